"""The gates of a place: written down by their names, so that phones offer them and rules can name them."""

from flask import Response, redirect, request, url_for

from models.kinds import Point
from views.auth import Who, manager
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.field import asked
from views.pages import book, filling


@blueprint.get("/desk/gates")
@manager
def gates(who: Who) -> Response:
    """The gates of the place that is shown, and the form for another one."""
    return _page(who)


@blueprint.post("/desk/gates")
@manager
def add_gate(who: Who) -> Response:
    """Write a gate down, or say beside the field what is wrong."""
    typed = {"type": "gate", "spot": request.form.get("spot", ""), "serves": request.form.get("serves", "")}
    written = filling.write(who, book.entry("point"), typed)
    if written.there:
        return redirect(url_for("desk.record", id=written.there["id"]), 303)
    if written.errors:
        return _page(who, 422, typed, written.errors)
    return redirect(url_for("desk.gates", at=who.site_code, added=1), 303)


def named(site: int) -> list[dict]:
    """The gates of a place that hold, as `{id, name, open}`."""
    found = Point.select(Point.id, Point.name, Point.spot, Point.state).where(
        Point.site == site, Point.type == "gate", Point.void.is_null()).order_by(Point.spot)
    return [{"id": one.id, "name": one.name or one.spot or "?", "open": one.state in (None, "open")} for one in found]


def _page(who, status=200, typed=None, errors=None):
    point = book.entry("point")["fields"]
    serves = [{"value": word, "label": label} for word, label in point["serves"]["words"].items()]
    return show(who, "desk/first/gates.html", status=status, gates=named(who.site), typed=typed or {"serves": "both"},
                errors=errors or {}, serves=serves, serves_label=point["serves"]["label"], once=asked.text("once") if
                errors else asked.once(), added="added" in request.args)
