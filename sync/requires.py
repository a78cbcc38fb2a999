"""What rests on another record: a gate lets out on a pass that was held already, a basket is handed over after the
isolation had ended. The record stays; a person is told.

Asked is how the other record stood at the moment at which this happened, by the ops that had happened by then, however
late they arrive. So it is a function of the records' ops, and of nobody's knowledge.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from models import database as db
from models import registry
from models.record import Requires
from sync import items, log, notices, projection, watching
from sync.fold import VOID
from sync.ids import Cause, Dot, both

KINDS = {kind: shape.about.requires for kind, shape in registry.SHAPES.items() if shape.about.requires}
# Kind that is named → `(kind, rule)` of those that rest on it.
NAMED: dict[str, list[tuple[str, Requires]]] = {}
for kind, rules in KINDS.items():
    for rule in rules:
        NAMED.setdefault(registry.SHAPES[kind].fields[rule.field].limits["of"], []).append((kind, rule))


class Stale(NamedTuple):
    """The record `id` that rested `at` this moment, ms, by the rule on `other`, which had this `state` by then; None
    for nothing, and `void` says why it had been taken back. `dot`: of the op by which it came to rest on it."""

    id: str
    at: int
    dot: str
    other: str
    rule: Requires
    state: Any
    void: str | None


@watching.on_fold(*KINDS)
def follow(site, written):
    """Bring the items up to date about records that rest on others."""
    for kind, one in written.items():
        # What is new and names nothing rests on nothing.
        named = [id for rule in KINDS[kind] if rule.field in one.after.columns
                 for id, other in one.after.of("id", rule.field) if other]
        _replace(site, kind, [record.id for record in one.folded] + named)


@watching.on_fold(*NAMED)
def follow_named(site, written):
    """Bring the items up to date about records that rest on what was written."""
    for named, one in written.items():
        others = [*{*one.after.ids, *(record.id for record in one.folded)}]
        for kind, ids in resting(site, named, others):
            _replace(site, kind, ids)


@watching.on_due
def due(site):
    """The Rows of all Stales of a site."""
    return [_item(kind, stale) for kind in KINDS for stale in of_kind(site, kind)]


def _replace(site, kind, ids):
    if ids:
        before = items.about(site, ids, ("stale",))
        found = {_item(kind, stale): stale for stale in of_kind(site, kind, sorted(set(ids)))}
        items.replace(site, before, found)
        known = {item.id for item in before}
        for item, stale in found.items():
            if item.id not in known:
                _tell(site, kind, stale)


def _tell(site, kind, stale):
    """Tell whoever wrote it."""
    named = registry.SHAPES[kind].fields[stale.rule.field].limits["of"]
    reader, pair = notices.author(site, stale.dot).reader, both(stale.id, stale.other)
    notices.beside(site, [reader], f"stale:{kind}+{named}:{pair}", stale.id, "stale",
                   what={"word": registry.SHAPES[kind].about.label}, other={"word": registry.SHAPES[named].about.label},
                   state=_state(named, stale))


def _state(named, stale):
    if stale.void:
        return {"word": "taken back"}
    words = registry.SHAPES[named].fields[stale.rule.state].words
    return {"word": words.get(stale.state, stale.state) if stale.state is not None else "nothing"}


def _item(kind, stale):
    cause = str(Cause.of(f"{kind}.{stale.rule.field}", (stale.id,)))
    return items.row("stale", items.SOFT, both(stale.id, stale.other), stale.id, cause, stale.at, stale.other)


def of_kind(site: int, kind: str, ids: Collection[str] | None = None) -> Iterator[Stale]:
    """The Stales of these records of a kind, or of all."""
    for rule in KINDS[kind]:
        yield from _stale(site, kind, rule, "id", ids)


def resting(site: int, kind: str, others: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """`(kind, ids)` of the records that rest on these others, of a kind that is named."""
    for one, rule in NAMED[kind]:
        yield one, [row[0] for row in _rows(site, one, rule, db.quoted(rule.field), others)]


def stood(site: int, moments: Iterable[tuple[str, int]]) -> dict[tuple[str, int], dict | None]:
    """`(id, ms)` → the fields of the record as it stood then; None where it was not there yet."""
    wanted: dict[str, set[int]] = {}
    for id, at in moments:
        wanted.setdefault(id, set()).add(at)
    found: dict[tuple[str, int], dict | None] = {}
    for some in db.batches(sorted(wanted)):
        loaded, swept = log.load(site, some), projection.swept_at(site)
        freed, homes = projection.released(site, loaded), projection.ask_nodes(site, projection.makers(some))
        for id in some:
            for at in wanted[id]:
                ops = [op for op in loaded.get(id, ()) if op.at <= at]
                # Nothing is waited for here: what is missing of that moment is not known to have been.
                fold = partial(projection.fold_one, site, id, ops, freed, homes, swept, lambda names: {})
                folded, _failed = projection.piecewise(lambda ids, fold=fold: [fold()], [id])
                found[id, at] = folded[0].state.fields if folded and folded[0].state else None
    return found


def _stale(site, kind, rule, by, values):
    rows = _rows(site, kind, rule, by, values)
    moments = _moments(site, kind, rule, rows)
    states = stood(site, {(other, moments[id][0]) for id, _, other, _ in rows})
    for id, _, other, _ in rows:
        fields = states[other, moments[id][0]]
        if fields is not None and (fields.get(VOID) or fields.get(rule.state) not in rule.words):
            yield Stale(id, *moments[id], other, rule, fields.get(rule.state), fields.get(VOID))


def _rows(site, kind, rule, by, values):
    """`(id, at, other, heads)` of the records that rest on another one by this rule."""
    names = ", ".join(["id", "at", db.quoted(rule.field), "heads", *map(db.quoted, rule.when)])
    question = (f"SELECT {names} FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL "
                f"AND {db.quoted(rule.field)} IS NOT NULL")
    found = db.rows(question, site) if values is None else chain.from_iterable(
        db.rows(f"{question} AND {db.one_of(by, len(some))}", site, *some) for some in db.batches(values))
    return [tuple(row[:4]) for row in found
            if all(value in words for value, words in zip(row[4:], rule.when.values(), strict=True))]


def _moments(site, kind, rule, rows):
    """id → `(ms, dot)` of when it came to rest on the other: when it was made, or first came to be as the rule says."""
    part_of, by_nature = registry.SHAPES[kind].part_of, bool(registry.SHAPES[kind].key)
    heads = {id: _heads(told, {part_of[name] for name in rule.when or ((rule.field,) if by_nature else ())})
             for id, _, _, told in rows}
    at = _times(site, {dot for dots in heads.values() for dot in dots})
    return {id: min(((at[dot], dot) for dot in heads[id] if dot in at), default=(made, id)) for id, made, *_ in rows}


def _heads(told, parts):
    """The dots that are heads of these parts."""
    heads = msgspec.json.decode(told) if told else {}
    return [dot for part in parts for dot in heads.get(part, ())]


def _times(site, dots):
    """Dot → when that op happened."""
    found = {}
    for some in db.batches(sorted(dots)):
        values = [value for dot in map(Dot.parse, some) for value in dot]
        found.update((f"{node}.{n}", at) for node, n, at in db.rows(
            f"SELECT node, n, at FROM op {db.matching(('node', 'n'), len(some))} WHERE site = ?", *values, site))
    return found
