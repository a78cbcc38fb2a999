"""Files that go with sheets: empty ones to be filled in, and the rows of one that were not right, with the reasons."""

import json

from flask import Response, stream_with_context
from flask_babel import get_locale
from flask_babel import gettext as _

from models import headings
from models.fields import MultiChoice
from models.imported import WRONG
from sync.problems import Problem
from sync.sheets import heads, store
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.exports import exported, sheets
from views.desk.imports import imports, shown, words
from views.desk.people import roles

BATCH = 1_000
PLAIN = {"date": "2020-02-08", "datetime": "2020-02-08 18:30", "integer": 3, "number": 1.5}


@blueprint.get("/desk/import/blank/<kind>/<form>")
@desk
def blank_sheet(who, kind, form):
    """An empty sheet of a kind, with a row that shows how it is filled in."""
    roles.require(who, roles.MANAGERS)
    if kind not in imports.kinds_of(who) or form not in exported.FORMS:
        raise Problem("not_found")
    targets = [one for name, one in heads.targets(kind).items() if one.field and name != headings.BRINGS.get(kind)]
    head = [words.target(kind, one.name) for one in targets]
    example = [_example(one) for one in targets]
    # By its mark the row is known for what it is, if it is still there when the sheet comes back.
    example[0] = _("Example: %(what)s", what=example[0] or "")
    return _file(kind, form, head, [[example]], words.kind(kind))


@blueprint.get("/desk/import/<id>/left/<form>")
@desk
def left_rows(who, id, form):
    """The rows that are not right, as they came, with what is wrong: to be put right and brought in once more."""
    found = imports.sheet_of(who, id)
    if form not in exported.FORMS:
        raise Problem("not_found")
    head = [_("What is wrong"), *(head or "" for head in json.loads(found.heads))]
    return _file(found.kind, form, head, _wrong_rows(found), _("Not right"))


def _wrong_rows(found):
    after = 0
    while rows := store.page(found, WRONG, after, BATCH):
        after = rows[-1].nr
        yield [[" ".join(shown.wrong(found.kind, json.loads(row.told or "{}"))), *json.loads(row.cells or "[]")]
               for row in rows]


def _example(target):
    f, chinese = target.field, get_locale().language == "zh"
    if target.name in headings.EXAMPLES or f.name in headings.EXAMPLES:
        return headings.EXAMPLES.get(target.name, headings.EXAMPLES.get(f.name))[not chinese]
    if f.type == "choice" or isinstance(f, MultiChoice):
        return _(next(iter(f.words.values())))
    if f.type == "boolean":
        return _("yes")
    if f.type == "integer":
        return max(PLAIN["integer"], f.limits.get("min") or 0)
    return PLAIN.get(f.type) if not f.limits.get("unit") else None


def _file(kind, form, head, batches, label):
    pieces = sheets.as_csv(head, batches) if form == "csv" else sheets.as_xlsx(head, batches, label)
    response = Response(stream_with_context(pieces), content_type=exported.FORMS[form])
    response.headers["Content-Disposition"] = exported.named(kind, label, form)
    response.headers["Cache-Control"] = "private, no-store"
    return response
