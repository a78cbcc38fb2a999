"""A report place by place: those right under the one that is looked at, each with everything below it."""

from typing import NamedTuple

from flask import url_for

from models import database as db
from models.site import below
from sync import figures as kept
from sync import recounted
from sync.recounted import Span
from views.desk.reports import figures
from views.desk.reports.report_counts import REASONS

SHOWN = 100


def table(place, since, until, figure, reason, leads, everything):
    """The values of the table; of one `figure`, or what is left out of it for a `reason`, else of those that stand
    beside each other everywhere.

    `leads(figure)`: where a button that names a place sends, None where that does not open. `everything`: all places,
    not only the first `SHOWN`.
    """
    columns = [figure] if figure else figures.of_places()
    sites = _sites(place)
    told = _told(sites, columns, Span(since.isoformat(), until.isoformat()), reason)
    first = [site for site in sites.values() if site.parent == place.id]
    shown = sorted(first, key=lambda one: one.name)[:None if everything else SHOWN]
    parents = {site.parent for site in sites.values()}
    address = {"from": since, "to": until, "figure": figure and figure.name, "left": reason or None}
    said = [f"{figure and figures.standing(figure)}", *([REASONS[reason]()] if reason else [])]
    return {
        "columns": [{"name": one.name, "label": figures.standing(one), "leads": leads(one, reason)}
                    for one in columns],
        "one": figure and " · ".join(said),
        "all_figures": url_for("desk.report", site=place.code, to=until, **{"from": since}) if figure else None,
        "more": url_for("desk.report", site=place.code, all=1, **address) if len(first) > len(shown) else None,
        "rows": [{"code": one.code, "name": one.name, "href": url_for("desk.report", site=one.code, **address),
                  "wide": one.id in parents,
                  "numbers": [figures.number(column, told[one.id][column.name]) for column in columns]}
                 for one in shown],
    }


class Below(NamedTuple):
    """A place below the one that is looked at."""

    id: int
    code: str
    name: str
    parent: int


def _sites(place):
    """id → Below, of all below a place."""
    ids = [id for id in below(place.id) if id != place.id]
    return {row[0]: Below(*row) for some in db.batches(ids) for row in db.rows(
        f"SELECT id, code, name, parent FROM site WHERE {db.one_of('id', len(some))}", *some)}


def _told(sites, columns, span, asked):
    """site → name of a figure → number, each with everything below it; `asked`: of what is left out the reason."""
    told = {site: dict.fromkeys((one.name for one in columns), 0) for site in sites}
    shown = {one.name: one for one in columns}
    sums = kept.by_site(list(sites), span.since, span.until, list(shown), asked)
    own = [(site, name, figures.real(shown[name], n)) for site, told_of in sums.items() for name, n in told_of.items()]
    own += [(site, one.name, n) for one in columns if not one.kept and not asked
            for site, n in recounted.by_site(list(sites), one, span).items()]
    for site, name, n in own:
        while site in sites:
            told[site][name] += n
            site = sites[site].parent
    return told
