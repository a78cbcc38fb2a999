"""The people of a place: who is what, from when to when, how they come in; letting them in, and letting them go."""

from typing import Any

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _

from models import access
from models import database as db
from models.person import DESK_ROLES, EVERYWHERE, ROLES, Person
from models.site import Site
from sync import accounts, clock, enrol, invitations, nodes, passwords, second, times
from sync.problems import Problem
from views.auth import Who, desk, manager
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import flaws, roles
from views.field import asked

SHOWN = 300
PHONES = ("SELECT member.person, node.id, device_note.name FROM node JOIN member ON member.node = node.id "
          "LEFT JOIN device_note ON device_note.site = node.site AND device_note.node = node.id "
          "AND device_note.void IS NULL WHERE node.site = ? AND node.desk = 0 AND node.revoked IS NULL "
          "ORDER BY node.enrolled")


@blueprint.get("/desk/people")
@manager
def people(who: Who) -> Response:
    """Everybody of the place, those who sign in first; whoever looks after all places is shown to their like."""
    found = Person.select().where(Person.site.in_(_sites(who))).order_by(Person.login.is_null(), Person.name)
    query = asked.query()
    if query:
        found = found.where(Person.name.contains(query) | Person.login.contains(query))
    phones = _phones(who.site)
    return show(who, "desk/people/people.html", people=[_row(one, phones) for one in found.limit(SHOWN)],
                query=query, shown=SHOWN)


@blueprint.get("/desk/people/new")
@manager
def new_person(who: Who) -> Response:
    """The form for somebody who is to sign in by password."""
    return _form(who)


@blueprint.post("/desk/people/new")
@manager
def admit(who: Who) -> Response:
    """Make the account, and show the link by which its person chooses a password."""
    name, role = asked.text("name") or "", request.form.get("role", "")
    days, errors = _days()
    errors |= flaws.of_name(name)
    if role not in roles.gives(who.role, *DESK_ROLES):
        errors["role"] = _("Choose what they are to be.")
    if errors:
        return _form(who, 422, {"name": name, "role": role, **_typed_days()}, errors)
    return _linked(who, _once(who, lambda: accounts.admit(who.site, name, role, *days)), 201)


def _once(who, make):
    """The Person that a form makes: whoever sends it twice makes one."""
    once = request.form.get("once")
    with db.writing():
        nodes.lock(who.site)
        known = nodes.written_once(who.site, once, who.said)
        person = Person.get_by_id(known[0]) if known else make()
        if not known:
            nodes.remember_once(who.site, once, who.said, [person.id], clock.now())
    return person


@blueprint.get("/desk/roles")
@desk
def roles_page(who: Who) -> Response:
    """Who may what: each role in a sentence, how much it reads and writes, and who gives it."""
    return show(who, "desk/people/roles.html", roles=[
        {"label": roles.label(one), "may": roles.may(one), **access.counts(one), "site": one in DESK_ROLES,
         "by": [roles.label(giver) for giver, given in roles.GIVES.items() if one in given]} for one in ROLES])


@blueprint.get("/desk/people/<id>")
@manager
def person(who: Who, id: str) -> Response:
    """One of the people: what is known of them, and what may be done."""
    return _page(who, _found(who, id))


@blueprint.post("/desk/people/<id>")
@manager
def change_person(who: Who, id: str) -> Response:
    """Another name, or other days of the role."""
    one, name, (days, errors) = _kept(who, id), asked.text("name") or "", _days()
    errors |= flaws.of_name(name)
    if errors:
        return _page(who, one, 422, {"name": name, **_typed_days()}, errors)
    accounts.change(one.id, name, *days)
    return redirect(url_for("desk.person", id=id, done="saved"), 303)


@blueprint.post("/desk/people/<id>/link")
@manager
def link_person(who: Who, id: str) -> Response:
    """A link by which somebody chooses a password, once more where it was lost."""
    one = _kept(who, id)
    if one.role not in DESK_ROLES or not passwords.in_force(one):
        raise Problem("not_found")
    return _linked(who, one)


@blueprint.post("/desk/people/<id>/end")
@manager
def end_person(who: Who, id: str) -> Response:
    """End a role, once the question whether that is meant was answered; phones that are theirs alone go with it."""
    one = _kept(who, id)
    if one.id == who.person:
        return _page(who, one, 422, errors={"": _("You can't end your own role: ask somebody else to.")})
    if "sure" not in request.form:
        return _page(who, one, sure=True)
    accounts.end(one.id)
    for node in _alone(one):
        enrol.revoke(node)
    return redirect(url_for("desk.person", id=id, done="ended"), 303)


@blueprint.post("/desk/people/<id>/resume")
@manager
def resume_person(who: Who, id: str) -> Response:
    """Let a role go on that was ended. Phones stay withdrawn: a new invitation lets one in."""
    accounts.resume(_kept(who, id).id)
    return redirect(url_for("desk.person", id=id, done="saved"), 303)


@blueprint.post("/desk/people/<id>/sessions")
@manager
def end_sessions_of(who: Who, id: str) -> Response:
    """Sign somebody out everywhere."""
    accounts.end_sessions(_kept(who, id).id)
    return redirect(url_for("desk.person", id=id, done="sessions"), 303)


DONE = {"saved": lambda: _("Saved."), "ended": lambda: _("The role has ended. Nobody comes in by it any more."),
        "sessions": lambda: _("They are signed out everywhere.")}


def _sites(who):
    return (who.site, EVERYWHERE) if who.home == EVERYWHERE else (who.site,)


def _found(who, id):
    """The Person of that id, of the place that is shown. Raises Problem `not_found`."""
    one = Person.get_or_none(Person.id == id)
    if one is None or one.site not in _sites(who):
        raise Problem("not_found")
    return one


def _kept(who, id):
    """The same, where whoever asks may change it. Raises Problem `forbidden` otherwise."""
    one = _found(who, id)
    if not roles.may_keep(who, one):
        raise Problem("forbidden")
    return one


def _phones(site):
    found: dict[str, list[dict]] = {}
    for person, id, name in db.rows(PHONES, site):
        found.setdefault(person, []).append({"id": id, "name": name or id[:4]})
    return found


def _alone(person):
    """The ids of the phones that nobody else works on."""
    found = db.rows("SELECT member.node FROM member JOIN node ON node.id = member.node WHERE node.site = ? AND "
                    "node.desk = 0 AND node.revoked IS NULL GROUP BY member.node "
                    "HAVING COUNT(*) = 1 AND MAX(member.person) = ?", person.site, person.id)
    return [id for id, in found]


def _row(one, phones):
    own = phones.get(one.id, [])
    return {"id": one.id, "name": one.name, "role": roles.label(one.role), "since": one.since, "until": one.until,
            "everywhere": one.site == EVERYWHERE, "login": one.login if one.password else "", "phones": own,
            "state": _state(one, bool(own))}


def _state(one, phones):
    """`(colour, sign, word)` of how somebody stands; `phones`: whether a phone of theirs is in use."""
    today = times.local_day(clock.now())
    if one.ended or (one.until or today) < today:
        return ("amber", "wait", _("Ended, but a phone is still in use")) if phones else ("quiet", "stop", _("Ended"))
    if not passwords.in_force(one):
        return "quiet", "wait", _("To begin")
    if one.role in DESK_ROLES and not one.password and not _has_phone(one):
        return "amber", "wait", _("Has not chosen a password yet")
    return "green", "yes", _("In force")


def _has_phone(one):
    return db.row("SELECT 1 FROM member JOIN node ON node.id = member.node WHERE member.person = ? AND node.desk = 0",
                  one.id) is not None


def _days():
    """The days of a form, each None where it is empty, and what is wrong with them."""
    typed = _typed_days()
    wrong = [name for name, text in typed.items() if text and not times.is_day(text)]
    errors = {name: _("A day looks like 2020-02-08.") for name in wrong}
    if not errors and typed["since"] and typed["until"] and typed["until"] < typed["since"]:
        errors["until"] = _("The last day comes before the first.")
    return (typed["since"] or None, typed["until"] or None), errors


def _typed_days():
    return {name: request.form.get(name, "").strip() for name in ("since", "until")}


def _form(who, status=200, typed=None, errors=None):
    choices = [{"value": one, "label": roles.label(one), "may": roles.may(one)} for one in
               roles.gives(who.role, *DESK_ROLES)]
    return show(who, "desk/people/new.html", status=status, once=asked.text("once") or asked.once(), roles=choices,
                typed=typed or {"role": "coordinator"}, errors=errors or {})


def _linked(who, person, status=200):
    """The page with the link for a Person, this once."""
    key = request.form.get("once", "")
    code = invitations.link(person, who.person, key, f"{who.said} {person.id}")
    return show(who, "desk/people/link.html", status=status, person=person, role=roles.label(person.role),
                link=url_for("desk.account", code=code, _external=True), again=bool(person.password))


def _page(who, one, status=200, typed=None, errors=None, sure=False):
    values: dict[str, Any] = {"sessions": accounts.sessions(one.id), "second": second.is_on(one.id)}
    place = "" if one.site == EVERYWHERE else Site.get_by_id(one.site).name
    return show(who, "desk/people/person.html", status=status, one=_row(one, _phones(who.site)), place=place,
                typed=typed or {"name": one.name, "since": one.since or "", "until": one.until or ""},
                errors=errors or {}, sure=sure, may=roles.may_keep(who, one), signs_in=one.role in DESK_ROLES,
                force=passwords.in_force(one), again=bool(one.password), ended=one.ended, once=asked.once(),
                alone=len(_alone(one)), done=DONE.get(request.args.get("done", ""), str)(), **values)
