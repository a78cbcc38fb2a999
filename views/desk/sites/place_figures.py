"""What a day comes to at many places, from what is kept of each."""

from flask_babel import gettext as _

from models import database as db
from sync import figures as kept
from sync import recounted, reports
from sync.items import SOFTER
from sync.recounted import Span
from views.desk.reports import figures

# What stands beside the figures, and `of` how many devices `here` have reported.
HARD, HERE, OF = "hard", "here", "of"


def told(sites, day):
    """site → name of a figure → its number, for the ids of many sites; `day`: it as `reports.day` judges it. What is
    no figure of days is as it is now."""
    sums = kept.by_site(sites, day.date, day.date, [one.name for one in figures.of_places()])
    hard, devices = _hard(sites), reports.sums(sites, day)
    asked = {one.name: recounted.by_site(sites, one, Span(day.date, day.date)) for one in figures.of_places()
             if not one.kept}
    return {site: {**{one.name: asked[one.name].get(site, 0) if one.name in asked else
                      figures.real(one, sums.get(site, {}).get(one.name, 0)) for one in figures.of_places()},
                   HARD: hard.get(site, 0), **_reported(devices.get(site, {}))} for site in sites}


def added(one, other):
    """Two such tables of one place each, together."""
    return {name: one.get(name, 0) + n for name, n in other.items()}


def labels():
    """name → the word over its column, in their order."""
    named = {one.name: _("%(figure)s now", figure=_(one.label)) if one.per == "now" else _(one.label)
             for one in figures.of_places()}
    return {**named, HARD: _("Only a person can settle"), HERE: _("Devices that have reported")}


def _hard(sites):
    return {site: n for some in db.batches(sites) for site, n in db.rows(
        f"SELECT site, SUM(n) FROM item_count WHERE {db.one_of('site', len(some))} AND cause = '' AND rank < {SOFTER} "
        "GROUP BY site", *some)}


def _reported(states):
    count = {state: found[0] for state, found in states.items()}
    return {HERE: count.get(reports.HERE, 0), OF: sum(count.get(state, 0) for state in reports.EXPECTED)}
