"""A day at a glance: what needs a person first, then the figures, each with the way to what it counts."""

from datetime import timedelta

from flask import current_app, redirect, request, url_for
from flask_babel import gettext as _

from models.site import has_below
from sync import clock
from views import moments
from views.auth import desk
from views.desk import day_plots, figures, inbox_list, late, needs, nodes, people
from views.desk.blueprint import blueprint
from views.desk.links import entries, errands
from views.desk.page import show


@blueprint.get("/desk/")
@desk
def day(who):
    """Today, or the day that was chosen; who looks at a place above others sees those."""
    if has_below(who.site):
        return redirect(url_for("desk.sites", **request.args))
    chosen, error = _chosen(request.args.get("day"))
    return show(who, "desk/day/index.html", "desk/day/_figures.html", error=error, **_frame(chosen),
                **_day(who.site, chosen, clock.now()))


def _chosen(text):
    try:
        return min(moments.parse(text) if text else moments.today(), moments.today()), ""
    except ValueError:
        return moments.today(), _("A day looks like 2020-02-08. This is today.")


def _frame(chosen):
    today, one = moments.today(), timedelta(days=1)
    return {
        "title": moments.title(chosen),
        "day": chosen.isoformat(),
        "today": today.isoformat(),
        "is_today": chosen == today,
        "before": _link(chosen - one, today),
        "after": _link(chosen + one, today) if chosen < today else None,
    }


def _link(day, today):
    return {"href": url_for("desk.day", day=day.isoformat()), "label": moments.short(day, today)}


def _day(site, chosen, now):
    start, end = moments.bounds(chosen)
    hours = figures.hours(site, start, end)
    fevers = figures.fevers(site, start, end)
    ages = figures.errands_by_age(site, now)
    found = nodes.listed(site)
    return {
        "needs": [*needs.fevers(fevers, people.names(site)),
                  *(_waiting(site, ages, found, now) if start <= now < end else ())],
        "figures": _figures(hours, fevers, ages, found, start, end),
        "late": late.told(site, chosen.isoformat(), start, end, *_sums(hours)),
        **day_plots.hours(hours, start, now),
        **day_plots.ages(ages, now),
        "nodes": [nodes.row(node, now) for node in found],
        "known_at": moments.when(now, now),
    }


def _waiting(site, ages, found, now):
    """What waits for a person now, whatever day it comes from."""
    return [
        *needs.inbox(inbox_list.counts(site)[0]),
        *needs.errands(ages, figures.oldest_errand(site) if sum(ages) else None, now),
        *needs.nodes(found, now),
    ]


def _figures(hours, fevers, ages, found, start, end):
    out, back = _sums(hours)
    return [
        _figure(_("Out"), out, entries(start, end, direction="out")),
        _figure(_("In"), back, entries(start, end, direction="in")),
        _figure(_("Fevers, above %(limit)s °C", limit=current_app.config["FEVER_ABOVE"]), len(fevers),
                entries(start, end, temperature=figures.fever_from())),
        _figure(_("Open errands now"), sum(ages), errands()),
        _figure(_("Devices"), len(found), url_for("desk.nodes")),
    ]


def _sums(hours):
    """How many went out and came in."""
    return [sum(counts[side] for counts in hours.values()) for side in (0, 1)]


def _figure(label, n, href):
    return {"label": label, "n": f"{n:,}", "href": href}
