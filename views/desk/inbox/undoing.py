"""What takes an answer back, as ordinary ops: what was decided is open again, as before. Nothing is written here."""

from flask_babel import gettext as _

from models import database
from sync import joined, judge
from sync.ids import Dot
from sync.intake import Draft
from views.desk.inbox.answers import PAIRS, decision, parted, put_aside, told_of
from views.desk.inbox.queue import record_of
from views.desk.records.changes import VOID
from views.desk.rows import by_name
from views.heads import stored


def decisions(site, dots):
    """The decisions that these ops made and that are still what they say, as dicts, each with its `dot` and `heads`."""
    found = []
    for some in database.batches(dots, 200):
        parts = [Dot.parse(dot) for dot in some if judge.RECORD.fullmatch(dot)]
        question = ("SELECT decision.item, decision.answer, decision.made, decision.heads, op.node, op.n FROM op "
                    f"{database.matching(('op.node', 'op.n'), len(parts))} JOIN decision ON decision.site = op.site "
                    "AND decision.id = op.record WHERE op.site = ? AND decision.answer IS NOT NULL")
        values = [value for dot in parts for value in dot]
        rows = database.rows(question, *values, site) if parts else ()
        found += by_name(("item", "answer", "made", "heads", "node", "n"), rows)
    told = [{**row, "dot": f"{row['node']}.{row['n']}", "heads": stored(row["heads"]),
             "record": record_of(site, row["item"])} for row in found]
    return [row for row in told if row["heads"].get("answer") == [row["dot"]]]


def undone(who, row, stories):
    """The Drafts that take one of `decisions` back. `stories`: id → Story."""
    type, record, part = told_of(row["item"])
    carried = []
    if row["answer"] in ("released", "corrected"):
        carried = _uncounted(stories.get(row["record"]), record, row["made"])
    elif type in PAIRS and row["answer"] == "same":
        carried = parted(who, type, row["item"], _("Undone"))
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


def _set_void(story, reason, seen):
    return Draft(story.shape.kind, {VOID: reason}, story.id, {VOID: seen})


def _uncounted(story, dot, made):
    """Ops after which an op that was let count for ever says nothing any more.

    What it began is taken back as a whole; of what it changed, what was there before is put back.
    """
    line = put_aside(story, dot)
    if line is None or story.folding is None:
        return []
    begun = [one.op for one in story.lines if one.op.creating and one.op.valid and one.op.dot != dot]
    if line.op.creating and not begun:
        return [_set_void(story, _("Undone"), story.seen)]
    parts = dict.fromkeys(story.shape.part_of[name] for name in line.op.sets)
    found = [_before(story, line.op, part, {dot, made}) for part in parts if part not in story.shape.key]
    return [draft for draft in found if draft]


def _before(story, op, part, mine):
    """The Draft that puts back what a part said without the ops `mine`; None where others have replaced those."""
    heads = story.heads.get(part, [])
    own, others = [dot for dot in heads if dot in mine], [dot for dot in heads if dot not in mine]
    if not own:
        return None
    if part == VOID:
        return _set_void(story, None, story.seen)
    values = [story.value(part, dot) for dot in others[:1]] or story.replaced(op, part)[-1:] or [{}]
    fields = {name: values[0].get(name) for name in story.shape.parts[part].fields}
    return Draft(story.shape.kind, fields, story.id, {part: [*own, *others[:1]], VOID: story.heads.get(VOID, [])})
