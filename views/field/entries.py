"""Gate entries as a list shows them, and the questions that the gate asks of its day."""

from flask import current_app
from flask_babel import gettext as _

from models import database as db
from models.kinds import GateEntry
from sync import clock, times
from views.field import asked, shown

RECENT = 12
PAGE = 50

# The day's entries, each person's or vehicle's latest first: one name in one room is one person.
TODAY = """SELECT id, at, gate, direction,
ROW_NUMBER() OVER (PARTITION BY unit, person, plate ORDER BY at DESC, id DESC) AS nth
FROM gate_entry WHERE site = ? AND at >= ? AND void IS NULL AND same_as IS NULL
AND (decision IS NULL OR decision IN ('let_in', 'let_out'))"""


def limit():
    """The temperature in °C above which somebody is taken aside."""
    return current_app.config["FEVER_ABOVE"]


def today():
    """The first millisecond of today at the site."""
    return times.day_span(times.local_day(clock.now()))[0]


def recent(site, gate):
    """The last entries of today through this gate, as rows of a list."""
    rows = list(_select().where(GateEntry.site == site, GateEntry.at >= today(), GateEntry.gate == gate)
                .order_by(GateEntry.at.desc(), GateEntry.id.desc()).limit(RECENT).dicts())
    outside = _still_out(site, rows)
    return [row(one, one["id"] in outside) for one in rows]


def tally(site, gate):
    """How many came in and went out through this gate today, and how many are out, by whichever gate."""
    counts = db.row(f"""SELECT SUM(CASE WHEN gate = ? AND direction = 'in' THEN 1 ELSE 0 END),
        SUM(CASE WHEN gate = ? AND direction = 'out' THEN 1 ELSE 0 END),
        SUM(CASE WHEN nth = 1 AND direction = 'out' THEN 1 ELSE 0 END) FROM ({TODAY}) AS today""",
        gate, gate, site, today())
    return dict(zip(("came", "went", "outside"), (count or 0 for count in counts), strict=True))


def outside(site, skip=0):
    """Who went out today and is not back: up to PAGE + 1 rows of a list, after `skip` of them."""
    found = db.rows(f"SELECT id FROM ({TODAY}) AS today WHERE nth = 1 AND direction = 'out' "
                    "ORDER BY at DESC, id DESC LIMIT ? OFFSET ?", site, today(), PAGE + 1, skip)
    rows = by_ids(site, [id for id, in found])
    return [row(one, back_in=True) for one in sorted(rows, key=lambda one: (one["at"], one["id"]), reverse=True)]


def by_ids(site, ids):
    """The entries of these ids, as dicts of columns."""
    return list(_select().where(GateEntry.site == site, GateEntry.id.in_(list(ids))).dicts()) if ids else []


def row(entry, back_in=False):
    """One entry as a list shows it."""
    plate, unit, word = entry["plate"], entry["unit"], subject_word(entry["subject"])
    return {
        "id": entry["id"],
        "place": unit or plate or word,
        "person": entry["person"] or (plate if unit else "") or ("" if not unit else word),
        "direction": entry["direction"],
        "decision": entry["decision"],
        "temperature": degrees(entry["temperature"]),
        "fever": fever(entry["temperature"]),
        "gate": entry["gate"] or "",
        "at": entry["at"],
        "uncertain": entry["uncertain"],
        "void": entry["void"],
        "conflicted": bool(entry["conflicts"]),
        "heads": shown.heads(entry),
        "back_in": back_in and not entry["void"],
        "once": asked.once(),
    }


def degrees(value):
    """A temperature as text with one decimal, empty for none."""
    return "" if value is None else f"{value:.1f}"


def fever(value):
    """Whether a reading is above the limit."""
    return value is not None and value > limit()


def subject_word(subject):
    """Who it was, in a word."""
    words = GateEntry.subject.words
    return _(words[subject]) if subject in words else ""


def _select():
    return GateEntry.select(
        GateEntry.id, GateEntry.at, GateEntry.uncertain, GateEntry.void, GateEntry.heads, GateEntry.conflicts,
        GateEntry.gate, GateEntry.direction, GateEntry.subject, GateEntry.person, GateEntry.unit, GateEntry.household,
        GateEntry.plate, GateEntry.temperature, GateEntry.decision, GateEntry.note)


def _still_out(site, rows):
    """The ids of those rows that went out and were not seen since, at any gate."""
    out = [one for one in rows if one["direction"] == "out" and not one["void"]]
    if not out:
        return set()
    since, units = min(one["at"] for one in out), [one["unit"] for one in out if one["unit"]]
    homes = GateEntry.unit.in_(units) | GateEntry.unit.is_null()
    later = (GateEntry.select(GateEntry.id, GateEntry.unit, GateEntry.person, GateEntry.plate)
             .where(GateEntry.site == site, GateEntry.at >= since, GateEntry.void.is_null(), homes)
             .order_by(GateEntry.at, GateEntry.id))
    latest = {(unit, person, plate): id for id, unit, person, plate in later.tuples()}
    return set(latest.values()) & {one["id"] for one in out}
