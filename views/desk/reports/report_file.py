"""The report as a workbook: a sheet of its figures, and one of the places. Numbers stay numbers."""

import io

from flask import Response, request
from flask_babel import gettext as _
from xlsxwriter import Workbook

from models.site import below
from sync import clock, exports
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.exports import exported
from views.desk.people import roles
from views.desk.reports import figures, report_beside, report_counts, report_places
from views.desk.reports.board import place_of
from views.desk.reports.report import share, span_asked

WIDTHS = (44, 12, 12, 44, 16, 20, 40)


@blueprint.post("/desk/report/file")
@desk
def take_report(who):
    """The report that the address asks for, as it is known now. Who took it is kept, as of any other file."""
    roles.require(who, roles.EXPORTERS)
    place, (since, until, _error) = place_of(who, request.args.get("site")), span_asked()
    span, sites = (since.isoformat(), until.isoformat()), below(place.id)
    entry = exports.begin(who.site, who.person, "board", "xlsx", f"site={place.code}&from={span[0]}&to={span[1]}",
                          _("Report"))
    title = [f"{place.name} · {moments.spanned(since, until)}",
             _("As of %(time)s.", time=moments.when(clock.now()))]
    head, rows = _figures(sites, since, until)
    data = _workbook(title, head, rows, *_places(place, since, until))
    exports.end(entry, len(rows))
    response = Response(data, content_type=exported.FORMS["xlsx"])
    response.headers["Content-Disposition"] = exported.named("report", f"{_('Report')}-{place.code}-{span[1]}", "xlsx")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _figures(sites, since, until):
    """`(head, rows)` of all figures that come to anything, or leave anything out."""
    spans = report_beside.before(sites, since, until)
    counts = report_counts.now(sites, since.isoformat(), until.isoformat())
    shown, days, rows = {one.name: one for one in figures.all_of_them()}, (until - since).days + 1, []
    for one in shown.values():
        told = counts[one.name]
        left = ", ".join(f"{said()} {figures.number(one, told[reason])}" for reason, said in
                         report_counts.REASONS.items() if told.get(reason))
        n = told[report_counts.COUNTS]
        if n or left:
            rows.append([figures.standing(one), n, figures.floored(n) if one.floor else None,
                         share(one, n, counts, shown, days), *report_beside.cells(one, spans), left])
    return [_("Figure"), _("Exactly"), _("Roughly"), _("Share"), *(label for label, *_more in spans),
            _("Left out")], rows


def _places(place, since, until):
    """`(head, rows)` of the places below, none where there are none."""
    table = report_places.table(place, since, until, None, report_counts.COUNTS, lambda *_asked: None, True)
    return [_("Place"), *(column["label"] for column in table["columns"])], [
        ["  " * row["depth"] + row["name"], *row["exact"]] for row in table["rows"]]


def _workbook(title, head, rows, places_head, places):
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        bold, wrap = book.add_format({"bold": True, "bottom": 1, "text_wrap": True}), book.add_format(
            {"text_wrap": True, "valign": "top"})
        for name, columns, lines in ((_("Figures"), head, rows), (_("Places"), places_head, places)):
            if not lines:
                continue
            sheet = book.add_worksheet(name)
            for at, text in enumerate(title):
                sheet.write_string(at, 0, text)
            for at, text in enumerate(columns):
                sheet.write_string(len(title) + 1, at, text, bold)
                sheet.set_column(at, at, WIDTHS[at] if at < len(WIDTHS) else 12)
            for line, row in enumerate(lines, len(title) + 2):
                for at, value in enumerate(row):
                    _cell(sheet, line, at, value, wrap)
            sheet.freeze_panes(len(title) + 2, 1)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(len(title) + 1)
    return file.getvalue()


def _cell(sheet, line, at, value, wrap):
    if isinstance(value, int | float):
        sheet.write_number(line, at, value, wrap)
    elif value:
        sheet.write_string(line, at, value, wrap)
