"""A day at a glance: what needs a person first, then the figures, each with the way to what it counts."""

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models.database import table
from models.site import has_below
from sync import clock, known_tables, reports
from views import moments
from views.auth import desk
from views.desk import moment
from views.desk.blueprint import blueprint
from views.desk.devices import nodes
from views.desk.first import steps
from views.desk.inbox import queue
from views.desk.page import show
from views.desk.reports import board_page, day_counts, day_known, day_links, day_plots, figures, late, needs


@blueprint.get("/desk/")
@desk
def day(who):
    """Today, or the day that was chosen, as it is known now or was at a moment; of a place above others, theirs."""
    if has_below(who.site):
        return redirect(url_for("desk.sites", **request.args))
    chosen, error = day_links.chosen(request.args.get("day"))
    then = moment.asked(who.site)
    then, shown = _shown(who, chosen, then)
    return show(who, "desk/day/index.html", "desk/day/_figures.html", error=error, **shown, steps=steps.card(who),
                **day_links.frame("desk.day", chosen), moment=moment.control(who.site, then, chosen.isoformat()))


def _shown(who, chosen, then):
    """The Moment that is shown, and the day as of then; as of now where too much has changed since."""
    if then.at is not None:
        try:
            with known_tables.tables(who.site, then.at) as tables:
                return then, _as_known(who, chosen, tables)
        except known_tables.TooMuch:
            then = moment.too_much()
    now, day = clock.now(), chosen.isoformat()
    found, counts = nodes.listed(who, who.site, reports.day(day, now)), day_counts.now(who.site, day, now)
    return then, {**_day(who, chosen, now, found, counts), "late": late.told(who, chosen, counts)}


def _as_known(who, chosen, tables):
    """The day as it was known, what its figures are now, and what made the difference."""
    # What began on later days is no news about this one.
    site, day, before = who.site, chosen.isoformat(), moments.bounds(chosen)[1]
    at = tables.then.at
    found = day_known.devices(who, tables, reports.day(day, at))
    counts = day_counts.known(site, day, at, tables.source, before)
    with moment.now():
        now = clock.now()
        today = [*day_counts.lined(who, day_counts.today(site, day, before), chosen, before),
                 _devices(nodes.listed(who, site, reports.day(day, now)), day)]
    shown = _day(who, chosen, at, found, counts, tables.source, before)
    return {**shown, "compared": day_known.compared(shown["lined"], today),
            "since": day_known.since(who, tables, day, before, request.args.get("turn", "0"))}


def _day(who, chosen, now, found, counts, source=table, before=None):
    """`source`: kind → what to select from; `before`: of what belongs to no day only what began earlier (ms)."""
    (start, end), day = moments.bounds(chosen), chosen.isoformat()
    told = [nodes.row(node) for node in found]
    waiting = _waiting(who, counts, told, now, source) if start <= now < end else ()
    lined = [*day_counts.lined(who, counts.totals, chosen, before), _devices(found, day)]
    return {
        "needs": [*needs.urgent(who, counts, day, source), *waiting],
        "lined": lined,
        "families": figures.by_family([one for one in lined if one["always"] or one["count"]]),
        "hours": day_plots.hours(who, counts.hours, start, now),
        "ages": day_plots.ages(who, counts.ages, now),
        "nodes": [node for node in told if not node["calm"]],
        "reported": board_page.says(found, reports.day(day, now), now),
        "known_at": moments.when(now),
    }


def _waiting(who, counts, found, now, source):
    """What waits for a person, whatever day it comes from; how full the inbox was at an earlier moment is not kept."""
    return [
        *(needs.inbox(queue.counts(who.site)[0]) if source is table else ()),
        *needs.waiting(who, counts, now, source),
        *needs.nodes(found, now),
    ]


def _devices(found, day):
    n = sum(node["state"] != reports.DESK for node in found)
    return {"family": "day", "label": _("Devices"), "always": True, "count": n, "n": f"{n:,}",
            "href": url_for("desk.board", day=day)}
