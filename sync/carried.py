"""What came by another way than from the node itself: in a file, or through a hub with the contacts that it had."""

from typing import NamedTuple

from models import database as db
from sync import apply, body, chain, contacts, header, inbox
from sync.clock import Contact

FILE = "file"
# Bytes of one node's bodies that may wait for what comes before them.
MOST_HELD = 8 << 20


class Way(NamedTuple):
    """Who had a body, a hub's node id or FILE; when it came here, in ms (0: now); and the contacts of a hub.

    `contacts`: `(theirs, Contact)`, the arrival by the hub's clock and all of it by ours. `blackened`: n → `(hash,
    verdict, errors, erased)` of ops whose bytes were not kept there as they were written.
    """

    via: str
    at: int = 0
    contacts: tuple = ()
    blackened: dict = {}


def converted(via: str, told: list, offset: int, now: int) -> tuple:
    """The contacts that a hub tells, `[arrival, now, heard, claimed]` by its clock, as a Way has them.

    `offset`: our clock minus the hub's, in ms. Nothing has arrived there later than now.
    """
    found = []
    for arrival, wall, heard, claimed in told:
        ours = min(arrival + offset, now)
        found.append((arrival, Contact(ours, wall, min(heard + offset, ours) if heard else 0, claimed, via=via)))
    return tuple(found)


def hashes(header, lines, way) -> list[str]:
    """The chain hashes of the op lines; of a blackened one, the hash that it had when it was written."""
    if not way or not way.blackened:
        return chain.links(header.prev, lines)
    found, before = [], header.prev
    for n, line in enumerate(lines, header.first):
        before = way.blackened[n][0] if n in way.blackened else chain.link(before, line)
        found.append(before)
    return found


def mark_erased(node, way):
    """Say of the ops that came without their values that these were erased; returns the ids of their records."""
    erased = {n: given[3] for n, given in way.blackened.items() if given[3] is not None and n <= node.have}
    db.many("UPDATE op SET erased = ? WHERE site = ? AND node = ? AND n = ?",
            [(mark, node.site, node.id, n) for n, mark in erased.items()])
    rows = (db.row("SELECT record, kind FROM op WHERE site = ? AND node = ? AND n = ?", node.site, node.id, n)
            for n in erased)
    return {record or f"{node.id}.{n}" for n, (record, kind) in zip(erased, rows, strict=True) if kind}


def note(node, header, last, way, arrival):
    """Keep what a carried body says of time; returns the ids of records that happened at another time by it.

    A file knows nothing of its own time: its ops were written before it came. A node that a hub has heard was heard.
    """
    node.claimed = max(node.claimed, header.claimed)
    known = _known(node, way)
    fresh = [one for one in way.contacts if one[0] not in known]
    if last > max([node.have, *(contact.claimed for _, contact in way.contacts)]):
        at = way.at or arrival
        fresh.append((at, Contact(at, at, 0, last, via=way.via if way.via == FILE else f"{FILE}:{way.via}")))
    before = _closed_before(node, min((contact.arrival for _, contact in fresh), default=0))
    contacts.record_all(node, fresh)
    for _, contact in fresh:
        if way.contacts and contact.via == way.via and contact.arrival > (node.heard or 0):
            node.heard, node.skew = contact.arrival, contact.now - contact.arrival
            node.app, node.schema = header.app[:40], header.schema
    if not fresh or before >= node.have:
        return set()
    moved = apply.correct_times(node, before + 1, node.have, contacts.jumps(node.site, node.id))
    if moved:
        inbox.dated(node.site, node.id)
    return moved


def _known(node, way):
    """Those of the hub's own times of a node's contacts that have been told before."""
    if not way.contacts:
        return set()
    return {theirs for theirs, in db.rows("SELECT theirs FROM contact WHERE site = ? AND node = ? AND via = ?",
                                          node.site, node.id, way.via)}


def _closed_before(node, arrival):
    """The last op whose bracket was closed before `arrival`: nothing that comes later can move it."""
    return db.row("SELECT MAX(claimed) FROM contact WHERE site = ? AND node = ? AND doubtful = 0 AND arrival < ?",
                  node.site, node.id, arrival)[0] or 0


# -- bodies that came before what they follow on


def hold(node, head, whole, at):
    """Keep an authentic body of a Node until what comes before it is here. Whether there was room for it."""
    with db.writing():
        size, = db.row("SELECT COALESCE(SUM(LENGTH(body)), 0) FROM held WHERE site = ? AND node = ?", node.site,
                       node.id)
        if size + len(whole) > MOST_HELD:
            return False
        key = (node.site, node.id, head.first, head.last)
        db.execute("INSERT INTO held (site, node, first, hash, at, body) VALUES (?, ?, ?, ?, ?, ?) "
                   "ON CONFLICT (site, node, first, hash) DO NOTHING", *key, at, whole)
        db.execute("UPDATE node SET held = 1 WHERE site = ? AND id = ?", node.site, node.id)
    return True


def next_held(node):
    """`(Header, Body, at)` of the bodies that can follow by now; each is given once, and forgotten."""
    while found := db.row("SELECT first, hash, at, body FROM held WHERE site = ? AND node = ? AND first <= ? "
                          "ORDER BY first LIMIT 1", node.site, node.id, node.have + 1):
        first, hash, at, whole = found
        yield *read(bytes(whole)), at
        _forget(node, first, hash)
    if not db.row("SELECT 1 FROM held WHERE site = ? AND node = ?", node.site, node.id):
        node.held = 0
        db.execute("UPDATE node SET held = 0 WHERE site = ? AND id = ?", node.site, node.id)


def _forget(node, first, hash):
    with db.writing():
        db.execute("DELETE FROM held WHERE site = ? AND node = ? AND first = ? AND hash = ?", node.site, node.id, first,
                   hash)


def read(whole: bytes) -> tuple:
    """The Header and the Body of a request body that is all here. Raises Problem."""
    head, _, ops = whole.partition(b"\n")
    return header.read(head), body.Body(head, ops, True)
