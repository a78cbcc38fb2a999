"""One's own account: another password, the second step, where one is signed in."""

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _

from models.person import Person
from sync import accounts, clock, passwords, second
from sync.problems import Problem
from views import auth, moments
from views.auth import Who, own
from views.desk.blueprint import blueprint
from views.desk.devices.codes import qr
from views.desk.page import show
from views.desk.people import flaws, roles, signin
from views.query import own_address

DONE = {"password": lambda: _("Your new password holds. Whoever was signed in with the old one no longer is."),
        "second": lambda: _("From now on signing in asks for the password alone.")}


@blueprint.get("/desk/me")
@own
def me(who: Who) -> Response:
    """What there is to say of an account, and the forms."""
    return _page(who)


@blueprint.post("/desk/me/password")
@own
def change_password(who: Who) -> Response:
    """Another password, for whoever knows the present one. This browser stays signed in, the others do not."""
    person, fresh = _person(who), request.form.get("password", "")
    errors = _unsure(person, "present") or flaws.of_password(fresh, person.login, person.name)
    if errors:
        return _page(who, 422, errors)
    passwords.set_password(person.id, person.login, fresh)
    return signin.let_in(redirect(url_for("desk.me", done="password"), 303), *passwords.begin_session(person))


@blueprint.post("/desk/me/sessions")
@own
def end_sessions(who: Who) -> Response:
    """Sign out everywhere, here too."""
    accounts.end_sessions(_person(who).id)
    response = redirect(url_for("desk.signin", out=1), 303)
    response.delete_cookie(auth.SESSION_COOKIE)
    return response


@blueprint.get("/desk/me/second")
@own
def second_page(who: Who) -> Response:
    """How an app is told the secret, and the form that proves it."""
    _person(who)
    return _second(who, second.new_secret())


@blueprint.post("/desk/me/second")
@own
def set_up_second(who: Who) -> Response:
    """Ask for the app's code from now on; shows the spare codes, this once."""
    person, secret = _person(who), request.form.get("secret", "")
    if not (len(secret) == SECRET and secret.isascii() and secret.isalnum()):
        return _second(who, second.new_secret(), 422)
    errors = _unsure(person, "known")
    try:
        spares = None if errors else second.set_up(person.id, secret, request.form.get("code", ""))
    except ValueError:
        return _second(who, second.new_secret(), 422)
    if spares is None:
        errors = errors or {"code": _("That is not the code that the app shows now. Look whether the clocks of the "
                                      "phone and of the server are right, and try the next code.")}
        return _second(who, secret, 422, errors)
    return show(who, "desk/people/spares.html", spares=[f"{one[:5]} {one[5:]}" for one in spares],
                next=own_address(request.form.get("next", ""), "/desk/") or url_for("desk.me"))


@blueprint.post("/desk/me/second/off")
@own
def drop_second(who: Who) -> Response:
    """Ask for the password alone from now on. Administrators may only set it up anew. Raises Problem `forbidden`."""
    person = _person(who)
    if who.role == "administrator":
        raise Problem("forbidden")
    if errors := _unsure(person, "off"):
        return _page(who, 422, errors)
    second.drop(person.id)
    return redirect(url_for("desk.me", done="second"), 303)


SECRET = len(second.new_secret())


def _person(who):
    """The Person who has signed in. Raises Problem `forbidden` for a browser that came in by an invitation."""
    if who.node:
        raise Problem("forbidden")
    return Person.get_by_id(who.person)


def _unsure(person, field):
    """What to say where the present password in a field is not right."""
    if passwords.is_right(person, request.form.get(field, "")):
        return {}
    return {field: _("That is not your present password.")}


def _page(who, status=200, errors=None):
    person = Person.get_by_id(who.person)
    on = second.is_on(person.id)
    return show(who, "desk/people/me.html", status=status, person=person, role=roles.label(person.role),
                errors=errors or {}, sessions=accounts.sessions(person.id), second=on,
                spares=second.spares_left(person.id) if on else 0, least=passwords.LEAST,
                done=DONE.get(request.args.get("done", ""), str)(), **_wanted(who))


def _second(who, secret, status=200, errors=None):
    person = Person.get_by_id(who.person)
    address = second.address(secret, person.login)
    return show(who, "desk/people/second.html", status=status, secret=secret, qr=qr(address), errors=errors or {},
                spelled=" ".join(secret[at:at + 4] for at in range(0, len(secret), 4)), on=second.is_on(person.id),
                next=own_address(request.values.get("next", ""), "/desk/"), **_wanted(who))


def _wanted(who):
    """From when on an administrator needs a second step, for the eye, and whether that has come."""
    if who.second_due is None:
        return {"due": "", "overdue": False}
    return {"due": moments.when(who.second_due), "overdue": who.second_due <= clock.now()}
