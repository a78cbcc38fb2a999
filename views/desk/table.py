"""Rows of records as a table: the columns that have something to say, and the state of each row in words."""

from flask import url_for
from flask_babel import gettext as _

from models.fields import Integer, Number
from views.desk import values


def table(model, site, rows, names):
    """Columns and rows for the template. A column in which no row has a value is left out."""
    declared = model.declared()
    names = values.with_references(names, site, declared, rows)
    filled = {name: f for name, f in declared.items() if any(row[name] not in (None, "") for row in rows)}
    columns = [column(name, f) for name, f in filled.items()]
    return columns, [_row(row, filled, names) for row in rows]


def column(name, f):
    """The head of a column, or the label of a cell that stands alone."""
    return {"name": name, "label": _(f.label), "number": isinstance(f, Number | Integer)}


def states(row):
    """What is to be said about a row beyond its values: `colour`, `sign` and `word` each."""
    found = [STATES[name]() for name in ("void", "waiting", "same_as") if row.get(name)]
    return ([REVIEWS[row["review"]]()] if row["review"] else []) + found


def _row(row, filled, names):
    cells = [{**column(name, f), "value": values.shown(f, row[name], names)} for name, f in filled.items()]
    return {
        "href": url_for("desk.record", id=row["id"]),
        "at": row["at"],
        "uncertain": row["uncertain"],
        "void": row["void"],
        "cells": cells,
        "states": states(row),
    }


def _state(colour, sign, word):
    return {"colour": colour, "sign": sign, "word": word}


REVIEWS = {
    1: lambda: _state("amber", "more", _("Two values")),
    2: lambda: _state("red", "stop", _("To be decided")),
}
STATES = {
    "void": lambda: _state("quiet", "undo", _("Taken back")),
    "waiting": lambda: _state("amber", "wait", _("Waiting for an earlier change")),
    "same_as": lambda: _state("quiet", "list", _("Told twice, counted once")),
}
