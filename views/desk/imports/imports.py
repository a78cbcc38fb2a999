"""Bringing in a sheet: choose it, say what its columns are, look what its rows come to, write them, and maybe undo all
of it."""

import json
import time

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models.imported import CHECKED, CHECKING, READ, UNDOING, WRITING, WRITTEN
from sync.problems import Problem
from sync.sheets import reading, steps, store
from sync.sheets.limits import Unreadable
from views import htmx
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.imports import shown, words
from views.desk.page import show
from views.desk.people import people, roles

# So long one request goes through rows, in s: an answer in between says how far it is.
LONG = 1.5


@blueprint.get("/desk/import")
@desk
def imports(who):
    """The file to be chosen, empty sheets, and what was brought in lately."""
    roles.require(who, roles.MANAGERS)
    return _index(who, request.args.get("kind", ""))


@blueprint.post("/desk/import")
@desk
def bring_in(who):
    """Read the file, and go on to its columns; or say why it can't be read."""
    roles.require(who, roles.MANAGERS)
    kind, file = request.form.get("kind", ""), request.files.get("file")
    if kind not in kinds_of(who):
        raise Problem("malformed", reason="kind")
    try:
        if file is None or not file.filename:
            raise Unreadable("missing")
        sheet = store.keep(who, kind, file.filename, reading.read(kind, file.filename, file.read()))
    except Unreadable as failure:
        return _index(who, kind, words.unreadable(failure))
    return redirect(url_for("desk.imported", id=sheet.id), 303)


@blueprint.get("/desk/import/<id>")
@desk
def imported(who, id):
    """What there is to be done with a sheet, or what it came to."""
    return _page(who, sheet_of(who, id))


@blueprint.post("/desk/import/<id>")
@desk
def go_on(who, id):
    """Do with it what the form says, or go through the next rows."""
    found, do = sheet_of(who, id), request.form.get("do", "")
    if do not in DO:
        raise Problem("malformed", reason="do")
    error = DO[do](who, found) or ""
    left = store.of(who.site, id)
    if left is None:
        return redirect(url_for("desk.imports"), 303)
    if error or htmx.wants_piece():
        return _page(who, left, error)
    return redirect(url_for("desk.imported", id=id), 303)


def _check(who, found):
    columns = [request.form.get(f"column.{at}", "") for at in range(len(json.loads(found.heads)))]
    error = shown.wrong_columns(found.kind, columns)
    if not error and found.state in (READ, CHECKED) and not found.wiped:
        steps.check(who, found, columns, down="down" in request.form)
        _step(who, store.of(who.site, found.id))
    return error


def _again(who, found):
    """Back to the columns."""
    if found.state == CHECKED:
        store.begin(found, READ)


def _write(who, found):
    if found.state == CHECKED and not found.wiped:
        steps.write(found, request.form.get("alike", "write"))
        _step(who, store.of(who.site, found.id))


def _undo(who, found):
    if found.state == WRITTEN:
        steps.undo(found)
        _step(who, store.of(who.site, found.id))


def _drop(who, found):
    if found.state not in (WRITING, UNDOING):
        store.drop(found)


def _step(who, found):
    """Go through rows for a while."""
    ends, reason = time.monotonic() + LONG, _("The sheet it came with was undone: %(name)s", name=found.name)
    while found.state in (CHECKING, WRITING, UNDOING):
        found = steps.step(who, found, reason)
        if time.monotonic() > ends:
            break


DO = {"check": _check, "again": _again, "write": _write, "undo": _undo, "drop": _drop, "step": _step}


def sheet_of(who, id):
    """The Imported that an address names. Raises Problem `not_found` and `forbidden`."""
    roles.require(who, roles.MANAGERS)
    found = store.of(who.site, id)
    if found is None:
        raise Problem("not_found")
    if found.kind not in kinds_of(who):
        raise Problem("forbidden")
    return found


def kinds_of(who):
    """The kinds of which somebody may bring in sheets."""
    return steps.kinds(who.role, *who.roles)


def _index(who, kind, error=""):
    names, kinds = people.names(who.site, *who.roles), kinds_of(who)
    chosen = kind if kind in kinds else "resident"
    last = [{"href": url_for("desk.imported", id=one.id), "name": one.name, "kind": words.kind(one.kind), "at": one.at,
             "who": names.person(one.person), "state": words.state(one)} for one in store.last(who.site)
            if one.kind in kinds]
    ordered = sorted(kinds, key=lambda name: (name != "resident", name != "household"))
    options = [{"value": name, "label": words.kind(name)} for name in ordered]
    return show(who, "desk/imports/index.html", status=422 if error else 200, options=options, chosen=chosen,
                error=error, last=last)


def _page(who, found, error=""):
    going = found.state in (CHECKING, WRITING, UNDOING)
    values = {} if going else shown.columns(found) if found.state == READ else shown.report(
        who, found, request.args.get("outcome", ""), request.args.get("after", ""))
    return show(who, "desk/imports/sheet.html", "desk/imports/_sheet.html", status=422 if error else 200, sheet=found,
                label=words.kind(found.kind), state=words.state(found), error=error,
                address=url_for("desk.imported", id=found.id), going=going, **values)
