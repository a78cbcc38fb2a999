"""Fields of any kind as the desk asks for them, and what was typed into them."""

from flask import url_for

from sync.intake import Invalid
from views.pages import book, choosing, inputs


def asks(who, kind: str, names: list[str], typed: dict, errors: dict) -> list[dict]:
    """How to ask for fields of a kind. `typed`: name → text; `errors`: name → sentence."""
    one = book.entry(kind)
    options = choosing.options(who, book.here(who), one, names, typed)
    return placed(inputs.inputs(one, names, typed, errors, options), typed)


def placed(asked: list[dict], typed: dict) -> list[dict]:
    """What `pages.inputs` gives, with where the desk looks for a record (`find`) and by what it was looked for."""
    return [one | {"query": typed.get(one["name"] + choosing.SEARCHED, ""),
                   "find": url_for("desk.pick", kind=one["kind"], field=one["name"])} for one in asked]


def typed(kind: str, fields: dict) -> dict:
    """What stands in a form for these values: name → text."""
    return inputs.typed(book.entry(kind), fields)


def read(kind: str, names: list[str], form: dict) -> dict:
    """What a form says of these fields, as JSON values; None for nothing.

    Raises intake.Invalid where a record was looked for in one and none chosen.
    """
    found = inputs.read(book.entry(kind), names, form)
    unsure = choosing.unsure(names, found, form)
    if unsure:
        raise Invalid(unsure)
    return found
