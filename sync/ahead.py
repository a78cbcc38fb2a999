"""What a request comes to, worked out before the lock is taken, so that the lock is held for less time.

It rests on what was read then. Under the lock it counts only as far as nothing of that has changed since; the rest is
worked out again.
"""

from typing import NamedTuple

from models import database as db
from sync import contacts, doubted, places, projection
from sync.log import Stored


class Ahead(NamedTuple):
    """`mark`: the state of the node that it rests on. `pos`: how far the site's feed had come before anything was read.

    `times`: as `contacts.times` gives them. `folds`: id → Folded of records that had a row.
    """

    mark: tuple
    pos: int
    times: tuple
    folds: dict

    def known(self, site, pos):
        """id → Folded of the records that nobody has written since, now that the feed has come to `pos`."""
        if pos == self.pos:
            return self.folds
        changed = places.since(site, self.pos)
        return {id: folded for id, folded in self.folds.items() if id not in changed}


def mark(node, arrival):
    """What of a node decides how a request of it that arrives then is taken."""
    return node.have, node.contacts, node.jumps, arrival


def look(node, batch, header, arrival):
    """The Ahead of a batch of new ops that arrives with `header` at `arrival`, or None where there are none.

    None as well where the collector's own clock was wrong: then the contact must be weighed first.
    """
    if not batch.entries or doubted.is_odd(node, arrival):
        return None
    # The place comes first: what is committed between this read and the others is then looked at again, never missed.
    pos = db.row("SELECT pos FROM counter WHERE site = ?", node.site)[0]
    pending = contacts.of_header(arrival, header)
    times = contacts.batch_times(node, batch, contacts.jumps_with(node, batch), pending)
    folds = projection.fold_ahead(node.site, _added(node, batch, times, arrival))
    return Ahead(mark(node, arrival), pos, times, folds)


def _added(node, batch, times, arrival):
    """The Stored ops of the batch that are about earlier records and plainly valid, as they will be."""
    doubtful = {entry.record for entry in batch.folding if entry.verdict}
    return [Stored(node.site, node.id, entry.n, entry.kind, entry.record, entry.t, *_time(batch, times, entry.n),
                   arrival, entry.verdict, entry.line)
            for entry in batch.folding if entry.record and entry.record not in doubtful]


def _time(batch, times, n):
    happened, uncertain = times
    return happened[n - batch.first], uncertain[n - batch.first]
