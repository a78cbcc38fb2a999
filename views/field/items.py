"""The things on shopping lists: bought or not, at what price; one more thing; all homes' lists as one."""

from flask import abort, request
from flask_babel import gettext as _

from models.kinds import ErrandItem
from sync import intake
from views.auth import field_page
from views.field import asked, basket, jobs, page, shown
from views.field.blueprint import blueprint
from views.field.errand import errand_of, whole


@blueprint.get("/errands/shop")
@field_page
def shop(who):
    """One list for all homes that I go for."""
    return _shop(who, {})


def _shop(who, errors):
    errands = {one["id"]: one for one in jobs.carried(who.site, who.person)}
    rows = [basket.row(item, _label(errands[item["errand"]], item), errors) for item in basket.of(who.site, errands)]
    homes = len({one["unit"] for one in errands.values()})
    return page.show("field/errands/shop.html", status=422 if errors else 200, here="errands", origin="shop",
                     lines=basket.add_up(rows), homes=homes, answer=None)


def _label(errand, item):
    return " · ".join(part for part in (errand["unit"], item["quantity"]) if part)


@blueprint.post("/errands/items/<id>")
@field_page
def item(who, id):
    """Say whether one thing was to be had, and what it cost."""
    found, errors = _item_of(who, id), {}
    price = asked.fen("price", errors)
    state = request.form.get("state")
    if state not in ErrandItem.state.words:
        abort(400)
    if errors:
        return _again(who, found, {id: (errors["price"], asked.text("price"))})
    fields = {name: value for name, value in (("state", state), ("price", price)) if value != found[name]}
    if fields:
        base = shown.base("errand_item", id, fields, request.form.get("heads"))
        intake.write(who, "errand_item", fields, id=id, base=base, once=asked.text("once"))
    return page.go("field.shop") if asked.text("origin") == "shop" else page.go("field.errand", id=found["errand"])


@blueprint.post("/errands/<id>/items")
@field_page
def add_item(who, id):
    """Put one more thing on the list."""
    errand, fields = errand_of(who, id), asked.texts("text", "quantity")
    if not fields["text"]:
        return whole(who, errand, asked.everything(), {"text": _("Say what is needed.")})
    try:
        intake.write(who, "errand_item", {"errand": id, "state": "wanted", "text": fields["text"],
                                          "quantity": fields["quantity"] or ""}, once=asked.text("once"))
    except intake.Invalid as invalid:
        return whole(who, errand, asked.everything(), asked.explain(invalid))
    return page.go("field.errand", id=id)


def _item_of(who, id):
    found = ErrandItem.select().where(ErrandItem.site == who.site, ErrandItem.id == id).dicts().first()
    return found or abort(404)


def _again(who, found, errors):
    if asked.text("origin") == "shop":
        return _shop(who, errors)
    return whole(who, errand_of(who, found["errand"]), item_errors=errors)
