"""Many rows at once at the desk: homes of a building, or a sheet of paper that is keyed in, as in the field."""

from flask import redirect, request, url_for

from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.pages import lines as rows
from views.pages import lines_shown


@blueprint.get("/desk/lines/<kind>")
@desk
def lines(who, kind):
    """A row for each home of a building, or free rows."""
    return _page(who, lines_shown.values(who, *rows.kind_of(who, kind), dict(request.args.items())))


@blueprint.post("/desk/lines/<kind>")
@desk
def write_lines(who, kind):
    """Write all rows that are filled in, once all of them are right; or split what was pasted into rows."""
    values, went = rows.take(who, *rows.kind_of(who, kind))
    return _page(who, values) if values else redirect(url_for("desk.lines", **went), 303)


def _page(who, values):
    placed = lines_shown.placed(values, "desk.lines", "desk.records", "desk.record")
    return show(who, "desk/lines/index.html", status=422 if values["wrong"] else 200, **placed)
