"""Signing in by password, and out again."""

from flask import redirect, request, url_for
from flask_babel import gettext as _

from sync import passwords
from sync.problems import Problem
from views import auth
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.preferences import YEAR
from views.query import own_address


@blueprint.get("/signin")
def signin():
    """The form. Whoever is sent here from a page of the desk goes back to it afterwards."""
    return _page(expired=auth.SESSION_COOKIE in request.cookies)


@blueprint.post("/signin")
def sign_in():
    """Sign in; the cookie lives as long as the session. Raises Problem `too_many`."""
    login, browser = request.form.get("login", ""), request.cookies.get(auth.BROWSER_COOKIE, "")
    try:
        secret, browser = passwords.sign_in(login, request.form.get("password", ""), request.remote_addr or "", browser)
    except Problem as problem:
        if problem.code != "unauthenticated":
            raise
        return _page(401, login, _("That name and password do not belong together. Nothing was changed; try again."))
    response = redirect(_next() or url_for("desk.day"), 303)
    for name, value, life in ((auth.SESSION_COOKIE, secret, passwords.SESSION_LIFE // 1000),
                              (auth.BROWSER_COOKIE, browser, YEAR)):
        response.set_cookie(name, value, max_age=life, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


@blueprint.post("/signout")
def sign_out():
    """Sign out, and say so."""
    secret = request.cookies.get(auth.SESSION_COOKIE)
    if secret:
        passwords.sign_out(secret)
    response = redirect(url_for("desk.signin", out=1), 303)
    response.delete_cookie(auth.SESSION_COOKIE)
    return response


def _page(status=200, login="", error="", expired=False):
    return show(None, "desk/signin/index.html", status=status, login=login, error=error, next=_next(), expired=expired,
                out="out" in request.args)


def _next():
    """Where to go after signing in: an address of ours, else nothing."""
    text = request.values.get("next", "")
    return own_address(text, "/desk/") or own_address(text, "/field/")
