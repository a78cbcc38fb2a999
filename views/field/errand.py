"""The addresses of an errand as they were before its page was declared: links, kept forms and other programs go on."""

from flask import abort, request
from flask_babel import gettext as _

from models.kinds import Errand
from views.auth import field_page
from views.field import asked, jobs, page
from views.field.blueprint import blueprint
from views.pages import acting, filling, forms, records

# Which steps lead to a state, or are meant by an outcome: the first that fits.
STATES = {"open": ("release",), "claimed": ("claim_again",), "bought": ("buy", "buy_again")}
OUTCOMES = {"handed_over": ("deliver",), "left_at_door": ("leave",)}
FAILED = ("failed", "hold")


@blueprint.get("/errands/new")
@field_page
def new_errand(who):
    """Ask what somebody needs."""
    return page.go("field.new_record", kind="errand", unit=request.args.get("unit"))


@blueprint.post("/errands/new")
@field_page
def write_down(who):
    """Write the errand and its list in one go."""
    form = request.form.to_dict()
    return forms.create(who, "errand", {"errand_item": form.pop("list", ""), **form})


@blueprint.get("/errands/<id>")
@field_page
def errand(who, id):
    """The errand."""
    acting.record_of(who, id)
    return page.go("field.record", id=id)


@blueprint.post("/errands/<id>/claim")
@field_page
def claim(who, id):
    """Take an errand that nobody has taken; in the list, so that the next one is at hand there."""
    if asked.text("origin") != "list":
        return records.take(who, id, "claim")
    _book, kind, found = acting.open_record(who, id, writing=True)
    lost = filling.take(who, kind, found, "claim", request.form).errors
    building = None if lost else jobs.building(found["fields"].get("unit")) or None
    return page.go("field.errands", building=building, record=id, done="lost" if lost else "claim")


@blueprint.post("/errands/<id>/progress")
@field_page
def progress(who, id):
    """Move my errand to another state."""
    return _take(who, id, STATES.get(request.form.get("status")) or abort(400))


@blueprint.post("/errands/<id>/outcome")
@field_page
def outcome(who, id):
    """Say how it went."""
    how = request.form.get("outcome")
    if how not in Errand.outcome.words:
        abort(400)
    return _take(who, id, OUTCOMES.get(how, FAILED))


@blueprint.post("/errands/<id>/pass-on")
@field_page
def pass_on(who, id):
    """Hand my errand to somebody; to myself, one that I had passed on."""
    return records.take(who, id, "take_again" if asked.text("runner") == who.person else "pass_on")


@blueprint.post("/errands/<id>/items")
@field_page
def add_item(who, id):
    """Put one more thing on the list."""
    return forms.add(who, acting.kind_of(who, "errand_item", writing=True)[1], id)


@blueprint.post("/errands/<id>/money")
@field_page
def money(who, id):
    """Write one movement of money."""
    return forms.add(who, acting.kind_of(who, "errand_money", writing=True)[1], id)


@blueprint.post("/errands/items/<id>")
@field_page
def item(who, id):
    """Say whether one thing was to be had, and what it cost."""
    errand = acting.record_of(who, id)[2]["fields"].get("errand", "")
    return records.take(who, id, "found", "shop" if asked.text("origin") == "shop" else errand)


@blueprint.post("/errands/money/<id>/take-back")
@field_page
def take_money_back(who, id):
    """Take a movement back that I wrote."""
    _book, _kind, found = acting.record_of(who, id)
    return records.void(who, id, _("Undone"), found["fields"].get("errand", ""))


def _take(who, id, steps):
    _book, kind, found = acting.record_of(who, id)
    known = {one["name"]: one for one in kind["steps"]}
    return records.take(who, id, next((name for name in steps if acting.fits(known[name], found, who)), steps[0]))
