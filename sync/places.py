"""Which record stands at which place of a site's feed: one table for all kinds, kept with the rows that it tells of.

So a page of the feed is found by one question, and those kinds alone are asked that have a record on it.
"""

from itertools import repeat
from typing import NamedTuple

from models import database as db
from models import registry
from models.change import COLUMNS
from models.shape import COMMON

MIXED = "CASE WHEN told.mixed + told.uncertain > 0 THEN 1 ELSE 0 END"
ID, POS, UNCERTAIN, TOLD = map(COMMON.index, ("id", "pos", "uncertain", "mixed"))


class Place(NamedTuple):
    """A place in the feed; `mixed`: as in models.change."""

    pos: int
    mixed: int
    kind: str


def made(site, kind, places, ids, mixed):
    """Records that stood nowhere stand at these places now."""
    db.insert("change", COLUMNS, list(zip(repeat(site, len(ids)), places, repeat(kind, len(ids)), ids, mixed,
                                          strict=True)))


def moved(site, kind, rows):
    """These rows of a kind are about to be written, each at a new place: their records leave those where they stood."""
    ids, places = [row[ID] for row in rows], [row[POS] for row in rows]
    for some in db.batches(ids):
        db.execute(f'DELETE FROM change WHERE site = ? AND pos IN (SELECT pos FROM "{kind}" WHERE site = ? '
                   f"AND {db.one_of('id', len(some))})", site, site, *some)
    made(site, kind, places, ids, [int(row[UNCERTAIN] or row[TOLD]) for row in rows])


def between(site, after, upto, own, kinds, limit):
    """The Places of the first `limit` records of these kinds between two places, in order.

    Without those that the node `own` knows by itself, where one is named.
    """
    skip = " AND NOT (mixed = 0 AND id >= ? AND id < ?)" if own else ""
    question = (f"SELECT pos, mixed, kind FROM change WHERE site = ? AND pos > ? AND pos <= ? "
                f"AND {db.one_of('kind', len(kinds))}{skip} ORDER BY pos LIMIT ?")
    params = [site, after, upto, *kinds, *([f"{own}.", f"{own}/"] if own else ()), limit]
    return [Place(*row) for row in db.rows(question, *params)]


def count(site, after, upto, kinds):
    """How many records of these kinds stand between two places."""
    return db.row(f"SELECT COUNT(*) FROM change WHERE site = ? AND pos > ? AND pos <= ? "
                  f"AND {db.one_of('kind', len(kinds))}", site, after, upto, *kinds)[0]


def since(site, after):
    """The ids of the records that have changed after a place."""
    return {id for id, in db.rows("SELECT id FROM change WHERE site = ? AND pos > ?", site, after)}


def rebuild(site):
    """Make the table again from the rows of the kinds."""
    db.execute("DELETE FROM change WHERE site = ?", site)
    for kind in registry.KINDS:
        db.execute(f"INSERT INTO change (site, pos, kind, id, mixed) SELECT told.site, told.pos, ?, told.id, {MIXED} "
                   f'FROM "{kind}" AS told WHERE told.site = ?', kind, site)


def wrong(site):
    """`(kind, id)` of what stands elsewhere in the table than its row says, or in one of the two alone."""
    there = 0
    for kind in registry.KINDS:
        there += db.row(f'SELECT COUNT(*) FROM "{kind}" WHERE site = ?', site)[0]
        yield from db.rows(
            f'SELECT ?, told.id FROM "{kind}" AS told LEFT JOIN change ON change.site = told.site '
            "AND change.pos = told.pos AND change.kind = ? AND change.id = told.id "
            f"AND change.mixed = {MIXED} WHERE told.site = ? AND change.id IS NULL ORDER BY told.id", kind, kind, site)
    # Where every row has its own place, only more places than rows can still be wrong.
    kinds = list(registry.KINDS)
    if db.row(f"SELECT COUNT(*) FROM change WHERE site = ? AND {db.one_of('kind', len(kinds))}", site,
              *kinds)[0] != there:
        for kind in kinds:
            yield from db.rows(
                "SELECT kind, id FROM change WHERE site = ? AND kind = ? AND NOT EXISTS (SELECT 1 FROM "
                f'"{kind}" AS told WHERE told.site = change.site AND told.id = change.id AND told.pos = change.pos) '
                "ORDER BY id", site, kind)
