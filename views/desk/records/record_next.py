"""What can be done from the page of a record: its steps, all its fields in one form, records that belong to it."""

from flask import request, url_for
from flask_babel import gettext as _

from views.desk.records import asking
from views.pages import book, filling, query

NOTHING = {"steps": [], "edit": None, "anew": None, "beginning": [], "keyed": False}


def shown(who, story, row, step, errors):
    """`steps`, `edit` (address of the form), `anew` (address of a new form with what stands here), `beginning` (new
    records that name this one), `keyed`. Nothing of them for who may not write, or where the record is not as of now.

    `step`: the one that could not be taken; `errors`: why.
    """
    kinds, kind = book.here(who), story.shape.kind
    if not row or kind not in kinds:
        return NOTHING
    one, found = kinds[kind], query.get(who, kind, story.id)
    writes = who.role in one["writers"]
    return {
        "steps": [taken | {"asks": asking.placed(taken["asks"], request.form)} for taken in
                  filling.steps(who, kinds, one, found, request.form, step, errors)],
        "edit": url_for("desk.edit_record", id=story.id) if writes and not found["void"] else None,
        "anew": _anew(kind, found) if writes and found["void"] and one["key"] else None,
        "keyed": bool(writes and one["key"]),
        "beginning": [] if found["void"] else [new(who, kinds[child], **{field: story.id}) for child, field in
                                               one["children"] if who.role in kinds[child]["writers"]],
    }


def new(who, kind: dict, **typed) -> dict | None:
    """`label` and `href` of a new record of a kind, for those who may write one. `typed`: what stands in it."""
    address = url_for("desk.new_record", **{**typed, "kind": kind["kind"]})
    return {"label": _("New: %(what)s", what=kind["label"]), "href": address} if who.role in kind["writers"] else None


def _anew(kind, found):
    """The way to write down anew what was taken back, with another key or the same."""
    typed = {name: text for name, text in asking.typed(kind, found["fields"]).items() if name != "kind"}
    return url_for("desk.new_record", **{**typed, "kind": kind})
