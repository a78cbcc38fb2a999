"""Who has reported on a day: what each device of a site still holds, by the columns that are kept with each contact.

Nothing is counted from the log. `STATE` is the one judgment; the board of a compound lists it device by device, the
board of a district sums it up.
"""

from typing import NamedTuple

from models import database as db
from sync import times

HERE, HOLDS, SILENT, UNHEARD, RESTING, MOVED, REVOKED = (
    "here", "holds", "silent", "unheard", "resting", "moved", "revoked")
MISSING = (HOLDS, SILENT, UNHEARD)
EXPECTED = (HERE, *MISSING)

# What a device wrote after the day's end is not missing from it: of a day that is over, what it had claimed at a
# contact after that end is enough.
LATER = ("NOT EXISTS (SELECT 1 FROM contact WHERE contact.node = node.id AND contact.claimed <= node.have "
         "AND contact.arrival >= ?)")
RESTS = "device_note.rests_from <= ? AND (device_note.works_from IS NULL OR device_note.works_from > ?)"
STATE = f"""CASE WHEN node.revoked IS NOT NULL THEN '{REVOKED}' WHEN {RESTS} THEN '{RESTING}'
WHEN node.moved >= COALESCE(node.heard, 0) AND node.have >= node.claimed THEN '{MOVED}'
WHEN node.have < node.claimed AND {LATER} THEN '{HOLDS}' WHEN node.heard >= ? THEN '{HERE}'
WHEN node.heard >= ? THEN '{SILENT}' ELSE '{UNHEARD}' END"""
FROM = ("FROM node LEFT JOIN device_note ON device_note.site = node.site AND device_note.node = node.id "
        "AND device_note.void IS NULL")
COUNTED = "node.desk = 0 AND node.enrolled < ?"
COLUMNS = ("site", "id", "person", "enrolled", "have", "claimed", "heard", "skew", "moved")
NOTED = ("name", "reach", "rests_from", "why")


class Day(NamedTuple):
    """A day as it is judged at a moment: `start`, `cut` and `end` in ms.

    `early`: its cut-off is still to come, so that no contact can count as the last one; any contact of the day does.
    """

    date: str
    start: int
    cut: int
    end: int
    early: bool


def day(date, now):
    """The Day of a date (`2020-02-08`) as it is at `now`. Raises ValueError for what is no day."""
    start, end = times.day_span(date)
    cut = times.day_cut(date)
    return Day(date, start, cut, end, now < cut)


def devices(site, day):
    """The devices of a site on a Day, as dicts of `COLUMNS`, `owner`, `role`, what is noted of them, and `state`."""
    own, noted = (", ".join(f"{table}.{name}" for name in names)
                  for table, names in (("node", COLUMNS), ("device_note", NOTED)))
    found = db.rows(f"SELECT {own}, person.name, person.role, {noted}, {STATE} {FROM} LEFT JOIN person "
                    f"ON person.id = node.person WHERE node.site = ? AND {COUNTED} ORDER BY node.heard, node.id",
                    *_asked(day), site, day.end)
    names = (*COLUMNS, "owner", "role", "called", *NOTED[1:], "state")
    return [dict(zip(names, row, strict=True)) for row in found]


def sums(sites, day):
    """site → state → `(devices, ops that they hold, last contact)`, of many sites at once."""
    found = {}
    for some in db.batches(sites):
        question = (f"SELECT site, state, COUNT(*), SUM(claimed - have), MAX(heard) FROM (SELECT node.site, node.have, "
                    f"node.claimed, node.heard, {STATE} AS state {FROM} WHERE {db.one_of('node.site', len(some))} "
                    f"AND {COUNTED}) AS judged GROUP BY site, state")
        for site, state, *told in db.rows(question, *_asked(day), *some, day.end):
            found.setdefault(site, {})[state] = tuple(told)
    return found


def _asked(day):
    since = day.start if day.early else day.cut
    return day.date, day.date, day.end, since, day.start


def called(device):
    """How a device is spoken of: what it is called or whose it is, enough of its id to know it, how to reach it."""
    more = ", ".join(text for text in (device["id"][:4], device["reach"]) if text)
    return f"{device['called'] or device['owner'] or '?'} ({more})"


def numbers(device):
    """The numbers of the entries that a device still holds: "14–15"."""
    first, last = device["have"] + 1, device["claimed"]
    return str(last) if first == last else f"{first}–{last}"
