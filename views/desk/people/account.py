"""The page behind a link to an account: who you are, by what name you sign in, and your password."""

from typing import Any

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _

from models.person import EVERYWHERE, MANAGERS, Person
from models.site import Site
from sync import accounts, enrol, passwords
from sync.problems import Problem
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import flaws, roles, signin
from views.field import asked

SAID = {"code_unknown": lambda: _("There is no such link. Look whether all of it was copied, or ask for a new one."),
        "code_spent": lambda: _("This link has been used, or its time is over. Sign in, or ask for a new one.")}


@blueprint.get("/account")
def account() -> Response:
    """What the link is for, and the form. Opening it spends nothing."""
    return _page(request.args.get("code", "").strip())


@blueprint.post("/account")
def claim() -> Response:
    """Take name and password, and be signed in with them."""
    code, name, login = request.form.get("code", ""), asked.text("name") or "", asked.text("login") or ""
    password = request.form.get("password", "")
    errors = flaws.of_name(name) | flaws.of_login(login) | flaws.of_password(password, login, name)
    if errors:
        return _page(code, 422, {"name": name, "login": login}, errors)
    try:
        with enrol.guess(request.remote_addr or ""):
            person = accounts.claim(code, name, login, password)
    except accounts.Taken:
        return _page(code, 422, {"name": name, "login": login}, flaws.taken())
    except Problem as problem:
        return _once_more(problem, code, login, password)
    return signin.let_in(redirect(_home(person), 303), *passwords.begin_session(person))


def _once_more(problem, code, login, password):
    """The answer to a link that is spent: whoever has just spent it by this very form is let in."""
    if problem.code not in SAID:
        raise problem
    try:
        came = passwords.sign_in(login, password, request.remote_addr or "")
    except Problem:
        return _page(code, problem.status)
    if passwords.is_half(came[0]):
        return redirect(url_for("desk.signin"), 303)
    return signin.let_in(redirect(url_for("desk.day"), 303), *came)


def _home(person):
    return url_for("desk.first_steps" if person.role in MANAGERS else "desk.day")


def _page(code, status=200, typed=None, errors=None):
    person, wrong = _invited(code)
    values: dict[str, Any] = {"person": None}
    if person:
        typed = typed or {"name": "" if person.site == EVERYWHERE and not person.password else person.name,
                          "login": person.login or ""}
        values = {"person": person, "role": roles.label(person.role), "place": _place(person), "typed": typed}
    return show(None, "desk/people/account.html", status=status if person or status != 200 else 404, code=code,
                wrong=wrong, errors=errors or {}, least=passwords.LEAST, **values)


def _place(person: Person) -> str:
    return "" if person.site == EVERYWHERE else Site.get_by_id(person.site).name


def _invited(code):
    """Whom a link lets in, and what is wrong with it."""
    try:
        with enrol.guess(request.remote_addr or ""):
            return accounts.invited(code)[1], ""
    except Problem as problem:
        if problem.code not in SAID:
            raise
        return None, SAID[problem.code]()
