"""The place where the field's pages are registered."""

from collections.abc import Callable
from functools import wraps

from flask import Blueprint

blueprint = Blueprint("field", __name__, url_prefix="/field")


def also(rule: str, endpoint: str, view: Callable, method: str = "GET", **given) -> None:
    """Let a view answer one more address, with what is `given` to it beside what stands in the address.

    What is given is JSON-shaped: the phone gives the same to its twin.
    """
    @wraps(view)
    def answer(**params):
        return view(**params, **given)

    answer.given = given  # type: ignore[attr-defined]
    blueprint.add_url_rule(rule, endpoint, answer, methods=[method])
