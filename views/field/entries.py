"""Gate entries as a list shows them, and the questions that the gate asks of its day."""

from flask import current_app
from flask_babel import gettext as _

from models import database as db
from models import lookup
from models.kinds import GateEntry
from sync import clock
from views.field import asked, away, shown

RECENT = 12
PAGE = 50
HOUR = 3_600_000
MINUTE = 60_000

PASSED = """SELECT direction, COUNT(*) FROM gate_entry WHERE site = ? AND at >= ? AND gate = ? AND void IS NULL
AND same_as IS NULL AND (decision IS NULL OR decision IN ('let_in', 'let_out')) GROUP BY direction"""


def limit():
    """The temperature in °C above which somebody is taken aside."""
    return current_app.config["FEVER_ABOVE"]


def recent(site, gate, out):
    """The last entries of today through this gate, as rows of a list. `out`: as in an Away."""
    rows = list(_select().where(GateEntry.site == site, GateEntry.at >= away.today(), GateEntry.gate == gate)
                .order_by(GateEntry.at.desc(), GateEntry.id.desc()).limit(RECENT).dicts())
    outside = {id for _at, id in out.values()}
    return [row(one, one["id"] in outside) for one in rows]


def tally(site, gate, out):
    """How many came in and went out through this gate today, and how many are out, by whichever gate."""
    passed = dict(db.rows(PASSED, site, away.today(), gate))
    return {"came": passed.get("in", 0), "went": passed.get("out", 0), "outside": len(out)}


def outside(site, typed, skip):
    """Who is out and fits what was typed: up to PAGE + 1 rows after `skip` of them, the last to leave first."""
    wishes, out = lookup.wanted(typed), away.now(site).out
    found = sorted((place for who, place in out.items() if not typed or _fits(who, wishes)), reverse=True)
    return listed(site, found[skip:skip + PAGE + 1], back_in=True)


def _fits(who, wishes):
    unit, person, plate = who
    keys = lookup.keys(person, unit, None, [plate] if plate else [])
    wishes = [wish for wish in wishes if not wish.name or lookup.named(keys, wish.name)]
    return any(key.startswith(wish.start) and lookup.rank(key, wish) for wish in wishes for key in keys)


def listed(site, places, back_in=False):
    """The entries at these `(at, id)`, as rows of a list in the same order."""
    known = {one["id"]: one for one in by_ids(site, [id for _at, id in places])}
    return [row(known[id], back_in) for _at, id in places if id in known]


def held_like(site, unit, person, plate):
    """The row of an entry that holds this very person or vehicle and is not settled, or None; the last one.

    Without a room on either side, the name alone tells who it is: at a gate that is the safer mistake.
    """
    for one in by_ids(site, [id for _at, id in reversed(away.now(site).held)]):
        same = person and one["person"] == person and (not unit or not one["unit"] or one["unit"] == unit)
        if same or (plate and one["plate"] == plate):
            return row(one)
    return None


def by_ids(site, ids):
    """The entries of these ids, as dicts of columns."""
    return list(_select().where(GateEntry.site == site, GateEntry.id.in_(list(ids))).dicts()) if ids else []


def row(entry, back_in=False):
    """One entry as a list shows it."""
    plate, unit, word = entry["plate"], entry["unit"], subject_word(entry["subject"])
    return {
        "id": entry["id"],
        "place": unit or plate or entry["card"] or word,
        "person": entry["person"] or (plate if unit else "") or ("" if not unit else word),
        "direction": entry["direction"],
        "decision": entry["decision"],
        "because": because(entry["turned_because"]),
        "temperature": degrees(entry["temperature"]),
        "second": degrees(entry["second"]),
        "fever": fever(entry["temperature"], entry["fever_above"]),
        "gate": entry["gate"] or "",
        "at": entry["at"],
        "uncertain": entry["uncertain"],
        "void": entry["void"],
        "conflicted": bool(entry["conflicts"]),
        "heads": shown.heads(entry),
        "back_in": back_in and not entry["void"],
        "overdue": back_in and clock.now() - entry["at"] > _most(entry),
        "once": asked.once(),
    }


def _most(entry):
    """How long somebody may be out before they are overdue, ms: as the rule said under which they left."""
    minutes = entry["back_within"]
    return current_app.config["OUT_HOURS"] * HOUR if minutes is None else minutes * MINUTE


def degrees(value):
    """A temperature as text with one decimal, empty for none."""
    return "" if value is None else f"{value:.1f}"


def fever(value, above=None):
    """Whether a reading is above the limit: that of the rule under which it was measured, or of the district."""
    return value is not None and value > (above or limit())


def because(word):
    """Why somebody was turned back, in words; "" where nobody said."""
    words = GateEntry.turned_because.words
    return _(words[word]) if word in words else ""


def subject_word(subject):
    """Who it was, in a word."""
    words = GateEntry.subject.words
    return _(words[subject]) if subject in words else ""


def _select():
    return GateEntry.select(
        GateEntry.id, GateEntry.at, GateEntry.uncertain, GateEntry.void, GateEntry.heads, GateEntry.conflicts,
        GateEntry.gate, GateEntry.direction, GateEntry.subject, GateEntry.person, GateEntry.unit, GateEntry.household,
        GateEntry.plate, GateEntry.temperature, GateEntry.second, GateEntry.decision, GateEntry.note,
        GateEntry.turned_because, GateEntry.fever_above, GateEntry.card, GateEntry.back_within)
