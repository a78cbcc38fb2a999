"""What an answer to an item writes, as ordinary ops; and what takes an answer back. Nothing is written here."""

import msgspec
from flask_babel import gettext as _

from models import database
from sync import joined, judge, rules
from sync.intake import Draft
from sync.items import pair_of
from sync.natural import natural_id
from views.desk.changes import VOID
from views.desk.rows import by_name

VALUES = ("claims", "rival", "reading")
PAIRS = {"same_person": "resident", "same_home": "household"}
ANSWERS = {
    **dict.fromkeys(VALUES, ("kept", "other", "typed", "both", "seen")),
    "void": ("restored", "taken_back"),
    "aside": ("released", "seen"),
    "same_event": ("same", "apart", "seen"), "same_person": ("same", "apart"), "same_home": ("same", "apart"),
    "day": ("seen",), "clock": ("seen",), "balance": ("seen",),
}
# Answers that many items can have at once.
TOGETHER = {**dict.fromkeys(VALUES, ("kept", "both", "seen")), "aside": ("seen",),
            **{type: answers for type, answers in ANSWERS.items() if "same" in answers or answers == ("seen",)}}
# What is seen and left alone needs no button of its own where another answer says the same.
UNSAID = (*VALUES, "same_event")


def told_of(id):
    """`(type, record, part)` that the id of an item names; `part` is empty where it names none."""
    type, what = id.split(":", 1)
    if type in (*VALUES, VOID):
        return type, *what.rsplit(":", 2)[:2]
    if type in ("balance", "day", "aside"):
        return type, what, ""
    return type, what.partition("|")[0].partition(":")[0], ""


def drafts(who, id, answer, story, heads, decided, typed=None, dot=None):
    """The Drafts of one answer, the decision last.

    `story`: of the item's record; `heads`, `decided`: part → dots that were shown of it and of the decision;
    `typed`: field → value; `dot`: of the op whose value is chosen. None where the answer does not fit the item.
    """
    type, record, part = told_of(id)
    if answer not in ANSWERS[type]:
        return None
    carried = _carried(who, type, answer, id, record, part, story, heads, typed, dot)
    if carried is None:
        return None
    return [*carried, decision(who, id, answer, "+0" if carried else None, decided)]


ALWAYS = "always"


def rule(who, covered, heads):
    """The Draft of a rule for the items `covered`; `heads`: part → dots of the rule as it was shown, if any."""
    fields = {"covers": covered, "answer": rules.ANSWERS[rules.told_of(covered)[0]]}
    return Draft("rule", {**fields, VOID: None}, natural_id(who.site_code, "rule", [covered]),
                 {name: heads.get(name, []) for name in (*fields, VOID)})


def shifted(drafts, by):
    """Drafts of one answer that refer to their own first, as it is called behind `by` others."""
    return [draft._replace(fields=draft.fields | {"made": f"+{by}"}) if draft.fields.get("made") == "+0" else draft
            for draft in drafts]


def decision(who, id, answer, made, heads):
    """The Draft of the decision itself. `heads`: part → dots of the decision that was shown."""
    fields = {"item": id, "answer": answer, "made": made}
    base = {name: heads.get(name, []) for name in fields}
    return Draft("decision", fields, natural_id(who.site_code, "decision", [id]), base)


def _carried(who, type, answer, id, record, part, story, heads, typed, dot):
    if type in VALUES and answer != "both":
        value = {"kept": _shown, "other": _told, "typed": lambda *_: typed}[answer](story, part, dot)
        return [_set(story, part, value, heads)] if value else None
    if type == VOID:
        reason = story.value(VOID, dot).get(VOID) if answer == "taken_back" else None
        if answer == "taken_back" and not reason:
            return None
        return [_set_void(story, reason, sorted({dot for dots in heads.values() for dot in dots}))]
    if type in PAIRS and answer == "same":
        a, b = pair_of(id)
        return [Draft("alias", {"kind_of": PAIRS[type], "a": a, "b": b})]
    if type in PAIRS:
        return _parted(who, type, id, _("Not the same"))
    return [Draft("release", {"op": record})] if answer == "released" else []


def _parted(who, type, id, reason):
    """Take back what says of a pair that they are one: two coordinators may both have said so."""
    found = joined.between(who.site, PAIRS[type], *pair_of(id))
    return [Draft("alias", {VOID: reason}, alias["id"], {VOID: alias["seen"]}) for alias in found]


def _shown(story, part, dot):
    return {name: story.row.get(name) for name in story.shape.parts[part].fields}


def _told(story, part, dot):
    return story.value(part, dot)


def _set(story, part, fields, heads):
    base = {name: heads[name] for name in (part, VOID) if name in heads}
    return Draft(story.shape.kind, fields, story.id, {part: [], **base})


def _set_void(story, reason, seen):
    return Draft(story.shape.kind, {VOID: reason}, story.id, {VOID: seen})


# -- taking an answer back


def decisions(site, dots):
    """The decisions that these ops made and that are still what they say, as dicts, each with its `dot` and `heads`."""
    found = []
    for some in database.batches(dots, 200):
        parts = [dot.partition(".")[::2] for dot in some if judge.RECORD.fullmatch(dot)]
        question = ("SELECT decision.item, decision.answer, decision.made, decision.heads, op.node, op.n FROM op "
                    f"{database.matching(('op.node', 'op.n'), len(parts))} JOIN decision ON decision.site = op.site "
                    "AND decision.id = op.record WHERE op.site = ? AND decision.answer IS NOT NULL")
        values = [value for node, n in parts for value in (node, int(n))]
        rows = database.rows(question, *values, site) if parts else ()
        found += by_name(("item", "answer", "made", "heads", "node", "n"), rows)
    told = [{**row, "dot": f"{row['node']}.{row['n']}", "heads": msgspec.json.decode(row["heads"])} for row in found]
    return [row for row in told if row["heads"].get("answer") == [row["dot"]]]


def undone(who, row, stories):
    """The Drafts that take one of `decisions` back; None where that can't be. `stories`: id → Story."""
    type, record, part = told_of(row["item"])
    if row["answer"] == "released":
        return None
    carried = []
    if type in PAIRS and row["answer"] == "same":
        carried = _parted(who, type, row["item"], _("Undone"))
    elif row["made"] and type in PAIRS:
        carried = [Draft("alias", {VOID: None}, joined.parted_by(who.site, row["made"]), {VOID: [row["made"]]})]
    elif row["made"]:
        carried = _put_back(stories[record], part, row["made"])
    return [*carried, decision(who, row["item"], None, None, row["heads"])]


def _put_back(story, part, made):
    """Ops that stand side by side as the values did before the op `made` settled them, in the same order."""
    ops = story.folding.ops if story.folding else {}
    dots = [dot for dot in story.folding.base(ops[made], part) if dot in ops] if made in ops else []
    rivals = sorted((ops[dot] for dot in dict.fromkeys(dots)), key=lambda op: op.order)
    if part == VOID:
        reason = next((op.sets[VOID] for op in reversed(rivals) if op.sets.get(VOID)), None)
        return [_set_void(story, reason, [made])] if reason else []
    told = [story.value(part, op.dot) for op in rivals if op.dot not in story.folding.creating]
    return [Draft(story.shape.kind, value, story.id, {part: [made]}) for value in told if value]
