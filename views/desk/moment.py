"""The moment as of which a page is shown: the reader chooses it, and every link on the page to what counts keeps it."""

from contextlib import contextmanager
from typing import NamedTuple

from flask import g, request, url_for
from flask_babel import gettext as _

from sync import clock, known, times
from views import moments
from views.desk.blueprint import blueprint
from views.desk.reports.late import closed_at

KEEPING = ("desk.day", "desk.report", "desk.record", "desk.records", "desk.export", "desk.take_out")
PLACES = ("known", "after", "shown", "change", "written")


class Moment(NamedTuple):
    """`at`: ms, None for now; `error`: why what was asked for can't be shown."""

    at: int | None
    error: str = ""


def asked(site):
    """The Moment in the address of the page."""
    text = request.args.get("known")
    found = _judged(site, moments.typed(text)) if text else Moment(None)
    g.known = found.at
    return found


def _judged(site, at):
    if at is None:
        return Moment(None, _("A moment looks like 2020-02-08 20:00. This is as it is known now."))
    if at > clock.now():
        return Moment(None, _("That moment is still to come. This is as it is known now."))
    begun = known.first(site)
    if begun is None or at < begun:
        told = _("Nothing was known at that moment. This is as it is known now.")
        since = _("The first entry arrived %(when)s.", when=moments.when(begun)) if begun else ""
        return Moment(None, f"{told} {since}".strip())
    return Moment(at)


def too_much():
    """The Moment to show instead of one since which more has changed than can be worked out for a page."""
    g.known = None
    return Moment(None, _("Too much has changed since that moment. This is as it is known now."))


@contextmanager
def now():
    """Links that are made in this block lead to what is known now, on whatever page they stand."""
    kept, g.known = g.get("known"), None
    try:
        yield
    finally:
        g.known = kept


@blueprint.url_defaults
def _keep(endpoint, values):
    """Links to what is shown as of a moment stay at the moment of their page; `known=None` leads back to now."""
    if endpoint in KEEPING and g.get("known") is not None:
        values.setdefault("known", g.known)


def control(site, moment, date=None):
    """What the template for choosing the moment needs. `date`: the day that the page is about, if it is about one."""
    now = clock.now()
    at = now if moment.at is None else moment.at
    return {"at": moment.at, "error": moment.error, "field": moments.field(at), "now": _here(None),
            "action": url_for(request.endpoint, **request.view_args, known=None), "kept": _kept(),
            "presets": _presets(site, date or times.local_day(at), now)}


def _presets(site, date, now):
    closed, cut = closed_at(site, date), times.day_cut(date)
    cut = cut if cut <= now else cut - moments.DAY
    found = [{"label": _("when the day was closed"), "href": _here(closed)}] if closed else []
    if (known.first(site) or now) <= cut:
        found.append({"label": moments.when(cut), "href": _here(cut)})
    return found


def _here(at):
    """The address of this very page as of another moment."""
    return url_for(request.endpoint, **{**_kept(), **request.view_args, "known": at})


def _kept():
    return {name: value for name, value in request.args.items() if value and name not in PLACES}
