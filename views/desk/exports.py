"""Taking out what is on the screen, as a file; and the list of what was taken out."""

from urllib.parse import parse_qsl, quote, urlencode

from flask import Response, request, stream_with_context, url_for
from flask_babel import gettext as _

from models.fields import CONTROLS
from models.registry import KINDS
from sync import clock, exports, reports
from sync.problems import Problem
from sync.times import local_day
from views.auth import desk
from views.desk import asked as asking
from views.desk import board, board_rows, export_rows, people, roles, sheets
from views.desk.blueprint import blueprint
from views.desk.page import show

BOARD = "board"
FORMS = {"csv": "text/csv; charset=utf-8",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
PLACES = ("after", "shown", "once")
MOST_PURPOSE = 200


@blueprint.get("/desk/exports")
@desk
def all_exports(who):
    """What was taken out lately."""
    roles.require(who, roles.EXPORTERS)
    names = people.names(who.site)
    return show(who, "desk/exports/index.html", exports=[_told(one, names) for one in exports.last(who.site)])


@blueprint.get("/desk/exports/<what>")
@desk
def export(who, what):
    """How much it is, and what for."""
    return _page(who, _source(who, what))


@blueprint.post("/desk/exports/<what>")
@desk
def take_out(who, what):
    """The file, once its purpose was said."""
    source, form = _source(who, what), request.form.get("file", "")
    purpose = CONTROLS.sub("", request.form.get("purpose", "")).strip()[:MOST_PURPOSE]
    if form not in FORMS:
        raise Problem("malformed", reason="form")
    if not purpose:
        return _page(who, source, 422, _("Say what it is for."))
    entry = exports.begin(who.site, who.person, what, form, urlencode(_filter()), purpose)
    made = (source.head, _counted(source.batches(), entry))
    pieces = sheets.as_csv(*made) if form == "csv" else sheets.as_xlsx(*made, source.label)
    response = Response(stream_with_context(pieces), content_type=FORMS[form])
    response.headers["Content-Disposition"] = _named(what, source.label, form)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _source(who, what):
    """The Source of a kind's list or of the board, as the address asks for it."""
    roles.require(who, roles.EXPORTERS)
    if what == BOARD:
        place, date = board.place_of(who, request.args.get("site")), board.day_of(request.args.get("day"))[0]
        return board_rows.source(place, reports.day(date.isoformat(), clock.now()))
    if what not in KINDS:
        raise Problem("not_found")
    model = KINDS[what]
    return export_rows.source(model, who.site, asking.read(request.args, model.declared()))


def _page(who, source, status=200, error=""):
    what, rows = request.view_args["what"], source.count()
    known, too_many = ("", False) if rows is None else (f"{rows:,}", rows > sheets.MOST_ROWS)
    return show(who, "desk/exports/export.html", status=status, label=source.label, rows=known, error=error,
                purpose=request.form.get("purpose", ""), by_field=source.unsorted, too_many=too_many,
                action=url_for("desk.take_out", what=what, **_filter()), back=_list(what, _filter()))


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


def _list(what, asked):
    if what == BOARD:
        return url_for("desk.board", **asked)
    return url_for("desk.records", **{**asked, "kind": what})


def _named(what, label, form):
    """A header with a plain name for every browser, and one in the reader's language."""
    day = local_day(clock.now())
    return f"attachment; filename=\"{what}-{day}.{form}\"; filename*=UTF-8''{quote(f'{label}-{day}.{form}')}"


def _told(one, names):
    model, asked = KINDS.get(one["what"]), dict(parse_qsl(one["filter"]))
    label = _(model.about.label) if model else _("Day close")
    return {**one, "who": names.person(one["person"]), "label": label, "href": _list(one["what"], asked),
            "rows": None if one["rows"] is None else f"{one['rows']:,}", "asked": ", ".join(asked.values())}
