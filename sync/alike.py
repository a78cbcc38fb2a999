"""People and homes that may have been written down twice, with the reasons for thinking so.

Two records are compared where an index brings them together: by room, name or phone. What follows is a function of the
records as they are, whatever order they arrived in.
"""

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from models import database as db
from models import lookup
from models.kinds import Resident
from sync import items

# What agreeing counts for, and what it takes to ask a person. Namesakes in other rooms and families that share a phone
# are common, so one agreement alone is not enough.
PERSON, PERSON_ENOUGH = {"name": 3, "sound": 2, "room": 3, "phone": 3, "plate": 2}, 5
HOME, HOME_ENOUGH = {"room": 3, "name": 2, "sound": 1, "phone": 2}, 3
# The item that asks about two records of a kind.
ASKED = {"resident": "same_person", "household": "same_home"}


class One(NamedTuple):
    """A resident, with the room of the household; or a household, with its building. `stands`: who stands for it."""

    id: str
    at: int
    name: str | None
    phone: str | None
    unit: str | None
    household: str | None
    plates: frozenset
    building: str | None
    stands: str


def pairs(site, kind, ids=None):
    """`(one, other, reasons)` of the records of a kind that may be the same, of `ids` and of all others.

    Those that are one already are asked about only where somebody has answered: answers may have changed since.
    """
    found = list(_near_each_other(site, kind, ids))
    joined = [_item(kind, pair) for pair in found if pair[0].stands == pair[1].stands]
    answered = items.answered(site, joined)
    return [pair for pair in found if pair[0].stands != pair[1].stands or _item(kind, pair) in answered]


def _item(kind, pair):
    return f"{ASKED[kind]}:{items.pair(pair[0].id, pair[1].id)}"


def _near_each_other(site, kind, ids):
    load = {"resident": _residents, "household": _homes}[kind]
    given = load(site, "id", ids)
    near = _lanes(given if ids is None else _near(site, kind, given, load))
    told = set()
    for one in given:
        for other in {other for lane in _keys(one) for other in near.get(lane, ())}:
            names = tuple(sorted((one.id, other.id)))
            if one.id == other.id or names in told:
                continue
            told.add(names)
            reasons = likeness(kind, one, other)
            if reasons:
                yield (*sorted((one, other)), reasons)


def likeness(kind, one, other):
    """Why two may be the same, strongest first; empty where that is not enough. Pure."""
    weights, enough = (PERSON, PERSON_ENOUGH) if kind == "resident" else (HOME, HOME_ENOUGH)
    if one.building and other.building and lookup.compact(one.building) != lookup.compact(other.building):
        return []
    agreed = [reason for reason in weights if AGREE[reason](one, other)]
    agreed = [reason for reason in agreed if reason != "sound" or "name" not in agreed]
    named = kind == "household" or {"name", "sound"}.intersection(agreed)
    return agreed if named and sum(weights[reason] for reason in agreed) >= enough else []


def residents_of(site, households):
    """The ids of the people who live there."""
    found = (db.rows(f"SELECT id FROM resident WHERE site = ? AND {db.one_of('household', len(some))}", site, *some)
             for some in db.batches(households))
    return {id for id, in chain.from_iterable(found)}


AGREE = {
    "name": lambda one, other: bool(one.name) and lookup.compact(one.name) == lookup.compact(other.name),
    "sound": lambda one, other: bool(one.name and other.name) and sound(one.name) == sound(other.name),
    "room": lambda one, other: _room(one) is not None and _room(one) == _room(other),
    "phone": lambda one, other: bool(one.phone) and lookup.compact(one.phone) == lookup.compact(other.phone),
    "plate": lambda one, other: bool(one.plates & other.plates),
}


@lru_cache(maxsize=8192)
def sound(name):
    """A name as it is spoken, without tones."""
    return lookup.pinyin(name)


def _room(one):
    return lookup.compact(one.unit) if one.unit else one.household


def _keys(one):
    """By what a record is brought together with others; exact values, so that an index can do the same."""
    keys = {("name", one.name), ("phone", one.phone), ("unit", one.unit), ("household", one.household)}
    return [key for key in keys if key[1]]


def _lanes(found):
    lanes = {}
    for one in found:
        for key in _keys(one):
            lanes.setdefault(key, []).append(one)
    return lanes


def _near(site, kind, given, load):
    """Everybody who shares a key with one of the given."""
    wanted = {}
    for column, value in chain.from_iterable(map(_keys, given)):
        wanted.setdefault(column, set()).add(value)
    found = {one.id: one for column, values in wanted.items() for one in load(site, column, values)}
    return found.values()


def _residents(site, column, values):
    if column == "unit":
        return _residents(site, "household", [one.id for one in _homes(site, "unit", values)])
    question = ("SELECT resident.id, resident.at, resident.name, resident.phone, household.unit, resident.household, "
                "resident.plates, COALESCE(resident.same_as, resident.id) FROM resident "
                "LEFT JOIN household ON household.site = resident.site "
                "AND household.id = resident.household AND household.void IS NULL WHERE resident.site = ? "
                "AND resident.void IS NULL")
    rows = _asked(question, f"resident.{column}", site, values)
    return [One(*row[:6], frozenset(Resident.plates.from_column(row[6]) or ()), None, row[7]) for row in rows]


def _homes(site, column, values):
    question = ("SELECT id, at, name, phone, unit, building, COALESCE(same_as, id) FROM household "
                "WHERE site = ? AND void IS NULL")
    rows = _asked(question, column, site, values) if column != "household" else ()
    return [One(*row[:5], None, frozenset(), row[5], row[6]) for row in rows]


def _asked(question, column, site, values):
    if values is None:
        return db.rows(question, site)
    return chain.from_iterable(db.rows(f"{question} AND {db.one_of(column, len(some))}", site, *some)
                               for some in db.batches(values))
