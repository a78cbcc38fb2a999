"""One record: as it is now, how it came to be so, and the forms to change it, take it back and restore it."""

from flask import redirect, request, url_for

from models import forms
from models.messages import Message
from sync.intake import Invalid
from sync.problems import Problem
from views import refusals
from views.auth import desk
from views.desk import moment
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.records import asking, changes, glass
from views.desk.records.changes import VOID
from views.desk.records.record_page import context
from views.desk.records.story import story


@blueprint.get("/desk/record/<id>")
@desk
def record(who, id):
    """The record and its history; `change` opens the form for a part, `written` names an op that was just written.

    `known`: as it was known at that moment, ms or as people type it.
    """
    who = glass.through(who, id)
    if _is_sealed(who, id):
        return glass.ask(who, id)
    found, asked = _found(who, id), moment.asked(who.site)
    if asked.at is not None:
        return _page(who, found, known=asked)
    return _page(who, found, known=asked, change=request.args.get("change"), written=request.args.get("written"))


@blueprint.post("/desk/record/<id>")
@desk
def change(who, id):
    """Give a part another value, take the record back, or restore it."""
    found = _found(who, id)
    part = _part(found)
    try:
        dot = _write(who, found, part)
    except Invalid as refusal:
        errors = refusals.explained(refusal.errors, found.shape)
        return _page(who, found, 422, change=part, typed=request.form, errors=errors)
    return redirect(url_for("desk.record", id=id, written=dot), 303)


def _found(who, id):
    found = story(who, id)
    if found is not None and found.sealed:
        raise Problem("forbidden")
    if found is None or found.shape is None:
        raise Problem("not_found")
    return found


def _is_sealed(who, id):
    found = story(who, id)
    return found is not None and found.sealed


def page_of(who, id, status, **form):
    """The page of a record once more, with what is wrong with what was sent to it: see `record_page.context`."""
    return _page(who, _found(who, id), status, **form)


def _page(who, found, status=200, **form):
    return show(who, "desk/record/index.html", "desk/record/_record.html", status, **context(who, found, **form))


def _part(found):
    part = request.form.get("part", "")
    if part not in found.shape.parts or found.hidden.intersection(found.shape.parts[part].fields):
        raise Problem("malformed")
    return part


def _write(who, found, part):
    heads, once = changes.shown(request.form), request.form.get("once")
    if part != VOID:
        typed = asking.read(found.shape.kind, found.shape.parts[part].fields, request.form)
        return changes.set_part(who, found, part, typed, heads, once)
    reason = None if "restore" in request.form else forms.clean(request.form.get(VOID))
    if reason == "":
        raise Invalid({VOID: [Message("required")]})
    return changes.set_void(who, found, reason, heads, once)
