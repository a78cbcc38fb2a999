"""The form of a kind in the field: first which variant, then its fields; new, and again to change what was written."""

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue

from views.auth import Who, field_page
from views.field import page
from views.field.blueprint import blueprint
from views.pages import acting, choosing, filling, inputs, inside, lists, records


@blueprint.get("/k/<kind>/new")
@field_page
def new_record(who: Who, kind: str) -> ResponseReturnValue:
    """Which variant it is, as big buttons; then what it asks."""
    book, one = acting.kind_of(who, kind, writing=True)
    given = dict(request.args.items())
    if filling.open_variant(one, given):
        return page.show("pages/variants.html", here="more", kind=lists.tile(one), variants=_variants(one, given))
    return _new(who, book, one, inputs.begun(one, who, given), {})


@blueprint.post("/k/<kind>/new")
@field_page
def write_record(who: Who, kind: str) -> ResponseReturnValue:
    """Write the record, or say beside the field what is wrong."""
    return create(who, kind, request.form.to_dict())


def create(who: Who, kind: str, form: dict) -> ResponseReturnValue:
    """Write a record of what was typed into a form of its kind."""
    book, one = acting.kind_of(who, kind, writing=True)
    if form.get("back") and one["inside"]:
        return add(who, one, form["back"])
    written = filling.write(who, one, form)
    if written.there:
        return _edit(who, book, one, written.there, form, {"": filling.already()})
    if written.errors:
        return _new(who, book, one, form, written.errors)
    return page.go("field.record", id=written.id)


def add(who: Who, kind: dict, of: str) -> ResponseReturnValue:
    """Write one more of what stands inside the record `of`, and go back there."""
    acting.record_of(who, of)
    wrong = inside.add(who, kind, of, request.form)
    return records.shown_whole(who, of, {kind["kind"]: wrong}) if wrong else page.go("field.record", id=of)


@blueprint.get("/r/<id>/edit")
@field_page
def edit_record(who: Who, id: str) -> ResponseReturnValue:
    """The form with what stands there now."""
    book, kind, found = acting.open_record(who, id, writing=True)
    kind = filling.mended(kind)
    return _edit(who, book, kind, found, inputs.typed(kind, found["fields"]), {})


@blueprint.post("/r/<id>/edit")
@field_page
def change_record(who: Who, id: str) -> ResponseReturnValue:
    """Write the fields that were changed, and only those."""
    return change(who, id, request.form.to_dict())


def change(who: Who, id: str, form: dict) -> ResponseReturnValue:
    """Write what was changed in the form of a record."""
    book, kind, found = acting.open_record(who, id, writing=True)
    kind = filling.mended(kind)
    written = filling.change(who, kind, found, form)
    if written.errors:
        return _edit(who, book, kind, found, form, written.errors)
    return page.go(**lists.home(kind)) if kind["mend"] else page.go("field.record", id=id)


@blueprint.get("/k/<kind>/pick/<field>")
@field_page
def pick(who: Who, kind: str, field: str) -> ResponseReturnValue:
    """The records that may be meant by what is typed into a field of a form, each as a choice."""
    book, one = acting.kind_of(who, kind)
    f = one["fields"].get(field) or abort(404)
    typed = dict(request.args.items())
    options = [found | {"on": found["value"] == typed.get(field, "")} for found in choosing.one(who, book, f, typed)]
    return page.show("pages/_picked.html", name=field, query=typed.get(field + choosing.SEARCHED, ""), options=options)


def _variants(kind, given):
    by = kind["variants"]["by"]
    return [{"label": one["label"], "href": _address(kind["kind"], {**given, by: one["value"]})}
            for one in filling.variants(kind)]


def _address(kind, given):
    return url_for("field.new_record", kind=kind, **{name: text for name, text in given.items() if name != "kind"})


def _new(who, book, kind, typed, errors):
    # A form that was sent to another address is mended there.
    action = request.path if errors else url_for("field.write_record", kind=kind["kind"])
    values = filling.new(who, book, kind, typed, errors)
    return page.form("pages/form.html", typed, errors, here="more", action=action, reasons=[], **values)


def _edit(who, book, kind, found, typed, errors):
    values = filling.edit(who, book, kind, found, typed, errors)
    action = url_for("field.change_record", id=found["id"])
    reasons = records.reasons(kind) if kind["mend"] else []
    return page.form("pages/form.html", typed, errors, here="more", action=action, reasons=reasons, **values)
