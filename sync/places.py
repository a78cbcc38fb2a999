"""Which record stands at which place of a site's feed: one table for all kinds, kept with the rows that it tells of.

So a page of the feed is found by one question, and those kinds alone are asked that have a record on it.
"""

from typing import NamedTuple

from models import database as db
from models import registry
from sync import tallies

MIXED = "CASE WHEN told.mixed + told.uncertain > 0 THEN 1 ELSE 0 END"
# No place is past it.
LAST = 2**53


class Place(NamedTuple):
    """A place in the feed; `mixed`: as in models.change."""

    pos: int
    mixed: int
    kind: str


def leave(site, kind, ids):
    """The records of these ids are about to be written at new places: they leave those where they stand."""
    for some in db.batches(ids):
        tallies.left(site, db.rows(
            f'DELETE FROM change WHERE site = ? AND pos IN (SELECT pos FROM "{kind}" WHERE site = ? '
            f"AND {db.one_of('id', len(some))}) RETURNING kind, id, pos, mixed", site, site, *some))


def take(site, kind, after=0, upto=LAST):
    """The rows of a kind that were written between two places take theirs.

    Whatever stands there against all rules gives way: a cache that lies must not keep a record from being written.
    """
    tallies.taken(site, db.rows(
        "INSERT INTO change (site, pos, kind, id, mixed) "
        f"SELECT told.site, told.pos, '{kind}', told.id, {MIXED} FROM \"{kind}\" AS told "
        "WHERE told.site = ? AND told.pos > ? AND told.pos <= ? ON CONFLICT (site, pos) DO UPDATE "
        "SET kind = excluded.kind, id = excluded.id, mixed = excluded.mixed "
        "RETURNING kind, id, pos, mixed", site, after, upto))


def between(site, after, upto, own, kinds, limit):
    """The Places of the first `limit` records of these kinds between two places, in order.

    Without those that the node `own` knows by itself, where one is named.
    """
    skip = " AND NOT (mixed = 0 AND id >= ? AND id < ?)" if own else ""
    question = (f"SELECT pos, mixed, kind FROM change WHERE site = ? AND pos > ? AND pos <= ? "
                f"AND {db.one_of('kind', len(kinds))}{skip} ORDER BY pos LIMIT ?")
    params = [site, after, upto, *kinds, *([f"{own}.", f"{own}/"] if own else ()), limit]
    return list(map(Place._make, db.rows(question, *params)))


def count(site, after, upto):
    """How many records stand between two places."""
    return db.row("SELECT COUNT(*) FROM change WHERE site = ? AND pos > ? AND pos <= ?", site, after, upto)[0]


def since(site, after):
    """The ids of the records that have changed after a place."""
    return {id for id, in db.rows("SELECT id FROM change WHERE site = ? AND pos > ?", site, after)}


def rebuild(site):
    """Make the table again from the rows of the kinds."""
    db.execute("DELETE FROM change WHERE site = ?", site)
    for kind in registry.KINDS:
        take(site, kind)
    tallies.fill(site)


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
