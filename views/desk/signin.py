"""Signing in by password, and out again."""

from urllib.parse import urlsplit

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import forms
from sync import enrol
from sync.problems import Problem
from views import auth
from views.desk.blueprint import blueprint
from views.desk.page import show


@blueprint.get("/signin")
def signin():
    """The form. Whoever is sent here from a page of the desk goes back to it afterwards."""
    return _page(expired=auth.SESSION_COOKIE in request.cookies)


@blueprint.post("/signin")
def sign_in():
    """Sign in; the cookie lives as long as the session. Raises Problem `too_many`."""
    login = forms.even(request.form.get("login", ""))
    try:
        secret = enrol.sign_in(login, request.form.get("password", ""), request.remote_addr or "")
    except Problem as problem:
        if problem.code != "unauthenticated":
            raise
        return _page(401, login, _("That name and password do not belong together. Nothing was changed; try again."))
    response = redirect(_next() or url_for("desk.day"), 303)
    response.set_cookie(auth.SESSION_COOKIE, secret, max_age=enrol.SESSION_LIFE // 1000, httponly=True, samesite="Lax",
                        secure=request.is_secure)
    return response


@blueprint.post("/signout")
def sign_out():
    """Sign out, and say so."""
    secret = request.cookies.get(auth.SESSION_COOKIE)
    if secret:
        enrol.sign_out(secret)
    response = redirect(url_for("desk.signin", out=1), 303)
    response.delete_cookie(auth.SESSION_COOKIE)
    return response


def _page(status=200, login="", error="", expired=False):
    return show(None, "desk/signin/index.html", status=status, login=login, error=error, next=_next(), expired=expired,
                out="out" in request.args)


def _next():
    """Where to go after signing in: an address of ours, else nothing. A form must not send anybody elsewhere."""
    text = request.values.get("next", "")
    parts = urlsplit(text)
    return text if text.startswith(("/desk/", "/field/")) and not parts.netloc and "\\" not in text else ""
