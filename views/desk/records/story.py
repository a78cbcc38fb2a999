"""A record as its ops tell it: what each set, what it replaced, which are heads. Loaded in three questions a page."""

from typing import NamedTuple

import msgspec

from models import access, database
from models.registry import SHAPES
from sync import erasing, judge, log
from sync.fold import Folding, Op
from sync.ids import NaturalId
from views.desk.rows import by_name


class Line(NamedTuple):
    """One op of a record. `by`: id of the person, None for the device's own first person.

    `op`: as the fold sees it. `errors`: why it was set aside. `rivals`: the parts of which it is one of several values.
    """

    op: Op
    by: str | None
    verdict: str
    errors: dict
    rivals: list


class Story(NamedTuple):
    """A record and its ops, in the order in which they happened. `fields`, `row`: as it is now, None where nothing is.

    `heads`: part → dots; a part that only the creating op has set is not in it. `folding`: None without a valid
    creating op. `hidden`: the fields that who reads it does not see: nowhere in the story is anything of them. Of a
    `sealed` one they may read nothing: it has no shape.
    """

    id: str
    shape: object
    row: dict | None
    heads: dict
    conflicts: list
    waiting: list
    lines: list
    folding: Folding | None
    hidden: frozenset = frozenset()
    sealed: bool = False

    @property
    def natural(self):
        return ":" in self.id

    @property
    def seen(self):
        """Every head there is: what somebody who takes the record back has on the screen."""
        return sorted({dot for dots in self.heads.values() for dot in dots})

    def value(self, part, dot):
        """What the op `dot` says of a part: field → value. Members of a group that it does not set come from below."""
        folding = self.folding
        if folding is None or dot not in folding.ops or not folding.ops[dot].valid:
            return {}
        if self.shape.parts[part].group:
            return folding.value(self.shape.parts[part], dot)
        sets = folding.ops[dot].sets
        return {part: sets[part]} if part in sets else {}

    def replaced(self, op, part):
        """The values of a part that an op replaced, each as `value` gives it: the first one only where no other was."""
        if self.folding is None or op.dot not in self.folding.ops:
            return []
        dots = [dot for dot in dict.fromkeys(self.folding.base(op, part)) if dot != op.dot]
        later = [dot for dot in dots if dot not in self.folding.creating]
        return [self.value(part, dot) for dot in later or dots]


def story(who, id):
    """The Story of one record as somebody may read it, or None where no op at the site names it."""
    return stories(who, [id]).get(id) if is_record(id) else None


def is_record(id):
    """Whether a text from the address of a page can be the id of a record."""
    return bool(judge.RECORD.fullmatch(id) or judge.NATURAL.fullmatch(id))


def stories(who, ids):
    """id → Story as somebody may read it, of those of `ids` that any op at the site names."""
    site = who.site
    loaded = log.load(site, ids)
    told = _verdicts(site, loaded)
    kinds = {id: _kind(id, ops) for id, ops in loaded.items()}
    current = _current(site, kinds)
    found = (_story(id, SHAPES.get(kinds[id]), ops, told, current.get(id)) for id, ops in loaded.items())
    return {story.id: _readable(story, who.roles) for story in found}


def _readable(story, roles):
    """A Story without what these roles don't see."""
    if story.shape is None:
        return story
    if not access.may_read(story.shape.kind, *roles):
        return Story(story.id, None, None, {}, [], [], [_blank(line, ()) for line in story.lines], None, sealed=True)
    return without(story, frozenset(story.shape.own) - access.seen(story.shape.kind, *roles).keys())


def without(story, hidden):
    """A Story in which nothing of some fields stands: no values, no heads, no disputes."""
    if not hidden:
        return story
    shape, parts = story.shape, {story.shape.part_of[name] for name in hidden}
    lines = [_blank(line, [name for name in line.op.sets if name not in hidden], parts) for line in story.lines]
    return story._replace(
        row=story.row and {**story.row, **dict.fromkeys(hidden)}, hidden=hidden, lines=lines,
        heads={part: dots for part, dots in story.heads.items() if part not in parts},
        conflicts=[part for part in story.conflicts if part not in parts],
        waiting=[part for part in story.waiting if part not in parts],
        folding=story.folding and folding_of(lines, shape, story.natural))


def _blank(line, seen, parts=None):
    """A Line that says of its op the `seen` fields alone; of rivals all but those in `parts`, or none."""
    return line._replace(op=line.op._replace(sets={name: line.op.sets[name] for name in seen}),
                         errors={name: why for name, why in line.errors.items() if name in seen},
                         rivals=[part for part in line.rivals if part not in parts] if parts is not None else [])


def _verdicts(site, loaded):
    if not loaded:
        return {}
    found = database.rows(
        f"SELECT node, n, verdict, detail FROM verdict WHERE site = ? AND {database.one_of('record', len(loaded))}",
        site, *loaded)
    return {(node, n): (verdict, msgspec.json.decode(detail)) for node, n, verdict, detail in found}


def _story(id, shape, rows, told, row):
    lines = sorted((_line(row, shape, told) for row in rows), key=lambda line: line.op.order)
    heads, conflicts, waiting = (msgspec.json.decode(row[name]) if row and row[name] else () for name in
                                 ("heads", "conflicts", "waiting"))
    return Story(id, shape, row, dict(heads), list(conflicts), list(waiting), lines,
                 folding_of(lines, shape, ":" in id))


def _kind(id, ops):
    if NaturalId.is_one(id):
        return NaturalId.parse(id).kind
    return next((op.kind for op in ops if op.record is None), ops[0].kind)


def _line(stored, shape, told):
    verdict, detail = told.get((stored.node, stored.n), ("", {}))
    doc = judge.place(bytes(stored.line)) or {}
    sets = judge.normal(doc, shape) if shape and isinstance(doc.get("set"), dict) else {}
    natural = shape and ":" in (stored.record or "")
    creating = all(name in sets for name in shape.key) if natural else stored.record is None
    valid = verdict not in ("quarantined", "newer") and stored.erased != erasing.WHOLE
    op = Op(stored.node, stored.n, stored.kind, stored.t, stored.at, stored.uncertain, stored.arrived, sets,
            doc.get("base") if judge.is_base(doc.get("base")) else {}, creating, valid, stored.verdict == judge.VALID,
            erasing.parts(stored.erased, shape) if shape else frozenset())
    by = doc.get("by") if isinstance(doc.get("by"), str) else None
    return Line(op, by, verdict, detail if verdict == "quarantined" else {}, detail if verdict == "conflict" else [])


def folding_of(lines, shape, natural):
    """The Folding of the ops of these Lines, or None where none of them begins a record."""
    ops = [line.op for line in lines if shape and line.op.kind == shape.kind]
    created = min((op for op in ops if op.creating and op.valid), key=lambda op: op.order, default=None)
    return created and Folding(ops, shape, frozenset(), 0, natural, created)


def _current(site, kinds):
    """id → the record's row with JSON-shaped values: one question for each kind."""
    found = {}
    for kind in sorted(set(kinds.values()) & set(SHAPES)):
        shape, ids = SHAPES[kind], [id for id in kinds if kinds[id] == kind]
        names = ", ".join(f'"{name}"' for name in shape.columns)
        question = f'SELECT {names} FROM "{kind}" WHERE site = ? AND {database.one_of("id", len(ids))}'
        rows = by_name(shape.columns, database.rows(question, site, *ids))
        found.update({row["id"]: {**row, **_json_values(shape, row)} for row in rows})
    return found


def _json_values(shape, row):
    return {name: shape.fields[name].from_column(row[name]) for name in shape.own if row[name] is not None}
