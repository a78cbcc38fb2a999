"""Who has reported on a day: what each device of a site still holds, by the columns that are kept with each contact.

Nothing is counted from the log. `STATE` is the one judgment: every page that says how a device stands asks it. The
board of a compound lists it device by device, the board of a district sums it up.
"""

from typing import NamedTuple

from models import database as db
from models.person import DESK_ROLES
from sync import times

HERE, HOLDS, SILENT, UNHEARD, RESTING, MOVED, REVOKED, ONLINE, DESK = (
    "here", "holds", "silent", "unheard", "resting", "moved", "revoked", "online", "desk")
MISSING = (HOLDS, SILENT, UNHEARD)
EXPECTED = (HERE, *MISSING)

# What a device wrote after the day's end is not missing from it: of a day that is over, what it had claimed at a
# contact after that end is enough.
LATER = ("NOT EXISTS (SELECT 1 FROM contact WHERE contact.site = node.site AND contact.node = node.id "
         "AND contact.claimed <= node.have AND contact.arrival >= ? AND contact.arrival <= ? AND contact.doubtful = 0)")
RESTS = "device_note.rests_from <= ? AND (device_note.works_from IS NULL OR device_note.works_from > ?)"
# A browser that has only ever been answered by the centre keeps no entries of its own, and no day waits for it; nor for
# that of somebody of the desk as long as it has written nothing.
STORELESS = (f"node.claimed = 0 AND (person.role IN ({', '.join(repr(role) for role in DESK_ROLES)}) "
             "OR node.heard IS NULL AND node.served IS NOT NULL)")
STATE = f"""CASE WHEN node.desk > 0 THEN '{DESK}' WHEN node.revoked IS NOT NULL THEN '{REVOKED}'
WHEN {STORELESS} THEN '{ONLINE}' WHEN {RESTS} THEN '{RESTING}'
WHEN node.moved >= COALESCE(node.heard, 0) AND node.have >= node.claimed THEN '{MOVED}'
WHEN node.have < node.claimed AND {LATER} THEN '{HOLDS}' WHEN node.heard >= ? THEN '{HERE}'
WHEN node.heard >= ? THEN '{SILENT}' ELSE '{UNHEARD}' END"""
JOINED = ("LEFT JOIN device_note ON device_note.site = node.site AND device_note.node = node.id "
          "AND device_note.void IS NULL LEFT JOIN person ON person.id = node.person")
# An enrolment while our clock was ahead lies in the future; whoever was heard since is awaited like anybody.
JOINED_BY = "CASE WHEN node.heard < node.enrolled THEN node.heard ELSE node.enrolled END < ?"
COLUMNS = ("site", "id", "desk", "person", "enrolled", "revoked", "wiped", "have", "claimed", "heard", "skew", "moved",
           "app")
NOTED = ("name", "reach", "rests_from", "why")


class Nodes(NamedTuple):
    """The nodes that are judged: what to write after FROM, its parameters, and the last contact that is known of (ms).

    By default as they are now.
    """

    source: str = "node"
    params: tuple = ()
    until: int = 2**63 - 1


NOW = Nodes()


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


def today(now):
    """The Day that it is at `now` (ms)."""
    return day(times.local(now).date().isoformat(), now)


def devices(site, day, nodes=NOW, id=None):
    """All devices of a site that were enrolled before a Day's end, the web desk and withdrawn ones too.

    As dicts of `COLUMNS`, `owner`, `role`, what is noted of them, and `state`; those first that were not heard for
    longest. `id`: only that one.
    """
    own, noted = (", ".join(f"{table}.{name}" for name in names)
                  for table, names in (("node", COLUMNS), ("device_note", NOTED)))
    one = " AND node.id = ?" if id else ""
    found = db.rows(f"SELECT {own}, person.name, person.role, {noted}, {STATE} FROM {nodes.source} {JOINED} "
                    f"WHERE node.site = ? AND {JOINED_BY}{one} ORDER BY node.heard, node.id",
                    *_asked(day, nodes), *nodes.params, site, day.end, *([id] if id else []))
    names = (*COLUMNS, "owner", "role", "called", *NOTED[1:], "state")
    return [dict(zip(names, row, strict=True)) for row in found]


def awaited(found):
    """Those of some devices, as `devices` gives them, that a day waits for."""
    return [one for one in found if one["state"] in EXPECTED]


def sums(sites, day):
    """site → state → `(devices, ops that they hold, last contact)`, of many sites at once."""
    found = {}
    for some in db.batches(sites):
        question = (f"SELECT site, state, COUNT(*), SUM(claimed - have), MAX(heard) FROM (SELECT node.site, node.have, "
                    f"node.claimed, node.heard, {STATE} AS state FROM node {JOINED} WHERE "
                    f"{db.one_of('node.site', len(some))} AND {JOINED_BY}) AS judged GROUP BY site, state")
        for site, state, *told in db.rows(question, *_asked(day, NOW), *some, day.end):
            found.setdefault(site, {})[state] = tuple(told)
    return found


def _asked(day, nodes):
    since = day.start if day.early else day.cut
    return day.date, day.date, day.end, nodes.until, since, day.start


def called(device):
    """How a device is spoken of: what it is called or whose it is, enough of its id to know it, how to reach it."""
    more = ", ".join(text for text in (device["id"][:4], device["reach"]) if text)
    return f"{device['called'] or device['owner'] or '?'} ({more})"


def numbers(device):
    """The numbers of the entries that a device still holds: "14–15"."""
    first, last = device["have"] + 1, device["claimed"]
    return str(last) if first == last else f"{first}–{last}"
