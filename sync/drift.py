"""Whether a reader holds what it should: a count and a sum with each last reply, buckets where they differ, and the
records of those buckets, so that no more travels than what is wrong."""

import logging
import threading
from typing import Any, NamedTuple

from models import database as db
from models import registry
from models.site import Site
from sync import above, clock, feed, places, tallies
from sync.cursor import Cursor
from sync.header import Header
from sync.tallies import BUCKETS, MASK, Standing

log = logging.getLogger(__name__)
# Looking at every record of a site is for the rare case that something differs: one at a time in each process.
_looking = threading.Lock()


class Held(NamedTuple):
    """A record that a reader should hold. `version`: as it counts for this reader."""

    site: int
    kind: str
    id: str
    pos: int
    mixed: int
    version: int


def answer(node: Any, head: Header, reached: Cursor, records: list, more: bool) -> dict:
    """What a reply says more to a node that asks whether it holds everything; `records` may be added to.

    `reached`: up to where the reply reads. Nothing is said before that is the end, nor where somebody has just written.
    """
    if not head.check or more:
        return {}
    sites = _sites(node.site, reached)
    kept = [_standing(site, node.id, kinds) for site, kinds in sites]
    if kept[0].pos != reached.pos:
        return {}
    found = {"count": sum(one.number for one in kept), "sum": sum(one.total for one in kept) & MASK}
    hidden = sorted(reached.hidden & registry.KINDS.keys())
    said: dict = {"check": found | ({"except": hidden} if hidden else {})}
    healing = head.heal and not (records and not isinstance(records[0], dict))
    if (head.check == "buckets" or healing) and _looking.acquire(blocking=False):
        try:
            _look(node, head, sites, kept, reached, records, said)
        finally:
            _looking.release()
    return said


def _look(node, head, sites, kept, reached, records, said):
    held = [one for site, kinds in sites for one in _held(site, node.id, kinds)]
    if max((one.pos for one in held if one.site == node.site), default=0) > reached.pos:
        said.clear()
        return
    marks = [[0, 0] for _ in range(BUCKETS)]
    for one in held:
        mark = marks[tallies.bucket(one.id)]
        mark[0], mark[1] = mark[0] + 1, mark[1] + tallies.mark(one.id, one.version) & MASK
    if sum(mark[0] for mark in marks) != said["check"]["count"] or sum(mark[1] for mark in marks) & MASK != said[
            "check"]["sum"]:
        # What is kept is wrong: a server of an older version may have written meanwhile.
        log.warning("the count of what phones should hold was wrong and is made anew")
        for site, _ in sites:
            tallies.fill(site)
        said["check"] |= {"count": sum(mark[0] for mark in marks), "sum": sum(mark[1] for mark in marks) & MASK}
    if head.check == "buckets":
        said["check"]["buckets"] = marks
    if head.heal:
        _heal(node, head, held, reached, records, said)


def _heal(node, head, held, reached, records, said):
    wanted, healed, count = dict.fromkeys(head.heal), [], 0
    of_bucket: dict[int, list[Held]] = {}
    for one in held:
        of_bucket.setdefault(tallies.bucket(one.id), []).append(one)
    for bucket in wanted:
        some = of_bucket.get(bucket, [])
        if healed and count + len(some) > feed.MOST:
            break
        healed.append(bucket)
        count += len(some)
    chosen = [one for bucket in healed for one in of_bucket.get(bucket, [])]
    records += [record for site in dict.fromkeys(one.site for one in chosen)
                for record in feed.standing(site, reached, [places.Place(one.pos, one.mixed, one.kind)
                                                            for one in chosen if one.site == site])]
    said["healed"] = {"buckets": healed, "ids": [one.id for one in chosen]}
    said["alone"] = [one.id for one in chosen if one.version == 0]
    _note(node.id, node.site, count)


def alone(site: int, node: str, after: int, upto: int) -> list[str]:
    """The ids of the records between two places that a node knows from its own ops alone."""
    return [id for id, in db.rows("SELECT id FROM change WHERE site = ? AND pos > ? AND pos <= ? AND mixed = 0 "
                                  "AND id >= ? AND id < ?", site, after, upto, f"{node}.", f"{node}/")]


def _sites(site, reached):
    """`(site, kinds)` of what a reader reads: its own first, then what those above publish."""
    kinds = [kind for kind in registry.KINDS if kind not in reached.hidden]
    codes = [code for code, _ in reached.above]
    published = list(above.published(reached.hidden))
    return [(site, kinds), *((one.id, published) for one in Site.select().where(Site.code.in_(codes)))] if codes else [
        (site, kinds)]


def _standing(site, node, kinds):
    found = tallies.standing(site, node, kinds)
    if found is None:
        tallies.fill(site)
        found = tallies.standing(site, node, kinds)
    return found or Standing(0, 0, 0)


def _held(site, node, kinds):
    question = f"SELECT kind, id, pos, mixed FROM change WHERE site = ? AND {db.one_of('kind', len(kinds))}"
    for kind, id, pos, mixed in db.rows(question, site, *kinds):
        own = not mixed and tallies.maker_of(id) == node
        yield Held(site, kind, id, pos, mixed, 0 if own else pos)


def _note(node, site, count):
    """For people: it is a note that nothing rests on."""
    try:
        with db.writing(durable=False):
            db.execute("UPDATE node SET healed = ?, healings = healings + ? WHERE site = ? AND id = ?", clock.now(),
                       count, site, node)
    except db.Busy:
        log.info("busy: that a phone was put right is not noted")

