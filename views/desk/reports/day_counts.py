"""What a day at a site comes to in the figures that are declared: as it is kept, or as it was known at a moment."""

from typing import NamedTuple

from models import figures as figures_of
from models.database import table
from models.figures import Added, Median
from sync import figures as kept
from sync import grouped, recounted
from sync.recounted import Span
from views.desk.reports import figures

NO_AGES = [0] * len(recounted.AGES)


class Counts(NamedTuple):
    """Name of a figure → its number (`totals`), hour → number (`hours`), counts by age (`ages`)."""

    totals: dict
    hours: dict
    ages: dict


def now(site, day, moment):
    """The Counts of a day, a text, as it is now; `moment`: now, ms."""
    lined, by_hour, there = figures.on_the_day(), kept.hours(site, day), _there(site)
    sums = kept.by_site([site], day, day, [one.name for one in lined]).get(site, {})
    totals = {one.name: figures.real(one, sums.get(one.name, 0)) if one.kept else
              _total(there, site, one, Span(day, day)) for one in lined} | _medians(site, day)
    return Counts(totals, {one.name: _real(one, by_hour.get(one.name, {})) for one in lined if one.per == "hour"},
                  _ages(site, lined, moment, None, table, totals))


def known(site, day, moment, source, before):
    """The Counts of a day from the records of a `source`, of what belongs to no day what began `before` (ms)."""
    lined, span, there = figures.on_the_day(), Span(day, day, before), _there(site)
    hours = {one.name: recounted.hours(site, one, day, source) if one.kind in there else {} for one in lined
             if one.per == "hour"}
    ages = {one.name: recounted.ages(site, one, moment, before, source) if one.kind in there else NO_AGES
            for one in lined if one.ages}
    added = {name: sum(told.values()) for name, told in hours.items()} | {name: sum(n) for name, n in ages.items()}
    return Counts({one.name: recounted.number(one, added[one.name]) if one.name in added else
                   _total(there, site, one, span, source) for one in lined}, hours, ages)


def today(site, day, before):
    """What the figures of a day come to now, by name, of what belongs to no day what began `before` (ms)."""
    lined, there = figures.on_the_day(), _there(site)
    sums = kept.by_site([site], day, day, [one.name for one in lined]).get(site, {})
    return {one.name: figures.real(one, sums.get(one.name, 0)) if one.kept and one.daily else
            _total(there, site, one, Span(day, day, before)) for one in lined} | _medians(site, day)


def _medians(site, day):
    """Of a median the number that is kept says of how many it is."""
    middle = [one.name for one in figures.on_the_day() if isinstance(one.value, Median)]
    values = kept.values([site], day, day, middle).get(site, {})
    return {name: grouped.median(values.get(name, {})) or 0 for name in middle}


def _there(site):
    """The kinds of which there is anything to count."""
    return recounted.filled(site, {one.kind for one in figures.on_the_day()})


def _total(there, site, figure, span, source=table):
    if isinstance(figure.value, Added):
        # Its parts may be of other kinds than its own.
        return sum(_total(there, site, figures_of.named(name), span, source) for name in figure.value.names)
    return recounted.total(site, figure, span, source) if figure.kind in there else 0


def _real(figure, hours):
    return {hour: figures.real(figure, n) for hour, n in hours.items()}


def _ages(site, lined, moment, before, source, totals):
    return {one.name: recounted.ages(site, one, moment, before, source) if totals[one.name] else NO_AGES
            for one in lined if one.ages}


def lined(who, totals, day, before=None):
    """The figures of a day (a date) as values for the template, in their order; `totals`: name → number."""
    return [_line(who, one, totals[one.name], day, before) for one in figures.on_the_day()]


def _line(who, figure, n, day, before):
    span = {"hi": before} if before is not None and not figure.daily else {}
    label = figures.label(figure) if before is not None else figures.standing(figure)
    return {"family": figures.family(figure), "label": label, "count": n, "always": figure.main,
            "n": figures.number(figure, n), "href": figures.way(who, figure, day, day, **span)}
