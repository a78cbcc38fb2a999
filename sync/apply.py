"""What a batch of judged ops does, inside the transaction that `intake` holds."""

from itertools import repeat

import msgspec

from models import database as db
from models.kinds.upkeep import DESK
from models.op import COLUMNS
from sync import (
    batches,
    closing,
    contacts,
    disputes,
    doubted,
    figures,
    forgotten,
    inbox,
    joined,
    judge,
    log,
    nearby,
    nodes,
    notices,
    places,
    projection,
    quota,
    requires,
    rescue,
    telling,
    transit,
    watching,
)
from sync.clock import UNCERTAIN
from sync.fold import WAIT
from sync.ids import Dot

# They follow what is written here: each registers itself.
WATCHERS = (joined, nearby, batches, figures, inbox, requires, quota, transit, telling, rescue)
SWEEP_EVERY = 3600 * 1000
VERDICT_NAMES = {**dict.fromkeys((judge.QUARANTINED, judge.BROKEN, judge.UNJUDGED), "quarantined"),
                 judge.NEWER: "newer"}


def store(node, counter, batch, arrival, ahead, net):
    """Put the batch into the log and bring everything that follows from it up to date.

    `node` already says `have` as it will be; it and the counter are written back. `ahead`: an Ahead of this very batch
    that still holds, if there is one. `net`: as `faults.contained` gives it. A careful one takes every record by
    itself, none by the quick way.
    """
    jumps = contacts.jumps_with(node, batch)
    times = ahead.times if ahead else contacts.batch_times(node, batch, jumps)
    known = ahead.known(node.site, counter.pos) if ahead else {}
    _log(node, batch, times, arrival)
    forgotten.late(node, batch, counter, arrival)
    if not net.careful:
        # Before any of them is folded, so that each is told of as it was before.
        watching.follow(node.site, _create(node, batch, times, counter))
    if not doubted.is_doubted(node):
        net.run("step:uncertain times", notices.uncertain, node, counter, times, arrival)
    late = [jump for jump in jumps if jump.n >= batch.entries[0][0]]
    node.jumps += len(late)
    net.run("step:questions", _ask, node, batch, counter, arrival)
    # What is waited for is compared with what nodes have, so this comes before the folds.
    nodes.save(node)
    others = net.run("step:others", _others, node, batch, counter, arrival, jumps, late, nothing=set())
    if net.careful:
        one_by_one(node.site, others.union(f"{node.id}.{entry[0]}" if entry[2] is None else entry[2]
                                           for entry in batch.entries if entry[1]), counter, net)
    else:
        counter.pos = refold(node.site, _touched(node, batch), others, counter.pos, known)
    net.run("step:inbox", inbox.arrived, node, batch, times, jumps)
    net.run("step:receipts", closing.receipts, node, batch, counter, arrival)
    counter.save()


def _others(node, batch, counter, arrival, jumps, late):
    """The ids of records that the batch has a say in without naming them."""
    others = _release(node, batch, counter, arrival) | settled(node.site) | _sweep(counter, arrival)
    return others | _set_back(node, batch, jumps, late)


def one_by_one(site, ids, counter, net):
    """Fold records of a site again, each by itself: of one that raises, nothing changes."""
    for id in sorted(ids):
        counter.pos = net.run(id, refold, site, (), {id}, counter.pos, nothing=counter.pos)


def fold_again(site, ids, counter, net):
    """Fold records that nothing new is known of but when their ops happened."""
    if net.careful:
        one_by_one(site, ids, counter, net)
    else:
        counter.pos = refold(site, (), ids, counter.pos)
    if ids:
        counter.save()


def refold(site, touched, others, pos, known=frozenset()):
    """Fold records of a site again, and call those who watch what changed. Returns the last place given out.

    `touched`: ids of those that ops name; `others`: of those that have another reason. `known`: id → Folded of those of
    the touched ones that need no fold.
    """
    ids = {*touched, *others}
    if not ids:
        return pos
    pos, disputed, written = projection.refold(site, ids, pos, {id: known[id] for id in known if id not in others})
    pos = disputes.tell(site, disputed, pos)
    watching.follow(site, written)
    return pos


def _log(node, batch, times, arrival):
    site, name, count = node.site, node.id, len(batch.entries)
    n, kinds, records, ts, verdicts, lines, hashes = zip(*batch.entries, strict=True)
    db.insert("op", COLUMNS, list(zip(
        repeat(site, count), repeat(name, count), n, kinds, records, ts, *times, repeat(arrival, count), verdicts,
        lines, hashes, strict=True)))
    if batch.errors:
        encode = msgspec.json.encode
        db.insert("verdict", projection.VERDICT, [
            (site, name, n, record or f"{name}.{n}", VERDICT_NAMES[verdict], encode(batch.errors[n]).decode(), 0)
            for n, _, record, _, verdict, _, _ in batch.entries if verdict])


def _create(node, batch, times, counter):
    """Write the records that need no fold: nothing but their creating op is known of them.

    Returns kind → Written.
    """
    first, written, (happened, uncertain) = batch.entries[0][0], {}, times
    for kind, made in batch.created.items():
        count = len(made)
        ids, at = [f"{node.id}.{n}" for n, _ in made], [happened[n - first] for n, _ in made]
        odd, filled = [uncertain[n - first] for n, _ in made], batch.filled[kind]
        given = range(counter.pos + 1, counter.pos + 1 + count)
        db.insert(kind, ("site", "id", "pos", "at", "uncertain", *filled), list(zip(
            repeat(node.site, count), ids, given, at, odd, *filled.values(), strict=True)))
        places.take(node.site, kind, counter.pos, counter.pos + count)
        counter.pos += count
        written[kind] = watching.made({"id": ids, "pos": given, "at": at, "uncertain": odd, **filled})
    return written


def _touched(node, batch):
    """The ids of the records that the batch's other ops are about."""
    return {entry.record or f"{node.id}.{entry.n}" for entry in batch.folding}


def settled(site):
    """The ids of the records that waited for something which has arrived by now."""
    return {row[0] for row in db.rows(
        "SELECT DISTINCT awaited.record FROM awaited JOIN node ON node.id = awaited.node "
        "WHERE awaited.site = ? AND (node.site = awaited.site AND node.have >= awaited.n "
        "OR node.site <> awaited.site AND awaited.kind = '')", site)}


def _sweep(counter, arrival):
    """The ids of the records whose waiting has come to its end; looked for once an hour.

    Where the collector's clock was ahead when it was last looked, some have stopped too early: they wait again.
    """
    if -UNCERTAIN <= arrival - counter.swept < SWEEP_EVERY:
        return set()
    before, counter.swept = counter.swept, arrival
    db.execute("UPDATE counter SET swept = ? WHERE site = ?", arrival, counter.site)
    return {row[0] for row in db.rows("SELECT DISTINCT record FROM awaited WHERE site = ? AND since <= ? AND until > ?",
                                      counter.site, max(arrival, before) - WAIT, min(arrival, before) - WAIT)}


def _ask(node, batch, counter, arrival):
    asked = []
    for n, doc in batch.docs.items():
        # Only they speak for the coordinators: a volunteer who says something unasked writes a question without words.
        asks = batch.writer.roles.get(doc.get("by", node.person)) in DESK
        if doc["kind"] == "question" and "id" not in doc and asks and doc["set"].get("text"):
            asked.append((str(Dot(node.id, n)), doc["set"]["op"], doc["set"]["text"]))
    notices.asked(node.site, asked, counter, arrival)


def _release(node, batch, counter, arrival):
    """Note what the batch releases, and what of the batch was released before it came."""
    named = [doc["set"].get("op") for doc in batch.docs.values() if doc["kind"] == "release" and "id" not in doc]
    dots = list(dict.fromkeys(Dot.parse(dot) for dot in named if dot and judge.RECORD.fullmatch(dot)))
    db.upsert("released", RELEASED, RELEASED, [(node.site, *dot) for dot in dots])
    freed = _free(node.site, dots)
    notices.released(node.site, freed, counter, arrival)
    doubtful = [Dot(node.id, entry[0]) for entry in batch.entries if entry[4] == judge.QUARANTINED]
    return {*freed.values(), *_free(node.site, sorted(log.released(node.site, doubtful))).values()}


RELEASED = ("site", "node", "n")


def _free(site, dots):
    """Those of these ops that were quarantined count from now on: dot → the id of its record."""
    found = {}
    for some in db.batches(dots):
        rows = db.rows(f"SELECT node, n, record FROM op {db.matching(('node', 'n'), len(some))} WHERE site = ? "
                       "AND verdict = ?", *(value for dot in some for value in dot), site, judge.QUARANTINED)
        found.update((Dot(node, n), record) for node, n, record in rows)
    db.many("DELETE FROM verdict WHERE site = ? AND node = ? AND n = ? AND folded = 0", [
        (site, *dot) for dot in found])
    return {dot: found[dot] or str(dot) for dot in dots if dot in found}


def _set_back(node, batch, jumps, late):
    """A clock that went backwards changes when earlier ops of the same claim happened: the ids of their records.

    `late`: those of the node's `jumps` that the batch brought.
    """
    first = batch.entries[0][0]
    if not late or first == 1:
        return set()
    start = min(first, contacts.claimed_before(node.site, node.id, min(jump.n for jump in late)) + 1)
    if start >= first:
        return set()
    return correct_times(node, start, first - 1, jumps)


def misdated(node, start, end, jumps):
    """The ops `start` … `end` of a node whose time is not what its contacts give: `(op, (happened, uncertain))`."""
    ops = db.rows("SELECT n, kind, record, t, at, uncertain FROM op WHERE site = ? AND node = ? AND n BETWEEN ? AND ? "
                  "ORDER BY n", node.site, node.id, start, end)
    if not ops:
        return []
    runs = contacts.brackets(node.site, node.id, node.enrolled, start, end)
    times = zip(*contacts.times(ops, runs, jumps), strict=True)
    return [(op, new) for op, new in zip(ops, times, strict=True) if (op[4], op[5]) != new]


def correct_times(node, start, end, jumps):
    """Work out again when the ops `start` … `end` of a node happened; return the ids of the records that changed."""
    moved = misdated(node, start, end, jumps)
    db.many("UPDATE op SET at = ?, uncertain = ? WHERE site = ? AND node = ? AND n = ?",
            [(*new, node.site, node.id, op[0]) for op, new in moved])
    about = {kind: {op[2] or f"{node.id}.{op[0]}" for op, _ in moved if bool(op[1]) == kind} for kind in (True, False)}
    # What has no kind is folded with no record; that it waits for a person is dated all the same.
    inbox.put_aside(node.site, about[False])
    return about[True]


def date_anew(node, start, arrival):
    """After a contact at `arrival` which shows that earlier ones of its Node can't be true: what follows from that.

    Ops from n = `start` on happened at another time, and none has arrived later than the present. Returns the ids of
    the records that this concerns.
    """
    late = {record or f"{node.id}.{n}" for n, record, kind in db.rows(
        "UPDATE op SET arrived = ? WHERE site = ? AND node = ? AND arrived > ? RETURNING n, record, kind", arrival,
        node.site, node.id, arrival) if kind}
    if start <= node.have:
        late |= correct_times(node, start, node.have, contacts.jumps(node.site, node.id))
    if late:
        inbox.dated(node.site, node.id)
    return late
