"""A day at a glance: what needs a person first, then the figures, each with the way to what it counts."""

from flask import current_app, redirect, request, url_for
from flask_babel import gettext as _

from models.database import table
from models.site import has_below
from sync import clock, known_tables, reports
from views import moments
from views.auth import desk
from views.desk import (
    board_page,
    day_known,
    day_links,
    day_plots,
    figures,
    inbox_list,
    late,
    moment,
    needs,
    nodes,
    people,
)
from views.desk.blueprint import blueprint
from views.desk.links import entries, errands
from views.desk.page import show


@blueprint.get("/desk/")
@desk
def day(who):
    """Today, or the day that was chosen, as it is known now or was at a moment; of a place above others, theirs."""
    if has_below(who.site):
        return redirect(url_for("desk.sites", **request.args))
    chosen, error = day_links.chosen(request.args.get("day"))
    then = moment.asked(who.site)
    then, shown = _shown(who.site, chosen, then)
    return show(who, "desk/day/index.html", "desk/day/_figures.html", error=error, **shown,
                **day_links.frame("desk.day", chosen), moment=moment.control(who.site, then, chosen.isoformat()))


def _shown(site, chosen, then):
    """The Moment that is shown, and the day as of then; as of now where too much has changed since."""
    if then.at is not None:
        try:
            with known_tables.tables(site, then.at) as tables:
                return then, _as_known(site, chosen, tables)
        except known_tables.TooMuch:
            then = moment.too_much()
    now = clock.now()
    found = nodes.listed(site, reports.day(chosen.isoformat(), now))
    counts = _counts(site, chosen, now, found)
    return then, {**_day(site, chosen, now, found, counts), "late": late.told(site, chosen, *counts["sums"])}


def _as_known(site, chosen, tables):
    """The day as it was known, what its figures are now, and what made the difference."""
    # Errands that began on later days are no news about this one.
    start, before = moments.bounds(chosen)
    at, known = tables.then.at, reports.day(chosen.isoformat(), tables.then.at)
    found = day_known.devices(site, tables, known)
    counts = _counts(site, chosen, at, found, tables.source, before)
    with moment.now():
        now = clock.now()
        today = _counts(site, chosen, now, nodes.listed(site, reports.day(chosen.isoformat(), now)), table, before)
    return {**_day(site, chosen, at, found, counts, tables.source),
            "compared": day_known.compared(counts["figures"], today["figures"]),
            "since": day_known.since(site, tables, start, before, request.args.get("turn", "0"))}


def _counts(site, chosen, now, found, source=table, before=None):
    """What the day adds up to; `source`: kind → what to select from; `before`: only errands that began earlier (ms)."""
    start, end = moments.bounds(chosen)
    hours = figures.hours(site, start, end, source)
    fevers = figures.fevers(site, start, end, source)
    ages = figures.errands_by_age(site, now, source, before)
    return {"hours": hours, "fevers": fevers, "ages": ages, "sums": _sums(hours),
            "figures": _figures(_sums(hours), fevers, ages, found, chosen, before)}


def _day(site, chosen, now, found, counts, source=table):
    start, end = moments.bounds(chosen)
    told = [nodes.row(node) for node in found]
    waiting = _waiting(site, counts["ages"], told, now, source) if start <= now < end else ()
    return {
        "needs": [*needs.fevers(counts["fevers"], people.names(site)), *waiting],
        "figures": counts["figures"],
        **day_plots.hours(counts["hours"], start, now),
        **day_plots.ages(counts["ages"], now),
        "nodes": [node for node in told if not node["calm"]],
        "reported": board_page.says(found, reports.day(chosen.isoformat(), now), now),
        "known_at": moments.when(now),
    }


def _waiting(site, ages, found, now, source):
    """What waits for a person, whatever day it comes from; how full the inbox was at an earlier moment is not kept."""
    return [
        *(needs.inbox(inbox_list.counts(site)[0]) if source is table else ()),
        *needs.errands(ages, figures.oldest_errand(site, source) if sum(ages) else None, now),
        *needs.nodes(found, now),
    ]


def _figures(sums, fevers, ages, found, chosen, before):
    span = moments.bounds(chosen)
    return [
        _figure(_("Out"), sums[0], entries(*span, direction="out")),
        _figure(_("In"), sums[1], entries(*span, direction="in")),
        _figure(_("Fevers, above %(limit)s °C", limit=current_app.config["FEVER_ABOVE"]), len(fevers),
                entries(*span, temperature=figures.fever_from())),
        _figure(_("Open errands now"), sum(ages), errands()) if before is None else
        _figure(_("Open errands"), sum(ages), errands(hi=before)),
        _figure(_("Devices"), sum(node["state"] != reports.DESK for node in found),
                url_for("desk.board", day=chosen.isoformat())),
    ]


def _sums(hours):
    """How many went out and came in."""
    return [sum(counts[side] for counts in hours.values()) for side in (0, 1)]


def _figure(label, n, href):
    return {"label": label, "count": n, "n": f"{n:,}", "href": href}
