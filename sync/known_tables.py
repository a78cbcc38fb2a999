"""The tables of the kinds as they were known at an earlier moment, to be asked like the tables of today.

A record of which nothing has become known since is read from today's table. The others are folded as of then, once, and
stand in a temporary table beside it. So a page costs what today's costs, and a fold for each record that changed since.
"""

from contextlib import contextmanager, suppress
from itertools import count

from models import database as db
from models import registry
from models.faults import LINE
from sync import known_batches, known_doubles, known_joined, projection
from sync.known import Then

MOST = 10_000
NUMBERED = count(1)


class TooMuch(Exception):
    """More records have changed since than can be folded for a page."""


@contextmanager
def tables(site, at):
    """The Tables of a site as they were known at `at` (ms), until the block ends. Raises TooMuch when asked for one."""
    # Temporary tables are of one connection. Whatever else is written meanwhile is then committed with the block.
    with db.one_connection():
        made = Tables(Then(site, at))
        try:
            yield made
        except BaseException:
            # A transaction that failed takes them along.
            with suppress(*LINE):
                made.drop()
            raise
        made.drop()


class Tables:
    """`source(kind)` is what to write after FROM; with fewer columns it costs less, for SQLite copies what it reads."""

    def __init__(self, then):
        self.then, self.changed, self._sources, self._same = then, {}, {}, {}

    def source(self, kind, columns=()):
        if kind not in self._sources:
            name = f"known_{next(NUMBERED)}_{kind}"
            self._sources[kind] = name
            self._make(kind, name)
        shape = registry.SHAPES[kind]
        names = [column for column in shape.columns if not columns or column in columns]
        return _source(shape, self.then, self._sources[kind], self._same[kind], names)

    def drop(self):
        """Leave nothing behind on the connection."""
        for name in self._sources.values():
            db.execute(f'DROP TABLE IF EXISTS "{name}"')
            db.execute(f'DROP TABLE IF EXISTS "{name}_id"')

    def _rows(self, shape, ids):
        """The rows as of then of the records `ids`, and of those that another one was counted for then, or is now."""
        folded = [record for some in db.batches(sorted(ids)) for record in self.then.fold(some)]
        rows = [projection.row_of(self.then.site, record, 0) for record in folded
                if record.kind == shape.kind and record.state]
        if shape.about.mergeable:
            return known_joined.settled(self, shape, rows)
        rows = known_doubles.settled(self.then, shape, rows) if shape.about.duplicates else rows
        return known_batches.settled(self.then, shape, rows) if shape.about.batch else rows

    def _make(self, kind, name):
        shape, ids = registry.SHAPES[kind], self.then.changed(kind, MOST + 1)
        if len(ids) > MOST:
            raise TooMuch
        names = ", ".join(f'"{column}"' for column in shape.columns)
        db.execute(f'CREATE TEMPORARY TABLE "{name}" AS SELECT {names} FROM "{kind}" WHERE 1 = 0')
        db.execute(f'CREATE TEMPORARY TABLE "{name}_id" (id TEXT PRIMARY KEY)')
        rows = self._rows(shape, ids)
        self.changed[kind] = ids.union(row[1] for row in rows)
        db.insert(f"{name}_id", ("id",), [(id,) for id in sorted(self.changed[kind])])
        db.insert(name, shape.columns, rows)
        changed = db.row(f'SELECT MIN(at) FROM "{kind}" WHERE site = ? AND id IN (SELECT id FROM "{name}_id")',
                         self.then.site)[0]
        self._same[kind] = self.then.from_here if changed is None else min(changed, self.then.from_here)


def _source(shape, then, name, same, columns):
    """Both parts as one. Of ids that are dots, today's table also has those that came only later: the log knows.

    What had not happened yet was not known either, so that an index on when it happened leaves out most of those.
    `same`: what happened before this moment, ms, was known as it is now.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    arrived = "" if shape.key else (
        " AND EXISTS (SELECT 1 FROM op WHERE op.site = kept.site AND op.node = SUBSTR(kept.id, 1, 13) "
        f"AND op.n = CAST(SUBSTR(kept.id, 15) AS BIGINT) AND op.arrived <= {int(then.at)})")
    unknown = f'NOT EXISTS (SELECT 1 FROM "{name}_id" AS changed WHERE changed.id = kept.id)'
    return (f'(SELECT {names} FROM "{shape.kind}" AS kept WHERE at <= {int(then.at)} '
            f'AND (at < {int(same)} OR {unknown}{arrived}) '
            f'UNION ALL SELECT {names} FROM "{name}") AS "{shape.kind}"')
