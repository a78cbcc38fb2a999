"""Taking out what is on the screen, as a file; and the list of what was taken out."""

from urllib.parse import parse_qsl, urlencode

from flask import Response, request, stream_with_context, url_for
from flask_babel import gettext as _

from models import access
from models.fields import CONTROLS
from models.registry import KINDS
from sync import clock, exports, jobs, known_tables, reports
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk import moment
from views.desk.blueprint import blueprint
from views.desk.exports import export_jobs, export_rows, exported, sheets
from views.desk.exports.exported import BOARD, FORMS
from views.desk.page import show
from views.desk.people import people, roles
from views.desk.records import asked as asking
from views.desk.records import records
from views.desk.reports import board, board_rows, day_links

PLACES = ("after", "shown", "once")
MOST_PURPOSE = 200
AT_ONCE = 20_000  # rows; what may have more is made beside the pages


@blueprint.get("/desk/exports")
@desk
def all_exports(who):
    """What was taken out lately."""
    roles.require(who, roles.EXPORTERS)
    names, last = people.names(who.site, *who.roles), exports.last(who.site)
    made = jobs.states(who.site, [one["id"] for one in last])
    return show(who, "desk/exports/index.html", exports=[_told(who, one, names, made.get(one["id"])) for one in last])


@blueprint.get("/desk/exports/<what>")
@desk
def export(who, what):
    """How much it is, and what for."""
    return _page(who, *_source(who, what))


@blueprint.post("/desk/exports/<what>")
@desk
def take_out(who, what):
    """The file, once its purpose was said; of a large one the page on which its making can be watched."""
    (source, then), form = _source(who, what), request.form.get("file", "")
    purpose = CONTROLS.sub("", request.form.get("purpose", "")).strip()[:MOST_PURPOSE]
    if form not in FORMS:
        raise Problem("malformed", reason="form")
    rows, error = _rows(source, then)
    if error or not purpose:
        return _page(who, source, then, 422, "" if purpose else _("Say what it is for."))
    if rows > AT_ONCE and jobs.running(who.site, who.person):
        return _page(who, source, then, 409, _("Another file of yours is still being made."))
    entry = exports.begin(who.site, who.person, what, form, urlencode(_filter()), purpose)
    name, told = exported.called(source.label, then.at), _said(who, source, what, purpose)
    if rows > AT_ONCE:
        return _start(who, source, then, entry, rows, told, what=what, form=form, name=name,
                      filter=urlencode(_filter()))
    made = (source.head, _counted(source.batches(), entry))
    pieces = sheets.as_csv(*made, told) if form == "csv" else sheets.as_xlsx(*made, source.label, told)
    response = Response(stream_with_context(pieces), content_type=FORMS[form])
    response.headers["Content-Disposition"] = exported.named(what, name, form)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _said(who, source, what, purpose):
    days = KINDS[what].about.retention.days if what in KINDS else None
    return exported.told(who, source.label, purpose, days)


def _start(who, source, then, entry, rows, said, **named):
    try:
        return export_jobs.start(who, source, entry, rows, said, **named)
    except OSError:
        return _page(who, source, then, 507, _("The server can write no file: its disk is full, or the folder for such "
                                               "files is missing. Whoever runs the server must see to it."))


def _source(who, what):
    """`(Source, Moment)` of a kind's list or of the board, as the address asks for it."""
    roles.require(who, roles.EXPORTERS)
    if what == BOARD:
        place, date = board.place_of(who, request.args.get("site")), day_links.chosen(request.args.get("day"))[0]
        return board_rows.source(who, place, reports.day(date.isoformat(), clock.now())), moment.Moment(None)
    model, then = records.readable(who, what), moment.asked(who.site)
    asked = asking.read(request.args, access.seen(what, *who.roles), then.at, who.roles, what)
    return export_rows.source(model, who.site, asked), then


def _rows(source, then):
    """`(rows, error)`: how many rows there are at most, or why what was asked for can't be had."""
    try:
        return source.count(), then.error
    except known_tables.TooMuch:
        return 0, moment.too_much().error


def _page(who, source, then, status=200, error=""):
    what, (rows, wrong) = request.view_args["what"], _rows(source, then)
    return show(who, "desk/exports/export.html", status=status, label=source.label, rows=f"{rows:,}",
                at_most=source.at_most, error=error, wrong=wrong, known=then.at and moments.when(then.at),
                purpose=request.form.get("purpose", ""), by_field=source.unsorted, sheets=-(-rows // sheets.MOST_ROWS),
                large=rows > AT_ONCE, mine=jobs.running(who.site, who.person),
                action=url_for("desk.take_out", what=what, **_filter()), back=exported.list_of(what, _filter()))


def _counted(batches, entry):
    """The batches as they go by; at their end it is kept how many rows went out."""
    rows = 0
    for batch in batches:
        rows += len(batch)
        yield batch
    exports.end(entry, rows)


def _filter():
    """The question in the address, without the place in the list."""
    return {name: value for name, value in request.args.items() if value and name not in PLACES}


def _told(who, one, names, job):
    model, asked = KINDS.get(one["what"]), dict(parse_qsl(one["filter"]))
    label = _(model.about.label) if model else _("Backup") if one["what"] == exported.BACKUP else _("Day close")
    if model and not access.may_read(one["what"], *who.roles):
        asked = {}
    return {**one, "who": names.person(one["person"]), "label": label, "href": exported.list_of(one["what"], asked),
            "rows": _result(one, job), "job": url_for("desk.job", id=job["id"]) if _of(job, who) else None,
            "asked": ", ".join(_word(name, value) for name, value in asked.items())}


def _of(job, who):
    return job and job["person"] == who.person


def _result(one, job):
    """How many rows went out, or why none have."""
    if one["rows"] is not None:
        return f"{one['rows']:,}"
    if job and job["state"] == "making" and not job["broken"]:
        return _("being made")
    return _("given up") if job and job["state"] == "stopped" else _("broken off")


def _word(name, value):
    at = moments.typed(value) if name == "known" else None
    return _("as known %(when)s", when=moments.when(at)) if at is not None else value
