"""From ops to rows: load the ops of some records, fold each, and write what follows."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from models import database as db
from models import registry
from models.messages import Message
from sync import erasing, inbox, judge, log, places, watching
from sync.fold import Folding, Op, fold
from sync.ids import Dot, NaturalId


class Folded(NamedTuple):
    """What one record's ops come to.

    `kind` is empty and `state` None where nothing creates it. `rejected`: `(op, code)` of ops that don't belong to it.
    `awaited`: `(node, n, since, until)`. `ops`: those that its state is made of, as `sync.fold` takes them.
    """

    id: str
    kind: str
    state: object
    rejected: list
    awaited: list
    ops: Sequence[Op] = ()


def refold(site, ids, pos, known=frozenset()):
    """Fold the records `ids` of `site` anew and write rows, verdicts and waits.

    Returns the last place given out; of the records that are or were in dispute: Folded, what it was before as dot →
    parts; and kind → Written. `known`: id → Folded of those that have been folded already.
    """
    disputed, ledger = [], watching.Ledger()
    for some in db.batches(sorted(ids)):
        unknown = [id for id in some if id not in known]
        folded = [*(known[id] for id in some if id in known), *(fold_records(site, unknown) if unknown else ())]
        ledger.standing(site, folded)
        before = write_verdicts(site, some, folded)
        write_awaited(site, some, folded)
        pos, rows = write_rows(site, folded, pos)
        ledger.wrote(rows)
        disputed += [(record, before.get(record.id, {})) for record in folded
                     if record.state and (record.id in before or record.state.disputes)]
    return pos, disputed, ledger.written()


def fold_records(site, ids):
    """The Folded of each of the records `ids` that any op of the site names."""
    loaded, swept, ask = log.load(site, ids), swept_at(site), Remembering(partial(ask_nodes, site))
    freed, homes = released(site, loaded), ask(makers(ids))
    return [fold_one(site, id, loaded.get(id, []), freed, homes, swept, ask) for id in ids]


def piecewise(fold, ids):
    """`(folded, failed)`: what `fold` gives for as many of `ids` as it can, and id → what it raised for the others."""
    try:
        return fold(ids), {}
    except Exception as failure:  # noqa: BLE001 – one record hides no others; the caller tells which it is
        if len(ids) == 1:
            return [], {ids[0]: failure}
    halves = [piecewise(fold, half) for half in (ids[:len(ids) // 2], ids[len(ids) // 2:])]
    return [record for folded, _ in halves for record in folded], halves[0][1] | halves[1][1]


def swept_at(site):
    """When the site was last looked through for what has been waited for too long, ms."""
    return db.row("SELECT swept FROM counter WHERE site = ?", site)[0]


def folding(record):
    """The Folding of a Folded that has a state: what each of its ops says."""
    created = min((op for op in record.ops if op.creating and op.valid), key=lambda op: op.order)
    natural = NaturalId.is_one(record.id)
    return Folding(record.ops, registry.SHAPES[record.kind], frozenset(), 0, natural, created)


def fold_ahead(site, added):
    """id → Folded, with the ops `added`, each a Stored, that are about to be stored.

    Only of records with a row that depend on nothing but their ops: whoever adds an op to such a one writes its row
    again, so that it can be seen. Of natural ids there may be ops and no row.
    """
    new, ask = {}, Remembering(partial(ask_nodes, site))
    for op in added:
        if ":" not in op.record:
            new.setdefault(op.record, []).append(op)
    found = {}
    for some in db.batches(new):
        for id, stored in log.load(site, some).items():
            ops = [*stored, *new[id]]
            if not any(op.verdict or op.erased for op in ops) and any(op.record is None for op in stored):
                found[id] = fold_one(site, id, ops, frozenset(), {}, 0, ask)
    return {id: folded for id, folded in found.items() if folded.state and not folded.awaited and not folded.rejected}


def released(site, loaded):
    """`(node, n)` of those of the loaded ops that were set aside and let count."""
    return log.released(site, [(op.node, op.n) for ops in loaded.values() for op in ops
                               if op.verdict == judge.QUARANTINED])


def makers(ids):
    """The nodes under whose dots the records `ids` were made."""
    return sorted({Dot.parse(id)[0] for id in ids if ":" not in id})


def ask_nodes(site, names):
    """node → (site, have) of those of the named nodes that there are, nearly always all at `site`."""
    if not names:
        return {}
    found = {id: (site, have) for id, have in db.rows(
        f"SELECT id, have FROM node WHERE site = ? AND {db.one_of('id', len(names))}", site, *names)}
    away = [name for name in names if name not in found]
    return found | _ask_everywhere(away) if away else found


def _ask_everywhere(names):
    """As `ask_nodes`, of nodes that some op names though its own site has none of that id."""
    found = db.rows(f"SELECT id, site, have FROM node WHERE {db.one_of('id', len(names))}", *names)
    return {id: (site, have) for id, site, have in found}


class Remembering:
    """Asks `ask`, which tells as `ask_nodes` does, of each node once: many records wait for the same few."""

    def __init__(self, ask):
        self.ask, self.known = ask, {}

    def __call__(self, names):
        new = [name for name in names if name not in self.known]
        if new:
            self.known |= dict.fromkeys(new) | self.ask(new)
        return {name: self.known[name] for name in names if self.known[name]}


def fold_one(site, id, stored, released, nodes, swept, ask=None):
    """The Folded of one record. `nodes`: of the node that made it; `ask`: tells of those that a base names."""
    ask = ask or partial(ask_nodes, site)
    natural = ":" in id
    docs = {(op.node, op.n): judge.place(bytes(op.line)) or {} for op in stored}
    creator = None if natural else next((op for op in stored if op.record is None and op.kind), None)
    kind = NaturalId.parse(id).kind if natural else creator.kind if creator else ""
    shape = registry.SHAPES.get(kind)
    wrong = _misdirected(site, id, nodes, creator, natural)
    if wrong or (shape is None and kind):
        return Folded(id, kind, None, [(op, wrong) for op in stored if wrong and op.record], [])
    if not kind:
        return Folded(id, "", None, [], _absent_creator(id, stored))
    rejected = [(op, "other_kind") for op in stored if op.kind != kind]
    ops = [_op(op, docs[op.node, op.n], shape, released, natural) for op in stored if op.kind == kind]
    awaited = _awaited(site, ops, ask)
    absent = frozenset(f"{node}.{n}" for node, n, *_ in awaited)
    return Folded(id, kind, fold(ops, shape, absent, swept, natural), rejected, awaited, ops)


def _misdirected(site, id, nodes, creator, natural):
    """Why no record of this site has the id; empty where one has, or may have once its first op arrives."""
    if natural or creator:
        return ""
    node, n = Dot.parse(id)
    home, have = nodes.get(node, (site, 0))
    if home != site:
        return "other_site"
    return "no_record" if n <= have else ""


def _absent_creator(id, stored):
    if ":" in id or not stored:
        return []
    arrivals = [op.arrived for op in stored]
    return [(*Dot.parse(id), min(arrivals), max(arrivals))]


def _op(stored, doc, shape, released, natural):
    _, node, n, kind, record, t, at, uncertain, arrived, verdict, _, erased = stored
    sets = judge.normal(doc, shape) if isinstance(doc.get("set"), dict) else {}
    base = doc.get("base") if verdict != judge.BROKEN or judge.is_base(doc.get("base")) else None
    creating = all(name in sets for name in shape.key) if natural else record is None
    valid = verdict == judge.VALID or (verdict == judge.QUARANTINED and (node, n) in released)
    return Op(node, n, kind, t, at, uncertain, arrived, sets, base or {}, creating, valid and erased != erasing.WHOLE,
              verdict == judge.VALID and erased is None, erasing.parts(erased, shape))


def _awaited(site, ops, ask):
    """`(node, n, since, until)` of the dots that these ops name and that have not arrived.

    What was written at another site never arrives at this one.
    """
    if not any(op.base for op in ops):
        return []
    own = {op.dot for op in ops}
    named = {}
    for op in ops:
        for dot in {dot for dots in op.base.values() for dot in dots} - own:
            named.setdefault(Dot.parse(dot), []).append(op.arrived)
    if not named:
        return []
    nodes = ask(sorted({node for node, _ in named}))
    have = {node: have for node, (home, have) in nodes.items() if home == site}
    return [(node, n, min(arrivals), max(arrivals)) for (node, n), arrivals in sorted(named.items())
            if have.get(node, 0) < n]


def row_of(site, folded, pos):
    """The row of a folded record, in the order of its kind's `row_columns`."""
    shape, state = registry.SHAPES[folded.kind], folded.state
    fields = state.fields
    own = [None if fields.get(name) is None else convert(fields[name]) for name, convert in shape.to_column]
    return (site, folded.id, pos, state.at, state.uncertain, fields.get("void"), _json(state.heads),
            _json(state.conflicts), _json(state.waiting), review_of(shape, state), state.mixed, *own)


def review_of(shape, state):
    """Who must look: the level of its conflicts; a day that is not the day it happened is put before a person too."""
    return max(1, state.level) if inbox.day_off(shape, state) else state.level


def _json(value):
    return msgspec.json.encode(value).decode() if value else None


def write_rows(site, folded, pos):
    """Write the rows of folded records, each at a new place in the feed.

    Returns the last place given out, and kind → what was written.
    """
    rows, before = {}, pos
    for record in folded:
        if record.state is not None:
            pos += 1
            rows.setdefault(record.kind, []).append(row_of(site, record, pos))
    for kind, values in rows.items():
        places.leave(site, kind, [row[1] for row in values])
        db.upsert(kind, registry.SHAPES[kind].row_columns, ("site", "id"), values)
        places.take(site, kind, before, pos)
    return pos, rows


def write_verdicts(site, ids, folded):
    """Write what folding these records has to tell the authors of their ops.

    Returns what was in dispute before: id → dot → parts.
    """
    told = db.rows(f"DELETE FROM verdict WHERE site = ? AND folded = 1 AND {db.one_of('record', len(ids))} "
                   "RETURNING record, node, n, verdict, detail", site, *ids)
    db.insert("verdict", VERDICT, [row for record in folded for row in verdicts_of(site, record)])
    before = {}
    for record, node, n, verdict, detail in told:
        if verdict == "conflict":
            before.setdefault(record, {})[f"{node}.{n}"] = msgspec.json.decode(detail)
    return before


VERDICT = ("site", "node", "n", "record", "verdict", "detail", "folded")


def verdicts_of(site, record):
    """The verdict rows that follow from folding one record."""
    disputes = record.state.disputes if record.state else {}
    rows = [(site, *Dot.parse(dot), record.id, "conflict", _json(sorted(names)), 1)
            for dot, names in sorted(disputes.items())]
    for op, code in record.rejected:
        if op.verdict == judge.VALID and op.erased is None:
            name = "kind" if code == "other_kind" else "id"
            rows.append((site, op.node, op.n, record.id, "quarantined", _json({name: [Message(code)]}), 1))
    return rows


def write_awaited(site, ids, folded):
    """Write what these records wait for."""
    db.execute(f"DELETE FROM awaited WHERE site = ? AND {db.one_of('record', len(ids))}", site, *ids)
    db.insert("awaited", ("site", "record", "kind", "node", "n", "since", "until"),
              [(site, record.id, record.kind, *awaited) for record in folded for awaited in record.awaited])
