"""Merged records of one kind: filtered, searched, sorted, page by page. A new kind gets its page from its declaration."""

from flask import abort, request, url_for
from flask_babel import format_decimal
from flask_babel import gettext as _

from models.registry import KINDS
from views.auth import desk
from views.desk import asked as asking
from views.desk import listing, moments, people, values
from views.desk.answer import answer


@desk
def records(who, kind):
    if kind not in KINDS:
        abort(404)
    model = KINDS[kind]
    asked = asking.read(request.args, model.declared())
    found = listing.page(model, who.site, asked)
    return answer("desk/records/index.html", "desk/records/_list.html", **_context(who, model, asked, found))
