"""One record: its values, what belongs to it, what may be done next; take it back, put it back."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.pages import (
    acting,
    answered,
    due_shown,
    filling,
    flow,
    inside,
    lines_shown,
    lists,
    query,
    shown,
    stepping,
    taken,
    view,
)

CHILDREN = 20
REASONS = (_l("Written down twice"), _l("Written down wrongly"), _l("Did not happen"))


@blueprint.get("/r/<id>")
@field_page
def record(who: Who, id: str) -> ResponseReturnValue:
    """The record as it stands now."""
    return shown_whole(who, id)


def shown_whole(who: Who, id: str, wrong: dict | None = None) -> ResponseReturnValue:
    """The page of a record. `wrong`: as `inside.of` has it, of what was to be written there."""
    book, kind, found = acting.open_record(who, id)
    return _page(who, book, kind, found, {}, wrong=wrong)


@blueprint.post("/r/<id>/step/<name>")
@field_page
def step(who: Who, id: str, name: str) -> ResponseReturnValue:
    """Take one step, with what it asks for; or ask for it."""
    return take(who, id, name, request.form.get("back", ""))


def take(who: Who, id: str, name: str, back: str = "") -> ResponseReturnValue:
    """As `step`; `back`: the record on whose page it was taken, or the name of a view, or of what one gathers."""
    book, kind, found = acting.open_record(who, id, writing=True)
    written = filling.take(who, kind, found, name, request.form)
    if written.errors and "" in written.errors and _own(kind, back):
        return page.go(**lists.home(kind, record=id, lost=name))
    if written.errors and query.kind_of(who, back) and "" not in written.errors:
        return shown_whole(who, back, {id: written.errors})
    if written.errors:
        return _page(who, book, kind, found, written.errors, "" if "" in written.errors else name)
    return _onward(book, kind, found, next(one for one in kind["steps"] if one["name"] == name), back)


def _onward(book, kind, found, step, back):
    done = {"done": step["name"], "was": answered.was(kind, found)}
    if request.form.get("board"):
        return page.go("field.flow", kind=kind["kind"], column=request.form["board"])
    if own := _own(kind, back):
        place = view.building(found["fields"].get(own["near"])) or None
        return page.go(f"field.{back}", building=place, record=found["id"], **done)
    if back:
        return page.go(f"field.{back}") if _gathered(book, back) else page.go("field.record", id=back)
    if step["leaves"]:
        return page.go(**lists.home(kind, record=found["id"], **done))
    return page.go("field.record", id=found["id"], **done)


def _own(kind, name):
    return next((one for one in kind["views"] if one["name"] == name), None)


def _gathered(book, name):
    return any(one["gathered"] and one["gathered"]["name"] == name for kind in book.values() for one in kind["views"])


@blueprint.post("/r/<id>/take-back")
@field_page
def take_record_back(who: Who, id: str) -> ResponseReturnValue:
    """Take the record back, with a reason."""
    reason = asked.text("reason") or asked.text("other_reason") or ""
    return void(who, id, reason, request.form.get("back", ""))


@blueprint.post("/r/<id>/put-back")
@field_page
def put_record_back(who: Who, id: str) -> ResponseReturnValue:
    """Let a record that was taken back count again."""
    return void(who, id, None)


def void(who: Who, id: str, reason: str | None, back: str = "") -> ResponseReturnValue:
    """Take a record back for a reason, or put it back for none; `back`: the record on whose page that was done."""
    book, kind, found = acting.open_record(who, id, writing=True)
    written = filling.void(who, kind, found, reason)
    if written.errors:
        return _page(who, book, kind, found, written.errors)
    if kind["mend"]:
        return page.go(**lists.home(kind)) if reason else page.go("field.edit_record", id=id)
    return page.go("field.record", id=back or id)


def _page(who, book, kind, found, errors, opened="", wrong=None):
    children = [(other, field, query.listed(who, other, {field: found["id"]}, "", "newest", 0, CHILDREN))
                for other, field in kind["children"] if not inside.belongs(book[other], field)]
    rows = [one for _other, _field, some in children for one in some]
    names = shown.names(who, book, [found, *rows])
    back = request.form.get("back", "") if errors else ""
    made = filling.steps(who, book, kind, found, dict(request.form), opened, errors)
    steps = stepping.ordered(stepping.placed(made, found, back))
    answer = None if errors or wrong else answered.of(who, book, kind, found)
    return page.show(
        "pages/record.html", "pages/_record.html", 422 if errors or wrong else 200, here="more",
        kind=lists.tile(kind) | {"home": url_for(**lists.home(kind)), "hands": lists.hands(kind)},
        record=_row(who, book, kind, found, names) | {"heads": found["heads"], "late": flow.late(kind, found)},
        facts=_facts(who, book, kind, found, names), **steps,
        writes=who.role in kind["writers"], once=asked.once(), errors=errors,
        typed=asked.everything(), answer=answer, inside=inside.of(who, book, found, wrong or {}),
        beside=_beside(who, book, kind, found),
        checklists=[] if found["void"] else due_shown.of_record(who, book, found),
        reasons=reasons(kind),
        children=[_child(who, book, found, names, *one) for one in children])


def reasons(kind: dict) -> list[dict]:
    """Why a record of the kind may be taken back, as choices."""
    return [{"value": said, "label": said} for said in (kind["mend"] or {"reasons": map(str, REASONS)})["reasons"]]


def _facts(who, book, kind, found, names):
    """The values of a record, but for those that stand in its heading; a text that is the id of a record by its name.
    """
    heading = {shown.leads(kind), *(name for name in kind["title"] if kind["fields"][name]["type"] == "text")}
    told = [one for one in shown.facts(book, found, names) if one["rival"] or one["name"] not in heading]
    return [one | _named(who, book, found["fields"][one["name"]]) if kind["fields"][one["name"]]["type"] == "text"
            else one for one in told]


def _named(who, book, text):
    called = lines_shown.called(who, book, text)
    return {"text": called, "href_of": text} if called else {}


def _beside(who, book, kind, found):
    """Others at the same place, with what is done next with each."""
    said = kind["nearby"]
    value = found["fields"].get(said["by"]) if said else None
    if value is None:
        return None
    rows = query.listed(who, kind["kind"], {said["by"]: value} | said["where"], "", "oldest", 0, CHILDREN)
    names = shown.names(who, book, rows)
    return {"label": said["label"], "rows": [
        shown.row(book, one, names) | {"next": _next(who, book, kind, one)}
        for one in rows if one["id"] != found["id"]]}


def _next(who, book, kind, record):
    """The step that is taken next as a rule, where it asks for nothing and there is no reason against it."""
    found = stepping.ordered(stepping.placed(filling.steps(who, book, kind, record, {}), record))["thumb"]
    return found[0] if found and not found[0]["full"] else None


def _row(who, book, kind, found, names):
    return taken.told(who, book, kind, [found], [shown.row(book, found, names) | {"facts": []}])[0]


def _child(who, book, found, names, other, field, rows):
    kind = book[other]
    count = len(rows) if len(rows) < CHILDREN else query.counted(who, other, {field: found["id"]})
    return {"label": kind["label"], "sign": kind["sign"], "count": count,
            "rows": [shown.row(book, one, names) for one in rows],
            "all": url_for("field.records", kind=other, **{field: found["id"]}) if count > len(rows) else "",
            "new": url_for("field.new_record", kind=other, **{field: found["id"]})
            if who.role in kind["writers"] else "",
            "lines": url_for("field.lines", kind=other, **{field: found["id"]})
            if kind["lines"] and kind["lines"]["round"] == field and who.role in kind["writers"] else ""}
