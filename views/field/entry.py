"""One entry: fix it, take it back, put it back. Nothing ever disappears."""

from flask import request
from flask_babel import gettext as _

from models import forms
from models.kinds import GateEntry
from sync import intake
from views.auth import field_page
from views.field import asked, entries, page, shown
from views.field.answers import go_with_answer
from views.field.blueprint import blueprint
from views.field.fever import entry_of

FIXABLE = ("direction", "unit", "person", "plate", "temperature", "note")


@blueprint.get("/gate/<id>")
@field_page
def entry(who, id):
    """The entry, with a form to fix it and one to take it back."""
    found = entry_of(who, id)
    return _form(found, _values(found), {})


@blueprint.post("/gate/<id>")
@field_page
def fix(who, id):
    """Write the fields that were changed, and only those."""
    found, errors = entry_of(who, id), {}
    typed = asked.texts("direction", "unit", "person", "note")
    typed |= {"plate": forms.plate(asked.text("plate")), "temperature": asked.degrees("temperature", errors)}
    changed = {name: value for name, value in typed.items() if value != (found[name] or None)}
    if not changed and not errors:
        return page.go("field.mine")
    return _save(who, found, changed, errors)


@blueprint.post("/gate/<id>/take-back")
@field_page
def take_back(who, id):
    """Take the entry back, with a reason."""
    found, reason = entry_of(who, id), asked.text("reason")
    if not reason:
        return _form(found, _values(found), {"reason": _("Say why.")})
    _void(who, id, reason)
    return go_with_answer("field.gate", id)


@blueprint.post("/gate/<id>/put-back")
@field_page
def put_back(who, id):
    """Let a taken-back entry count again."""
    entry_of(who, id)
    _void(who, id, None)
    return page.go("field.entry", id=id)


def _void(who, id, reason):
    base = shown.base("gate_entry", id, {"void": reason}, request.form.get("heads"))
    intake.write(who, "gate_entry", {"void": reason}, id=id, base=base, once=asked.text("once"))


def _save(who, found, changed, errors):
    if not errors:
        base = shown.base("gate_entry", found["id"], changed, request.form.get("heads"))
        try:
            intake.write(who, "gate_entry", changed, id=found["id"], base=base, once=asked.text("once"))
            return page.go("field.mine")
        except intake.Invalid as invalid:
            errors = asked.explain(invalid)
    return _form(found, asked.everything(), errors)


def _form(found, values, errors):
    directions = [{"value": value, "label": _(word)} for value, word in GateEntry.direction.words.items()]
    reasons = [{"value": reason, "label": reason} for reason in
               (_("Logged twice"), _("Wrong person"), _("Wrong direction"), _("Did not happen"))]
    return page.form("field/gate/entry.html", values, errors, entry=entries.row(found), directions=directions,
                     reasons=reasons)


def _values(found):
    return {name: found[name] or "" for name in FIXABLE} | {"temperature": entries.degrees(found["temperature"])}
