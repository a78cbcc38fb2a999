"""Language, size of text and keys: kept in the browser, asked of nobody."""

from flask import Blueprint, redirect, request

from views.query import own_address

LANGUAGES = ("zh_CN", "en")
YEAR = 365 * 86_400

blueprint = Blueprint("preferences", __name__)


@blueprint.post("/preferences")
def keep():
    """Keep what was chosen, and go back to where the choice was made."""
    response = redirect(own_address(request.form.get("next", "")) or "/", 303)
    for name, allowed in (("lang", LANGUAGES), ("big", ("0", "1")), ("letters", ("0", "1"))):
        if request.form.get(name) in allowed:
            response.set_cookie(name, request.form[name], max_age=YEAR, samesite="Lax")
    return response


def language():
    """The language that was chosen, else the one that the browser asks for; Chinese where it asks for neither."""
    chosen = request.cookies.get("lang")
    return chosen if chosen in LANGUAGES else _accepted()


def reads_big():
    """Whether this reader wants big text."""
    return request.cookies.get("big") == "1"


def types_letters():
    """Whether single letters do something on pages that can be worked by keyboard: who dictates wants none of that."""
    return request.cookies.get("letters") != "0"


def _accepted():
    best = request.accept_languages.best_match(("zh", "zh-CN", "en"), "zh")
    return "en" if best == "en" else "zh_CN"
