"""An errand goes from hand to hand: to another runner, and back as long as that one has not moved it on."""

from flask_babel import gettext as _

from views.auth import field_page
from views.field import asked, jobs, page, runners
from views.field.blueprint import blueprint
from views.field.errand import errand_of, whole
from views.field.progress import mine, write


@blueprint.post("/errands/<id>/pass-on")
@field_page
def pass_on(who, id):
    """Hand my errand to somebody; to myself, one that I had passed on."""
    found, runner = errand_of(who, id), asked.text("runner")
    if runner == who.person:
        return _take_back(who, found)
    mine(who, id)
    if runner not in [one["id"] for one in runners.others(who)]:
        return whole(who, found, errors={"runner": _("This person no longer goes on errands here. Choose another.")})
    if found["status"] not in jobs.CARRIED:
        return page.go("field.errand", id=id)
    _hand(who, found, runner)
    return page.go("field.errands", errand=id, done="passed")


def _take_back(who, found):
    if jobs.passed_on(found, who):
        _hand(who, found, who.person)
    return page.go("field.errand", id=found["id"])


def _hand(who, found, runner):
    """How far it has come stays as it is."""
    write(who, found, found["status"], runner, found["outcome"])
