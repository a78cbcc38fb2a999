"""The facts from which the time of an op is worked out: contacts and clocks that were set back."""

from models import database as db
from sync import clock, judge
from sync.clock import Contact, Jump


def record(node, contact, doubtful=0, theirs=0):
    """Keep the latest contact of a Node, number `node.contacts`; `theirs`: its arrival by the clock of the hub that had
    it."""
    _keep(node, node.contacts, [(theirs, contact)], doubtful)


def record_all(node, contacts):
    """Keep further contacts of a Node, `(theirs, Contact)`, and count them in `node.contacts`."""
    _keep(node, node.contacts + 1, contacts, 0)
    node.contacts += len(contacts)


def _keep(node, first, contacts, doubtful):
    db.insert("contact", ("site", "node", "nr", "arrival", "now", "heard", "claimed", "doubtful", "via", "theirs"),
              [(node.site, node.id, nr, *contact[:4], doubtful, contact.via, theirs)
               for nr, (theirs, contact) in enumerate(contacts, first)])


def of_header(arrival, header):
    """The Contact that a header makes. What the node says to have heard is never later than its arrival."""
    return Contact(arrival, header.now, min(header.heard, arrival), header.claimed)


def had_heard(node):
    """What a Node had heard by its last contact, ms since 1970."""
    return db.row("SELECT heard FROM contact WHERE site = ? AND node = ? AND nr = ?", node.site, node.id,
                  node.contacts)[0]


def brackets(site, node, enrolled, first, last, *pending):
    """The brackets of the ops `first` … `last` of a node of a site, as `clock.brackets` gives them.

    `pending`: Contacts that are not kept yet.
    """
    closing = [*pending, *(Contact(*row) for row in db.rows(
        f"SELECT {COLUMNS} FROM contact WHERE site = ? AND node = ? AND claimed >= ?", site, node, first))]
    if not any(contact.doubtful for contact in closing):
        opening = _openings(site, node, first, {contact.arrival for contact in closing})
        return clock.brackets([*closing, *opening], enrolled, first, last)
    certain = {_last_certain(site, node, first, contact.nr) for contact in closing if contact.doubtful} - {None}
    ends = {contact.arrival for contact in closing if not contact.doubtful}
    ends |= {clock.after_the_last_certain([*closing, *certain], enrolled, contact).arrival
             for contact in closing if contact.doubtful}
    opening = {_opening(site, node, first, end) for end in ends} - {None}
    return clock.brackets([*closing, *(certain | opening)], enrolled, first, last)


COLUMNS = "arrival, now, heard, claimed, nr, doubtful, via"


def _openings(site, node, first, ends):
    """Of the contacts that had not yet claimed op `first` those among which is the `_opening` of each of these ends."""
    begun, over = min(ends, default=0), max(ends, default=0)
    opening = _opening(site, node, first, begun)
    between = [] if begun == over else db.rows(
        f"SELECT {COLUMNS} FROM contact WHERE site = ? AND node = ? AND claimed < ? AND arrival >= ? AND arrival < ? "
        "AND doubtful = 0", site, node, first, begun, over)
    return [*([opening] if opening else ()), *(Contact(*row) for row in between)]


def _opening(site, node, first, before):
    """Of the contacts that had not yet claimed op `first`, before `before`, the one that had heard the latest."""
    row = db.row(f"SELECT {COLUMNS} FROM contact WHERE site = ? AND node = ? AND claimed < ? AND arrival < ? "
                 "AND doubtful = 0 ORDER BY heard DESC LIMIT 1", site, node, first, before)
    return row and Contact(*row)


def _last_certain(site, node, first, nr):
    """Of the contacts that had not yet claimed op `first`, the last one before the `nr`-th whose arrival is certain."""
    row = db.row(f"SELECT {COLUMNS} FROM contact WHERE site = ? AND node = ? AND claimed < ? AND nr < ? "
                 "AND doubtful = 0 ORDER BY nr DESC LIMIT 1", site, node, first, nr)
    return row and Contact(*row)


def claimed_before(site, node, n):
    """The most that a node of a site had claimed before it first claimed op `n`: later ops are dated by that contact or
    after it.

    A node may claim less again; what it claims then closes nothing.
    """
    return db.row("SELECT MAX(claimed) FROM contact WHERE site = ? AND node = ? AND claimed < ? AND doubtful = 0 "
                  "AND arrival < COALESCE((SELECT MIN(arrival) FROM contact WHERE site = ? AND node = ? "
                  "AND claimed >= ? AND doubtful = 0), arrival + 1)", site, node, n, site, node, n)[0] or 0


def jumps(site, node):
    """The Jumps that a node has reported, by its valid `clock_jump` ops."""
    rows = db.rows("SELECT n, line FROM op WHERE site = ? AND node = ? AND kind = 'clock_jump' AND verdict = 0 "
                   "AND record IS NULL ORDER BY n", site, node)
    return [jump(n, clock_jump_set(line)) for n, line in rows]


def clock_jump_set(line):
    """What a stored `clock_jump` line sets."""
    return judge.place(bytes(line))["set"]


def jump(n, sets):
    """The Jump that op `n` reports."""
    # 2.0 is 2 in a line of JSON; a time is a whole number all the same.
    return Jump(n, int(sets["before"]) - int(sets["after"]))


def jumps_with(node, batch):
    """The Jumps that a Node has reported, those of a batch of new ops last."""
    known = jumps(node.site, node.id) if node.jumps else []
    return [*known, *(jump(n, doc["set"]) for n, doc in batch.docs.items()
                      if doc["kind"] == "clock_jump" and "id" not in doc)]


def batch_times(node, batch, jumps, *pending):
    """`times` of a batch of new ops of a Node; `pending`: Contacts that are not kept yet."""
    runs = brackets(node.site, node.id, node.enrolled, batch.entries[0][0], batch.entries[-1][0], *pending)
    return times(batch.entries, runs, jumps)


def times(entries, runs, jumps):
    """`([happened, …], [uncertain, …])` of `entries`, which are in order of n; `runs` as `brackets` gives them."""
    happened, uncertain, first = [], [], entries[0][0]
    for start, end, bracket in runs:
        run = entries[start - first:end - first + 1]
        at, doubtful = clock.all_happened(run, bracket, jumps)
        happened += at
        uncertain += doubtful
    return happened, uncertain
