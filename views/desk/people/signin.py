"""Signing in by password, and out again."""

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models.person import DESK_ROLES
from sync import api, enrol, passwords
from sync.problems import Problem
from views import auth
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.preferences import YEAR
from views.query import own_address

HALF_COOKIE = "lianfang_half"


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
    if passwords.is_half(secret):
        response = redirect(url_for("desk.second_step", next=_next() or None), 303)
        _keep(response, HALF_COOKIE, secret, passwords.HALF_LIFE // 1000)
        return response
    return let_in(redirect(_next() or url_for("desk.day"), 303), secret, browser)


@blueprint.get("/signin/second")
def second_step():
    """The form for the code of the app. Who has not said their password here is sent to do so."""
    if not passwords.is_half(request.cookies.get(HALF_COOKIE, "")):
        return redirect(url_for("desk.signin", next=_next() or None), 303)
    return show(None, "desk/signin/second.html", next=_next(), error="")


@blueprint.post("/signin/second")
def take_second():
    """Sign in with the code of the app, or with a spare one. Raises Problem `signed_out`, `too_many`."""
    half, browser = request.cookies.get(HALF_COOKIE, ""), request.cookies.get(auth.BROWSER_COOKIE, "")
    try:
        came = passwords.take_second(half, request.form.get("code", ""), browser)
    except Problem as problem:
        if problem.code != "unauthenticated":
            raise
        return show(None, "desk/signin/second.html", status=401, next=_next(), error=_(
            "That is not the code of now. Each code is good once; wait for the next one, and try again."))
    response = let_in(redirect(_next() or url_for("desk.day"), 303), *came)
    response.delete_cookie(HALF_COOKIE)
    return response


def let_in(response, secret, browser):
    """Give a browser its session, and what it is known by from now on; return the response. The session that it had
    ends."""
    if before := request.cookies.get(auth.SESSION_COOKIE):
        passwords.sign_out(before)
    _keep(response, auth.SESSION_COOKIE, secret, passwords.SESSION_LIFE // 1000)
    _keep(response, auth.BROWSER_COOKIE, browser, YEAR)
    return response


def _keep(response, name, value, life):
    response.set_cookie(name, value, max_age=life, httponly=True, samesite="Lax", secure=request.is_secure)


@blueprint.get("/signout")
@auth.desk
def leaving(who):
    """What it means to sign out where the browser itself is a device, and the button."""
    return show(who, "desk/signin/leaving.html")


@blueprint.post("/signout")
def sign_out():
    """End the session, else what makes this browser a device; and say so.

    Browsers are told to forget the pages they keep, and no more: what a phone has not sent yet lies beside them.
    """
    secret, token = request.cookies.get(auth.SESSION_COOKIE), api.bearer()
    who = auth.find()
    leaves = not secret and who is not None and who.role in DESK_ROLES
    if secret:
        passwords.sign_out(secret)
    elif leaves:
        enrol.leave(token)
    still = secret and token and auth.by_token()
    response = redirect(url_for("desk.leaving" if still and still.role in DESK_ROLES else "desk.signin", out=1), 303)
    for cookie, goes in ((auth.SESSION_COOKIE, secret), (api.COOKIE, leaves)):
        if goes:
            response.delete_cookie(cookie)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _page(status=200, login="", error="", expired=False):
    return show(None, "desk/signin/index.html", status=status, login=login, error=error, next=_next(), expired=expired,
                out="out" in request.args)


def _next():
    """Where to go after signing in: an address of ours, else nothing."""
    text = request.values.get("next", "")
    return own_address(text, "/desk/") or own_address(text, "/field/")
