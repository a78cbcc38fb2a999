"""One entry: its addresses from before it was corrected as any record is, and the way back from what was logged."""

from flask import request

from views.auth import field_page
from views.field import asked, page
from views.field.answers import go_with_answer
from views.field.blueprint import blueprint
from views.field.fever import entry_of
from views.pages import acting, filling, forms, inputs, records


@blueprint.get("/gate/<id>")
@field_page
def entry(who, id):
    """The entry, to be fixed; taken back, to be looked at."""
    return page.go("field.record" if entry_of(who, id)["void"] else "field.edit_record", id=id)


@blueprint.post("/gate/<id>")
@field_page
def fix(who, id):
    """Write the fields that were changed, and only those."""
    entry_of(who, id)
    _book, kind, found = acting.record_of(who, id)
    # A form of before says nothing of what had stood in it.
    stood = {filling.WAS + name: text for name, text in inputs.typed(kind, found["fields"]).items()}
    return forms.change(who, id, stood | request.form.to_dict())


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


@blueprint.post("/gate/<id>/put-back")
@field_page
def put_back(who, id):
    """Let a taken-back entry count again."""
    entry_of(who, id)
    return records.void(who, id, None)
