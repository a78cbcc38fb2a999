"""The tree of places: adding one, naming it, hanging it under another, and closing it."""

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _
from peewee import IntegrityError

from models.kinds import Place
from models.person import EVERYWHERE
from models.site import LEVELS as ORDER
from models.site import Site, below
from sync import tree
from sync.natural import natural_id
from sync.problems import Problem
from views import auth
from views.auth import Who, manager, placeless
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.sites import sites
from views.field import asked
from views.preferences import YEAR


@blueprint.get("/desk/places")
@placeless
def places(who: Who) -> Response:
    """All places that somebody looks after, as a tree, closed ones too, and the form for another one."""
    return _page(who)


@blueprint.post("/desk/places")
@placeless
def add_place(who: Who) -> Response:
    """Add a place, and look at it from now on where it is the first."""
    _administers(who)
    name, level, code = asked.text("name") or "", request.form.get("level", ""), asked.text("code") or ""
    parent, errors = _parent(who, level)
    errors |= _named(name) | _coded(code)
    if errors:
        return _page(who, 422, {"name": name, "level": level, "code": code, "parent": request.form.get("parent", "")},
                     errors)
    try:
        made = tree.add(name, level, parent, code.lower(), request.form.get("once", ""))
    except IntegrityError:
        return _page(who, 422, {"name": name, "level": level, "code": code, "parent": request.form.get("parent", "")},
                     {"code": _("Another place has this code.")})
    response = redirect(url_for("desk.first_steps" if who.site == EVERYWHERE else "desk.places", added=made.code), 303)
    if who.site == EVERYWHERE:
        response.set_cookie(auth.SITE_COOKIE, made.code, max_age=YEAR, httponly=True, samesite="Lax",
                            secure=request.is_secure)
    return response


@blueprint.get("/desk/places/<code>")
@manager
def place(who: Who, code: str) -> Response:
    """One place, and what may be changed of it."""
    return _place(who, _found(who, code))


@blueprint.post("/desk/places/<code>")
@manager
def change_place(who: Who, code: str) -> Response:
    """Another name; for administrators, another place above it."""
    one, name = _found(who, code), asked.text("name") or ""
    errors, parent = _named(name), one.parent
    if who.role == "administrator" and one.id != who.home and "parent" in request.form:
        parent, wrong = _parent(who, one.level, one)
        errors |= wrong
    if errors:
        return _place(who, one, 422, {"name": name, "parent": request.form.get("parent", "")}, errors)
    tree.change(one.id, name, parent)
    return redirect(url_for("desk.place", code=one.code, done="saved"), 303)


@blueprint.post("/desk/places/<code>/close")
@manager
def close_place(who: Who, code: str) -> Response:
    """Close a place, once the question whether that is meant was answered; or open it again."""
    _administers(who)
    one = _found(who, code)
    if "again" in request.form:
        tree.reopen(one.id)
        return redirect(url_for("desk.place", code=one.code, done="saved"), 303)
    if one.id == who.home:
        return _place(who, one, 422, errors={"close": _("This is your own place: somebody above it closes it.")})
    if why := _stays(one):
        return _place(who, one, 422, errors={"close": why})
    if "sure" not in request.form:
        return _place(who, one, sure=True)
    tree.close(one.id)
    return redirect(url_for("desk.place", code=one.code, done="saved"), 303)


def _administers(who):
    """Raise Problem `forbidden` for anybody but administrators: who has one place makes no others."""
    if who.role != "administrator":
        raise Problem("forbidden")


def _stays(one):
    """Why a place can't be closed yet; empty where it can."""
    if tree.open_below(one.id):
        return _("There are places below it that are not closed.")
    n = tree.phones(one.id)
    return _("Phones work there still: %(n)s. Withdraw them first, when all that they hold has arrived.", n=n) if n \
        else ""


def _found(who, code):
    """A Site of that code, of those that somebody looks after. Raises Problem `not_found`."""
    found = next((one for one in sites.places_of(who) if one.code == code), None)
    if found is None:
        raise Problem("not_found")
    return found


def _parent(who, level, one=None):
    """The id of the place above, as a form says it, and what is wrong. Nothing above is for who looks after all."""
    code = request.form.get("parent", "")
    if level not in ORDER:
        return None, {"level": _("Choose what it is.")}
    if not code:
        return None, {} if who.home == EVERYWHERE else {"parent": _("Choose the place above it.")}
    found = next((above for above in sites.places_of(who) if above.code == code), None)
    if found is None or found.closed or ORDER.index(found.level) >= ORDER.index(level) \
            or (one and found.id in below(one.id)):
        return None, {"parent": _("It can't stand under that one: choose one of a level above.")}
    return found.id, {}


def _named(name):
    return {} if 0 < len(name) <= tree.MOST_NAME else {
        "name": _("Write the name, at most %(n)s characters.", n=tree.MOST_NAME)}


def _coded(code):
    return {} if not code or tree.is_code(code) else {
        "code": _("A code has up to 40 letters a–z, digits and hyphens.")}


def _page(who, status=200, typed=None, errors=None):
    found = sites.nested(sites.places_of(who))
    return show(who, "desk/places/index.html", status=status, places=found, levels=sites.LEVELS, once=asked.once(),
                typed=typed or {"level": "compound", "parent": "" if who.site == EVERYWHERE else _above(who)},
                errors=errors or {}, parents=_parents(who), may=who.role == "administrator",
                added=request.args.get("added", ""))


def _above(who):
    """The place under which another one is likely to be: the one that is shown, or the one above a compound."""
    here = next((one for one in sites.places_of(who) if one.id == who.site), None)
    if here is None or here.level != "compound":
        return here.code if here else ""
    return next((one.code for one in sites.places_of(who) if one.id == here.parent), "")


def _place(who, one, status=200, typed=None, errors=None, sure=False):
    above = Site.get_or_none(Site.id == one.parent)
    return show(who, "desk/places/place.html", status=status, place=one, level=sites.LEVELS[one.level], sure=sure,
                typed=typed or {"name": one.name, "parent": above.code if above else ""}, errors=errors or {},
                parents=_parents(who, one), above=above, may=who.role == "administrator", own=one.id == who.home,
                done=_("Saved.") if "done" in request.args else "", particulars=_particulars(one))


def _particulars(one):
    """The address of the record that says more of a place than its name: as it stands, or to be written."""
    id = natural_id(one.code, "place", [one.code])
    if Place.select().where(Place.site == one.id, Place.id == id).exists():
        return url_for("desk.record", id=id, at=one.code)
    return url_for("desk.new_record", kind="place", level=one.level, code=one.code, name=one.name, at=one.code)


def _parents(who, one=None):
    """What a place may stand under, as choices of a form."""
    none = [{"value": "", "label": _("nothing: it is the topmost")}] if who.home == EVERYWHERE else []
    hidden = set(below(one.id)) if one else set()
    return none + [{"value": place.code, "label": "　" * place.depth + place.name}
                   for place in sites.nested(sites.places_of(who))
                   if not place.closed and place.level != ORDER[-1] and place.id not in hidden
                   and (one is None or ORDER.index(place.level) < ORDER.index(one.level))]
