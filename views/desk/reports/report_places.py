"""A report place by place: those right under the one that is looked at, each with everything below it."""

from collections import Counter
from typing import NamedTuple

from flask import url_for

from models import database as db
from models.figures import Median
from models.site import below
from sync import figures as kept
from sync import grouped
from sync.recounted import Span
from views.desk.reports import figures, report_counts
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
    parents = {site.parent for site in sites.values()}
    shown = list(_nested(sites, parents, place.id, 0, None if everything else SHOWN))
    address = {"from": since, "to": until, "figure": figure and figure.name, "left": reason or None}
    said = [f"{figure and figures.standing(figure)}", *([REASONS[reason]()] if reason else [])]
    return {
        "columns": [{"name": one.name, "label": figures.standing(one), "leads": leads(one, reason)}
                    for one in columns],
        "one": figure and " · ".join(said),
        "all_figures": url_for("desk.report", site=place.code, to=until, **{"from": since}) if figure else None,
        "more": url_for("desk.report", site=place.code, all=1, **address)
                if not everything and len(first) > SHOWN else None,
        "rows": [{"code": one.code, "name": one.name, "href": url_for("desk.report", site=one.code, **address),
                  "wide": one.id in parents, "depth": depth, "exact": [told[one.id][column.name] for column in columns],
                  "numbers": [figures.number(column, told[one.id][column.name]) for column in columns]}
                 for one, depth in shown],
    }


def _nested(sites, parents, above, depth, most):
    """Places right below one, by name, each followed by those below it that have places of their own: `(Below, how
    deep)`. So streets and communities stand there with what they come to, and each compound where it belongs."""
    for one in sorted((site for site in sites.values() if site.parent == above), key=lambda one: one.name)[:most]:
        if not depth or one.id in parents:
            yield one, depth
            yield from _nested(sites, parents, one.id, depth + 1, None)


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
    middle = [one for one in columns if isinstance(one.value, Median) and not asked]
    told = {site: dict.fromkeys((one.name for one in columns), 0) for site in sites}
    for site, name, n in _own(list(sites), [one for one in columns if one not in middle], span, asked):
        for place in _upwards(sites, site):
            told[place][name] += n
    for name, values in _values(sites, middle, span).items():
        for site, counts in values.items():
            told[site][name] = grouped.median(counts) or 0
    return told


def _own(sites, columns, span, asked):
    """`(site, name, number)` of what each place has by itself. Those that are kept are read together."""
    kept_ones = {one.name: one for one in columns if one.kept}
    sums = kept.by_site(sites, span.since, span.until, list(kept_ones), asked)
    yield from ((site, name, figures.real(kept_ones[name], n)) for site, told in sums.items()
                for name, n in told.items())
    for one in columns:
        if not one.kept:
            found = report_counts.by_site(sites, one, span.since, span.until, asked)
            yield from ((site, one.name, n) for site, n in found.items())


def _values(sites, middle, span):
    """Name → site → what a median is the middle of, there and below."""
    found = {one.name: {} for one in middle}
    for site, told in kept.values(list(sites), span.since, span.until, list(found)).items():
        for name, counts in told.items():
            for place in _upwards(sites, site):
                found[name].setdefault(place, Counter()).update(counts)
    return found


def _upwards(sites, site):
    while site in sites:
        yield site
        site = sites[site].parent
