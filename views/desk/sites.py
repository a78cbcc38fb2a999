"""Which place to look at, for who looks after several."""

from flask import redirect, request, url_for
from flask_babel import lazy_gettext as _

from models.person import EVERYWHERE, Person
from models.site import Site, below
from sync.problems import Problem
from views import auth
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show

YEAR = 365 * 86_400
LEVELS = {"district": _("District"), "subdistrict": _("Subdistrict"), "community": _("Community"),
          "compound": _("Compound")}


@blueprint.get("/desk/sites")
@desk
def sites(who):
    """The places that somebody looks after, each under the one that it belongs to."""
    return show(who, "desk/sites/index.html", places=_nested(_places(who)), levels=LEVELS)


@blueprint.post("/desk/sites")
@desk
def choose_site(who):
    """Look at another place from now on. Raises Problem `not_found` for one that is not theirs."""
    code = request.form.get("site", "")
    if code not in {place.code for place in _places(who)}:
        raise Problem("not_found")
    response = redirect(url_for("desk.day"), 303)
    response.set_cookie(auth.SITE_COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def _places(who):
    home = Person.get_by_id(who.person).site
    query = Site.select().order_by(Site.name)
    return list(query if home == EVERYWHERE else query.where(Site.id.in_(below(home))))


def _nested(places):
    """The places from above to below, each with its depth: `{code, name, level, depth}`."""
    known, children = {place.id for place in places}, {}
    for place in places:
        children.setdefault(place.parent if place.parent in known else None, []).append(place)
    told, todo = [], [(place, 0) for place in reversed(children.get(None, []))]
    while todo:
        place, depth = todo.pop()
        told.append({"code": place.code, "name": place.name, "level": place.level, "depth": depth})
        todo += [(child, depth + 1) for child in reversed(children.get(place.id, []))]
    return told
