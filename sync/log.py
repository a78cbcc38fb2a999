"""The ops of some records, as they stand in the log."""

from typing import NamedTuple

from models import database as db
from sync.ids import Dot
from sync.judge import RECORD


class Stored(NamedTuple):
    """One op, as in `models.op`: its line, and what is known of it."""

    site: int
    node: str
    n: int
    kind: str
    record: str | None
    t: int
    at: int
    uncertain: int
    arrived: int
    verdict: int
    line: bytes
    erased: str | None = None

    @property
    def dot(self):
        return f"{self.node}.{self.n}"

    @property
    def about(self):
        """The id of the record that it is about."""
        return self.record or self.dot


def load(site, ids):
    """Id → the Stored ops about that record, of those of `ids` that any op of the site is about. Two questions."""
    question = f"SELECT {', '.join(Stored._fields)} FROM op"
    found = db.rows(f"{question} WHERE site = ? AND {db.one_of('record', len(ids))}", site, *ids)
    dots = [Dot.parse(id) for id in ids if RECORD.fullmatch(id)]
    if dots:
        found += db.rows(f"{question} {db.matching(('node', 'n'), len(dots))} WHERE site = ?",
                         *(value for dot in dots for value in dot), site)
    loaded, wanted = {}, set(ids)
    for op in map(Stored._make, found):
        # A dot that is wanted may be that of an edit: then it is no op of the record that was asked for.
        if op.about in wanted:
            loaded.setdefault(op.about, {})[op.node, op.n] = op
    return {id: list(ops.values()) for id, ops in loaded.items()}


def released(site, dots):
    """Those of these Dots that a coordinator of the site has found to be right."""
    return {Dot(*row) for some in db.batches(dots) for row in db.rows(
        f"SELECT node, n FROM released {db.matching(('node', 'n'), len(some))} WHERE site = ?",
        *(value for dot in some for value in dot), site)}
