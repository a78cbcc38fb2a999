"""How much stands in a site's feed, kept with it: of each kind a number and a sum, from which that of a reader follows.

A record counts with its id and its place, which is another one after each change. What a node made and knows from its
own ops alone counts for itself with its id, since it is not told of the place.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from zlib import crc32

from models import database as db
from sync import nodes
from sync.ids import Dot

BUCKETS = 128
MASK = 2**52 - 1
# Says, as a kind, that all of a site is counted.
KEPT = ""
COLUMNS = ("site", "kind", "node", "number", "total", "names")


class Standing(NamedTuple):
    """What a reader should hold at a place of the feed: how many records, and their sum."""

    pos: int
    number: int
    total: int


def mark(id: str, version: int) -> int:
    """What a record adds to a sum, below 2^52: a CRC-32 and its square, so that two changes don't even out."""
    found = crc32(f"{id} {version}".encode())
    return (found * (found | 1) & 0xFFFFF) << 32 | found


def bucket(id: str) -> int:
    """In which of the buckets a record is."""
    return crc32(id.encode()) % BUCKETS


def left(site: int, places: Iterable[tuple]) -> None:
    """`(kind, id, pos, mixed)` of records that stand no more where they stood."""
    _add(site, places, -1)


def taken(site: int, places: Iterable[tuple]) -> None:
    """`(kind, id, pos, mixed)` of records that stand there now."""
    _add(site, places, 1)


def _add(site, places, sign):
    db.many(
        f"INSERT INTO tally ({', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (site, kind, node) DO UPDATE "
        f"SET number = tally.number + excluded.number, total = (tally.total + excluded.total) & {MASK}, "
        f"names = (tally.names + excluded.names) & {MASK}",
        [(site, kind, node, sign * number, sign * total & MASK, sign * names & MASK)
         for (kind, node), (number, total, names) in sorted(_summed(places).items())])


def _summed(places):
    """`(kind, node)` → `[number, total, names]` of what stands at these places."""
    found: dict = {}
    for kind, id, pos, mixed in places:
        stands, maker = mark(id, pos), "" if mixed else maker_of(id)
        for node in {"", maker}:
            one = found.setdefault((kind, node), [0, 0, 0])
            one[0] += 1
            one[1] += stands
            one[2] += mark(id, 0) if node else 0
    return found


def maker_of(id: str) -> str:
    """The node under whose dot a record was made; empty where it has a natural id."""
    return "" if ":" in id else Dot.node_of(id)


def fill(site: int) -> None:
    """Count everything anew; also what a server of an older version has written."""
    with db.writing():
        nodes.lock(site)
        db.execute("DELETE FROM tally WHERE site = ?", site)
        db.insert("tally", COLUMNS, [(site, KEPT, "", 0, 0, 0), *_counted(site)])


def _counted(site):
    stand = db.rows("SELECT kind, id, pos, mixed FROM change WHERE site = ?", site)
    return [(site, kind, node, number, total & MASK, names & MASK)
            for (kind, node), (number, total, names) in _summed(stand).items()]


def standing(site: int, node: str, kinds: Collection[str]) -> Standing | None:
    """What a node should hold of these kinds of a site; None where they are not counted yet."""
    found = db.row(
        "SELECT counter.pos, COUNT(CASE WHEN tally.kind = '' THEN 1 END), "
        "SUM(CASE WHEN tally.node = '' THEN number END), "
        "SUM(CASE WHEN tally.node = '' THEN total ELSE names - total END) FROM counter JOIN tally "
        f"ON tally.site = counter.site AND {db.one_of('tally.kind', len(kinds) + 1)} AND tally.node IN ('', ?) "
        "WHERE counter.site = ? GROUP BY counter.pos", KEPT, *kinds, node, site)
    if not found or not found[1]:
        return None
    return Standing(found[0], int(found[2]), int(found[3]) & MASK)


def wrong(site: int) -> list:
    """`(kind, node)` of what is counted otherwise than it is; nothing as long as nobody has asked for it."""
    kept = {row[1:3]: row[3:] for row in db.rows(f"SELECT {', '.join(COLUMNS)} FROM tally WHERE site = ?", site)}
    if kept.pop((KEPT, ""), None) is None:
        return []
    true = {row[1:3]: row[3:] for row in _counted(site)}
    return sorted(key for key in kept.keys() | true.keys() if kept.get(key, (0, 0, 0)) != true.get(key, (0, 0, 0)))
