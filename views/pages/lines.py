"""Many rows on one screen, written at once: homes down and a few fields across, or free rows as on a sheet of paper."""

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import forms
from models.messages import SENTENCES
from sync import intake
from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.pages import acting, inputs, lines_shown, measuring, pasting


@blueprint.get("/lines/<kind>")
@field_page
def lines(who: Who, kind: str) -> ResponseReturnValue:
    """A row for each home of a building, or free rows."""
    return _page(lines_shown.values(who, *kind_of(who, kind), dict(request.args.items())))


@blueprint.post("/lines/<kind>")
@field_page
def write_lines(who: Who, kind: str) -> ResponseReturnValue:
    """Write all rows that are filled in, once all of them are right; or split what was pasted into rows."""
    values, went = take(who, *kind_of(who, kind))
    return _page(values) if values else page.go("field.lines", **went)


def _page(values):
    return page.show("pages/lines.html", "pages/_lines.html", 422 if values["wrong"] else 200, here="more",
                     **lines_shown.placed(values, "field.lines", "field.records", "field.record"))


def kind_of(who: Who, name: str) -> tuple[dict, dict]:
    """The book and the kind, of which rows may be written. Aborts with 404 where it has no lines."""
    book, kind = acting.kind_of(who, name, writing=True)
    return (book, kind) if kind["lines"] else abort(404)


def take(who: Who, book: dict, kind: dict) -> tuple[dict | None, dict]:
    """The values of the page again, or where to go on once the rows are written."""
    view = {name.removeprefix("view."): text for name, text in request.form.items() if name.startswith("view.")}
    if "split" in request.form:
        typed, left = pasting.split(who, book, kind, view, request.form)
        return lines_shown.values(who, book, kind, view, typed, pasted=left), {}
    if "fill" in request.form:
        typed = lines_shown.filled(who, book, kind, view, asked.everything())
        return lines_shown.values(who, book, kind, view, typed), {}
    if "more" in request.form:
        return lines_shown.values(who, book, kind, view, asked.everything(), more=lines_shown.FREE), {}
    errors, count = write(who, kind, view)
    if errors:
        return lines_shown.values(who, book, kind, view, asked.everything(), errors), {}
    return None, {**view, "kind": kind["kind"], "saved": count}


def write(who: Who, kind: dict, view: dict) -> tuple[dict, int]:
    """Write the rows that are filled in; return what is wrong, row → field → sentence, and how many were written."""
    rows = {n: _fields(who, kind, view, own) for n, own in sorted(_rows(kind, request.form).items())}
    rows = {n: fields | acting.copied(who, kind, fields) for n, fields in rows.items()}
    errors: dict[int, dict] = {}
    for n, fields in rows.items():
        # What is much for a home is seen in the row: nothing is asked about each of two hundred.
        sets, odd = measuring.spoken(who, kind, kind["lines"]["asks"], fields)
        fields |= sets
        if found := odd | _missing(who, kind, fields):
            errors[n] = found
    if errors or not rows or asked.again(who):
        return errors, len(rows)
    drafts = [intake.Draft(kind["kind"], fields, acting.natural_id(who, kind, fields)) for fields in rows.values()]
    try:
        intake.write_all(who, drafts, asked.text("once"))
    except intake.Invalid as invalid:
        places = list(rows)
        errors = {places[at]: asked.explain(intake.Invalid(found)) for at, found in invalid.drafts.items()}
    return errors, len(rows)


def _rows(kind, form):
    """Row → what was typed into it, of the rows in which something was."""
    found: dict[int, dict[str, str]] = {}
    for name, text in form.items():
        if (match := lines_shown.ROW.fullmatch(name)) and forms.clean(text):
            found.setdefault(int(match[1]), {})[match[2]] = text
    return {n: own for n, own in found.items() if any(name != kind["lines"]["of"] or not kind["fields"][name]["of"]
                                                      for name in own)}


def _fields(who, kind, view, own):
    names = [kind["lines"]["of"], *kind["lines"]["asks"]]
    starts = {name: inputs.meant(f["default"], who) for name, f in kind["fields"].items()
              if f["default"] is not None and name not in names}
    said = {name: value for name, value in inputs.read(kind, names, own).items() if value is not None}
    fields = starts | lines_shown.sets(who, kind) | lines_shown.given(kind, view) | said
    return {name: value for name, value in fields.items() if value is not None}


def _missing(who, kind, fields):
    """What a key lacks; or that somebody has written this row down meanwhile."""
    lacking = {name: _(SENTENCES["required"]) for name in kind["key"] if name not in fields}
    there = None if lacking or not kind["key"] or asked.again(who) else acting.standing(who, kind, fields)
    return lacking or ({"": _("This is already written down.")} if there else {})
