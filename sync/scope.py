"""What leaves the scope of a node, and what stays all the same: what it wrote itself.

A kind whose readers changed, or somebody who joined a phone, changes what the people of a node may all read. What they
may no longer read goes from the phone with the next reply. Where more came into scope, it reads again from the start.
"""

from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple

from models import access, registry
from models import database as db
from sync import judge, log, nodes, projection
from sync.problems import Problem


class Own(NamedTuple):
    """A record as its author's device knows it: with nothing but what that has written. `row`: column → value."""

    shape: object
    row: dict
    pos: int


def hidden(site: int, node: str) -> frozenset[str]:
    """What is kept from the people of the node of that id at a site, as `models.access.hidden` names it."""
    return access.hidden(*nodes.roles(site, node))


def left(site: int, node: str, before: frozenset[str], now: frozenset[str], upto: int) -> tuple[list[str], list[Own]]:
    """`(gone, kept)`: the ids of the records up to a place that a node must not read any more, and what it keeps of
    them, as `own` gives it.

    `before`, `now`: what was and is kept from it. Raises Problem `cursor_expired` where it lacks something, or has more
    of a record than it may.
    """
    kinds = sorted(now - before & registry.KINDS.keys()) if now != before else []
    changed = {name.partition("-")[0] for name in before ^ now} - now
    if any(_has(site, kind, upto) for kind in changed & registry.KINDS.keys()):
        raise Problem("cursor_expired")
    found = {id for kind in kinds
             for id, in db.rows(f'SELECT id FROM "{kind}" WHERE site = ? AND pos <= ?', site, upto)}
    kept = [one for one in own(site, node, kinds) if one.row["id"] in found] if found else []
    return sorted(found.difference(one.row["id"] for one in kept)), kept


def _has(site, kind, upto):
    return db.row(f'SELECT 1 FROM "{kind}" WHERE site = ? AND pos <= ? LIMIT 1', site, upto) is not None


def own(site: int, node: str, kinds: Collection[str], person: str | None = None) -> Iterator[Own]:
    """The Own of the records of these kinds that a node has made; with a `person`, what they have written on pages of
    the centre counts as well, which the web desk's node wrote for them."""
    desks = [id for id, in db.rows("SELECT id FROM node WHERE site = ? AND desk = 1", site)] if person else []
    for some in db.batches(_touched(site, [node, *desks], kinds)):
        loaded, swept = log.load(site, some), projection.swept_at(site)
        mine = {id: [op for op in ops if op.node == node or (op.node in desks and _by(op) == person)]
                for id, ops in loaded.items()}
        ask = projection.Remembering(partial(projection.ask_nodes, site))
        freed, homes = projection.released(site, mine), ask(projection.makers(some))
        folded = [projection.fold_one(site, id, ops, freed, homes, swept, ask) for id, ops in mine.items()]
        yield from _owned(site, [one for one in folded if one.state is not None and one.kind in kinds])


def _by(op):
    return (judge.place(bytes(op.line)) or {}).get("by")


def _owned(site, folded):
    """The Own of each Folded, with the place where its record stands."""
    stands: dict[str, int] = {}
    for kind in {one.kind for one in folded}:
        ids = [one.id for one in folded if one.kind == kind]
        question = f'SELECT id, pos FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(ids))}'
        stands |= dict(db.rows(question, site, *ids))
    for one in folded:
        shape, pos = registry.SHAPES[one.kind], stands.get(one.id, 0)
        yield Own(shape, dict(zip(shape.row_columns, projection.row_of(site, one, pos), strict=True)), pos)



def _touched(site, nodes, kinds):
    """The ids of the records of these kinds on which one of the nodes has written anything."""
    found = db.rows(f"SELECT DISTINCT node, n, record FROM op WHERE site = ? AND {db.one_of('node', len(nodes))} AND "
                    f"{db.one_of('kind', len(kinds))}", site, *nodes, *kinds) if kinds else ()
    return sorted({record or f"{node}.{n}" for node, n, record in found})
