"""One errand: what is needed, the list, the money, how it went."""

from flask import abort, request, url_for
from flask_babel import gettext as _

from models.kinds import Errand
from views.auth import field_page
from views.field import account, asked, basket, jobs, page, runners
from views.field.answers import errand_answer
from views.field.blueprint import blueprint

GOOD = ("handed_over", "left_at_door")


@blueprint.get("/errands/<id>")
@field_page
def errand(who, id):
    """The errand's own page; `done` and `was` tell what was just done, for the way back."""
    return whole(who, errand_of(who, id))


def whole(who, found, values=None, errors=None, item_errors=None):
    """The page of one errand, with what was typed and what is wrong with it."""
    shape, items = jobs.whole(found, who), basket.of(who.site, [found["id"]])
    rows = [basket.row(item, f"{item['text'] or ''} {item['quantity'] or ''}".strip(), item_errors) for item in items]
    prices = sum(item["price"] or 0 for item in items)
    wrong = errors or item_errors
    return page.show("field/errands/errand.html", status=422 if wrong else 200, here="errands", origin="errand",
                     errand=shape, items=basket.wanted_first(rows), total=f"{prices / 100:.2f}" if prices else "",
                     outcomes=outcomes(),
                     full=jobs.full(len(jobs.carried(who.site, who.person))),
                     others=runners.others(who) if shape["mine"] else [],
                     door=_door(who, found), values=values or {}, errors=errors or {}, once=asked.once(),
                     answer=None if wrong else _answer(found, shape), **account.of(who, found["id"], prices))


def errand_of(who, id):
    """The errand as a dict of columns. Aborts with 404 where the site has no such errand."""
    return jobs.by_id(who.site, id) or abort(404)


def outcomes():
    """How an errand can end, as buttons: the good ends, and the others."""
    words = [{"value": value, "label": _(word)} for value, word in Errand.outcome.words.items()]
    return {"good": [one for one in words if one["value"] in GOOD],
            "bad": [one for one in words if one["value"] not in GOOD]}


def _door(who, found):
    others = jobs.at_door(who.site, found["unit"]) if found["unit"] else []
    return [jobs.row(one, who) for one in others if one["id"] != found["id"]]


def _answer(found, shape):
    was = request.args.get("was")
    if was not in ("open", "claimed", "bought") or not shape["involved"]:
        return None
    undo = {"action": url_for("field.progress", id=found["id"]), "once": asked.once(), "heads": shape["heads"],
            "fields": [{"name": "status", "value": was}]}
    good = found["outcome"] in (None, *GOOD)
    return errand_answer(shape["word"], f"{shape['unit']} {shape['title']}", undo, good)
