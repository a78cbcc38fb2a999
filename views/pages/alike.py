"""What may be the same as what somebody is typing: under the fields by which it is known, said kindly. It holds up
nobody.
"""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sync import clock, doubles, lanes, likeness, matching, nearby
from views.auth import Who, field_page
from views.field import page
from views.field.blueprint import blueprint
from views.pages import acting, inputs, query, shown


@blueprint.get("/k/<kind>/alike")
@field_page
def alike(who: Who, kind: str) -> ResponseReturnValue:
    """The records that may be the same as what stands in a form, as a piece of it."""
    book, one = acting.kind_of(who, kind)
    rows = found(who, book, one, dict(request.args.items()))
    return page.show("pages/_alike.html", found=[row | {"href": url_for("field.record", id=row["id"])} for row in rows])


def place(kind: dict, names: list[str]) -> dict | None:
    """Where a form of the fields `names` asks what is the same: `{after, asks, href}`, behind which field, with the
    values of which inputs, and whom. None where nothing of it tells."""
    told = [name for name in names if kind["alike"] and name in kind["alike"]["names"]]
    return {"after": told[-1], "asks": ", ".join(f"[name='{name}']" for name in told),
            "href": url_for("field.alike", kind=kind["kind"])} if told else None


def found(who: Who, book: dict, kind: dict, typed: dict) -> list[dict]:
    """`{id, title, at, says}` of at most three records, the likeliest first; `says`: why."""
    name = kind["kind"]
    fields = inputs.read(kind, kind["alike"]["names"], typed) if kind["alike"] else {}
    reasons = {one.id: one.reasons for one in matching.similar(who.site, name, fields)} if name in lanes.KINDS else {}
    if name in doubles.KINDS:
        reasons |= {id: [] for id in nearby.told_of(who.site, name, fields, clock.now())[:matching.MOST]}
    rows = {row["id"]: row for row in query.many(who, name, list(reasons))}
    names = shown.names(who, book, list(rows.values()))
    return [{"id": id, "title": shown.title(book, rows[id], names), "at": rows[id]["at"],
             "says": _(", ").join(_says(book, kind, one) for one in why)}
            for id, why in reasons.items() if id in rows]


def _says(book, kind, reason):
    """A name in `match` by which two agree, in words."""
    if reason == likeness.SOUND:
        return _("names that sound alike")
    ref, _dot, far = reason.partition(".")
    f = kind["fields"][ref]
    named = book[f["of"]]["fields"][far] if far and f["of"] in book else f
    return _("same “%(field)s”", field=named["label"])
