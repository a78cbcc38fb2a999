"""People and homes that may have been written down twice, with the reasons for thinking so.

Two records are compared where a lane brings them together: by room, name or phone. What follows is a function of the
records as they are, whatever order they arrived in. Of a crowd in one lane one item tells; when its two have been made
one, the next asks.
"""

from collections import Counter
from functools import lru_cache
from itertools import chain, combinations

from models import database as db
from models import lookup
from sync import items, lanes
from sync.watching import Rows

# What agreeing counts for, and what it takes to ask a person. Namesakes in other rooms and families that share a phone
# are common, so one agreement alone is not enough.
PERSON, PERSON_ENOUGH = {"name": 3, "sound": 2, "room": 3, "phone": 3, "plate": 2}, 5
HOME, HOME_ENOUGH = {"room": 3, "name": 2, "sound": 1, "phone": 2}, 3
HOME_ROW = ("id", "at", "name", "phone", "unit", "building", "id", "void")
PERSON_ROW = ("id", "at", "name", "phone", "household", "void")
# The item that asks about two records of a kind.
ASKED = {"resident": "same_person", "household": "same_home"}


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


def touched(site, kind, ids):
    """The lanes that the records `ids` are in now, each as often as it holds one of them."""
    return _counted(lanes.load(site, kind, "id", ids))


def left(site, before):
    """kind → the lanes in which the records were before they were written, each as often as it held one of them.

    `before`: kind → Rows of those that were written. Who lives in a home is in the lane of its room, too.
    """
    homes, people = (before.get(kind) or Rows() for kind in ("household", "resident"))
    others = residents_of(site, homes.ids) - set(people.ids)
    rows = [*people.of(*PERSON_ROW), *_asked("resident", PERSON_ROW, site, others)]
    rooms = _asked("household", ("id", "unit", "void"), site, {row[4] for row in rows if row[4]} - set(homes.ids))
    rooms = {id: unit for id, unit, void in (*rooms, *homes.of("id", "unit", "void")) if void is None}
    return {"household": _counted(lanes.One(*row[:5], None, frozenset(), *row[5:7])
                                  for row in homes.of(*HOME_ROW) if row[7] is None),
            "resident": _counted(lanes.One(*row[:4], rooms.get(row[4]), row[4], frozenset(), None, row[0])
                                 for row in rows if row[5] is None)}


def _asked(kind, names, site, ids):
    found = (db.rows(f"SELECT {', '.join(names)} FROM {kind} WHERE site = ? AND {db.one_of('id', len(some))}", site,
                     *some) for some in db.batches(ids))
    return list(chain.from_iterable(found))


def _counted(ones):
    return Counter(chain.from_iterable(map(lanes.keys, ones)))


def reaching(site, kind, ids, left):
    """`ids`, and the ids of those others whose pairs may have changed with them.

    `left`: the lanes that they were in before, as `touched` gives them. Whether a lane is a crowd, and who stands for
    it, changes with who comes and goes.
    """
    near = left + touched(site, kind, ids)
    size, found = lanes.sizes(site, kind, near), set(ids)
    for lane, n in near.items():
        if size.get(lane, 0) + n > lanes.CROWD:
            found.update(one.id for one in lanes.first(site, kind, lane, lanes.CROWD + n))
    return found


def _near_each_other(site, kind, ids):
    given, told = lanes.load(site, kind, "id", ids), set()
    if ids is None:
        near, names = lanes.by_key(given), None
    else:
        near = lanes.members(site, kind, set(chain.from_iterable(map(lanes.keys, given))))
        names = {one.id for one in given}
    for together in near.values():
        for one, other, reasons in _of_lane(kind, together, names):
            if (one.id, other.id) not in told:
                told.add((one.id, other.id))
                yield one, other, reasons


def _of_lane(kind, together, names):
    """The pairs of a lane that have one of `names` in them; of a crowd the first that are not one already."""
    crowd = len(together) > lanes.CROWD
    for one, other in combinations(together[:lanes.CROWD], 2):
        asked = names is None or one.id in names or other.id in names
        reasons = likeness(kind, one, other) if asked or crowd else ()
        if reasons and asked:
            yield one, other, reasons
        if reasons and crowd and one.stands != other.stands:
            return


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
