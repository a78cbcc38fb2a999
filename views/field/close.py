"""The close of the day, by who leads a building: the close itself, and the receipt that the centre gave for it."""

from datetime import timedelta

from flask import request
from flask_babel import gettext as _

from models import database as db
from models.messages import Message
from sync import clock, closing, intake, notices, times
from sync.problems import Problem
from views import days, members
from views.auth import field_page
from views.field import asked, page, shown
from views.field.blueprint import blueprint


@blueprint.get("/close")
@field_page
def close(who):
    """Today, or the day before: closed or not, by whom, and what the centre says of it."""
    return _page(_closer(who), _date(request.args.get("date")), {}, {})


@blueprint.post("/close")
@field_page
def close_day(who):
    """Close the day."""
    date, base = _asked(_closer(who))
    days.close(who, date, base, asked.text("once"))
    return page.go("field.close", date=date)


@blueprint.post("/close/reopen")
@field_page
def reopen_day(who):
    """Open the day again, for a reason."""
    date, base = _asked(_closer(who))
    try:
        if not asked.text("reason"):
            raise intake.Invalid({"reason": [Message("required")]})
        days.reopen(who, date, asked.text("reason"), base, asked.text("once"))
    except intake.Invalid as invalid:
        return _page(who, date, asked.everything(), asked.explain(invalid))
    return page.go("field.close", date=date)


def _closer(who):
    if who.role not in days.CLOSERS:
        raise Problem("forbidden")
    return who


def _dates():
    """Today and the day before: who is late closes yesterday."""
    today = times.local(clock.now()).date()
    return [today.isoformat(), (today - timedelta(days=1)).isoformat()]


def _date(text):
    return text if text in _dates() else _dates()[0]


def _asked(who):
    date = _date(request.form.get("date"))
    return date, lambda fields: shown.base(days.KIND, days.record_id(who, date), fields, request.form.get("heads"))


def _page(who, date, values, errors):
    today, before = _dates()
    return page.form("field/close/close.html", values, errors, date=date, other=before if date == today else today,
                     is_today=date == today, day=_day(who, date))


def _day(who, date):
    found = days.found(who.site, date) or {"state": None, "who": None, "reason": None, "heads": None}
    return {"state": found["state"], "who": members.name_at(who.site, found["who"]), "reason": found["reason"] or "",
            "heads": shown.heads(found), "sent": True, "receipt": _receipt(who, date)}


def _receipt(who, date):
    """What this device, or the web desk that writes for it, was told last about the close."""
    desk = [node for node, in db.rows("SELECT id FROM node WHERE site = ? AND desk = 1", who.site)]
    told = closing.last(who.site, [who.node or "", *desk], days.record_id(who, date))
    return notices.words(told, _) if told else ""
