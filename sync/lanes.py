"""Records by what brings two of them together: lanes of those that share a room, a name, a phone.

Which fields these are, the kind says (`About.match`). A lane of more than `CROWD` is a crowd: whoever shares that much
with everybody says little by it, and to compare all of it with all of it would cost its square. Only the first few of
it, by their ids, stand for it.
"""

from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from models import database as db
from models import registry
from sync.likeness import SOUND, Rule

CROWD = 12


class One(NamedTuple):
    """A record as it is compared. `values`: field → value, as `sync.likeness` takes it; `stands`: who stands for it."""

    id: str
    at: int
    stands: str
    values: dict


class Lanes(NamedTuple):
    """What is asked of a kind. `names`: the fields of a One; `through`: of those that stand in another record, name →
    (field that names it, its kind, the field there); `lanes`: the names by which records come together."""

    rule: Rule
    names: tuple
    through: dict
    lanes: tuple


def _lanes(shape):
    about, through = shape.about, {}
    for name in about.match:
        ref, dot, far = name.partition(".")
        if dot:
            through[name] = (ref, shape.fields[ref].limits["of"], far)
    names = tuple(name for name in about.match if name != SOUND)
    names = tuple(dict.fromkeys((*names, *(ref for ref, *_ in through.values()))))
    return Lanes(Rule(about.match, about.enough, about.essential), names, through,
                 tuple(name for name in names if name in through or name in about.lanes(shape.fields)))


KINDS = {kind: _lanes(shape) for kind, shape in registry.SHAPES.items() if shape.about.match}


def keys(kind, one):
    """By what a record is brought together with others; exact values, so that an index can do the same."""
    return [(name, one.values[name]) for name in KINDS[kind].lanes if one.values.get(name)]


def by_key(kind, found):
    """Lane → its records, in the order of their ids."""
    lanes = {}
    for one in sorted(found, key=attrgetter("id")):
        for key in keys(kind, one):
            lanes.setdefault(key, []).append(one)
    return lanes


def load(site, kind, name="id", values=None):
    """The records of a kind that have one of these values; all of them where there are no `values`."""
    if values is None:
        return ones(kind, db.rows(_question(kind), site))
    found = (db.rows(f"{_question(kind)} AND {db.one_of(_column(kind, name), len(some))}", site, *some)
             for some in db.batches(values))
    return ones(kind, chain.from_iterable(found))


def first(site, kind, lane, most):
    """The first `most` of a lane."""
    bytewise = "" if db.is_sqlite() else ' COLLATE "C"'
    question = f"{_question(kind)} AND {_column(kind, lane[0])} = ? ORDER BY told.id{bytewise} LIMIT ?"
    return ones(kind, db.rows(question, site, lane[1], most))


def sizes(site, kind, lanes):
    """Lane → how many are in it."""
    found = {}
    for name, values in _columns(lanes).items():
        column = _column(kind, name)
        for some in db.batches(values):
            found.update(((name, value), n) for value, n in db.rows(
                f"SELECT {column}, COUNT(*) FROM {_tables(kind)} WHERE told.site = ? AND told.void IS NULL "
                f"AND {db.one_of(column, len(some))} GROUP BY {column}", site, *some))
    return found


def members(site, kind, lanes):
    """Lane → its records, of a crowd the first ones and one more."""
    size = sizes(site, kind, lanes)
    crowds = {lane: first(site, kind, lane, CROWD + 1) for lane in size if size[lane] > CROWD}
    few = [lane for lane in size if lane not in crowds]
    found = {one.id: one for name, values in _columns(few).items() for one in load(site, kind, name, values)}
    wanted, together = set(few), by_key(kind, found.values())
    return {lane: together[lane] for lane in wanted.intersection(together)} | crowds


def ones(kind, rows):
    """The One of each row: id, at, who stands for it, and the columns of the kind's `names`."""
    names, fields = KINDS[kind].names, registry.SHAPES[kind].fields
    reads = [fields[name].from_column if name in fields else lambda value: value for name in names]
    return [One(*row[:3], {name: read(value) for name, read, value in zip(names, reads, row[3:], strict=True)})
            for row in rows]


def _columns(lanes):
    """Name → the values that the lanes have there."""
    found = {}
    for name, value in lanes:
        found.setdefault(name, []).append(value)
    return found


def _question(kind):
    stands = "COALESCE(told.same_as, told.id)" if registry.SHAPES[kind].about.mergeable else "told.id"
    columns = ", ".join(("told.id", "told.at", stands, *(_column(kind, name) for name in KINDS[kind].names)))
    return f"SELECT {columns} FROM {_tables(kind)} WHERE told.site = ? AND told.void IS NULL"


def _tables(kind):
    """What it stands in, with what its records name."""
    named = dict.fromkeys((ref, of) for ref, of, _ in KINDS[kind].through.values())
    return f'"{kind}" AS told' + "".join(
        f' LEFT JOIN "{of}" AS "of_{ref}" ON "of_{ref}".site = told.site AND "of_{ref}".id = told."{ref}" '
        f'AND "of_{ref}".void IS NULL' for ref, of in named)


def _column(kind, name):
    if name in KINDS[kind].through:
        ref, _, far = KINDS[kind].through[name]
        return f'"of_{ref}"."{far}"'
    return f'told."{name}"'
