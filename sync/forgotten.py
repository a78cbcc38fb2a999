"""Which records were forgotten: phones are told so, and what still comes of one is kept without its values."""

from models import database as db
from models import registry
from sync import erasing, judge, log

COLUMNS = ("site", "record", "kind", "pos", "at")


def note(site, kind, ids, counter, now):
    """Give these records of a kind a place in the feed as forgotten ones."""
    found = []
    for id in sorted(ids):
        counter.pos += 1
        found.append((site, id, kind, counter.pos, now))
    db.upsert("forgotten", COLUMNS, ("site", "record"), found)
    db.execute("UPDATE counter SET forgot = ? WHERE site = ?", counter.pos, site)


def late(node, batch, counter, now):
    """What a batch says of records that were forgotten is erased before anybody has read it."""
    named = {entry.record for entry in batch.folding if entry.record}
    kinds = {}
    for some in db.batches(named):
        kinds.update(db.rows(f"SELECT record, kind FROM forgotten WHERE site = ? AND {db.one_of('record', len(some))}",
                             node.site, *some))
    for some in db.batches(kinds):
        ops = [op for found in log.load(node.site, some).values() for op in found]
        erasing.erase(node.site, ops)
        db.execute(f"DELETE FROM verdict WHERE site = ? AND folded = 0 AND {db.one_of('record', len(some))}",
                   node.site, *some)
    for kind in sorted(set(kinds.values())):
        note(node.site, kind, [id for id in kinds if kinds[id] == kind], counter, now)


def gone(site, node, after, upto, hidden=(), whole=False):
    """The ids of what was forgotten between two places of a site's feed, as far as the node may have had it.

    `hidden`: as `models.access.hidden` names it. Of kinds that it can't read it had what it wrote itself; nothing else
    is there of one that reads the `whole` feed from its start.
    """
    found = db.rows(f"SELECT record, kind, {WROTE} FROM forgotten WHERE site = ? AND pos > ? AND pos <= ? ORDER BY pos",
                    node, f"{node}.", f"{node}/", site, after, upto)
    return [id for id, kind, own in found if own or not (whole or kind in hidden)]


WROTE = ("(EXISTS (SELECT 1 FROM op WHERE op.site = forgotten.site AND op.record = forgotten.record AND op.node = ?) "
         "OR record >= ? AND record < ?)")


def last(kinds):
    """The question, of a site `up.id`, for the last place at which a record of these kinds was forgotten."""
    named = ", ".join(f"'{kind}'" for kind in kinds if kind in registry.KINDS and judge.KIND.fullmatch(kind))
    return f"(SELECT MAX(pos) FROM forgotten WHERE forgotten.site = up.id AND kind IN ({named or repr('')}))"
