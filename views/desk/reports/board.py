"""The day's end at a glance: which devices have reported, who is missing, and the close of the day."""

from flask import redirect, request, url_for

from models.messages import Message
from models.site import Site, above
from sync import clock
from sync.intake import Invalid
from sync.problems import Problem
from views import days, refusals
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import roles
from views.desk.records import changes
from views.desk.reports import day_links
from views.desk.reports.board_page import context


@blueprint.get("/desk/board")
@desk
def board(who):
    """The place that is looked at, or one below it; today or another day."""
    return _page(who)


@blueprint.post("/desk/board")
@desk
def close_day(who):
    """Close the day, or open it again for a reason."""
    roles.require(who, days.CLOSERS)
    heads, date = changes.shown(request.form), day_links.chosen(request.form.get("day"))[0].isoformat()
    reason, once = request.form.get("reason", "").strip(), request.form.get("once")

    def base(fields):
        return {name: heads.get(name, []) for name in (*fields, *(["void"] if "void" in heads else []))}

    try:
        if "reopen" not in request.form:
            days.close(who, date, base, once)
        elif not reason:
            raise Invalid({"reason": [Message("required")]})
        else:
            days.reopen(who, date, reason, base, once)
    except Invalid as refusal:
        return _page(who, 422, refusals.explained(refusal.errors).get("reason", ""))
    return redirect(url_for("desk.board", day=date), 303)


def _page(who, status=200, error=""):
    chosen, wrong = day_links.chosen(request.values.get("day"))
    place = place_of(who, request.args.get("site"))
    told = context(who, place, chosen, clock.now(), "all" in request.args)
    return show(who, "desk/board/index.html", "desk/board/_board.html", status, day_error=wrong, error=error,
                reason=request.form.get("reason", ""), **told)


def place_of(who, code):
    """The Site with this code, at or below the one that is looked at. Raises Problem `not_found`."""
    place = Site.get_by_id(who.site) if not code else Site.get_or_none(Site.code == code)
    if place is None or (place.id != who.site and who.site not in above(place.id)):
        raise Problem("not_found")
    return place
