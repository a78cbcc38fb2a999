"""What needs a person: the items that follow from records, verdicts, duplicates and clocks. A cache like the others.

What follows from records watches them, and `arrived` is called by the door, in the transaction that makes the items'
reasons; each replaces the items about what has just changed. Nothing that raises no items costs more than a look.
"""

from functools import partial
from hashlib import sha256
from itertools import chain

import msgspec

from models import database as db
from models import registry
from sync import balance, exclusive, items, joined, judge, likeness, matching, watching
from sync.ids import Cause, Dot, ItemId, NodeDay, both
from sync.items import HARD, SOFT, row
from sync.rules import SAME
from sync.times import local_day

FOLDED = ("claims", "void", "rival", "reading", "day")
PAIR = ("record", "other")
QUARTER = 15 * 60 * 1000
# Decisions, rules and questions are about items; they are none themselves.
OWN = ("decision", "question", "rule")


@watching.on_fold(every=True)
def follow(site, written):
    """Bring the items up to date about the values of the records that were folded, and about what is set aside."""
    folded = [record for one in written.values() for record in one.folded]
    ids = [record.id for record in folded]
    items.replace(site, items.about(site, ids, FOLDED), of_records(folded))
    put_aside(site, ids)


@watching.on_fold("decision", "rule")
def follow_answers(site, written):
    """Open or close what was decided, or what a rule answers."""
    told = {kind: one.after["item" if kind == "decision" else "covers"] for kind, one in written.items()}
    items.reopen(site, list(filter(None, told.get("decision", ()))))
    items.follow_rules(site, list(filter(None, told.get("rule", ()))))


@watching.on_fold(*balance.KINDS, before=True)
def follow_balances(site, written):
    """Bring the items up to date about balances; who moved something from one to another changes both."""
    for kind, one in written.items():
        accounts = {account for rows in one[:2] for account in rows.of(*balance.KINDS[kind].by) if all(account)}
        items.replace(site, items.about(site, balance.names(kind, accounts), ("balance",)),
                      balances(site, kind, accounts))


@watching.on_joined
def joined_balances(site, kind, rows, column):
    """Bring the items up to date about balances of what is counted with another one than before."""
    if kind in balance.KINDS:
        accounts = balance.accounts(site, kind, [id for id, _, _ in rows])
        items.replace(site, items.about(site, balance.names(kind, accounts), ("balance",)),
                      balances(site, kind, accounts))


@watching.on_fold(*joined.KINDS, *matching.NAMED, "alias", "decision", before=True)
def follow_pairs(site, written):
    """Find anew who stands for whom, and bring the items up to date about those that may be one."""
    decided = [item for item in (written["decision"].after["item"] if "decision" in written else ()) if item]
    for kind in joined.KINDS:
        left = matching.left(site, kind, written) if kind in SAME else None
        ids = joined.concerned(kind, written)
        ids = joined.settle(site, kind, ids) if ids else ids
        if kind in SAME:
            ids |= {id for item in map(ItemId.parse, decided) if item.type == SAME[kind] for id in item.pair}
            _pairs(site, kind, ids | matching.naming(site, kind, written), left)


def forgot(site, kind, written):
    """Find anew who stands for whom after records of a kind have gone, and who of the others may be one."""
    if kind in joined.KINDS:
        ids, left = set(written[kind].before.ids), matching.left(site, kind, written) if kind in SAME else None
        joined.settle(site, kind, ids)
        if kind in SAME:
            _pairs(site, kind, ids, left)


def _pairs(site, kind, ids, left):
    if ids:
        ids = matching.reaching(site, kind, ids, left)
        items.replace(site, items.about(site, ids, (SAME[kind],), PAIR), alike(site, kind, ids))


@watching.on_fold(*exclusive.KINDS, before=True)
def follow_twos(site, written):
    """Bring the items up to date about records of which only one should hold."""
    for kind, one in written.items():
        ids, found = exclusive.around(site, kind, one)
        items.replace(site, items.about(site, ids, ("two_of_one",), PAIR), map(partial(_two, kind), found))


def arrived(node, batch, times, jumps):
    """Bring the items up to date that a batch has a say in beyond what was folded of it."""
    if jumps or any(times[1]):
        dated(node.site, node.id)
    if batch.errors:
        lost = [entry[2] or f"{node.id}.{entry[0]}" for entry in batch.entries if not entry[1]]
        put_aside(node.site, lost)


def dated(site, node):
    """Bring the items up to date about a node's clock."""
    items.replace(site, items.about(site, [node], ("clock",)), clocks(site, node))


def put_aside(site, records):
    """Bring the items up to date about ops on these records that are set aside."""
    items.replace(site, items.about(site, records, ("aside",)), asides(site, records))


def events(site, kind, ids):
    """Bring the items up to date about entries that seem to tell of one event."""
    if ids:
        items.replace(site, items.about(site, ids, ("same_event",)), doubles_of(site, kind, ids))


DOUBLING = {kind for kind, shape in registry.SHAPES.items() if shape.about.duplicates}


# -- what is due


def everything(site):
    """The Rows that are due of a site, but for those of `of_records`: for `rebuild` and `check`."""
    for kind in sorted(DOUBLING):
        yield from doubles_of(site, kind)
    for kind in SAME:
        yield from alike(site, kind)
    for kind in exclusive.KINDS:
        yield from map(partial(_two, kind), exclusive.of_kind(site, kind))
    for kind in balance.KINDS:
        yield from balances(site, kind)
    for rows in watching.DUE:
        yield from rows(site)
    yield from clocks(site)
    yield from asides(site)


def of_records(folded):
    """The Rows of rival values, and of days that are not the days on which they were written. Pure."""
    return [item for record in folded if record.state is not None and record.kind not in OWN
            for item in _of_record(record)]


def day_off(shape, state):
    """Whether the day that a record is about is not the day on which it happened."""
    return bool(shape.date_key) and state.fields.get(shape.date_key) != local_day(state.at)


def about(record, part, rivals):
    """The id of the item about rival values of a part of a Folded: those of the dots `rivals`."""
    return str(ItemId(_type(registry.SHAPES[record.kind].parts[part]), f"{record.id}:{part}:{_digest(rivals)}"))


def _of_record(record):
    shape, state = registry.SHAPES[record.kind], record.state
    for part in state.conflicts:
        if state.levels.get(part):
            rivals = [dot for dot, names in state.disputes.items() if part in names] or state.heads.get(part, ())
            type, what = ItemId.parse(about(record, part, rivals))
            # Of those who first said it: what a person at the desk has put back is not the desk's own.
            cause = str(Cause(f"{record.kind}.{part}", tuple(state.authors[part])))
            yield row(type, state.levels[part], what, record.id, cause, state.at)
    if day_off(shape, state):
        heads = state.heads.get(shape.date_key, ())
        yield row("day", SOFT, record.id, record.id, str(Cause.of(record.kind, heads)), state.at)


def _type(part):
    if part.name == "void":
        return "void"
    if part.policy == "safest":
        return "reading"
    return "claims" if part.claims else "rival"


def _digest(dots):
    return sha256(" ".join(sorted(dots)).encode()).hexdigest()[:12]


def asides(site, records=None):
    """The Rows of ops that are quarantined."""
    question = ("SELECT verdict.node, verdict.n, verdict.record, verdict.detail, op.kind, op.at FROM verdict JOIN op "
                "ON op.site = verdict.site AND op.node = verdict.node AND op.n = verdict.n "
                "WHERE verdict.site = ? AND verdict.verdict")
    # Of some records, not all that is set aside at the site is to be read: that column must not be the way in.
    question += " = 'quarantined'" if records is None else " || '' = 'quarantined'"
    for node, n, record, detail, kind, at in _asked(question, "verdict.record", site, records):
        dot, cause = str(Dot(node, n)), Cause(f"{kind}.{_wrong(kind, detail)}", (node,))
        yield row("aside", HARD, dot, record or dot, str(cause), at)


def _wrong(kind, detail):
    """What is wrong with an op, as far as it has a name here: it may misspell as many others as a line can hold."""
    names = {*judge.KEYS, "op", *(registry.SHAPES[kind].fields if kind in registry.SHAPES else ())}
    return ",".join(sorted({name if name in names else "unknown" for name in msgspec.json.decode(detail)}))


def doubles_of(site, kind, ids=None):
    """The Rows of entries that seem to tell of an event that another one tells of."""
    question = f"SELECT id, same_as, at FROM {kind} WHERE site = ? AND same_as IS NOT NULL AND void IS NULL"
    for id, same_as, at in _asked(question, "id", site, ids):
        yield row("same_event", SOFT, both(id, same_as), id, str(Cause.of("", (id, same_as))), at, same_as)


def alike(site, kind, ids=None):
    """The Rows of records of a kind that may be the same."""
    for one, other, reasons in matching.pairs(site, kind, ids):
        cause = str(Cause.of("+".join(map(likeness.word, reasons)), (one.id, other.id)))
        yield row(SAME[kind], SOFT, both(one.id, other.id), one.id, cause, max(one.at, other.at), other.id)


def _two(kind, two):
    cause = str(Cause.of(f"{kind}.{'+'.join(two.rule.fields)}", (two.first, two.other)))
    return row("two_of_one", HARD, both(two.first, two.other), two.other, cause, two.at, two.first)


def balances(site, kind, accounts=None):
    """The Rows of balances that are below zero."""
    for account, sum, at in balance.sums(site, kind, accounts):
        if sum < 0:
            name = balance.name(kind, account)
            yield row("balance", SOFT, name, name, kind, at)


def clocks(site, node=None):
    """The Rows of clocks that disagreed with ours, one for a node and day."""
    question = f"SELECT node, at / {QUARTER}, MAX(at) FROM op WHERE site = ? AND uncertain > 0"
    found = {}
    for name, _, at in _asked(question, "node", site, node and [node], f"GROUP BY node, at / {QUARTER}"):
        found[name, local_day(at)] = max(at, found.get((name, local_day(at)), 0))
    for (name, day), at in found.items():
        yield row("clock", SOFT, str(NodeDay(name, day)), name, name, at)


def _asked(question, column, site, values=None, tail=""):
    """The answers for these values of a column, or for all there are."""
    if values is None:
        return db.rows(f"{question} {tail}", site)
    return chain.from_iterable(db.rows(f"{question} AND {db.one_of(column, len(some))} {tail}", site, *some)
                               for some in db.batches(values))
