"""The desk's forms for every kind: a new record, all that can be changed in one that is there, and its next steps."""

from flask import redirect, request, url_for

from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.records import asking
from views.desk.records.record import page_of
from views.field import asked
from views.pages import acting, alike, book, choosing, filling, inputs


@blueprint.get("/desk/new/<kind>")
@desk
def new_record(who, kind):
    """Which variant it is, where the kind has some; then what it asks. The address may say what stands in it."""
    kinds, one = acting.kind_of(who, kind, writing=True)
    given = dict(request.args.items())
    if filling.open_variant(one, given):
        return show(who, "desk/forms/variants.html", kind=_head(one), variants=_variants(one, given))
    typed = inputs.begun(one, who, given)
    return _form(who, typed, {}, filling.new(who, kinds, one, typed, {}))


@blueprint.post("/desk/new/<kind>")
@desk
def write_record(who, kind):
    """Write the record, or say beside the field what is wrong."""
    kinds, one = acting.kind_of(who, kind, writing=True)
    written, typed = filling.write(who, one, request.form), asked.everything()
    if written.there:
        errors = {"": filling.already()}
        return _form(who, typed, errors, filling.edit(who, kinds, one, written.there, typed, errors))
    if written.errors:
        return _form(who, typed, written.errors, filling.new(who, kinds, one, typed, written.errors))
    return _go(written)


@blueprint.get("/desk/record/<id>/edit")
@desk
def edit_record(who, id):
    """All that can be changed in a record, with what stands there now."""
    kinds, kind, found = acting.record_of(who, id, writing=True)
    typed = inputs.typed(kind, found["fields"])
    return _form(who, typed, {}, filling.edit(who, kinds, kind, found, typed, {}))


@blueprint.post("/desk/record/<id>/edit")
@desk
def change_record(who, id):
    """Write the fields that were changed, and only those."""
    kinds, kind, found = acting.record_of(who, id, writing=True)
    written, typed = filling.change(who, kind, found, request.form), asked.everything()
    if written.errors:
        return _form(who, typed, written.errors, filling.edit(who, kinds, kind, found, typed, written.errors))
    return _go(written)


@blueprint.post("/desk/record/<id>/step/<name>")
@desk
def step(who, id, name):
    """Take a step, with what it asks for."""
    _kinds, kind, found = acting.record_of(who, id, writing=True)
    taken = filling.take(who, kind, found, name, request.form)
    if taken.errors:
        return page_of(who, id, 422, step=name, errors=taken.errors)
    board = request.form.get("board")
    return redirect(url_for("desk.board_of", kind=kind["kind"]), 303) if board else _go(taken)


@blueprint.get("/desk/pick/<kind>/<field>")
@desk
def pick(who, kind, field):
    """The records that may be meant by what is typed into a field of a form, each as a choice."""
    f = book.here(who).get(kind, {"fields": {}})["fields"].get(field)
    if f is None:
        raise Problem("not_found")
    typed = dict(request.args.items())
    options = [found | {"on": found["value"] == typed.get(field, "")}
               for found in choosing.one(who, book.here(who), f, typed)]
    return show(who, "pages/_picked.html", name=field, query=typed.get(field + choosing.SEARCHED, ""), options=options)


@blueprint.get("/desk/alike/<kind>")
@desk
def alike_records(who, kind):
    """The records that may be the same as what stands in a form, as a piece of it."""
    kinds, one = acting.kind_of(who, kind)
    found = alike.found(who, kinds, one, dict(request.args.items()))
    return show(who, "pages/_alike.html",
                found=[row | {"href": url_for("desk.record", id=row["id"])} for row in found])


def _head(kind):
    return {"name": kind["kind"], "label": kind["label"], "sign": kind["sign"]}


def _variants(kind, given):
    by = kind["variants"]["by"]
    return [one | {"href": url_for("desk.new_record", **{**given, by: one["value"], "kind": kind["kind"]})}
            for one in filling.variants(kind)]


def _form(who, typed, errors, values):
    beside = values["alike"] and values["alike"] | {"href": url_for("desk.alike_records", kind=values["kind"]["name"])}
    return show(who, "desk/forms/form.html", status=422 if errors else 200, once=asked.text("once") or asked.once(),
                **values | {"inputs": asking.placed([*values["inputs"], *values["rest"]], typed), "alike": beside})


def _go(written):
    return redirect(url_for("desk.record", id=written.id, written=written.dot or None), 303)
