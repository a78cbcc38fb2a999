"""What is due of a checklist: one thing at a time, or as a grid of doors; what was just ticked can be undone."""

from flask import abort, request
from flask.typing import ResponseReturnValue

from sync import intake
from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.pages import book, due_shown, inputs, marking, marks, query


@blueprint.get("/due")
@field_page
def due(who: Who) -> ResponseReturnValue:
    """The lists of this person, each with how much is due."""
    return page.show("pages/due.html", here="more", lists=due_shown.lines(who, book.here(who)))


@blueprint.get("/due/<name>")
@field_page
def due_list(who: Who, name: str) -> ResponseReturnValue:
    """One list: what is due next, or all doors."""
    found, one = _list(who, name)
    return _page(who, found, one, dict(request.args.items()), {})


@blueprint.post("/due/<name>")
@field_page
def mark(who: Who, name: str) -> ResponseReturnValue:
    """Write down how it stands with one thing that was due; the next one comes at once."""
    found, one = _list(who, name)
    told = _told()
    of, word, _round = told
    fields = _said(who, found, one)
    if not query.get(who, one["subject"], of):
        abort(404)
    try:
        if not asked.again(who):
            marking.write(who, found, one, told, fields, asked.text("heads") or "")
    except intake.Invalid as invalid:
        view = due_shown.view(request.form) | {"of": of, "what": word, "grid": "0"}
        return _page(who, found, one, view, asked.explain(invalid))
    if request.form.get("back"):
        return page.go("field.record", id=request.form["back"])
    return page.go("field.due_list", name=name, **due_shown.view(request.form), done=of, did=word or None, after=of)


@blueprint.post("/due/<name>/undo")
@field_page
def unmark(who: Who, name: str) -> ResponseReturnValue:
    """Undo what was just marked: it is due again."""
    found, one = _list(who, name)
    told = _told()
    if not marking.undo(who, found, one, told):
        abort(404)
    return page.go("field.due_list", name=name, **due_shown.view(request.form), of=told[0])


def _list(who, name):
    found = book.here(who)
    return found, next((one for one in marks.lists(found) if one["name"] == name), None) or abort(404)


def _told():
    """The record, the word and the round that a form speaks of."""
    return tuple(request.form.get(name, "") for name in ("of", "word", "round"))


def _said(who, found, one):
    """The fields of a mark as the chosen answer and what was typed say them."""
    answer = next((each for each in one["answers"] if each["name"] == request.form.get("answer")), None) or abort(404)
    typed = inputs.read(found[one["marks"]], one["asks"], request.form)
    return ({field: inputs.meant(value, who) for field, value in answer["sets"].items()}
            | {field: value for field, value in typed.items() if value is not None})


def _page(who, found, one, address, errors):
    values = due_shown.values(who, found, one, address)
    typed = asked.everything() if errors else {}
    values["inputs"] = inputs.inputs(found[one["marks"]], one["asks"], typed, errors, {}) if values["card"] else []
    return page.show("pages/due_list.html", "pages/_due_list.html", 422 if errors else 200, here="more",
                     once=asked.once(), stray=[says for name, says in errors.items() if name not in one["asks"]],
                     **values)
