"""By what a resident can be found: a cache of the residents and households, kept up from the feed as any reader would.

A key is bytes, so that both databases order it alike and a prefix is a range.
"""

import re
import unicodedata
from functools import lru_cache

import peewee
from pypinyin import Style, lazy_pinyin

from models import database as db
from models.database import database
from models.kinds import Household, Resident

BATCH = 2_000
APART = re.compile(r"[\s\-_.·•,，#号栋室]+")
ROOM, NAME, PLATE, PHONE = b"1", b"2", b"3", b"4"
APART_FROM_SORT = b"\0"
FOLDED = str.maketrans("oi", "01")


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


def find(site, typed, limit):
    """The ids of up to `limit` residents of `site` with a key that begins with what was typed: rooms first, then names.

    With a dash it is a room. The end of a phone number is looked for when all four digits of it are there.
    """
    _catch_up(site)
    found = {}
    for wanted in _wanted(typed):
        for key, resident in _range(site, wanted.encode(), limit):
            word, _, sort = bytes(key).rpartition(APART_FROM_SORT)
            if sort != PHONE or len(word) == len(wanted):
                found[resident] = min(found.get(resident, (PHONE,)), (sort, len(word), word))
    return sorted(found, key=found.get)[:limit]


def _wanted(typed):
    dashed, plain = _even(typed), compact(typed)
    if "-" in dashed.strip("-"):
        return [dashed]
    return [word for word in dict.fromkeys((plain, plain.translate(FOLDED))) if word]


def compact(text):
    """Text as keys are written: no case, no width, nothing between. "3-1502" and "3栋1502室" become "31502"."""
    return APART.sub("", _even(text))


def _even(text):
    return unicodedata.normalize("NFKC", text or "").lower().strip()


def keys(name, unit, phone, plates):
    """All keys of a resident: room with and without building, name and given name, pinyin, phone tail, plate tails.

    What sort of key it is stands behind it, where a prefix never reaches.
    """
    said = compact(name)
    syllables = lazy_pinyin(said, style=Style.NORMAL)
    folded = [compact(plate).translate(FOLDED) for plate in plates or ()]
    sorts = {
        ROOM: {_even(unit), compact(unit), compact((unit or "").rpartition("-")[2])},
        NAME: {said, said[1:], said[2:], "".join(syllables), "".join(syllable[:1] for syllable in syllables)},
        PLATE: {plate[-length:] for plate in folded for length in (3, 4, 5, 6, len(plate))},
        PHONE: {(phone or "")[-4:]},
    }
    return {word.encode()[:60] + APART_FROM_SORT + sort for sort, words in sorts.items() for word in words if word}


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


def _keys(one):
    return keys(one.name, one.unit, one.phone, one.plates)


def _people(site, ids):
    home = (Household.site == Resident.site) & (Household.id == Resident.household)
    return (Resident.select(Resident.id, Resident.name, Resident.phone, Resident.plates, Household.unit)
            .join(Household, peewee.JOIN.LEFT_OUTER, on=home)
            .where(Resident.site == site, Resident.id.in_(ids), Resident.void.is_null()).namedtuples())
