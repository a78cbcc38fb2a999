"""A whole sheet undone: what it made is taken back, what it changed is put back. What somebody has changed since stays
as it is, and is told."""

import json

from models import database as db
from models import registry
from models.imported import KEPT
from sync import feed, intake, judge, log, nodes
from sync.ids import Dot
from sync.intake import Draft
from sync.sheets import before, store

VOID = "void"


class Quiet:
    """Somebody whose ops follow from a sheet and not from what a form says: sending that again is no new statement."""

    def __init__(self, who):
        self.site, self.person, self.said = who.site, who.person, ""


def abouts(site: int, dots: list[str]) -> dict[str, tuple[str, str]]:
    """Dot → (kind, record) of ops: what each is about."""
    found = {}
    for some in db.batches(map(Dot.parse, dots)):
        question = f"SELECT node, n, kind, record FROM op {db.matching(('node', 'n'), len(some))} WHERE site = ?"
        found.update({f"{node}.{n}": (kind, record or f"{node}.{n}") for node, n, kind, record in db.rows(
            question, *(value for dot in some for value in dot), site)})
    return found


def undo(who, sheet, reason: str, most: int) -> None:
    """Undo what the next rows have written. Each record is undone with the first row that wrote on it."""
    found = store.rows(sheet, most)
    once = f"sheet:{sheet.id}:undo:{found[0].nr}" if found else ""
    written = [row for row in found if row.dots]
    if written and not nodes.written_once(sheet.site, once):
        ids = {id for row in written for id in (row.record, row.beside) if id}
        drafts, kept = _drafts(sheet, ids - _earlier(sheet, ids, written[0].nr), reason)
        with db.writing():
            store.note(sheet, ("outcome",), [(KEPT, row.nr) for row in written
                                             if kept.intersection((row.record, row.beside))])
        if drafts:
            intake.write_all(Quiet(who), drafts, once)
    if found:
        with db.writing():
            store.reached(sheet, found[-1].nr)


def _earlier(sheet, ids, nr):
    """Of these records those on which a row before has written."""
    return {id for one in _touching(sheet, ids, "AND nr < ?", nr) for id in one[1:]}


def _touching(sheet, ids, also="", *params):
    """`(dots, record, beside)` of the rows that have written on one of the records."""
    found = []
    for some in db.batches(ids, 200):
        either = f"({db.one_of('record', len(some))} OR {db.one_of('beside', len(some))})"
        found += db.rows("SELECT dots, record, beside FROM imported_row WHERE site = ? AND sheet = ? AND dots IS NOT "
                         f"NULL AND {either} {also}", sheet.site, sheet.id, *some, *some, *params)
    return found


def _drafts(sheet, ids, reason):
    """`(drafts, kept)`: what undoes the ops of a sheet on these records, and the ids of those that others have changed.
    """
    mine = {dot for text, _, _ in _touching(sheet, ids) for dot in json.loads(text)}
    loaded = {id: ops for some in db.batches(ids) for id, ops in log.load(sheet.site, some).items()}
    drafts, kept = [], set()
    for id, ops in sorted(loaded.items()):
        record = feed.one(sheet.site, id)
        if record is None or VOID in record["fields"]:
            continue
        if _made(id, ops, mine):
            free = all(op.dot in mine for op in ops) and not _named(sheet, record)
            drafts += [_void(record, reason)] if free else []
        else:
            draft, free = _put_back(sheet.site, record, ops, mine)
            drafts += [draft] if draft else []
        kept.update(() if free else (id,))
    return drafts, kept


def _made(id, ops, mine):
    """Whether the sheet made a record: its op is the one that made it, of a natural id the first that came."""
    if ":" in id:
        return min(ops, key=lambda op: (op.arrived, op.n)).dot in mine
    return id in mine


def _named(sheet, record):
    """Whether a record that stays names this one: somebody else has written it, or changed what the sheet wrote."""
    ids = [id for kind, shape in registry.SHAPES.items() for name, f in shape.fields.items()
           if f.limits.get("of") == record["kind"] for id, in db.rows(
               f'SELECT id FROM "{kind}" WHERE site = ? AND "{name}" = ? AND void IS NULL', sheet.site, record["id"])]
    own = {dot for text, _, _ in _touching(sheet, ids) for dot in json.loads(text)}
    return any(op.dot not in own for some in db.batches(ids) for ops in log.load(sheet.site, some).values()
               for op in ops)


def _void(record, reason):
    seen = sorted({dot for dots in record["heads"].values() for dot in dots})
    return Draft(record["kind"], {VOID: reason}, record["id"], {VOID: seen})


def _put_back(site, record, ops, mine):
    """`(draft, whether all could be)`: the values that the record would have without the sheet, where nobody has said
    another since."""
    shape = registry.SHAPES[record["kind"]]
    own = [op for op in ops if op.dot in mine]
    parts = sorted({shape.part_of[name] for op in own for name in (judge.place(bytes(op.line)) or {}).get("set", ())})
    free = [part for part in parts if set(before.head_of(record, record["heads"], part)) <= mine]
    if not free:
        return None, not parts
    was = before.without(site, record["id"], mine)
    fields = {name: was.get(name) for part in free for name in shape.parts[part].fields}
    base = {part: before.head_of(record, record["heads"], part) for part in free}
    return Draft(shape.kind, fields, record["id"], base), free == parts
