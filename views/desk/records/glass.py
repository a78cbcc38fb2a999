"""Opening a record that is not for one's role, where it has to be: with a reason, for half an hour, seen by all who
answer for the place. What is not for coordinators either stays sealed."""

import dataclasses

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import access, database
from models.fields import CONTROLS
from models.registry import KINDS
from sync import looks
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import roles

AS, MOST_REASON = "coordinator", 200


@blueprint.post("/desk/record/<id>/open")
@desk
def open_sealed(who, id):
    """Open it, once the reason was said."""
    roles.require(who, roles.EXPORTERS)
    if not _can(who, id):
        raise Problem("forbidden")
    reason = " ".join(CONTROLS.sub(" ", request.form.get("reason", "")).split())[:MOST_REASON]
    if not reason:
        return ask(who, id, 422, _("Say why you have to see it."))
    looks.open(who.site, who.person, id, reason)
    return redirect(url_for("desk.record", id=id), 303)


def through(who, id):
    """Who looks at a record, with the eyes of a coordinator where they have opened it a moment ago."""
    return dataclasses.replace(who, roles=(AS,)) if _can(who, id) and looks.is_open(who.site, who.person, id) else who


def ask(who, id, status=403, error=""):
    """The page that says that it is sealed, and asks why it has to be opened. Raises Problem `forbidden` for others."""
    if not _can(who, id):
        raise Problem("forbidden")
    return show(who, "desk/record/sealed.html", status=status, id=id, error=error)


def _can(who, id):
    kind = _kind(who.site, id)
    return (who.role in roles.EXPORTERS and kind in KINDS and access.may_read(kind, AS)
            and not access.may_read(kind, *who.roles))


def _kind(site, id):
    if ":" in id:
        return id.partition(":")[0]
    found = "\0" not in id and database.row("SELECT kind FROM change WHERE site = ? AND id = ?", site, id)
    return found[0] if found else ""
