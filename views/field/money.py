"""Money for errands: write a movement, take one back."""

from flask import abort, request
from flask_babel import gettext as _

from models.kinds import ErrandMoney
from sync import intake
from views.auth import field_page
from views.field import asked, page, shown
from views.field.account import SIGNS
from views.field.blueprint import blueprint
from views.field.errand import errand_of, whole


@blueprint.post("/errands/<id>/money")
@field_page
def money(who, id):
    """Write one movement."""
    errand, what, errors = errand_of(who, id), request.form.get("what"), {}
    if what not in SIGNS:
        abort(400)
    amount = asked.fen("amount", errors)
    if not amount:
        errors.setdefault("amount", _("Write the amount."))
        return whole(who, errand, asked.everything(), errors)
    fields = {"errand": id, "runner": who.person, "amount": SIGNS[what] * amount, "what": what}
    intake.write(who, "errand_money", fields, once=asked.text("once"))
    return page.go("field.errand", id=id)


@blueprint.post("/errands/money/<id>/take-back")
@field_page
def take_money_back(who, id):
    """Take a movement back that I wrote."""
    found = ErrandMoney.select().where(ErrandMoney.site == who.site, ErrandMoney.id == id).dicts().first() or abort(404)
    if found["runner"] != who.person:
        abort(403)
    fields = {"void": _("Undone")}
    base = shown.base("errand_money", id, fields, request.form.get("heads"))
    intake.write(who, "errand_money", fields, id=id, base=base, once=asked.text("once"))
    return page.go("field.errand", id=found["errand"])
