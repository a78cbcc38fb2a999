"""Records that may have been written down twice, with the reasons for thinking so.

Two records are compared where a lane brings them together. What follows is a function of the records as they are,
whatever order they arrived in. Of a crowd in one lane one item tells; when its two have been made one, the next asks.
"""

from collections import Counter
from itertools import chain, combinations
from typing import NamedTuple

from models import database as db
from sync import items, lanes, likeness
from sync.ids import ItemId, both
from sync.rules import SAME

# So many records that may be the same are told while somebody types.
MOST = 3
# The kinds whose records have a say in the lanes of others that name them.
NAMED = {of for known in lanes.KINDS.values() for _, of, _ in known.through.values()}


class Similar(NamedTuple):
    """A record that may be the one that is being written, and why: names in `match`, strongest first."""

    id: str
    reasons: list


def similar(site, kind, fields):
    """The records of a site that may be the same as what is being typed, at most three, the likeliest first.

    `fields`: field → value, as far as typed. Of those that are one already the one that stands for all is named.
    """
    rule, typed = lanes.KINDS[kind].rule, _typed(site, kind, fields)
    found = {}
    for lane in lanes.keys(kind, typed):
        for one in lanes.first(site, kind, lane, lanes.CROWD + 1)[:lanes.CROWD]:
            if reasons := likeness.reasons(rule, typed.values, one.values):
                place = -sum(rule.match[name] for name in reasons), one.id
                found[one.stands] = min(found.get(one.stands, (place, reasons)), (place, reasons))
    return [Similar(id, reasons) for id, (_, reasons) in sorted(found.items(), key=lambda one: one[1][0])[:MOST]]


def _typed(site, kind, fields):
    """A One of what was typed; what stands in the records that it names is looked up."""
    values = {name: fields.get(name) for name in lanes.KINDS[kind].names}
    for name, (ref, of, far) in lanes.KINDS[kind].through.items():
        if values[name] is None and values[ref]:
            row = db.row(f'SELECT "{far}" FROM "{of}" WHERE site = ? AND id = ? AND void IS NULL', site, values[ref])
            values[name] = row and row[0]
    return lanes.One("", 0, "", values)


def pairs(site, kind, ids=None):
    """`(one, other, reasons)` of the records of a kind that may be the same, of `ids` and of all others.

    Those that are one already are asked about only where somebody has answered: answers may have changed since.
    """
    found = list(_near_each_other(site, kind, ids))
    joined = [_item(kind, pair) for pair in found if pair[0].stands == pair[1].stands]
    answered = items.answered(site, joined)
    return [pair for pair in found if pair[0].stands != pair[1].stands or _item(kind, pair) in answered]


def _item(kind, pair):
    return str(ItemId(SAME[kind], both(pair[0].id, pair[1].id)))


def left(site, kind, written):
    """The lanes in which records were before they were written, each as often as it held one of them.

    `written`: kind → Written. Whoever names a record is in the lanes that it makes, too: who lives in a home, in that
    of its room.
    """
    known, mine = lanes.KINDS[kind], written[kind].before if kind in written else None
    own = [name for name in known.names if name not in known.through]
    rows = mine.of("id", "void", *own) if mine else []
    others = naming(site, kind, written) - {row[0] for row in rows}
    rows += _asked(site, kind, ("id", "void", *own), "id", others)
    values = [dict(zip(own, row[2:], strict=True)) for row in rows if row[1] is None]
    for name, (ref, of, far) in known.through.items():
        seen = _seen_before(site, of, far, {one[ref] for one in values if one[ref]}, written)
        values = [one | {name: seen.get(one[ref])} for one in values]
    return Counter(key for one in values for key in lanes.keys(kind, lanes.One("", 0, "", one)))


def _seen_before(site, kind, field, ids, written):
    """id → what stood in a field of these records of another kind."""
    before = written[kind].before.of("id", field, "void") if kind in written else []
    rows = [*before, *_asked(site, kind, ("id", field, "void"), "id", ids - {row[0] for row in before})]
    return {id: value for id, value, void in rows if void is None}


def naming(site, kind, written):
    """The ids of the records of a kind whose lanes another record makes that was written."""
    through = {(ref, of) for ref, of, _ in lanes.KINDS[kind].through.values()}
    return {id for ref, of in through if of in written
            for id, in _asked(site, kind, ("id",), ref, {*written[of].before.ids, *written[of].after.ids})}


def _asked(site, kind, names, by, values):
    """These columns of the records of a kind that have one of the values in the column `by`."""
    question = f"SELECT {', '.join(map(db.quoted, names))} FROM {db.quoted(kind)} WHERE site = ?"
    found = (db.rows(f"{question} AND {db.one_of(db.quoted(by), len(some))}", site, *some)
             for some in db.batches(values))
    return list(chain.from_iterable(found))


def reaching(site, kind, ids, left):
    """`ids`, and the ids of those others whose pairs may have changed with them.

    `left`: the lanes that they were in before. Whether a lane is a crowd, and who stands for it, changes with who comes
    and goes.
    """
    near = left + Counter(key for one in lanes.load(site, kind, "id", ids) for key in lanes.keys(kind, one))
    size, found = lanes.sizes(site, kind, near), set(ids)
    for lane, n in near.items():
        if size.get(lane, 0) + n > lanes.CROWD:
            found.update(one.id for one in lanes.first(site, kind, lane, lanes.CROWD + n))
    return found


def _near_each_other(site, kind, ids):
    given, told = lanes.load(site, kind, "id", ids), set()
    if ids is None:
        near, names = lanes.by_key(kind, given), None
    else:
        near = lanes.members(site, kind, {key for one in given for key in lanes.keys(kind, one)})
        names = {one.id for one in given}
    for together in near.values():
        for one, other, reasons in _of_lane(kind, together, names):
            if (one.id, other.id) not in told:
                told.add((one.id, other.id))
                yield one, other, reasons


def _of_lane(kind, together, names):
    """The pairs of a lane that have one of `names` in them; of a crowd the first that are not one already."""
    rule, crowd = lanes.KINDS[kind].rule, len(together) > lanes.CROWD
    for one, other in combinations(together[:lanes.CROWD], 2):
        asked = names is None or one.id in names or other.id in names
        reasons = likeness.reasons(rule, one.values, other.values) if asked or crowd else ()
        if reasons and asked:
            yield one, other, reasons
        if reasons and crowd and one.stands != other.stands:
            return
