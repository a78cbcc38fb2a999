"""People and homes by what brings two of them together: lanes of those who share a room, a name or a phone.

A lane of more than `CROWD` is a crowd: whoever shares that much with everybody says little by it, and to compare all of
it with all of it would cost its square. Only the first few of it, by their ids, stand for it.
"""

from itertools import chain
from typing import NamedTuple

from models import database as db
from models.kinds import Resident

CROWD = 12
# What `count` and `load` ask of a kind, with the name of its table and of its columns by lane.
PEOPLE = ("resident LEFT JOIN household ON household.site = resident.site AND household.id = resident.household "
          "AND household.void IS NULL")
ASKED = {
    "resident": (PEOPLE, "resident", {"unit": "household.unit"},
                 "resident.id, resident.at, resident.name, resident.phone, household.unit, resident.household, "
                 "resident.plates, COALESCE(resident.same_as, resident.id)"),
    "household": ("household", "household", {}, "id, at, name, phone, unit, building, COALESCE(same_as, id)"),
}


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


def keys(one):
    """By what a record is brought together with others; exact values, so that an index can do the same."""
    found = {("name", one.name), ("phone", one.phone), ("unit", one.unit), ("household", one.household)}
    return [key for key in found if key[1]]


def by_key(found):
    """Lane → its records, in the order of their ids."""
    lanes = {}
    for one in sorted(found):
        for key in keys(one):
            lanes.setdefault(key, []).append(one)
    return lanes


def load(site, kind, column="id", values=None):
    """The records of a kind that have one of these values; all of them where there are no `values`."""
    if values is None:
        return _ones(kind, db.rows(_question(kind), site))
    found = (db.rows(f"{_question(kind)} AND {db.one_of(_column(kind, column), len(some))}", site, *some)
             for some in db.batches(values))
    return _ones(kind, chain.from_iterable(found))


def first(site, kind, lane, most):
    """The first `most` of a lane."""
    bytewise = "" if db.is_sqlite() else ' COLLATE "C"'
    question = f"{_question(kind)} AND {_column(kind, lane[0])} = ? ORDER BY {_column(kind, 'id')}{bytewise} LIMIT ?"
    return _ones(kind, db.rows(question, site, lane[1], most))


def sizes(site, kind, lanes):
    """Lane → how many are in it."""
    (tables, table, _, _), found = ASKED[kind], {}
    for column, values in _columns(lanes).items():
        name = _column(kind, column)
        for some in db.batches(values):
            found.update(((column, value), n) for value, n in db.rows(
                f"SELECT {name}, COUNT(*) FROM {tables} WHERE {table}.site = ? AND {table}.void IS NULL "
                f"AND {db.one_of(name, len(some))} GROUP BY {name}", site, *some))
    return found


def members(site, kind, lanes):
    """Lane → its records, of a crowd the first ones and one more."""
    size = sizes(site, kind, lanes)
    crowds = {lane: first(site, kind, lane, CROWD + 1) for lane in size if size[lane] > CROWD}
    few = [lane for lane in size if lane not in crowds]
    found = {one.id: one for column, values in _columns(few).items() for one in load(site, kind, column, values)}
    wanted, together = set(few), by_key(found.values())
    return {lane: together[lane] for lane in wanted.intersection(together)} | crowds


def _columns(lanes):
    """Column → the values that the lanes have there."""
    found = {}
    for column, value in lanes:
        found.setdefault(column, []).append(value)
    return found


def _question(kind):
    tables, table, _, columns = ASKED[kind]
    return f"SELECT {columns} FROM {tables} WHERE {table}.site = ? AND {table}.void IS NULL"


def _column(kind, column):
    _, table, other, _ = ASKED[kind]
    return other.get(column, f"{table}.{column}")


def _ones(kind, rows):
    if kind == "resident":
        return [One(*row[:6], frozenset(Resident.plates.from_column(row[6]) or ()), None, row[7]) for row in rows]
    return [One(*row[:5], None, frozenset(), row[5], row[6]) for row in rows]
