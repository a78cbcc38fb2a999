"""What was known at an earlier moment: records as those of their ops give them that had arrived by then.

An op happened when the contact that first claimed it, and those before that one, say it did; all of them came no later
than the op itself. So what is known of its time changes with one thing only: a clock that was set back, told later.
"""

from functools import cached_property

from models import database as db
from sync import contacts, judge, log, projection
from sync.ids import Dot

# Ops that came later, up to which it pays to look through them once.
MOST_LATER = 20_000
# By CROSS JOIN SQLite is told to begin with the few records, not with the log.
LATE = ('FROM "{kind}" AS told CROSS JOIN op WHERE told.site = ? AND op.site = told.site '
        "AND op.node = SUBSTR(told.id, 1, 13) AND op.n = CAST(SUBSTR(told.id, 15) AS BIGINT)")


class Then:
    """One site at one moment: `at`, ms since 1970."""

    def __init__(self, site, at):
        self.site, self.at = site, at
        self._have, self._jumps = {}, {}
        # `(node, n)` of the ops that nobody had let count by then, and somebody has since.
        self.freed_since = {Dot.parse(dot) for dot, told in db.rows(
            f"SELECT told.op, MIN(op.arrived) {LATE.format(kind='release')} GROUP BY told.op", site)
            if told > at and judge.RECORD.fullmatch(dot)}
        # Node → the numbers of the ops whose time was worked out anew since: up to the op that told of the clock.
        self.set_back = {node: (contacts.claimed_before(site, node, jump) + 1, jump) for node, jump in db.rows(
            f"SELECT op.node, MIN(op.n) {LATE.format(kind='clock_jump')} AND op.arrived > ? GROUP BY op.node",
            site, at)}

    def have(self, node):
        """The number of the last op of a node of the site that had arrived: they come in order."""
        if node not in self._have:
            self._have[node] = _last_by(self.site, node, self.at)
        return self._have[node]

    @cached_property
    def from_here(self):
        """The earliest moment, ms, at which something happened that became known only later.

        So that what happened before need not be asked about row by row; 0 where it would take longer to find.
        """
        later = [(node, self.have(node), have) for node, have in db.rows(
            "SELECT id, have FROM node WHERE site = ?", self.site)]
        if sum(have - had for _, had, have in later) > MOST_LATER:
            return 0
        found = [db.row("SELECT MIN(at) FROM op WHERE site = ? AND node = ? AND n > ?", self.site, node, had)[0]
                 for node, had, have in later if have > had]
        return min((moment for moment in found if moment is not None), default=self.at + 1)

    def knows(self, dot):
        """Whether the op of this dot had arrived."""
        node, n = Dot.parse(dot)
        return n <= self.have(node)

    def changed(self, kind, most):
        """The ids of records of a kind of which something has become known since, at most `most` of them.

        Those that were only made since may be missing.
        """
        ids = {id for id, in db.rows(
            "SELECT DISTINCT record FROM op WHERE site = ? AND kind = ? AND record IS NOT NULL AND arrived > ? LIMIT ?",
            self.site, kind, self.at, most)}
        waiting = db.rows("SELECT DISTINCT record FROM awaited WHERE site = ? AND kind = ?", self.site, kind)
        return ids.union((id for id, in waiting), self._freed(), self._moved(kind))

    def fold(self, ids):
        """The projection.Folded of records as they were known; of one that can't be folded, none."""
        return projection.piecewise(self._fold, list(ids))[0]

    def _fold(self, ids):
        loaded = {id: [self._timed(op) for op in ops if op.arrived <= self.at]
                  for id, ops in log.load(self.site, ids).items()}
        swept = min(self.at, projection.swept_at(self.site))
        freed = projection.released(self.site, loaded) - self.freed_since
        ask = projection.Remembering(self._ask)
        homes = ask(projection.makers(ids))
        return [projection.fold_one(self.site, id, loaded.get(id, []), freed, homes, swept, ask) for id in ids]

    def _ask(self, names):
        found = projection.ask_nodes(self.site, names)
        return {id: (home, self.have(id) if home == self.site else have) for id, (home, have) in found.items()}

    def _freed(self):
        """The ids of the records of ops that were let count since."""
        return {record or str(Dot(node, n)) for some in db.batches(self.freed_since) for record, node, n in db.rows(
            f"SELECT record, node, n FROM op {db.matching(('node', 'n'), len(some))} WHERE site = ?",
            *(value for dot in some for value in dot), self.site)}

    def _moved(self, kind):
        """The ids of the records of ops whose time was corrected since, because a clock had been set back."""
        moved = set()
        for node, span in self.set_back.items():
            found = db.rows("SELECT record, n FROM op WHERE site = ? AND node = ? AND n BETWEEN ? AND ? AND kind = ?",
                            self.site, node, *span, kind)
            moved.update(record or f"{node}.{n}" for record, n in found)
        return moved

    def _timed(self, op):
        """A Stored op, with its time by what was known then."""
        time = self.time(op.node, op.n, op.t)
        return op._replace(at=time[0], uncertain=time[1]) if time else op

    def time(self, node, n, t):
        """`(happened, uncertain)` of an op with the time `t` by what was known then, where it is not what it is now."""
        start, jump = self.set_back.get(node, (0, 0))
        if not start <= n < jump:
            return None
        if node not in self._jumps:
            self._jumps[node] = [known for known in contacts.jumps(self.site, node) if known.n < jump]
        runs = contacts.brackets(self.site, node, _enrolled(node), n, n)
        (at,), (uncertain,) = contacts.times([(n, None, None, t)], runs, self._jumps[node])
        return at, uncertain


def first(site):
    """When the first op of a site arrived, ms, or None."""
    return db.row("SELECT MIN(arrived) FROM node CROSS JOIN op WHERE node.site = ? AND op.site = node.site "
                  "AND op.node = node.id AND op.n = 1", site)[0]


def _enrolled(node):
    return db.row("SELECT enrolled FROM node WHERE id = ?", node)[0]


def _last_by(site, node, at):
    """The number of the last op of a node that had arrived at `at`, found by halving: they arrived in their order."""
    found = db.row("SELECT have FROM node WHERE id = ? AND site = ?", node, site)
    low, high = 0, found[0] if found else 0
    if high and _arrived(site, node, high) <= at:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _arrived(site, node, middle) <= at else (low, middle - 1)
    return low


def _arrived(site, node, n):
    return db.row("SELECT arrived FROM op WHERE site = ? AND node = ? AND n = ?", site, node, n)[0]
