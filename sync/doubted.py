"""Contacts that came while the collector's own clock was wrong, found when a later one contradicts them.

What was stored of a contact is never changed but for `doubtful`, a cache of `clock.doubtful`. Nearly no node ever has
such a contact: the others pay one comparison for it.
"""

from itertools import islice

from models import database as db
from sync import clock, contacts
from sync.clock import Contact


def is_odd(node, arrival):
    """Whether a contact of a Node that arrives then must be weighed against earlier ones, or any ever had to be."""
    if node.doubted or node.heard is None:
        return bool(node.doubted) or node.enrolled > arrival + clock.UNCERTAIN
    return arrival <= node.heard


def keep(node, contact):
    """Keep the latest contact of a Node, number `node.contacts`; returns the first op that it may date anew, or None.

    `node` still says what it had heard before.
    """
    if not is_odd(node, contact.arrival):
        contacts.record(node, contact)
        return None
    fall = clock.overruled(contact, _believed(node), node.enrolled)
    contacts.record(node, contact, int(fall is None))
    node.doubted += 1 if fall is None else fall
    return None if fall is None else _drop(node, fall)


def _believed(node):
    """The contacts of a Node that are believed, the latest first, read as they are asked for."""
    nr = 2**63 - 1
    while found := db.rows(f"SELECT {contacts.COLUMNS} FROM contact WHERE site = ? AND node = ? AND doubtful = 0 "
                           "AND via = '' AND nr < ? ORDER BY nr DESC LIMIT 8", node.site, node.id, nr):
        for row in found:
            yield Contact(*row)
        nr = row[4]


def _drop(node, fall):
    """Believe no longer the `fall` contacts before the last; returns the first op that no earlier one has dated."""
    numbers = [one.nr for one in islice(_believed(node), fall + 2)][1:]
    db.many("UPDATE contact SET doubtful = 1 WHERE site = ? AND node = ? AND nr = ?",
            [(node.site, node.id, nr) for nr in numbers[:fall]])
    upto = numbers[fall] if len(numbers) > fall else 0
    return (db.row("SELECT MAX(claimed) FROM contact WHERE site = ? AND node = ? AND nr <= ? AND doubtful = 0",
                   node.site, node.id, upto)[0] or 0) + 1


def is_doubted(node):
    """Whether the latest contact of a Node is: then it is our clock that is wrong, and its people aren't told of it."""
    return bool(node.doubted) and db.row("SELECT doubtful FROM contact WHERE site = ? AND node = ? AND nr = ?",
                                         node.site, node.id, node.contacts)[0] == 1


def wrong(node):
    """nr → 0 or 1, of the contacts of a Node that are taken for what they are not."""
    kept = [Contact(*row) for row in db.rows(
        f"SELECT {contacts.COLUMNS} FROM contact WHERE site = ? AND node = ? AND via = '' ORDER BY nr", node.site,
        node.id)]
    places = clock.doubtful(node.enrolled, kept)
    return {one.nr: int(place in places) for place, one in enumerate(kept) if one.doubtful != (place in places)}


def settle(node):
    """Find again which contacts of a Node are doubtful."""
    db.many("UPDATE contact SET doubtful = ? WHERE site = ? AND node = ? AND nr = ?",
            [(doubtful, node.site, node.id, nr) for nr, doubtful in wrong(node).items()])
    db.execute("UPDATE node SET doubted = (SELECT COUNT(*) FROM contact WHERE site = ? AND node = ? "
               "AND doubtful = 1) WHERE site = ? AND id = ?", node.site, node.id, node.site, node.id)


def behind(now, site=None):
    """How many devices were last heard at a time that is still to come, and the latest such time, in ms."""
    at, *of = ("AND site = ?", site) if site else ("",)
    return db.row(f"SELECT COUNT(*), MAX(heard) FROM node WHERE heard > ? AND revoked IS NULL AND moved IS NULL {at}",
                  now + clock.UNCERTAIN, *of)
