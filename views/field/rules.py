"""What the gate's rules ask of whoever comes, and how their pass stands. It is said to whoever decides, never enforced.

A rule that holds is kept by the site itself or published by one above, for all gates or those that it names; of several
the one that was set last.
"""

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from peewee import fn

from models import access, forms
from models.kinds import GateEntry, Permit, Regime
from models.site import above
from sync import clock, natural, times
from views.field import asked, entries, here

BY_PASS = ("pass", "quota")
HOUR = re.compile(r"([0-9]{1,2}):[0-5][0-9]", re.ASCII)
MINUTES = re.compile(r"[0-9]{1,4}", re.ASCII)
LIMIT = re.compile(r"[34][0-9](?:\.[0-9])?", re.ASCII)
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


def check(who, subject, direction, whom, card=None):
    """What the form asks and says: `{rule, permit, allowed, mask, limit, minutes, host, phone, watch, because, why,
    said: [{colour, sign, word, because}]}`.

    `rule` and `permit`: ids that the entry will carry, or ""; `allowed`: how many times out in how many days for whom,
    `1/2/household`, or ""; `limit`: the fever limit of the rule as text, or ""; `minutes`: within which they
    have to be back, as text, or ""; `phone`: whether a number is asked for;
    `watch`: what is watched for; `because`: why somebody would be turned back by what is
    said, `why` in words, or ""; `whom`: a resident or a home as `people` shows them, or None; `card`: as
    `passes.judged` gives it, where one was seen.
    """
    rule, said = rule_at(who.site, here.shown()), list(card["said"]) if card else []
    by_pass, comes = bool(rule) and rule["residents"] in BY_PASS, whom or (card and subject == "resident")
    found = [] if card else permits(who, whom)
    permit = next(iter(found), None)
    if whom and not card and sees_passes(who) and (permit or by_pass):
        said.append(stands(permit, *found))
    if rule:
        said += [line(*told) for (who_comes, name, word), told in SAID.items()
                 if who_comes == subject and rule[name] == word and direction == "in"]
        said += _of_resident(who.site, rule, direction, whom, card) if comes else _watched(rule, subject)
    because = next((one["because"] for one in said if one["because"]), "")
    watch = _watch(rule)
    return {"rule": rule["id"] if rule else "", "allowed": _allowed(rule, direction, comes),
            "permit": card["permit"] if card else permit["id"] if permit and by_pass else "",
            "mask": bool(rule and rule["mask"]), "said": said,
            "limit": entries.degrees(rule["fever_above"]) if rule else "",
            "minutes": _minutes(rule, direction, comes), "because": because, "why": entries.because(because),
            "watch": [] if comes else watch,
            "watch_why": (rule["watch_why"] or "") if rule else "",
            "phone": subject == "visitor" and bool(rule) and bool(watch or rule["visitors"] == "registered"),
            "host": bool(rule) and (subject, direction) == ("visitor", "in") and rule["visitors"] == "host_agrees"}


def asks_nothing(subject, check):
    """Whether nothing is to be asked or looked at before an entry."""
    return (subject == "resident" and not check["mask"] and not check["limit"]
            and all(one["colour"] in ("", "green") for one in check["said"]))


def told():
    """What the form says of it, as fields of the entry."""
    fields = asked.texts("rule", "permit", "host", "host_name") | _told_allowed(asked.text("allowed"))
    because = asked.text("turned_because")
    fields["turned_because"] = because if because in GateEntry.turned_because.words else None
    if asked.text("masks"):
        fields["mask"] = because != "no_mask" and asked.text("mask") != "no"
    limit = asked.text("fever_above")
    minutes = asked.text("back_within")
    fields["back_within"] = int(minutes) if minutes and MINUTES.fullmatch(minutes) else None
    fields["fever_above"] = float(limit) if limit and LIMIT.fullmatch(limit) else None
    return fields


def carried(check):
    """What a form of this check would say, as fields of the entry."""
    names = {name: check[name] for name in ("rule", "permit") if check[name]}
    minutes = {"back_within": int(check["minutes"])} if check["minutes"] else {}
    return names | minutes | _told_allowed(check["allowed"])


def watched_for(site, plate, phone):
    """`(field, prefix, why)` of what a plate or a phone number begins with that is watched for, or None."""
    rule = rule_at(site, here.shown())
    for prefix in _watch(rule):
        begins = forms.plate(prefix) or prefix
        for name, text in (("plate", plate), ("phone", forms.plate(phone))):
            if text and text.startswith(begins):
                return name, prefix, rule["watch_why"] or ""
    return None


def _allowed(rule, direction, whom):
    if not (rule and whom and direction == "out" and rule["residents"] == "quota" and rule["quota_trips"] is not None):
        return ""
    return f"{rule['quota_trips']}/{rule['quota_days'] or 1}/{rule['quota_per'] or 'household'}"


def _minutes(rule, direction, comes):
    most = rule["most_minutes"] if rule and comes and direction == "out" else None
    return "" if most is None else str(most)


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


def sees_passes(who):
    """Whether passes are for who is enrolled here."""
    return access.may_read(Permit.kind(), *who.roles)


def permits(who, whom):
    """The passes of a resident and of their home, in this order; one for each holder, by its natural id."""
    if not whom or not sees_passes(who):
        return []
    ids = [natural.natural_id(who.site_code, "permit", [holder])
           for holder in (whom["id"], whom["household"]) if holder]
    rows = Permit.select().where(Permit.site == who.site, Permit.id.in_(ids), Permit.void.is_null()).dicts()
    return sorted(rows, key=lambda one: ids.index(one["id"]))


def stands(permit, *others):
    """How a pass stands, as one line of what is said. `others`: of the home besides, which may be held; why is not
    said."""
    today = times.local_day(clock.now())
    if permit and (permit["state"] == "revoked" or permit["void"]):
        return line("red", "turned", _("The pass is withdrawn"), "no_pass")
    if any(one and one["state"] == "held" and (one["held_to"] or today) >= today for one in (permit, *others)):
        return line("red", "stop", _("The pass is held"), "held")
    if permit is None:
        return line("amber", "wait", _("No pass"), "no_pass")
    if (permit["valid_to"] or today) < today:
        return line("red", "stop", _("The pass has run out"), "no_pass")
    return line("green", "yes", _("The pass is valid"))


def _of_resident(site, rule, direction, whom, card):
    said = []
    if direction == "out" and rule["residents"] == "none":
        said.append(line("red", "stop", _("Residents stay inside"), "other"))
    if direction == "out" and rule["residents"] == "quota" and rule["quota_trips"] is not None:
        said.append(quota(site, rule, whom, card))
    if direction == "out" and rule["most_minutes"] is not None:
        said.append(line("", "wait", _("Back within %(minutes)s minutes", minutes=rule["most_minutes"])))
    if _out_of_hours(rule["hours_from"] or "", rule["hours_to"] or ""):
        hours = {"start": rule["hours_from"], "end": rule["hours_to"]}
        said.append(line("amber", "wait", _("Out of hours: %(start)s to %(end)s", **hours), "out_of_hours"))
    return said


def _watched(rule, subject):
    """The plates that are watched, beside the place where one is typed."""
    plates, why = " ".join(_watch(rule)), rule["watch_why"] or ""
    if subject != "vehicle" or not plates:
        return []
    return [line("amber", "find", _("Look out for %(plates)s: %(why)s", plates=plates, why=why) if why else
                 _("Look out for %(plates)s", plates=plates))]


def _watch(rule):
    today = times.local_day(clock.now())
    return rule["watch"] or [] if rule and (rule["watch_until"] or today) >= today else []


def quota(site, rule, whom, card=None):
    """How often somebody may go out under this rule and has, as one line of what is said."""
    trips, days = rule["quota_trips"], rule["quota_days"] or 1
    used = _trips(site, rule, whom, card, times.days_start(clock.now(), days))
    words = (_("Out today: %(used)s of %(trips)s", used=used, trips=trips) if days == 1 else
             _("Out in %(days)s days: %(used)s of %(trips)s", days=days, used=used, trips=trips))
    return line("red", "stop", words, "quota_used") if used >= trips else line("green", "yes", words)


def _trips(site, rule, whom, card, start):
    """How often the home, or the person, has gone out since; of a home that is not known here, with its card."""
    e = GateEntry
    found = e.select(fn.COUNT(e.id)).where(
        e.site == site, e.at >= start, e.direction == "out",
        e.void.is_null(), e.same_as.is_null(), e.decision.is_null() | (e.decision == "let_out"))
    if not whom or not whom["unit"]:
        return found.where(e.permit == card["permit"]).scalar() if card else 0
    found = found.where(e.unit == whom["unit"], e.household == whom["household"])
    by_name = rule["quota_per"] == "person" and whom["name"]
    return (found.where(e.person == whom["name"]) if by_name else found).scalar()


def _out_of_hours(start, end):
    if not HOUR.fullmatch(start) or not HOUR.fullmatch(end):
        return False
    start, end, now = start.zfill(5), end.zfill(5), times.local(clock.now()).strftime("%H:%M")
    return not (start <= now < end if start <= end else now >= start or now < end)


def line(colour, sign, word, because=""):
    """One line of what is said; `because`: why somebody would be turned back by it."""
    return {"colour": colour, "sign": sign, "word": str(word), "because": because}
