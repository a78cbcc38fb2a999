"""The table of what waits for a person: rows replaced in sets, counted, and closed where a decision holds."""

from collections import Counter
from itertools import chain
from typing import NamedTuple

from models import database as db

TYPES = ("claims", "void", "balance", "rival", "reading", "aside", "same_event", "same_person", "same_home", "day",
         "clock")
SOFT, HARD = 1, 2
SOFTER = 50
COLUMNS = ("id", "rank", "type", "record", "other", "cause", "at")
HOLDS = "answer IS NOT NULL AND review = 0 AND void IS NULL"


class Row(NamedTuple):
    """An item but for its site and whether it is open; see `models.item.Item`."""

    id: str
    rank: int
    type: str
    record: str
    other: str | None
    cause: str
    at: int


def row(type, level, what, record, cause, at, other=None):
    """The Row of an item of this type about `what`, a text that is the same whoever makes it."""
    return Row(f"{type}:{what}", rank(type, level), type, record, other, cause, at)


def rank(type, level):
    """Where items of a type and level stand in the inbox: hard ones first."""
    return TYPES.index(type) + (0 if level == HARD else SOFTER)


def type_of(rank):
    return TYPES[rank % SOFTER]


def level_of(rank):
    return HARD if rank < SOFTER else SOFT


def pair(one, other):
    """How an item names two records, whichever comes first."""
    return "|".join(sorted((one, other)))


def pair_of(id):
    """The two records that the id of such an item names."""
    return id.partition(":")[2].split("|")


def about(site, records, types, columns=("record",)):
    """Row → open, of the items of these types about any of the records; of pairs, `columns` says which of the two."""
    found = {}
    for some in db.batches(records):
        for column in columns:
            question = (f"SELECT {', '.join(COLUMNS)}, open FROM item WHERE site = ? "
                        f"AND {db.one_of(column, len(some))}")
            found.update((Row(*values), open) for *values, open in db.rows(question, site, *some))
    return {item: open for item, open in found.items() if item.type in types}


def all_of(site):
    """Row → open, of every item of the site."""
    found = db.rows(f"SELECT {', '.join(COLUMNS)}, open FROM item WHERE site = ?", site)
    return {Row(*values): open for *values, open in found}


def replace(site, before, due):
    """Put the Rows `due` in the place of `before`, which says of each whether it is open."""
    due = set(due)
    gone, new = set(before) - due, due.difference(before)
    if not gone and not new:
        return
    closed = decided(site, [item.id for item in new])
    db.many("DELETE FROM item WHERE site = ? AND id = ?", [(site, item.id) for item in gone])
    db.insert("item", ("site", *COLUMNS, "open"), [(site, *item, int(item.id not in closed)) for item in sorted(
        new, key=lambda item: item.id)])
    moved = Counter((item.rank, item.cause) for item in new if item.id not in closed)
    moved.subtract((item.rank, item.cause) for item in gone if before[item])
    _count(site, moved)


def reopen(site, ids):
    """Open or close the items `ids` by what holds of their decisions now."""
    holding, moved, changed = decided(site, ids), Counter(), []
    for some in db.batches(ids):
        found = db.rows(f"SELECT id, rank, cause, open FROM item WHERE site = ? AND {db.one_of('id', len(some))}",
                        site, *some)
        for id, rank, cause, open in found:
            if open == (id in holding):
                changed.append((1 - open, site, id))
                moved[rank, cause] += 1 - 2 * open
    db.many("UPDATE item SET open = ? WHERE site = ? AND id = ?", changed)
    _count(site, moved)


def decided(site, ids, answer=None):
    """Those of the items `ids` on which a decision holds, this `answer` if one is named."""
    found, told, values = set(), " AND answer = ?" if answer else "", [answer] if answer else []
    for some in db.batches(ids):
        question = f"SELECT item FROM decision WHERE site = ? AND {db.one_of('item', len(some))} AND {HOLDS}{told}"
        found.update(item for item, in db.rows(question, site, *some, *values))
    return found


def answered(site, ids):
    """Those of the items `ids` to which there is an answer, whether it holds or not."""
    found = (db.rows(f"SELECT item FROM decision WHERE site = ? AND {db.one_of('item', len(some))}", site, *some)
             for some in db.batches(ids))
    return {item for item, in chain.from_iterable(found)}


def _count(site, moved):
    """Add what moved: `(rank, cause)` → by how many; the sums of each rank stand under the empty cause."""
    sums = Counter()
    for (rank, cause), n in moved.items():
        sums[rank, cause] += n
        sums[rank, ""] += n
    values = [(site, rank, cause, n) for (rank, cause), n in sorted(sums.items()) if n]
    db.many("INSERT INTO item_count (site, rank, cause, n) VALUES (?, ?, ?, ?) ON CONFLICT (site, rank, cause) "
            "DO UPDATE SET n = item_count.n + excluded.n", values)
    db.many("DELETE FROM item_count WHERE site = ? AND rank = ? AND cause = ? AND n = 0",
            [value[:3] for value in values if value[3] < 0])


def clear(site):
    """Forget all items of a site, for `rebuild`."""
    for table in ("item", "item_count"):
        db.execute(f"DELETE FROM {table} WHERE site = ?", site)


def counted(site):
    """`(rank, cause)` → n as the counts say, and as counting says, for `check`."""
    kept = {(rank, cause): n for rank, cause, n in db.rows(
        "SELECT rank, cause, n FROM item_count WHERE site = ?", site)}
    true = Counter()
    for rank, cause, n in db.rows("SELECT rank, cause, COUNT(*) FROM item WHERE site = ? AND open = 1 "
                                  "GROUP BY rank, cause", site):
        true[rank, cause] += n
        true[rank, ""] += n
    return kept, dict(true)
