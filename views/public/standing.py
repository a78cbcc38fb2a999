"""How things stand for a home: its pass, how often it has been out, its errands, its checks, who has looked at it."""

from flask_babel import gettext as _

from models import database as db
from models.kinds import Errand, HealthCheck, Permit
from models.person import Person
from sync import clock, looks, times
from sync.times import DAY
from views import moments
from views.field import rules
from views.public.saying import Home

ERRANDS, LOOKS, BACK = 20, 20, 14 * DAY


def of(home: Home) -> dict:
    """What the page shows, as plain values."""
    return {"unit": home.unit, "passes": _passes(home), "quota": _quota(home), "errands": _errands(home),
            "checks": _checks(home), "looked": _looked(home)}


def said_today(home: Home) -> int:
    """How much the home has written on its page today: requests, and whatever was said of its people's checks."""
    today, asked = times.local_day(clock.now()), db.one_of("household", len(home.ids))
    requests = db.row(f"SELECT COUNT(*) FROM request WHERE site = ? AND {asked} AND channel = 'web' AND at >= ?",
                      home.who.site, *home.ids, times.day_span(today)[0])[0]
    people = "SELECT id FROM resident WHERE resident.site = health_check.site AND {home}"
    checks = [id for id, in _of(home, f"SELECT id FROM health_check WHERE site = ? AND date = '{today}' "
                                      f"AND resident IN ({people})")]
    said = sum(n for some in db.batches(checks) for n, in db.rows(
        f"SELECT COUNT(*) FROM op WHERE site = ? AND {db.one_of('record', len(some))}", home.who.site, *some))
    return requests + said


def _passes(home):
    """The passes of the home and its people: that one is held, never why."""
    residents = [id for id, in _of(home, "SELECT id FROM resident WHERE site = ? AND {home} AND void IS NULL")]
    holders = [*home.ids, *residents]
    found = [row for some in db.batches(holders) for row in db.rows(
        "SELECT number, state, valid_to, held_to FROM permit WHERE site = ? AND void IS NULL "
        f"AND {db.one_of('holder', len(some))}", home.who.site, *some)]
    looks_of, words = Permit.state.looks, Permit.state.words
    return [{"number": number or "", "word": _(words[state or "valid"]), "look": looks_of[state or "valid"],
             "until": (held_to if state == "held" else valid_to) or ""}
            for number, state, valid_to, held_to in found if (state or "valid") in words]


def _quota(home):
    """How often the home may go out and has; empty where there is no such rule."""
    rule = rules.rule_at(home.who.site)
    if not rule or rule["residents"] != "quota" or rule["quota_trips"] is None:
        return ""
    whom = {"unit": home.unit, "household": home.id, "name": ""}
    return rules.quota(home.who.site, rule | {"quota_per": "household"}, whom)["word"]


def _errands(home):
    found = _of(home, "SELECT title, status, at FROM errand WHERE site = ? AND {home} AND void IS NULL "
                f"AND at >= {clock.now() - BACK} ORDER BY at DESC LIMIT {ERRANDS}")
    words, signs = Errand.status.words, Errand.status.looks
    return [{"title": title, "word": _(words.get(status or "open", status)), "at": at,
             "look": signs.get(status or "open", ("", "wait"))} for title, status, at in found]


def _checks(home):
    """Today's checks of the people of the home: that they were made, and by whom it is seen."""
    today = times.local_day(clock.now())
    found = db.rows("SELECT resident.name, health_check.slot, health_check.temperature FROM health_check "
                    "JOIN resident ON resident.site = health_check.site AND resident.id = health_check.resident "
                    f"WHERE health_check.site = ? AND {db.one_of('resident.household', len(home.ids))} "
                    "AND health_check.date = ? AND health_check.void IS NULL ORDER BY resident.name", home.who.site,
                    *home.ids, today)
    words = HealthCheck.slot.words
    return [{"name": name or _("Somebody"), "slot": _(words[slot]) if slot in words else "",
             "temperature": f"{temperature:g} °C" if temperature else ""} for name, slot, temperature in found]


def _looked(home):
    """Who has looked at this home's record at the desk, and when: names of people, never what else they have seen."""
    found = [look for id in home.ids for look in looks.last(home.who.site, id)][:LOOKS]
    names = {one.id: one.name for one in Person.select().where(Person.id.in_({look["person"] for look in found}))}
    return [{"who": names.get(look["person"], "?"), "when": moments.when(look["at"])} for look in found]


def _of(home, question):
    """The answers to a question about the home, in whichever of its records that are one it stands."""
    asked = question.replace("{home}", db.one_of("household", len(home.ids)))
    return db.rows(asked, home.who.site, *home.ids)
