"""All figures of a place, with everything below it, over a span of days: each with the way to what it counts."""

from datetime import timedelta

from flask import request, url_for
from flask_babel import gettext as _

from models import figures as declared
from models.figures import Complete, Covered
from models.site import below
from sync import clock, known_tables
from views import moments
from views.auth import desk
from views.desk import moment
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.reports import figures, report_beside, report_counts, report_places
from views.desk.reports.board import place_of


@blueprint.get("/desk/report")
@desk
def report(who):
    """The place that is looked at, or one below it; today, or from one day to another, as it is known now or was."""
    place, (since, until, error) = place_of(who, request.args.get("site")), span_asked()
    sites = below(place.id)
    wide = len(sites) > 1
    # Of many places at once there are no tables of an earlier moment.
    then = moment.Moment(None) if wide or place.id != who.site else moment.asked(place.id)
    then, counts = _counts(sites, since, until, then)
    leads, spans = _leads(who, since, until), report_beside.before(sites, since, until)
    elsewhere = place.id != who.site and not wide
    lined = _lined(counts, _ways(who, place, wide, since, until), leads if elsewhere else _nowhere,
                   (until - since).days + 1, spans,
                   url_for("desk.report", site=place.code, to=until, **{"from": since}))
    chosen = declared.named(request.args.get("figure"))
    return show(who, "desk/report/index.html", "desk/report/_report.html", error=error, **_frame(place, since, until),
                families=figures.by_family(lined), before=[label for label, *_counts in spans],
                missing=report_beside.missing(sites, until) if then.at is None else None,
                drawn=report_beside.drawn(sites, chosen, since, until, site=request.args.get("site")),
                floors=any(one["floored"] for one in lined),
                shares=any(one["share"] for one in lined), aside=report_counts.set_aside(sites),
                aside_href=url_for("desk.quarantine") if place.id == who.site and not wide else None,
                places=_places(place, since, until, leads) if wide else None,
                own=place.id == who.site, elsewhere=elsewhere,
                moment=moment.control(place.id, then) if place.id == who.site and not wide else None,
                known_at=moments.when(clock.now() if then.at is None else then.at))


def span_asked():
    """`(since, until, error)`: the dates that the address names, today where it names none."""
    today, found, error = moments.today(), [], ""
    for name in ("from", "to"):
        try:
            found.append(moments.parse(request.args[name]) if request.args.get(name) else None)
        except ValueError:
            found.append(None)
            error = _("A day looks like 2020-02-08. This is today.")
    since, until = (found[0] or found[1] or today), (found[1] or (today if found[0] else None) or found[0] or today)
    return min(since, until), max(since, until), error


def _counts(sites, since, until, then):
    """The Moment that is shown, and the counts as of then; as of now where too much has changed since."""
    span = since.isoformat(), until.isoformat()
    if then.at is None:
        return then, report_counts.now(sites, *span)
    try:
        with known_tables.tables(sites[0], then.at) as tables:
            return then, report_counts.known(sites[0], *span, tables.source)
    except known_tables.TooMuch:
        return moment.too_much(), report_counts.now(sites, *span)


def _ways(who, place, wide, since, until):
    """`opens(figure, reason)`: the address of what it counts, or leaves out for a reason; of a place above others how
    it is at those, of a place that the desk does not show None."""
    # There are hundreds of them on a page.
    here = url_for("desk.report", site=place.code, to=until, **{"from": since})

    def opens(figure, reason=report_counts.COUNTS):
        if wide:
            return f"{here}&figure={figure.name}{f'&left={reason}' if reason else ''}#places"
        state = report_counts.STATES[reason]
        return figures.way(who, figure, since, until, state=state) if place.id == who.site else None

    return opens


def _leads(who, since, until):
    """`leads(figure, reason)`: the address to which a button that names a place sends, to see there what a figure
    counts, or leaves out."""
    def leads(figure, reason=report_counts.COUNTS):
        state = report_counts.STATES[reason] if reason else None
        return url_for("desk.choose_site", to=figure.name, since=since, until=until, state=state) \
            if figures.may_open(who, figure) else None

    return leads


def _nowhere(_figure, _reason=report_counts.COUNTS):
    """What a number leads to where a link does."""


def _places(place, since, until, leads):
    figure, left = declared.named(request.args.get("figure")), request.args.get("left", report_counts.COUNTS)
    reason = left if figure and left in report_counts.STATES else report_counts.COUNTS
    return report_places.table(place, since, until, figure, reason, leads, "all" in request.args)


def _lined(counts, opens, leads, days, spans, address):
    """The figures as values for the template."""
    shown = {figure.name: figure for figure in figures.all_of_them()}
    # A part of which there is none says nothing that the whole does not.
    return [{**_line(figure, counts, opens, leads, shown, days, address), "leads": leads(figure),
             "before": report_beside.cells(figure, spans)}
            for figure in shown.values() if figure.part_of not in shown or any(counts[figure.name].values())]


def _line(figure, counts, opens, leads, shown, days, address):
    n = counts[figure.name][report_counts.COUNTS]
    return {
        "name": figure.name,
        "family": figures.family(figure),
        "label": figures.standing(figure),
        "days": f"{address}&figure={figure.name}#days" if report_beside.drawable(figure) else "",
        "part": figure.part_of in shown,
        "n": report_counts.nothing(figure, counts) or figures.number(figure, n),
        "href": None if report_counts.nothing(figure, counts) else opens(figure),
        "floored": figures.floored(n) if figure.floor else "",
        "share": share(figure, n, counts, shown, days),
        "left": [{"label": report_counts.REASONS[reason](), "n": figures.number(figure, left),
                  "href": opens(figure, reason), "leads": leads(figure, reason)}
                 for reason in report_counts.REASONS if (left := counts[figure.name].get(reason))],
    }


def share(figure, n, counts, shown, days):
    """Which part of another figure it is, in words; empty where it is none. `days`: how many the report is of."""
    if figure.of not in shown:
        return ""
    of, many = shown[figure.of], figure.each
    if figure.times:
        many *= counts[figure.times][report_counts.COUNTS]
    if isinstance(figure.value, Complete | Covered) and figure.daily and not of.daily:
        many *= days
    whole = counts[of.name][report_counts.COUNTS] * many
    if not whole:
        return ""
    said = f"{figures.number(of, counts[of.name][report_counts.COUNTS])} × {many:,}" if many != 1 else \
        figures.number(of, whole)
    return _("%(percent)s %% of %(figure)s (%(n)s)", percent=round(100 * n / whole), figure=figures.inside(of), n=said)


def _frame(place, since, until):
    """The head of the page, and the ways to other spans of days."""
    today, one = moments.today(), timedelta(days=1)
    spans = ((_("Today"), today, today), (_("Yesterday"), today - one, today - one),
             (_("7 days"), today - 6 * one, today), (_("30 days"), today - 29 * one, today))
    kept = {name: request.args.get(name) for name in ("site", "figure")}
    return {"place": {"name": place.name, "code": place.code}, "since": since, "until": until,
            "title": moments.spanned(since, until),
            "presets": [{"label": label, "now": (since, until) == (first, last),
                         "href": url_for("desk.report", to=last, **{**kept, "from": first})}
                        for label, first, last in spans]}
