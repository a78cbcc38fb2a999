"""How an errand moves on: claimed, given back, bought, delivered or not. One op each, on top of what was shown."""

from flask import abort, request

from models.kinds import Errand
from sync import intake
from views.auth import field_page
from views.field import asked, jobs, page, shown
from views.field.blueprint import blueprint
from views.field.errand import GOOD, errand_of

STEPS = ("open", "claimed", "bought")


@blueprint.post("/errands/<id>/claim")
@field_page
def claim(who, id):
    """Take an errand that nobody has taken; else say who was first."""
    found = errand_of(who, id)
    if found["status"] in jobs.CARRIED and found["runner"] == who.person:
        return page.go("field.errand", id=id)
    if found["status"] not in (*jobs.OPEN, None) or found["void"]:
        return page.go("field.errands", errand=id, done="lost")
    move(who, found, "claimed", None)
    if asked.text("origin") == "list":
        building = jobs.building(found["unit"]) or None
        return page.go("field.errands", building=building, errand=id, done="claimed")
    return page.go("field.errand", id=id, was="open")


@blueprint.post("/errands/<id>/progress")
@field_page
def progress(who, id):
    """Move my errand to another step: on to bought, or back; back to open is giving it back."""
    found, status = mine(who, id), request.form.get("status")
    if status not in STEPS:
        abort(400)
    move(who, found, status, None)
    if status == "open":
        return page.go("field.errands", errand=id, done="released")
    return page.go("field.errand", id=id, was=found["status"])


@blueprint.post("/errands/<id>/outcome")
@field_page
def outcome(who, id):
    """Say how it went, in one tap."""
    found, how = mine(who, id), request.form.get("outcome")
    if how not in Errand.outcome.words:
        abort(400)
    move(who, found, after(found["status"], how), how)
    return page.go("field.errand", id=id, was=found["status"])


def after(status, outcome):
    """The step that follows an outcome. What was bought stays so until it is delivered: somebody holds the goods."""
    if outcome in GOOD:
        return "delivered"
    return "bought" if status == "bought" else "failed"


def mine(who, id):
    """The errand, if I go or have just gone for it. Aborts with 403 where somebody else does."""
    found = errand_of(who, id)
    return found if found["runner"] == who.person or asked.again(who) else abort(403)


def move(who, found, status, outcome):
    """Write one step of mine."""
    write(who, found, status, None if status == "open" else who.person, outcome)


def write(who, found, status, runner, outcome):
    """Write the group, all of it: its fields only make sense together."""
    fields = {"status": status, "runner": runner, "outcome": outcome}
    base = shown.base("errand", found["id"], fields, request.form.get("heads"))
    intake.write(who, "errand", fields, id=found["id"], base=base, once=asked.text("once"))
