"""Where this browser stands: its gate and the direction of its switch, remembered from tap to tap."""

from flask import request

DIRECTIONS = ("in", "out")
MONTH = 30 * 86_400


def gate():
    """The name of the gate, empty where none was chosen yet."""
    return request.cookies.get("gate", "")


def shown():
    """The gate that the page showed on which a form was filled in; another tab may have gone to another one since."""
    return request.form.get("gate", "").strip() or gate()


def direction():
    """The direction of the switch."""
    kept = request.cookies.get("direction")
    return kept if kept in DIRECTIONS else "in"


def remember(response, **places):
    """Keep `gate` or `direction` in this browser; return the response."""
    for name, value in places.items():
        response.set_cookie(name, value, max_age=MONTH, samesite="Lax", httponly=True)
    return response
