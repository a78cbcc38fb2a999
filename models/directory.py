"""By what a resident can be found: a cache of residents and households, kept up from the feed as any reader would."""

from collections.abc import Iterable
from functools import lru_cache

import peewee

from models import database as db
from models import lookup
from models.database import database
from models.kinds.household import Household, Resident

BATCH = 2_000
MOST = 2_000


class DirectoryKey(peewee.Model):
    """One way to find one resident."""

    site = peewee.IntegerField()
    key = peewee.BlobField()
    resident = peewee.TextField()

    class Meta:
        database = database
        table_name = "directory_key"
        primary_key = peewee.CompositeKey("site", "key", "resident")
        indexes = ((("site", "resident"), False),)


class DirectoryMark(peewee.Model):
    """How far the directory of a site has read the feed: positions of residents and of households."""

    site = peewee.IntegerField(primary_key=True)
    residents = peewee.BigIntegerField()
    households = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "directory_mark"


def find(site: int, typed: str, limit: int) -> list[str]:
    """The ids of up to `limit` residents of `site` with a key that begins with what was typed, the likeliest first."""
    _catch_up(site)
    hits = [hit for wish in lookup.wanted(typed) for hit in _hits(site, wish, limit)]
    stands = _stands(site, {resident for resident, _ in hits})
    found: dict[str, tuple[bytes, int, bytes]] = {}
    for resident, rank in hits:
        first = stands.get(resident, resident)
        found[first] = min(found.get(first, rank), rank)
    return sorted(found, key=lambda id: (found[id], id))[:limit]


def _hits(site, wish, limit):
    """`(resident, rank)` of the keys that a Wish begins; of room and name both must fit."""
    found = _called(site, wish) if wish.name else _range(site, wish.start, limit)
    return [(resident, rank) for key, resident in found if (rank := lookup.rank(bytes(key), wish))]


def _called(site, wish):
    """The keys that a Wish begins of those who have a name that begins as it says."""
    # What sort of key it is stands in its last byte.
    question = ("SELECT key, resident FROM directory_key WHERE site = ? AND key >= ? AND key < ? AND resident IN "
                "(SELECT resident FROM directory_key WHERE site = ? AND key >= ? AND key < ? "
                "AND SUBSTR(key, LENGTH(key), 1) = ?) ORDER BY key LIMIT ?")
    spans = [(site, start, _after(start)) for start in (wish.start, wish.name)]
    return db.rows(question, *spans[0], *spans[1], lookup.NAME, MOST)


def _stands(site, ids):
    """Who of these residents is one with another, and who stands for both: each is found by the words of either."""
    if not ids:
        return {}
    question = (f"SELECT id, same_as FROM resident WHERE site = ? AND {db.one_of('id', len(ids))} "
                "AND same_as IS NOT NULL")
    return dict(db.rows(question, site, *ids))


def _range(site, start, limit):
    question = "SELECT key, resident FROM directory_key WHERE site = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?"
    return db.rows(question, site, start, _after(start), limit * 4)


@lru_cache(maxsize=4096)
def _after(start):
    """The first bytes that no longer begin with `start`. UTF-8 never ends in 0xFF."""
    return start[:-1] + bytes([start[-1] + 1])


def _catch_up(site):
    try:
        _read_on(site)
    except db.Busy:
        # Who moved in a moment ago is found a moment later; the queue at the gate does not wait for it.
        return


def _read_on(site):
    while _behind(site):
        with db.writing():
            mark = _mark(site)
            changed, residents, households = _changed(site, mark)
            _write(site, changed)
            db.upsert("directory_mark", ("site", "residents", "households"), ("site",), [(site, residents, households)])


def _behind(site):
    residents, households = _mark(site)
    return _next(site, "resident", residents) or _next(site, "household", households)


def _mark(site):
    return db.row("SELECT residents, households FROM directory_mark WHERE site = ?", site) or (0, 0)


def _next(site, kind, after, limit=1):
    return db.rows(f"SELECT pos, id FROM {kind} WHERE site = ? AND pos > ? ORDER BY pos LIMIT ?", site, after, limit)


def _changed(site, mark):
    """The ids of residents to write again, and the new mark. A household that changed takes its residents with it."""
    residents, homes = _next(site, "resident", mark[0], BATCH), _next(site, "household", mark[1], BATCH)
    ids = {id for _, id in residents}
    for some in db.batches([id for _, id in homes]):
        question = f"SELECT id FROM resident WHERE site = ? AND {db.one_of('household', len(some))}"
        ids |= {id for id, in db.rows(question, site, *some)}
    return ids, residents[-1][0] if residents else mark[0], homes[-1][0] if homes else mark[1]


def _write(site, ids):
    for some in db.batches(ids):
        db.execute(f"DELETE FROM directory_key WHERE site = ? AND {db.one_of('resident', len(some))}", site, *some)
        db.insert("directory_key", ("site", "key", "resident"),
                  [(site, key, one.id) for one in _people(site, some) for key in _keys(one)])


def forget(site: int, kind: str, ids: Iterable[str]) -> None:
    """Forget by what these residents could be found, or who lived in these homes by their rooms."""
    if kind == Resident.kind():
        _write(site, set(ids))
    elif kind == Household.kind():
        for some in db.batches(ids):
            question = f"SELECT id FROM resident WHERE site = ? AND {db.one_of('household', len(some))}"
            _write(site, {id for id, in db.rows(question, site, *some)})


def _keys(one):
    return lookup.keys(one.name, one.unit, one.phone, one.plates, one.pass_no)


def _people(site, ids):
    home = (Household.site == Resident.site) & (Household.id == Resident.household)
    return (Resident.select(Resident.id, Resident.name, Resident.phone, Resident.plates, Resident.pass_no,
                            Household.unit)
            .join(Household, peewee.JOIN.LEFT_OUTER, on=home)
            .where(Resident.site == site, Resident.id.in_(ids), Resident.void.is_null()).namedtuples())
