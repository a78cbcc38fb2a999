"""What an answer to an item writes, as ordinary ops. Nothing is written here."""

from typing import NamedTuple

from flask_babel import gettext as _

from sync import joined, rules
from sync.ids import ItemId
from sync.intake import Draft
from sync.natural import natural_id
from views.desk.records.changes import VOID

VALUES = ("claims", "rival", "reading")
PAIRS = {type: kind for kind, type in rules.SAME.items()}
ANSWERS = {
    **dict.fromkeys(VALUES, ("kept", "other", "typed", "both", "seen")),
    "void": ("restored", "taken_back"),
    "aside": ("corrected", "released", "seen"),
    "same_event": ("same", "apart", "seen"), **dict.fromkeys(PAIRS, ("same", "apart")),
    "two_of_one": ("both",), "batch": ("seen", "items", "both"),
    **dict.fromkeys(("stale", "quota", "transit", "day", "clock", "balance"), ("seen",)),
}
# What somebody has to look at one by one.
ALONE = ("other", "typed", "restored", "taken_back", "corrected", "released")
# What is seen and left alone needs no button of its own where another answer says the same.
UNSAID = (*VALUES, "same_event")
ALWAYS = "always"


class Answer(NamedTuple):
    """One answer to an item. `who`: who gives it; `id`: of the item; `story`: of the item's record.

    `heads`, `decided`: part → dots that were shown of it and of the decision; `typed`: field → value; `dot`: of the op
    whose value is chosen.
    """

    who: object
    id: str
    said: str
    story: object
    heads: dict
    decided: dict
    typed: dict | None = None
    dot: str | None = None

    @property
    def type(self):
        return told_of(self.id)[0]

    @property
    def part(self):
        return told_of(self.id)[2]


def told_of(id):
    """`(type, record, part)` that the id of an item names; `part` is empty where it names none."""
    told = ItemId.parse(id)
    if told.type in (*VALUES, VOID):
        return told.type, *told.rivals[:2]
    return told.type, told.what if told.type in ("balance", "day", "aside") else told.first, ""


def together(type):
    """The answers that many items of a type can have at once."""
    return [answer for answer in ANSWERS[type] if answer not in ALONE]


def drafts(answer):
    """The Drafts of an Answer, the decision last; None where it does not fit the item."""
    if answer.said not in ANSWERS[answer.type]:
        return None
    carried = CARRIED.get(answer.said, lambda answer: [])(answer)
    if carried is None:
        return None
    made = f"+{len(carried) - 1}" if carried else None
    return [*carried, decision(answer.who, answer.id, answer.said, made, answer.decided)]


def rule(who, covered, heads):
    """The Draft of a rule for the items `covered`; `heads`: part → dots of the rule as it was shown, if any."""
    fields = {"covers": covered, "answer": rules.ANSWERS[rules.told_of(covered)[0]]}
    return Draft("rule", {**fields, VOID: None}, natural_id(who.site_code, "rule", [covered]),
                 {name: heads.get(name, []) for name in (*fields, VOID)})


def shifted(drafts, by):
    """Drafts of one answer that refer to each other, as they are called behind `by` others."""
    return [draft._replace(fields=draft.fields | {"made": f"+{int(draft.fields['made'][1:]) + by}"})
            if (draft.fields.get("made") or "").startswith("+") else draft for draft in drafts]


def decision(who, id, answer, made, heads):
    """The Draft of the decision itself. `heads`: part → dots of the decision that was shown."""
    fields = {"item": id, "answer": answer, "made": made}
    base = {name: heads.get(name, []) for name in fields}
    return Draft("decision", fields, natural_id(who.site_code, "decision", [id]), base)


def parted(who, type, id, reason):
    """Drafts that take back what says of a pair that they are one: two coordinators may both have said so."""
    found = joined.between(who.site, PAIRS[type], *ItemId.parse(id).pair)
    return [Draft("alias", {VOID: reason}, alias["id"], {VOID: alias["seen"]}) for alias in found]


def put_aside(story, dot):
    """The Line of an op that was set aside and belongs to a record of a kind that is known, or None."""
    line = next((line for line in story.lines if line.op.dot == dot), None) if story and story.shape else None
    return line if line and line.op.kind == story.shape.kind else None


def correctable(story, dot):
    """The fields that can be given their right value in an op that was set aside: those of the parts that are wrong."""
    line = put_aside(story, dot)
    if line is None:
        return []
    parts = dict.fromkeys(story.shape.part_of[name] for name in line.errors if name in story.shape.part_of)
    return [name for part in parts if part not in (*story.shape.key, VOID) for name in story.shape.parts[part].fields]


# -- the ops that carry an answer out


def _kept(answer):
    value = {name: answer.story.row.get(name) for name in answer.story.shape.parts[answer.part].fields}
    return [_set(answer, value)]


def _other(answer):
    value = answer.story.value(answer.part, answer.dot)
    return [_set(answer, value)] if value else None


def _typed(answer):
    return [_set(answer, answer.typed)] if answer.typed else None


def _set(answer, fields):
    base = {name: answer.heads[name] for name in (answer.part, VOID) if name in answer.heads}
    return Draft(answer.story.shape.kind, fields, answer.story.id, {answer.part: [], **base})


def _restored(answer):
    return [_void(answer, None)]


def _taken_back(answer):
    reason = answer.story.value(VOID, answer.dot).get(VOID)
    return [_void(answer, reason)] if reason else None


def _void(answer, reason):
    seen = sorted({dot for dots in answer.heads.values() for dot in dots})
    return Draft(answer.story.shape.kind, {VOID: reason}, answer.story.id, {VOID: seen})


def _same(answer):
    if answer.type not in PAIRS:
        return []
    a, b = ItemId.parse(answer.id).pair
    return [Draft("alias", {"kind_of": PAIRS[answer.type], "a": a, "b": b})]


def _apart(answer):
    return parted(answer.who, answer.type, answer.id, _("Not the same")) if answer.type in PAIRS else []


def _released(answer):
    return [Draft("release", {"op": ItemId.parse(answer.id).what})]


def _corrected(answer):
    """Let an op count, and in the same breath give its wrong fields the value that is right.

    A release is for ever, so that the value that was wrong stays in the history and another op replaces it.
    """
    dot, story = ItemId.parse(answer.id).what, answer.story
    if not answer.typed:
        return None
    parts = {story.shape.part_of[name] for name in answer.typed}
    base = {part: [dot] for part in parts} | ({VOID: answer.heads[VOID]} if VOID in answer.heads else {})
    return [*_released(answer), Draft(story.shape.kind, answer.typed, story.id, base)]


CARRIED = {"kept": _kept, "other": _other, "typed": _typed, "restored": _restored, "taken_back": _taken_back,
           "same": _same, "apart": _apart, "released": _released, "corrected": _corrected}
