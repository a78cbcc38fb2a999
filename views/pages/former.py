"""Addresses from before the pages of a kind were declared: links, kept forms and other programs go on.

What each of them means now is data, which the phone gets too: `does`, one of DEEDS, for records of a `kind`. `steps`:
what stands in the field `by` of the form → the steps that it may mean, of which the first is taken that fits; "*"
stands for everything else. `above`: the field that names the record on whose page it is done, unless the form's
`origin` is one of those that lead `back` to a page. `calls`: how a field of the form is called now.
"""

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models.kinds.errand import BAD
from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import also
from views.pages import acting, filling, forms, inputs, records

STATES = {"open": ["release"], "claimed": ["claim_again"], "bought": ["buy", "buy_again"]}
OUTCOMES = {"handed_over": ["deliver"], "left_at_door": ["leave"], **dict.fromkeys(BAD, ["failed", "hold"])}
ERRAND, ITEM, MONEY = {"kind": "errand"}, {"kind": "errand_item", "above": "errand"}, {"kind": "errand_money"}
FORMER: dict[str, list[tuple[str, str, dict]]] = {
    "errands/new": [("new_errand", "GET", ERRAND | {"does": "new", "keeps": ["unit"]}),
                    ("write_down", "POST", ERRAND | {"does": "write", "calls": {"list": "errand_item"}})],
    "errands/<id>": [("errand", "GET", {"does": "show"})],
    "errands/<id>/claim": [("claim", "POST", {"does": "take", "steps": {"*": ["claim"]}, "back": {"list": "errands"}})],
    "errands/<id>/progress": [("progress", "POST", {"does": "take", "by": "status", "steps": STATES})],
    "errands/<id>/outcome": [("outcome", "POST", {"does": "take", "by": "outcome", "steps": OUTCOMES})],
    "errands/<id>/pass-on": [("pass_on", "POST", {"does": "take", "steps": {"*": ["pass_on", "take_again"]}})],
    "errands/<id>/items": [("add_item", "POST", ITEM | {"does": "add"})],
    "errands/<id>/money": [("money", "POST", MONEY | {"does": "add"})],
    "errands/items/<id>": [
        ("item", "POST", ITEM | {"does": "take", "steps": {"*": ["found"]}, "back": {"shop": "shop"}})],
    "errands/money/<id>/take-back": [("take_money_back", "POST", {"does": "void", "above": "errand"})],
    "gate/<id>": [("entry", "GET", {"does": "open"}), ("fix", "POST", {"does": "change"})],
    "gate/<id>/put-back": [("put_back", "POST", {"does": "put_back"})],
}


@field_page
def meant(who: Who, said: dict, id: str = "") -> ResponseReturnValue:
    """Do what an address of before means now."""
    return DEEDS[said["does"]](who, said, id)


def _new(_who, said, _id):
    return page.go("field.new_record", kind=said["kind"], **{name: request.args.get(name) for name in said["keeps"]})


def _write(who, said, _id):
    form = {said["calls"].get(name, name): text for name, text in request.form.items()}
    return forms.create(who, said["kind"], form)


def _show(who, _said, id):
    acting.record_of(who, id)
    return page.go("field.record", id=id)


def _add(who, said, id):
    return forms.add(who, acting.kind_of(who, said["kind"], writing=True)[1], id)


def _take(who, said, id):
    typed = request.form.get(said.get("by", ""))
    steps = said["steps"].get(typed, said["steps"].get("*")) or abort(400)
    _book, kind, found = acting.record_of(who, id)
    fitting = [one["name"] for one in kind["steps"] if one["name"] in steps and acting.fits(one, found, who)]
    back = said.get("back", {}).get(asked.text("origin")) or found["fields"].get(said.get("above"), "")
    return records.take(who, id, [*fitting, *steps][0], back)


def _open(who, _said, id):
    """To be corrected; taken back, to be looked at."""
    _book, _kind, found = acting.record_of(who, id)
    return page.go("field.record" if found["void"] else "field.edit_record", id=id)


def _change(who, _said, id):
    _book, kind, found = acting.record_of(who, id)
    # A form of before says nothing of what had stood in it.
    stood = {filling.WAS + name: text for name, text in inputs.typed(kind, found["fields"]).items()}
    return forms.change(who, id, stood | request.form.to_dict())


def _put_back(who, _said, id):
    return records.void(who, id, None)


def _void(who, said, id):
    return records.void(who, id, _("Undone"), acting.record_of(who, id)[2]["fields"].get(said["above"], ""))


DEEDS = {"new": _new, "write": _write, "show": _show, "open": _open, "change": _change, "add": _add, "take": _take,
         "void": _void, "put_back": _put_back}

for rule, addresses in FORMER.items():
    for endpoint, method, said in addresses:
        also(f"/{rule}", endpoint, meant, method, said=said)
