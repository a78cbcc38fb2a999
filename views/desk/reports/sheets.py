"""Frozen reports: kept as they were handed on, beside what is known now, and worked out again from the log."""

from collections import Counter
from datetime import date

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import figures as declared
from models.sheet import Sheet
from models.site import Site, below
from sync import clock, frozen, known_tables
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.reports import figures, report_counts
from views.desk.reports.board import place_of

TRIES = 5


@blueprint.get("/desk/sheets")
@desk
def sheets(who):
    """The sheets of a place."""
    place, names = place_of(who, request.args.get("site")), people.names(who.site, *who.roles)
    return show(who, "desk/report/sheets.html", place={"name": place.name, "code": place.code},
                sheets=[{**_head(one), "by": names.person(one.by) or "?"} for one in frozen.last(place.id)])


@blueprint.post("/desk/sheets")
@desk
def freeze(who):
    """Freeze the report of a place from one day to another, as it is known now."""
    roles.require(who, roles.EXPORTERS)
    place = place_of(who, request.form.get("place"))
    try:
        since, until = (moments.parse(request.form.get(name, "")) for name in ("from", "to"))
    except ValueError:
        raise Problem("malformed", reason="from, to") from None
    span = since.isoformat(), until.isoformat()
    made = frozen.freeze(place.id, who.person, *span, *_counted(below(place.id), span))
    return redirect(url_for("desk.sheet", id=made.id), 303)


@blueprint.get("/desk/sheets/<id>")
@desk
def sheet(who, id):
    """One sheet: what it said, what is known now, and with `again` what the log gives for its moment."""
    found = Sheet.get_or_none(Sheet.id == id) if "\0" not in id else None
    if found is None:
        raise Problem("not_found")
    place = place_of(who, Site.get_by_id(found.site).code)
    said, sites = frozen.told(found), below(place.id)
    now = report_counts.now(sites, said["from"], said["to"])
    again = _again(sites, said, found.at) if "again" in request.args else None
    names = people.names(who.site, *who.roles)
    return show(who, "desk/report/sheet.html", sheet={**_head(found), "by": names.person(found.by) or "?",
                                                      "hash": found.hash}, place={"name": place.name},
                untouched=frozen.hashed(found.body) == found.hash, again=again,
                families=figures.by_family(list(_lined(said["figures"], now))),
                report=url_for("desk.report", site=place.code, to=said["to"], **{"from": said["from"]}))


def _counted(sites, span):
    """`(ms, counts)`: as of a moment after which nothing had come when they were counted, as far as that can be had."""
    for _try in range(TRIES):
        at, counts = clock.now(), report_counts.now(sites, *span)
        if not frozen.later(sites, at):
            break
    return at, counts


def _head(sheet):
    said = frozen.told(sheet)
    return {"id": sheet.id, "at": sheet.at, "title": moments.spanned(*map(date.fromisoformat, (said["from"],
                                                                                               said["to"])))}


def _lined(said, now):
    """The figures that there were or are, with the difference."""
    for figure in figures.all_of_them():
        then, here = (counts.get(figure.name, {}).get(report_counts.COUNTS, 0) for counts in (said, now))
        if then or here:
            moved = here - then
            yield {"family": figures.family(figure), "label": figures.standing(figure), "part": bool(figure.part_of),
                   "then": figures.number(figure, then), "now": figures.number(figure, here),
                   "moved": f"{'+' if moved > 0 else '−'}{figures.number(figure, abs(moved))}" if moved else "",
                   "floored": figures.floored(then) if figure.floor else ""}


def _again(sites, said, at):
    """Labels of the figures that come out otherwise when they are worked out from the log as of then; None where too
    much has come since."""
    span, late = (said["from"], said["to"]), frozen.later(sites, at)
    whole = {site for site in sites if site not in late}
    sums = {name: Counter(counts) for name, counts in report_counts.now(sorted(whole), *span).items()} if whole else {}
    try:
        for site in late:
            with known_tables.tables(site, at) as tables:
                for name, counts in report_counts.known(site, *span, tables.source).items():
                    sums.setdefault(name, Counter()).update(counts)
    except known_tables.TooMuch:
        return None
    sums = report_counts.finished(sums)
    return [_(figure.label) for figure in declared.FIGURES
            if _same(said["figures"].get(figure.name, {})) != _same(sums.get(figure.name, {}))]


def _same(counts):
    """Numbers without those that are nought, which one way of counting says and the other leaves out."""
    return {reason: round(n, 6) for reason, n in counts.items() if n}
