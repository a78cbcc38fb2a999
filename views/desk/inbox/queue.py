"""What waits for a person, page by page, by key; and how many there are, as counted."""

from typing import NamedTuple

from models import database
from models.site import Site, below
from sync import items, judge
from sync.ids import Dot, ItemId
from sync.items import OPEN, RULED, SOFTER, TYPES, level_of, type_of
from sync.rules import HOLDS
from views.desk.inbox.answers import told_of
from views.desk.rows import by_name

PAGE = 12
MOST = 500
KEY = ("rank", "cause", "at", "id")
COLUMNS = (*KEY, "type", "record", "other", "open")
LEVELS = {"hard": (0, SOFTER - 1), "soft": (SOFTER, 2 * SOFTER)}


class Narrowed(NamedTuple):
    """Which items are asked for: a level, a type with or without a cause, or those about one record.

    `ruled`: those that a rule has answered, instead of the open ones.
    """

    level: str | None = None
    type: str | None = None
    cause: str | None = None
    record: str | None = None
    ruled: str | None = None

    @property
    def address(self):
        """The arguments of its page."""
        return {name: value for name, value in self._asdict().items() if value}


def page(site, narrowed, after=None, limit=PAGE):
    """Items as dicts, and the place of the next page, `[rank, cause, at, id]`, or None."""
    where, values = _where(site, narrowed, after)
    if after:
        where, values = f"{where} AND ({', '.join(KEY)}) > (?, ?, ?, ?)", [*values, *after]
    found = by_name(COLUMNS, database.rows(
        f"SELECT {', '.join(COLUMNS)} FROM item WHERE site = ? AND open = ? AND {where} "
        f"ORDER BY {', '.join(KEY)} LIMIT {limit + 1}", site, RULED if narrowed.ruled else OPEN, *values))
    return found[:limit], [found[limit - 1][name] for name in KEY] if len(found) > limit else None


def _where(site, narrowed, after):
    if narrowed.record:
        each = [f"SELECT id FROM item WHERE site = ? AND {column} = ?" for column in ("record", "other")]
        return f"id IN ({' UNION '.join(each)})", [site, narrowed.record] * 2
    if narrowed.type:
        place = TYPES.index(narrowed.type)
        ranks = [place + base for level, (base, _) in LEVELS.items() if narrowed.level in (level, None)]
        cause = " AND cause = ?" if narrowed.cause else ""
        return f"{database.one_of('rank', len(ranks))}{cause}", [*ranks, *([narrowed.cause] if cause else [])]
    least, most = LEVELS.get(narrowed.level, (0, 2 * SOFTER))
    return "rank BETWEEN ? AND ?", [max(least, after[0] if after else 0), most]


def one(site, id):
    """The item of that id as a dict, open or not, or None."""
    found = database.rows(f"SELECT {', '.join(COLUMNS)} FROM item WHERE site = ? AND id = ?", site, id)
    return next(iter(by_name(COLUMNS, found)), None)


def record_of(site, id):
    """The id of the record that an item is about."""
    type, record, _part = told_of(id)
    if type != "aside" or not judge.RECORD.fullmatch(record):
        return record
    found = database.row("SELECT record FROM op WHERE site = ? AND node = ? AND n = ?", site, *Dot.parse(record))
    return found and found[0] or record


def kind_of(site, item):
    """The kind of the records that an item is about; of an op that was set aside, the kind that it names.

    Its id begins with a dot, or with a natural id, which says its kind.
    """
    first = ItemId.parse(item["id"]).first
    if not judge.RECORD.fullmatch(first):
        return first
    found = database.row("SELECT kind FROM op WHERE site = ? AND node = ? AND n = ?", site, *Dot.parse(first))
    return found[0] if found else ""


def decided(site, after=None):
    """The latest decisions that hold, as dicts, and the place of the next page, `[pos]`, or None."""
    columns = ("id", "item", "answer", "made", "heads", "at", "pos")
    beyond, values = (" AND pos < ?", after) if after else ("", [])
    found = by_name(columns, database.rows(
        f"SELECT {', '.join(columns)} FROM decision WHERE site = ? AND {HOLDS}{beyond} "
        f"ORDER BY pos DESC LIMIT {PAGE + 1}", site, *values))
    return found[:PAGE], [found[PAGE - 1]["pos"]] if len(found) > PAGE else None


def counts(site):
    """`{"hard": n, "soft": n}`, and `{type: n}`."""
    levels, types = {"hard": 0, "soft": 0}, {}
    for rank, n in database.rows("SELECT rank, n FROM item_count WHERE site = ? AND rank < ? AND cause = '' "
                                  "ORDER BY rank", site, items.BY_RULE):
        level = "hard" if level_of(rank) == items.HARD else "soft"
        levels[level] += n
        types[type_of(rank)] = types.get(type_of(rank), 0) + n
    return levels, types


def soft(site):
    """type → how many open items that are only worth a glance."""
    found = database.rows("SELECT rank, n FROM item_count WHERE site = ? AND rank >= ? AND rank < ? AND cause = ''",
                          site, SOFTER, items.BY_RULE)
    return {type_of(rank): n for rank, n in found}


def count(site, level, type, cause):
    """How many open items of a type and a cause there are."""
    rank = LEVELS[level][0] + TYPES.index(type)
    found = database.row("SELECT n FROM item_count WHERE site = ? AND rank = ? AND cause = ?", site, rank, cause)
    return found[0] if found else 0


def waiting(sites):
    """site → how many items are open there, of those of `sites` that have any."""
    found = {}
    for some in database.batches(sites):
        found.update(database.rows(
            f"SELECT site, SUM(n) FROM item_count WHERE {database.one_of('site', len(some))} AND rank < ? "
            "AND cause = '' AND n > 0 GROUP BY site", *some, items.BY_RULE))
    return {site: int(n) for site, n in found.items()}


def lower(site):
    """The places below a site where something waits, as dicts, those first where most does."""
    counts = waiting(below(site))
    counts.pop(site, None)
    found = [one for some in database.batches(counts) for one in Site.select().where(Site.id.in_(some))]
    told = [{"code": place.code, "name": place.name, "n": counts[place.id]} for place in found]
    return sorted(told, key=lambda place: (-place["n"], place["name"]))


def alike(site, found):
    """`(rank, cause)` → how many items there are like each of those found."""
    groups = sorted({(item["rank"] + items.BY_RULE * (item["open"] == RULED), item["cause"]) for item in found})
    if not groups:
        return {}
    question = f"SELECT item_count.rank, item_count.cause, n FROM item_count " \
               f"{database.matching(('rank', 'cause'), len(groups))} WHERE site = ?"
    counted = database.rows(question, *(value for group in groups for value in group), site)
    return {(rank % items.BY_RULE, cause): n for rank, cause, n in counted}
