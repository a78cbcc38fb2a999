"""One record: its values, what belongs to it, what may be done next; take it back, put it back."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.pages import acting, due_shown, filling, lists, query, shown, taken

CHILDREN = 20
# Kinds whose records have a page of their own.
OWN = {"gate_entry": "field.entry", "errand": "field.errand"}
REASONS = (_l("Written down twice"), _l("Written down wrongly"), _l("Did not happen"))


@blueprint.get("/r/<id>")
@field_page
def record(who: Who, id: str) -> ResponseReturnValue:
    """The record as it stands now."""
    book, kind, found = acting.record_of(who, id)
    if kind["kind"] in OWN:
        return page.go(OWN[kind["kind"]], id=id)
    return _page(who, book, kind, found, {})


@blueprint.post("/r/<id>/step/<name>")
@field_page
def step(who: Who, id: str, name: str) -> ResponseReturnValue:
    """Take one step, with what it asks for; or ask for it."""
    book, kind, found = acting.record_of(who, id, writing=True)
    taken = filling.take(who, kind, found, name, request.form)
    if taken.errors:
        return _page(who, book, kind, found, taken.errors, "" if "" in taken.errors else name)
    if request.form.get("board"):
        return page.go("field.flow", kind=kind["kind"], column=request.form["board"])
    return page.go("field.record", id=id, done=name)


@blueprint.post("/r/<id>/take-back")
@field_page
def take_record_back(who: Who, id: str) -> ResponseReturnValue:
    """Take the record back, with a reason."""
    return _void(who, id, asked.text("reason") or asked.text("other_reason") or "")


@blueprint.post("/r/<id>/put-back")
@field_page
def put_record_back(who: Who, id: str) -> ResponseReturnValue:
    """Let a record that was taken back count again."""
    return _void(who, id, None)


def _void(who, id, reason):
    book, kind, found = acting.record_of(who, id, writing=True)
    written = filling.void(who, kind, found, reason)
    return _page(who, book, kind, found, written.errors) if written.errors else page.go("field.record", id=id)


def _page(who, book, kind, found, errors, opened=""):
    children = [(other, field, query.listed(who, other, {field: found["id"]}, "", "newest", 0, CHILDREN))
                for other, field in kind["children"]]
    rows = [one for _other, _field, some in children for one in some]
    names = shown.names(who, book, [found, *rows])
    writes = who.role in kind["writers"]
    steps = filling.steps(who, book, kind, found, dict(request.form), opened, errors)
    return page.show(
        "pages/record.html", "pages/_record.html", 422 if errors else 200, here="more", kind=lists.tile(kind),
        record=_row(who, book, kind, found, names) | {"heads": found["heads"]}, facts=shown.facts(book, found, names),
        steps=steps, writes=writes, once=asked.once(), errors=errors, typed=asked.everything(),
        checklists=[] if found["void"] else due_shown.of_record(who, book, found),
        done=_done(kind), reasons=[{"value": said, "label": said} for said in map(str, REASONS)],
        children=[_child(who, book, found, names, *one) for one in children])


def _row(who, book, kind, found, names):
    return taken.told(who, book, kind, [found], [shown.row(book, found, names) | {"facts": []}])[0]


def _done(kind):
    """The step that was just taken, and the one that leads back."""
    taken = next((one for one in kind["steps"] if one["name"] == request.args.get("done")), None)
    return taken and {"label": taken["label"], "undo": taken["undo"]}


def _child(who, book, found, names, other, field, rows):
    kind = book[other]
    count = len(rows) if len(rows) < CHILDREN else query.counted(who, other, {field: found["id"]})
    return {"label": kind["label"], "sign": kind["sign"], "count": count,
            "rows": [shown.row(book, one, names) for one in rows],
            "all": url_for("field.records", kind=other, **{field: found["id"]}) if count > len(rows) else "",
            "new": url_for("field.new_record", kind=other, **{field: found["id"]})
            if who.role in kind["writers"] else ""}
