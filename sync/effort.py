"""What entries cost: for how long their forms were filled in, and each field of them, added up by site, day and kind.

A page measures it, a phone adds up what its pages tell and says so in the header of a request; nobody's name, node or
moment is kept with it. It is of use and never needed: whatever is odd about it is left out, and holds up nothing.
"""

import re

import msgspec

from models import database as db
from models.registry import SHAPES
from sync import times

# Beyond these nobody fills in a form.
LONGEST = 600_000  # ms
MOST = 10_000  # entries of a kind that one request tells of
MOST_TOLD = 1_000
FEW = 5
KEPT_DAYS = 400
_FORM = re.compile(r":(?!0)[1-5]?\d{1,5}(?: [a-z]\w{0,39}:[1-5]?\d{1,5}){0,60}", re.ASCII)
_ID = re.compile(r"[0-9A-Za-z]{1,40}")
_ADD = ("INSERT INTO effort (site, day, kind, field, number, ms) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (site, day, kind, field) DO UPDATE SET number = effort.number + excluded.number, "
        "ms = effort.ms + excluded.ms")


class Told(msgspec.Struct):
    """What a phone says in a header: an id of its own, and `"kind field"` → `[number of entries, ms]`; without a field
    it is the whole form."""

    id: str
    spent: dict[str, tuple[int, int]]


def measured(drafts: list, text: str) -> dict[tuple[str, str], list[int]]:
    """(kind, field) → [number, ms] of what a page has measured of the form of these Drafts; nothing where it is odd.

    It counts for the records of the first kind that the form begins. Without a field it is all of it. The phone has the
    twin.
    """
    kind, key, found = drafts[0].kind, set(SHAPES[drafts[0].kind].key), {}
    begun = sum(one.kind == kind and (not one.id or bool(key) and key <= set(one.fields)) for one in drafts)
    for part in text.split(" ") if begun and _FORM.fullmatch(text) else ():
        name, _colon, ms = part.partition(":")
        one = found.setdefault((kind, name), [0, 0])
        one[0] += begun
        one[1] += int(ms)
    return found


def written(site: int, drafts: list, text: str, now: int) -> None:
    """Add what the form of these Drafts took, as its page says."""
    _add(site, now, measured(drafts, text))


def told(node, header, now: int) -> None:
    """Add what a Node tells in its Header; the same again counts once."""
    said = of(header)
    if said is None or said.id == node.metered:
        return
    node.metered = said.id
    named = {tuple(name.partition(" ")[::2]): spent for name, spent in said.spent.items()}
    _add(node.site, now, {about: (n, ms) for about, (n, ms) in named.items()
                          if 0 < n <= MOST and 0 <= ms <= n * LONGEST})


def of(header) -> Told | None:
    """What a Header tells, if it is as it should be."""
    if not header.effort:
        return None
    try:
        said = msgspec.json.decode(header.effort, type=Told)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return said if _ID.fullmatch(said.id) and len(said.spent) <= MOST_TOLD else None


def is_new(node, header) -> bool:
    """Whether a Header tells what its Node has not told before."""
    said = of(header)
    return said is not None and said.id != node.metered


def _add(site, now, spent):
    day = times.local_day(now)
    db.many(_ADD, [(site, day, kind, field, n, ms) for (kind, field), (n, ms) in sorted(spent.items())
                   if kind in SHAPES and (not field or field in SHAPES[kind].fields)])


def forget(site: int, now: int) -> None:
    """Drop the days that are over."""
    db.execute("DELETE FROM effort WHERE site = ? AND day < ?", site, times.local_day(now - KEPT_DAYS * times.DAY))


def spent(sites: list[int], since: str, until: str) -> tuple[int, dict[tuple[str, str], tuple[int, int]]]:
    """On how many of these days anything was measured at these sites, and (kind, field) → (entries, ms)."""
    among, span = db.one_of("site", len(sites)), (*sites, since, until)
    days, = db.row(f"SELECT COUNT(DISTINCT day) FROM effort WHERE {among} AND day BETWEEN ? AND ?", *span)
    rows = db.rows(f"SELECT kind, field, SUM(number), SUM(ms) FROM effort WHERE {among} AND day BETWEEN ? AND ? "
                   "GROUP BY kind, field", *span)
    return days, {(kind, field): (int(n), int(ms)) for kind, field, n, ms in rows}
