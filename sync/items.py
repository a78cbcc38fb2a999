"""The table of what waits for a person: rows replaced in sets, counted, and closed where a decision holds."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from models import database as db
from sync import rules
from sync.ids import ItemId
from sync.rules import SAME

DECIDED, OPEN, RULED = 0, 1, 2
# Health first, spelling after money.
TYPES = ("reading", "claims", "void", "two_of_one", "balance", "transit", "batch", "stale", "quota", "rival", "aside",
         "same_event", *SAME.values(), "day", "clock")
SOFT, HARD = 1, 2
SOFTER = 50
# What rules have answered is counted apart, under ranks that no item has.
BY_RULE = 2 * SOFTER
COLUMNS = ("id", "rank", "type", "record", "other", "cause", "at")


class Row(NamedTuple):
    """An item but for its site and its state; see `models.item.Item`."""

    id: str
    rank: int
    type: str
    record: str
    other: str | None
    cause: str
    at: int


def row(type: str, level: int, what: str, record: str, cause: str, at: int, other: str | None = None) -> Row:
    """The Row of an item of this type about `what`, a text that is the same whoever makes it."""
    return Row(str(ItemId(type, what)), rank(type, level), type, record, other, cause, at)


def rank(type: str, level: int) -> int:
    """Where items of a type and level stand in the inbox: hard ones first."""
    return TYPES.index(type) + (0 if level == HARD else SOFTER)


def type_of(rank: int) -> str:
    return TYPES[rank % SOFTER]


def level_of(rank: int) -> int:
    return HARD if rank < SOFTER else SOFT


def about(site: int, records: Iterable[str], types: Collection[str],
          columns: Iterable[str] = ("record",)) -> dict[Row, int]:
    """Row → state, of the items of these types about any of the records; of pairs, `columns` says which of the two."""
    found: dict[Row, int] = {}
    for some in db.batches(records):
        for column in columns:
            question = (f"SELECT {', '.join(COLUMNS)}, open FROM item WHERE site = ? "
                        f"AND {db.one_of(column, len(some))}")
            found.update((Row(*values), open) for *values, open in db.rows(question, site, *some))
    return {item: open for item, open in found.items() if item.type in types}


def of_type(site: int, type: str) -> dict[Row, int]:
    """Row → state, of the items of one type."""
    found = db.rows(f"SELECT {', '.join(COLUMNS)}, open FROM item WHERE site = ? AND open IN (?, ?, ?) "
                    "AND rank IN (?, ?)", site, DECIDED, OPEN, RULED, rank(type, SOFT), rank(type, HARD))
    return {Row(*values): open for *values, open in found}


def all_of(site: int) -> dict[Row, int]:
    """Row → state, of every item of the site."""
    found = db.rows(f"SELECT {', '.join(COLUMNS)}, open FROM item WHERE site = ?", site)
    return {Row(*values): open for *values, open in found}


def replace(site: int, before: Mapping[Row, int], due: Iterable[Row]) -> None:
    """Put the Rows `due` in the place of `before`, which says the state of each."""
    due = set(due)
    gone, new = set(before) - due, due.difference(before)
    if not gone and not new:
        return
    now = states(site, {item.id: (item.rank, item.cause) for item in new})
    db.many("DELETE FROM item WHERE site = ? AND id = ?", [(site, item.id) for item in gone])
    db.insert("item", ("site", *COLUMNS, "open"), [(site, *item, now[item.id]) for item in sorted(
        new, key=lambda item: item.id)])
    moved = Counter(_place(item.rank, item.cause, now[item.id]) for item in new)
    moved.subtract(_place(item.rank, item.cause, before[item]) for item in gone)
    _count(site, moved)


def reopen(site: int, ids: Iterable[str]) -> None:
    """Open or close the items `ids` by what holds of their decisions now."""
    question = "SELECT id, rank, cause, open FROM item WHERE site = ?"
    for some in db.batches(ids):
        _restate(site, db.rows(f"{question} AND {db.one_of('id', len(some))}", site, *some))


def follow_rules(site: int, covered: Iterable[str]) -> None:
    """Open or close the items under the rules for `covered` by what holds of those now."""
    wanted = {(rank(type, SOFT), cause) for type, cause in map(rules.told_of, covered) if type in TYPES}
    for some in db.batches(sorted(wanted)):
        question = (f"SELECT id, rank, cause, open FROM {db.values(2, len(some))} AS wanted JOIN item ON "
                    "item.rank = wanted.column1 AND item.cause = wanted.column2 WHERE site = ? AND open IN (?, ?)")
        _restate(site, db.rows(question, *(value for pair in some for value in pair), site, OPEN, RULED))


def _restate(site, found):
    """`found`: of `(id, rank, cause, state)`."""
    now = states(site, {id: (rank, cause) for id, rank, cause, _ in found})
    changed = [(id, rank, cause, state) for id, rank, cause, state in found if now[id] != state]
    db.many("UPDATE item SET open = ? WHERE site = ? AND id = ?", [(now[id], site, id) for id, *_ in changed])
    moved = Counter(_place(rank, cause, now[id]) for id, rank, cause, _ in changed)
    moved.subtract(_place(rank, cause, state) for _, rank, cause, state in changed)
    _count(site, moved)


def states(site: int, found: Mapping[str, tuple[int, str]]) -> dict[str, int]:
    """The state of items: open, decided by a person, or answered by a rule. `found`: id → `(rank, cause)`.

    Where people disagree no rule steps in.
    """
    holding, soft = decided(site, found), {id: rules.covers(type_of(rank), cause)
                                           for id, (rank, cause) in found.items() if level_of(rank) == SOFT}
    live = rules.holding(site, set(soft.values()))
    ruled = {id for id, covered in soft.items() if covered in live}
    ruled -= disputed(site, ruled)
    return {id: DECIDED if id in holding else RULED if id in ruled else OPEN for id in found}


def disputed(site: int, ids: Iterable[str]) -> set[str]:
    """Those of the items `ids` to which people have given different answers."""
    found = (db.rows(f"SELECT item FROM decision WHERE site = ? AND {db.one_of('item', len(some))} AND review > 0",
                     site, *some) for some in db.batches(ids))
    return {item for item, in chain.from_iterable(found)}


def _place(rank, cause, state):
    """Under which rank and cause an item counts; one that a person decided counts nowhere."""
    return (rank + (BY_RULE if state == RULED else 0), cause) if state != DECIDED else None


def decided(site: int, ids: Iterable[str], answer: str | None = None) -> set[str]:
    """Those of the items `ids` on which a decision holds, this `answer` if one is named."""
    found: set[str] = set()
    told, values = (" AND answer = ?", [answer]) if answer else ("", [])
    for some in db.batches(ids):
        question = f"SELECT item FROM decision WHERE site = ? AND {db.one_of('item', len(some))} " \
                   f"AND {rules.HOLDS}{told}"
        found.update(item for item, in db.rows(question, site, *some, *values))
    return found


def answered(site: int, ids: Iterable[str]) -> set[str]:
    """Those of the items `ids` to which there is an answer, whether it holds or not."""
    found = (db.rows(f"SELECT item FROM decision WHERE site = ? AND {db.one_of('item', len(some))}", site, *some)
             for some in db.batches(ids))
    return {item for item, in chain.from_iterable(found)}


def _count(site, moved):
    """Add what moved: `(rank, cause)` → by how many; the sums of each rank stand under the empty cause."""
    sums: Counter[tuple[int, str]] = Counter()
    moved.pop(None, None)
    for (rank, cause), n in moved.items():
        sums[rank, cause] += n
        sums[rank, ""] += n
    values = [(site, rank, cause, n) for (rank, cause), n in sorted(sums.items()) if n]
    db.many("INSERT INTO item_count (site, rank, cause, n) VALUES (?, ?, ?, ?) ON CONFLICT (site, rank, cause) "
            "DO UPDATE SET n = item_count.n + excluded.n", values)
    db.many("DELETE FROM item_count WHERE site = ? AND rank = ? AND cause = ? AND n = 0",
            [value[:3] for value in values if value[3] < 0])


def clear(site: int) -> None:
    """Forget all items of a site, for `rebuild`."""
    for table in ("item", "item_count"):
        db.execute(f"DELETE FROM {table} WHERE site = ?", site)


def counted(site: int) -> tuple[dict[tuple[int, str], int], dict[tuple[int, str], int]]:
    """`(rank, cause)` → n as the counts say, and as counting says, for `check`."""
    kept = {(rank, cause): n for rank, cause, n in db.rows(
        "SELECT rank, cause, n FROM item_count WHERE site = ?", site)}
    true: Counter[tuple[int, str]] = Counter()
    for state, rank, cause, n in db.rows("SELECT open, rank, cause, COUNT(*) FROM item WHERE site = ? AND open > 0 "
                                         "GROUP BY open, rank, cause", site):
        rank, cause = _place(rank, cause, state)
        true[rank, cause] += n
        true[rank, ""] += n
    return kept, dict(true)
