"""Who is out and who is held: until they are back, or it is settled, whatever day that is.

What the days before come to is worked out once a day and process, and again when an entry of theirs changes.
"""

from typing import NamedTuple

from flask import current_app

from models import database as db
from sync import clock, times

# Of each person or vehicle the latest entry that says where they are: one name in one room is one person. Who was
# turned back is where they were before.
LATEST = """SELECT id, at, direction, decision, unit, person, plate,
ROW_NUMBER() OVER (PARTITION BY unit, person, plate ORDER BY at DESC, id DESC) AS nth
FROM gate_entry WHERE site = ? AND at >= ? AND at < ? AND void IS NULL AND same_as IS NULL
AND (decision IS NULL OR decision IN ('let_in', 'let_out', 'held'))"""
HELD = """SELECT id, at FROM gate_entry
WHERE site = ? AND at >= ? AND at < ? AND decision = 'held' AND void IS NULL AND same_as IS NULL"""
EVER = 1 << 60


class Away(NamedTuple):
    """`out`: (unit, person, plate) → `(at, id)` of the entry with which they left; `held`: `(at, id)` of each entry."""

    out: dict
    held: list


class _Kept(NamedTuple):
    start: int
    pos: int
    away: Away


def today():
    """The first millisecond of today at the site."""
    return times.day_span(times.local_day(clock.now()))[0]


def now(site):
    """The Away of a site at this moment."""
    start = today()
    before = _before(site, start)
    out, held = _between(site, start, EVER, dict(before.out))
    return Away(out, sorted(before.held + held))


def _before(site, start):
    """The Away of the moment `start`, kept as long as no entry of before it has changed."""
    kept = current_app.extensions.setdefault("lianfang-away", {})
    known, pos = kept.get(site), _last(site)
    if not known or known.start != start or _changed(site, known.pos, pos, start):
        kept[site] = known = _Kept(start, pos, Away(*_between(site, 0, start, {})))
    elif known.pos != pos:
        kept[site] = known = known._replace(pos=pos)
    return known.away


def _last(site):
    return db.row("SELECT MAX(pos) FROM gate_entry WHERE site = ?", site)[0] or 0


def _changed(site, known, pos, start):
    if pos < known:
        return True
    return db.row("SELECT 1 FROM gate_entry WHERE site = ? AND pos > ? AND at < ? LIMIT 1", site, known, start)


def _between(site, start, end, out):
    """Who is out and which entries are held, of those of a span of time, on top of who was out before."""
    latest = db.rows(f"SELECT id, at, direction, decision, unit, person, plate FROM ({LATEST}) AS latest WHERE nth = 1",
                     site, start, end)
    for id, at, direction, decision, *who in latest:
        out.pop(tuple(who), None)
        if direction == "out" and decision != "held":
            out[tuple(who)] = (at, id)
    return out, [(at, id) for id, at in db.rows(HELD, site, start, end)]
