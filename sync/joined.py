"""People and homes that aliases make one: which of them stands for all. A cache, in the column `same_as`.

Those that hang together by aliases that are not taken back are one, however many there are between them, in whatever
order all of it arrived. The smallest id that is not taken back stands for them; the records themselves do not change.
"""

from itertools import chain

import msgspec

from models import database as db
from models import registry
from sync import watching
from sync.ids import Dot

KINDS = [kind for kind, shape in registry.SHAPES.items() if shape.about.mergeable]
ALIASES = "SELECT a, b FROM alias WHERE site = ? AND kind_of = ? AND void IS NULL"


def concerned(kind, written):
    """The ids of the records of a kind that were written, and of those that a written alias names or named.

    `written`: kind → Written.
    """
    ids = set(written[kind].after.ids) if kind in written else set()
    pairs = [row for rows in written["alias"][:2] for row in rows.of("kind_of", "a", "b")] if "alias" in written else ()
    return ids | {id for of, *pair in pairs if of == kind for id in pair if id}


def settle(site, kind, ids):
    """Find anew who stands for `ids` and for all that are one with them; return the ids of them all.

    Of an alias that holds no more, `ids` are the two that it named: whoever was one by it is still one with either.
    """
    pairs, reached = _hanging(site, kind, ids)
    _write(site, kind, reached, pairs)
    return reached


def members(site, kind, id):
    """The ids of all that are one with `id`, itself among them, in their order; and the ids of the aliases."""
    pairs, reached = _hanging(site, kind, {id})
    told = (db.rows(f"SELECT id FROM alias WHERE site = ? AND kind_of = ? AND void IS NULL "
                    f"AND {db.one_of('a', len(some))}", site, kind, *some) for some in db.batches(reached) if pairs)
    return sorted(reached), [id for id, in chain.from_iterable(told)]


def between(site, kind, one, other):
    """The aliases that say of these two that they are one, as dicts of `id` and `seen`: every head of it there is."""
    found = db.rows("SELECT id, heads FROM alias WHERE site = ? AND kind_of = ? AND void IS NULL AND a IN (?, ?) "
                    "AND b IN (?, ?) AND a <> b", site, kind, one, other, one, other)
    return [{"id": id, "seen": sorted(set(chain.from_iterable(msgspec.json.decode(heads or "{}").values())))}
            for id, heads in sorted(found)]


def parted_by(site, dot):
    """The id of the alias that the op `dot` took back."""
    node, n = Dot.parse(dot)
    return db.row("SELECT record FROM op WHERE site = ? AND node = ? AND n = ?", site, node, n)[0]


@watching.on_rebuild("aliases")
def rebuild(site):
    """Find anew who stands for whom, of a whole site."""
    for kind in KINDS:
        _write(site, kind, None, _pairs(site, kind))


@watching.on_check
def check(site):
    """A sentence for each record that is one with another than the aliases say."""
    return (f"{kind} {id}: one with {stored}, should be with {right}" for kind in KINDS
            for id, stored, right in wrong(site, kind))


def wrong(site, kind):
    """`(id, same_as, due)` of the records of a kind whose `same_as` is not what the aliases say."""
    return moved(_rows(site, kind, None), _pairs(site, kind))


def groups(pairs):
    """Who hangs together by `pairs` of ids: lists in the order of their ids. Pure."""
    group = {}
    for one, other in pairs:
        here, there = group.setdefault(one, [one]), group.setdefault(other, [other])
        if here is not there:
            few, many = sorted((here, there), key=len)
            many.extend(few)
            group.update(dict.fromkeys(few, many))
    return list({id(members): sorted(members) for members in group.values()}.values())


def standing(members, alive):
    """Who stands for `members`, which are sorted: the first that is `alive`, else the first. Pure."""
    return next((id for id in members if id in alive), members[0])


def _write(site, kind, ids, pairs):
    watching.joined(site, kind, moved(_rows(site, kind, ids), pairs))


def moved(rows, pairs):
    """`(id, same_as, due)` of those `rows`, `(id, void, same_as)`, whose `same_as` is not what `pairs` say. Pure.

    Those that no alias names stand for themselves.
    """
    alive, due = {id for id, void, _ in rows if void is None}, {}
    known = {id for id, _, _ in rows}
    for members in groups(pairs):
        here = [id for id in members if id in known]
        due.update(dict.fromkeys(here, here and standing(here, alive)))
    due = {id: first if first != id else None for id, first in due.items()}
    return [(id, same_as, due.get(id)) for id, _, same_as in rows if due.get(id) != same_as]


def _hanging(site, kind, ids):
    """The aliases by which `ids` hang together with others, step by step, and all ids that they lead to."""
    pairs, reached, edge = set(), set(), set(ids)
    while edge:
        reached |= edge
        found = _between(site, kind, edge)
        pairs |= found
        edge = {id for pair in found for id in pair} - reached
    return pairs, reached


def _between(site, kind, ids):
    """The pairs of ids of which an alias names at least one of `ids`."""
    found = (db.rows(f"{ALIASES} AND {db.one_of(column, len(some))}", site, kind, *some)
             for some in db.batches(ids) for column in ("a", "b"))
    return {(a, b) for a, b in chain.from_iterable(found) if a and b}


def _pairs(site, kind):
    return {(a, b) for a, b in db.rows(ALIASES, site, kind) if a and b}


def _rows(site, kind, ids):
    question = f'SELECT id, void, same_as FROM "{kind}" WHERE site = ?'
    if ids is None:
        return db.rows(question, site)
    return list(chain.from_iterable(db.rows(f"{question} AND {db.one_of('id', len(some))}", site, *some)
                                    for some in db.batches(ids)))
