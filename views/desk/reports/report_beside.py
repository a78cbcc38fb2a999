"""What stands beside a report: the days before it, how a figure went day by day, which phones it lacks."""

from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext as _

from models import figures as declared
from models.figures import Median
from sync import clock, reports
from sync import figures as kept
from views import moments
from views.desk.reports import figures, plots, report_counts

WEEK, DRAWN, LONGEST, ROOM = 7, 14, 31, 104
ONE = timedelta(days=1)


def before(sites, since, until):
    """`[(label, counts, share)]`: the days before those of a report, of the figures of days that are kept; of counts a
    `share` is what they come to on a day, 1 for all of them."""
    days = (until - since).days + 1
    spans = [(_("Day before"), since - ONE, since - ONE, 1),
             (_("Average of the 7 days before"), since - WEEK * ONE, since - ONE, WEEK)] if days == 1 else [
        (_("%(n)s days before", n=days), since - days * ONE, since - ONE, 1)]
    return [(label, _kept(sites, first, last), share) for label, first, last, share in spans
            if first > moments.FIRST]


def _kept(sites, first, last):
    sums = kept.sums(sites, first.isoformat(), last.isoformat())
    return report_counts.finished({name: {reason: figures.real(one, n) for reason, n in sums.get(name, {}).items()}
                                   for name, one in ((one.name, one) for one in declared.FIGURES)
                                   if one.kept and one.daily})


def cells(figure, spans):
    """What a figure came to in each of them, as texts; empty where that can't be said of it."""
    if not figure.kept or not figure.daily:
        return [""] * len(spans)
    return [report_counts.nothing(figure, counts) or _cell(figure, counts[figure.name][report_counts.COUNTS], share)
            for _label, counts, share in spans]


def _cell(figure, n, share):
    n = n if isinstance(figure.value, Median) else n / share
    if n == int(n) or n >= 100:
        return figures.number(figure, n if n == int(n) else round(n, 1))
    return _tenths(figure, n)


def _tenths(figure, n):
    return figures.number(figure, n) if not figure.plain else f"{n:,.1f}"


def drawn(sites, chosen, since, until, **address):
    """Bars of a figure day by day, at least the last `DRAWN`; of the one that is `chosen`, else of those that stand
    everywhere."""
    first = max(min(since, until - (DRAWN - 1) * ONE), until - (LONGEST - 1) * ONE)
    shown = [chosen] if chosen and drawable(chosen) else [one for one in figures.of_places() if drawable(one)]
    found = kept.daily(sites, [one.name for one in shown], first.isoformat(), until.isoformat())
    days = [first + n * ONE for n in range((until - first).days + 1)]
    return [_drawing(one, found[one.name], days, address) for one in shown if one is chosen or any(
        found[one.name].values())]


def drawable(figure):
    """Whether it can be drawn day by day."""
    return figure.kept and figure.daily and not isinstance(figure.value, Median)


def _drawing(figure, counts, days, address):
    told = [figures.real(figure, counts.get(day.isoformat(), 0)) for day in days]
    today, bars = moments.today(), plots.bars_plot(told, ROOM)
    return {"title": _("%(figure)s, day by day", figure=_(figure.label)), "name": f"days-{figure.name}",
            "height": plots.height(bars), "rows": [
                {"bar": bar._replace(n=figures.number(figure, bar.n)), "y": at * plots.ROW,
                 "text_y": at * plots.ROW + plots.TEXT, "label": moments.short(day, today), "late": False,
                 "href": url_for("desk.report", to=day, **{**address, "from": day})}
                for at, (day, bar) in enumerate(zip(days, bars, strict=True))]}


def missing(sites, until):
    """How many phones have not handed over all of the last day: `{missing, of, day}`; None where all have."""
    now = clock.now()
    day = reports.day(min(until, date.fromisoformat(reports.today(now).date)).isoformat(), now)
    told = reports.sums(sites, day)
    of = {state: sum(states.get(state, (0,))[0] for states in told.values()) for state in reports.EXPECTED}
    lacking = sum(of[state] for state in reports.MISSING)
    if not lacking:
        return None
    return {"text": _("Phones that have not handed over all of %(day)s: %(n)s of %(of)s. What they hold is in none of "
                      "these numbers.", day=moments.named(day.date), n=f"{lacking:,}", of=f"{sum(of.values()):,}"),
            "day": day.date}
