"""The way back from what was just logged."""

from flask import request

from views.auth import field_page
from views.field import asked
from views.field.answers import go_with_answer
from views.field.blueprint import blueprint
from views.field.fever import entry_of
from views.pages import acting, filling, records


@blueprint.post("/gate/<id>/take-back")
@field_page
def take_back(who, id):
    """Take the entry back, with a reason."""
    entry_of(who, id)
    reason = asked.text("reason")
    if not reason:
        return records.void(who, id, "")
    _book, kind, found = acting.open_record(who, id, writing=True)
    filling.void(who, kind, found, reason)
    return go_with_answer("field.scan" if request.form.get("back") == "scan" else "field.gate", id)
