"""What the gate's rules ask of whoever comes, and how their pass stands. It is said to whoever decides, never enforced.

A rule that holds is kept by the site itself or published by one above, for all gates or those that it names; of several
the one that was set last.
"""

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from peewee import fn

from models import access
from models.kinds import GateEntry, Permit, Regime
from models.site import above
from sync import clock, natural, times
from views.field import asked, entries, here

BY_PASS = ("pass", "quota")
HOUR = re.compile(r"([0-9]{1,2}):[0-5][0-9]", re.ASCII)
ALLOWED = re.compile(r"([0-9]{1,2})/([1-9][0-9]?)/(household|person)", re.ASCII)
# (who comes, the rule's field, its word) → colour, sign, what is said, and why somebody is turned back for it.
SAID = {
    ("visitor", "visitors", "none"): ("red", "stop", _l("No visitors"), "no_visitors"),
    ("visitor", "visitors", "host_agrees"): ("amber", "phone", _l("Their host has to agree"), ""),
    ("courier", "couriers", "none"): ("red", "stop", _l("No couriers"), "other"),
    ("courier", "couriers", "at_gate"): ("amber", "courier", _l("Parcels stay at the gate"), ""),
    ("vehicle", "vehicles", "none"): ("red", "stop", _l("No vehicles"), "other"),
    ("vehicle", "vehicles", "residents"): ("amber", "wait", _l("Vehicles of residents only"), ""),
}


def check(who, subject, direction, whom):
    """What the form asks and says: `{rule, permit, allowed, mask, host, because, why, said: [{colour, sign, word,
    because}]}`.

    `rule` and `permit`: ids that the entry will carry, or ""; `allowed`: how many times out in how many days for whom,
    `1/2/household`, or ""; `because`: why somebody would be turned back by what is
    said, `why` in words, or ""; `whom`: a resident as `people` shows them, or None.
    """
    rule, said = rule_at(who.site, here.shown()), []
    sees = bool(whom) and access.may_read(Permit.kind(), *who.roles)
    permit = _permit(who, whom) if sees else None
    by_pass = bool(rule) and rule["residents"] in BY_PASS
    if sees and (permit or by_pass):
        said.append(_pass(permit))
    if rule:
        said += [_one(*told) for (who_comes, name, word), told in SAID.items()
                 if who_comes == subject and rule[name] == word and direction == "in"]
        said += _of_resident(who.site, rule, direction, whom) if whom else _watched(rule, subject)
    because = next((one["because"] for one in said if one["because"]), "")
    return {"rule": rule["id"] if rule else "", "permit": permit["id"] if permit and by_pass else "",
            "allowed": _allowed(rule, direction, whom), "mask": bool(rule and rule["mask"]), "said": said,
            "because": because, "why": entries.because(because),
            "host": bool(rule) and (subject, direction) == ("visitor", "in") and rule["visitors"] == "host_agrees"}


def told():
    """What the form says of it, as fields of the entry."""
    fields = asked.texts("rule", "permit", "host", "host_name") | _told_allowed(asked.text("allowed"))
    because = asked.text("turned_because")
    fields["turned_because"] = because if because in GateEntry.turned_because.words else None
    if asked.text("masks"):
        fields["mask"] = because != "no_mask" and asked.text("mask") != "no"
    return fields


def _allowed(rule, direction, whom):
    if not (rule and whom and direction == "out" and rule["residents"] == "quota" and rule["quota_trips"] is not None):
        return ""
    return f"{rule['quota_trips']}/{rule['quota_days'] or 1}/{rule['quota_per'] or 'household'}"


def _told_allowed(text):
    found = ALLOWED.fullmatch(text or "")
    return {"allowed": int(found[1]), "allowed_days": int(found[2]), "allowed_for": found[3]} if found else {}


def reasons():
    """Why somebody may be turned back, as choices."""
    return [{"value": word, "label": _(label)} for word, label in GateEntry.turned_because.words.items()]


def hosts():
    """What a visitor's host may have said, as choices."""
    return [{"value": word, "label": _(label)} for word, label in GateEntry.host.words.items()]


def rule_at(site, gate=""):
    """The rule that holds at a gate of a site, or without a gate one that is for all of them; None where there is none.
    """
    now, found = clock.now(), []
    rows = Regime.select().where(Regime.site.in_([site, *above(site)]), Regime.void.is_null()).dicts()
    for one in rows:
        since, until = times.of_moment(one["since"]), times.of_moment(one["until"])
        if since is None or since > now or (until is not None and until <= now):
            continue
        if not one["gates"] or gate in one["gates"]:
            found.append((since, one["site"] == site, one["id"], one))
    return max(found, key=lambda one: one[:3])[3] if found else None


def _permit(who, whom):
    """The pass of a resident, else of their home; one for each holder, by its natural id."""
    ids = [natural.natural_id(who.site_code, "permit", [holder])
           for holder in (whom["id"], whom["household"]) if holder]
    rows = Permit.select().where(Permit.site == who.site, Permit.id.in_(ids), Permit.void.is_null()).dicts()
    return min(rows, key=lambda one: ids.index(one["id"]), default=None)


def _pass(permit):
    today = times.local_day(clock.now())
    if permit is None:
        return _one("amber", "wait", _("No pass"), "no_pass")
    if permit["state"] == "revoked":
        return _one("red", "turned", _("The pass is withdrawn"), "no_pass")
    if permit["state"] == "held" and (permit["held_to"] or today) >= today:
        return _one("red", "stop", _("The pass is held"), "held")
    if (permit["valid_to"] or today) < today:
        return _one("red", "stop", _("The pass has run out"), "no_pass")
    return _one("green", "yes", _("The pass is valid"))


def _of_resident(site, rule, direction, whom):
    said = []
    if direction == "out" and rule["residents"] == "none":
        said.append(_one("red", "stop", _("Residents stay inside"), "other"))
    if direction == "out" and rule["residents"] == "quota" and rule["quota_trips"] is not None:
        said.append(quota(site, rule, whom))
    if direction == "out" and rule["most_minutes"] is not None:
        said.append(_one("", "wait", _("Back within %(minutes)s minutes", minutes=rule["most_minutes"])))
    if _out_of_hours(rule["hours_from"] or "", rule["hours_to"] or ""):
        hours = {"start": rule["hours_from"], "end": rule["hours_to"]}
        said.append(_one("amber", "wait", _("Out of hours: %(start)s to %(end)s", **hours), "out_of_hours"))
    return said


def _watched(rule, subject):
    """The plates that are watched, beside the place where one is typed."""
    today = times.local_day(clock.now())
    if subject != "vehicle" or not rule["watch"] or (rule["watch_until"] or today) < today:
        return []
    plates, why = " ".join(rule["watch"]), rule["watch_why"] or ""
    return [_one("amber", "find", _("Look out for %(plates)s: %(why)s", plates=plates, why=why) if why else
                 _("Look out for %(plates)s", plates=plates))]


def quota(site, rule, whom):
    """How often somebody may go out under this rule and has, as one line of what is said."""
    trips, days = rule["quota_trips"], rule["quota_days"] or 1
    used = _trips(site, rule, whom, times.days_start(clock.now(), days))
    words = (_("Out today: %(used)s of %(trips)s", used=used, trips=trips) if days == 1 else
             _("Out in %(days)s days: %(used)s of %(trips)s", days=days, used=used, trips=trips))
    return _one("red", "stop", words, "quota_used") if used >= trips else _one("green", "yes", words)


def _trips(site, rule, whom, start):
    """How often the home, or the person, has gone out since."""
    e = GateEntry
    found = e.select(fn.COUNT(e.id)).where(
        e.site == site, e.unit == whom["unit"], e.household == whom["household"], e.at >= start, e.direction == "out",
        e.void.is_null(), e.same_as.is_null(), e.decision.is_null() | (e.decision == "let_out"))
    return (found.where(e.person == whom["name"]) if rule["quota_per"] == "person" else found).scalar()


def _out_of_hours(start, end):
    if not HOUR.fullmatch(start) or not HOUR.fullmatch(end):
        return False
    start, end, now = start.zfill(5), end.zfill(5), times.local(clock.now()).strftime("%H:%M")
    return not (start <= now < end if start <= end else now >= start or now < end)


def _one(colour, sign, word, because=""):
    return {"colour": colour, "sign": sign, "word": str(word), "because": because}
