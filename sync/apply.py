"""What a batch of judged ops does, inside the transaction that `intake` holds."""

import msgspec

from models import database as db
from models import registry
from models.op import COLUMNS
from sync import contacts, doubles, judge, notices, projection
from sync.batch import columns
from sync.fold import WAIT

SWEEP_EVERY = 3600 * 1000
VERDICT_NAMES = {judge.QUARANTINED: "quarantined", judge.BROKEN: "quarantined", judge.NEWER: "newer"}
PLAIN = (None, None, None, None, 0, 0)


def store(node, counter, batch, arrival):
    """Put the batch into the log and bring everything that follows from it up to date.

    `node` already says `have` as it will be. The counter is written back.
    """
    jumps = _jumps(node, batch)
    runs = contacts.brackets(node.id, node.enrolled, batch.entries[0][0], node.have)
    times = contacts.times(batch.entries, runs, jumps)
    _log(node, batch, times, arrival)
    counter.pos = _create(node, batch, times, counter.pos)
    notices.uncertain(node, counter, times, arrival)
    _save_have(node)
    touched = _touched(node, batch)
    touched |= _release(node, batch, counter, arrival)
    touched |= settled(node.site)
    touched |= _sweep(counter, arrival)
    touched |= _set_back(node, batch, jumps)
    counter.pos = refold(node.site, touched, counter.pos, _created(batch, node, times))
    counter.save()


def refold(site, touched, pos, created=None):
    """Fold the `touched` records of a site again, and look for duplicates near what changed.

    `created`: kind → doubles.Probe at records that were just created without a fold.
    """
    probes = [*(created or {}).items()]
    if touched:
        before = {kind: doubles.stored(site, kind, touched) for kind in DOUBLING}
        pos = projection.refold(site, touched, pos)
        probes += [(kind, doubles.Probe(old, doubles.stored(site, kind, touched))) for kind, old in before.items()]
    for kind, probe in probes:
        doubles.settle(site, kind, probe)
    return pos


DOUBLING = [kind for kind, shape in registry.SHAPES.items() if shape.about.doubles]


def _jumps(node, batch):
    new = [contacts.jump(n, doc["set"]) for n, doc in batch.docs.items()
           if doc["kind"] == "clock_jump" and "id" not in doc]
    known = contacts.jumps(node.site, node.id) if node.jumps else []
    node.jumps += len(new)
    return [*known, *new]


def _log(node, batch, times, arrival):
    site, name = node.site, node.id
    db.insert("op", COLUMNS, [
        (site, name, n, kind, record, t, at, uncertain, arrival, verdict, line, digest)
        for (n, kind, record, t, verdict, line, digest), (at, uncertain) in zip(batch.entries, times, strict=True)])
    if batch.errors:
        encode = msgspec.json.encode
        db.insert("verdict", projection.VERDICT, [
            (site, name, n, record or f"{name}.{n}", VERDICT_NAMES[verdict], encode(batch.errors[n]).decode(), 0)
            for n, _, record, _, verdict, _, _ in batch.entries if verdict])


def _create(node, batch, times, pos):
    """Write the records that need no fold: nothing but their creating op is known of them."""
    first, site, name = batch.entries[0][0], node.site, node.id
    for kind, made in batch.created.items():
        shape = registry.SHAPES[kind]
        rest = (None,) if shape.about.doubles else ()
        db.insert(kind, shape.columns, [
            (site, f"{name}.{n}", place, *times[n - first], *PLAIN, *columns(shape, values), *rest)
            for place, (n, values) in enumerate(made, pos + 1)])
        pos += len(made)
    return pos


def _save_have(node):
    """What is waited for is compared with what nodes have, so this comes before the folds."""
    db.execute("UPDATE node SET have = ?, hash = ? WHERE id = ?", node.have, node.hash, node.id)


def _touched(node, batch):
    """The ids of the records that the batch's other ops are about."""
    return {entry.record or f"{node.id}.{entry.n}" for entry in batch.folding}


def settled(site):
    """The ids of the records that waited for something which has arrived by now."""
    return {row[0] for row in db.rows(
        "SELECT DISTINCT awaited.record FROM awaited JOIN node ON node.id = awaited.node "
        "WHERE awaited.site = ? AND node.have >= awaited.n", site)}


def _sweep(counter, arrival):
    """The ids of the records whose waiting has come to its end; looked for once an hour."""
    if arrival - counter.swept < SWEEP_EVERY:
        return set()
    before, counter.swept = counter.swept, arrival
    db.execute("UPDATE counter SET swept = ? WHERE site = ?", arrival, counter.site)
    return {row[0] for row in db.rows("SELECT DISTINCT record FROM awaited WHERE site = ? AND since <= ? AND until > ?",
                                      counter.site, arrival - WAIT, before - WAIT)}


def _release(node, batch, counter, arrival):
    """Note what the batch releases, and what of the batch was released before it came."""
    touched = set()
    for doc in batch.docs.values():
        if doc["kind"] == "release" and doc["set"].get("op") and "id" not in doc:
            touched |= _release_one(node, doc["set"]["op"], counter, arrival)
    doubtful = [entry for entry in batch.entries if entry[4] == judge.QUARANTINED]
    for entry in doubtful:
        if db.row("SELECT 1 FROM released WHERE site = ? AND node = ? AND n = ?", node.site, node.id, entry[0]):
            touched |= _free(node.site, node.id, entry[0])
    return touched


def _release_one(node, dot, counter, arrival):
    name, _, n = dot.partition(".")
    if not judge.RECORD.fullmatch(dot):
        return set()
    db.upsert("released", ("site", "node", "n"), ("site", "node", "n"), [(node.site, name, int(n))])
    freed = _free(node.site, name, int(n))
    if freed:
        notices.released(node.site, name, int(n), counter, arrival)
    return freed


def _free(site, node, n):
    """A quarantined op counts from now on: the id of its record, if it is here and can be released."""
    op = db.row("SELECT record FROM op WHERE site = ? AND node = ? AND n = ? AND verdict = ?",
                site, node, n, judge.QUARANTINED)
    if op is None:
        return set()
    db.execute("DELETE FROM verdict WHERE site = ? AND node = ? AND n = ? AND folded = 0", site, node, n)
    return {op[0] or f"{node}.{n}"}


def _set_back(node, batch, jumps):
    """A clock that went backwards changes when earlier ops of the same claim happened: the ids of their records."""
    late = [jump for jump in jumps if jump.n >= batch.entries[0][0]]
    first = batch.entries[0][0]
    if not late or first == 1:
        return set()
    before = db.row("SELECT MAX(claimed) FROM contact WHERE node = ? AND claimed < ?", node.id, max(j.n for j in late))
    start = min(first, (before[0] or 0) + 1)
    if start >= first:
        return set()
    return correct_times(node, start, first - 1, jumps)


def correct_times(node, start, end, jumps):
    """Work out again when the ops `start` … `end` of a node happened; return the ids of the records that changed."""
    ops = db.rows("SELECT n, kind, record, t, at, uncertain FROM op WHERE site = ? AND node = ? AND n BETWEEN ? AND ? "
                  "ORDER BY n", node.site, node.id, start, end)
    if not ops:
        return set()
    runs = contacts.brackets(node.id, node.enrolled, start, end)
    times = contacts.times(ops, runs, jumps)
    moved = [(op, new) for op, new in zip(ops, times, strict=True) if (op[4], op[5]) != new]
    db.many("UPDATE op SET at = ?, uncertain = ? WHERE site = ? AND node = ? AND n = ?",
            [(*new, node.site, node.id, op[0]) for op, new in moved])
    return {op[2] or f"{node.id}.{op[0]}" for op, _ in moved if op[1]}


def _created(batch, node, times):
    """kind → the doubles.Probe at what the batch created without a fold."""
    probes, first = {}, batch.entries[0][0]
    for kind in DOUBLING:
        made, shape = batch.created.get(kind), registry.SHAPES[kind]
        if made:
            probe = probes[kind] = doubles.Probe(node=node.id)
            probe.times = [times[n - first][0] for n, _ in made]
            for known, name in zip(probe.who, shape.about.doubles[0], strict=True):
                place = shape.own.index(name)
                known.update(values[place] for _, values in made)
                known.discard(None)
    return probes
