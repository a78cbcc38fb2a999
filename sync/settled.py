"""Whether what two people wrote differently is settled: the one answer to it, for records, lists and the inbox.

A decision that leaves several values standing ("both are right"), and a rule, settle a conflict as well as one that
chooses: the record keeps all its heads, and nobody has to look at it any more.
"""

from models import database as db
from sync.ids import ItemId
from sync.inbox import OWN
from sync.items import HARD, OPEN, SOFT, level_of, rank, type_of

# What is asked about a record's own values; other items about it don't make the record doubtful.
ABOUT_VALUES = ("claims", "void", "rival", "reading", "day")
RANKS = {level: [rank(type, level) for type in ABOUT_VALUES] for level in (HARD, SOFT)}


def unsettled(site, ids):
    """record → part → level, of what is open about the values of these records. The part of a day is empty."""
    ranks, found = [*RANKS[HARD], *RANKS[SOFT]], {}
    for some in db.batches(ids):
        rows = db.rows(f"SELECT record, id, rank FROM item WHERE site = ? AND {db.one_of('record', len(some))} "
                       f"AND open = ? AND {db.one_of('rank', len(ranks))}", site, *some, OPEN, *ranks)
        for record, id, place in rows:
            part = "" if type_of(place) == "day" else ItemId.parse(id).rivals[1]
            found.setdefault(record, {})[part] = level_of(place)
    return found


def levels(site, kind, rows):
    """id → who must look at it still: 0 nobody, 1 soft, 2 hard. `rows`: of a kind, with `id` and `review`."""
    if kind in OWN:
        return {row["id"]: row["review"] for row in rows}
    doubtful = [row["id"] for row in rows if row["review"]]
    open = unsettled(site, doubtful) if doubtful else {}
    return {row["id"]: max(open.get(row["id"], {}).values(), default=0) for row in rows}


def condition(site, kind, level):
    """A condition in SQL, with its values, for records of a kind that are open at this level and at no higher one."""
    if kind in OWN:
        return "review > 0 AND review = ?", [level]
    among = {of: f"id IN (SELECT record FROM item WHERE site = ? AND open = ? AND {db.one_of('rank', len(ranks))})"
             for of, ranks in RANKS.items()}
    hard = [site, OPEN, *RANKS[HARD]]
    if level == HARD:
        return f"review > 0 AND review = 2 AND {among[HARD]}", hard
    return f"review > 0 AND {among[SOFT]} AND NOT {among[HARD]}", [site, OPEN, *RANKS[SOFT], *hard]
