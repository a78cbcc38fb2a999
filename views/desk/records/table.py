"""Rows of records as a table: the columns that have something to say, and the state of each row in words."""

from flask import url_for
from flask_babel import gettext as _

from models import access
from models.fields import Integer, Number
from views.desk.records import values
from views.desk.records.changes import VOID

MOST, LONG, BRIEF, CUT = 9, 500, 16, 120


def table(model, site, rows, names):
    """Columns and rows for the template. A column in which no row has a value is left out, and what is too much."""
    declared = access.seen(model.kind(), *names.roles)
    names = values.with_references(names, site, declared, rows)
    filled = [name for name in _chosen(model, declared) if any(row[name] not in (None, "") for row in rows)]
    filled = {name: declared[name] for name in filled[:MOST]}
    columns = [column(name, f) for name, f in filled.items()]
    return columns, [_row(row, filled, names) for row in rows]


def _chosen(model, declared):
    """The fields by their use in a list: what names a record first, what it points at last, no other long texts."""
    names = [*model.about.title, *(name for name in declared if name not in model.about.title)]
    short = [name for name in names if name in model.about.title
             or declared[name].limits.get("max_length", 0) <= LONG]
    return sorted(short, key=lambda name: declared[name].type == "record")


def column(name, f):
    """The head of a column, or the label of a cell that stands alone."""
    return {"name": name, "label": _(f.label), "number": isinstance(f, Number | Integer)}


def states(row):
    """What is to be said about a row beyond its values: `colour`, `sign` and `word` each."""
    found = [STATES[name]() for name in ("void", "waiting", "same_as", "counted_in") if row.get(name)]
    if row["review"] and VOID in (row.get("conflicts") or ()):
        return [_disputed(), *found]
    return ([REVIEWS[row["review"]]()] if row["review"] else []) + found


def _row(row, filled, names):
    cells = [_cell(name, f, values.shown(f, row[name], names)) for name, f in filled.items()]
    return {
        "href": url_for("desk.record", id=row["id"]),
        "at": row["at"],
        "uncertain": row["uncertain"],
        "void": row["void"],
        "cells": cells,
        "states": states(row),
    }


def _cell(name, f, value):
    """`brief`: so short that it is never to be broken into two lines."""
    value = value if len(value) <= CUT or f.limits.get("max_length", 0) <= LONG else f"{value[:CUT - 1]}…"
    return {**column(name, f), "value": value, "brief": len(value) <= BRIEF}


def _state(colour, sign, word):
    return {"colour": colour, "sign": sign, "word": word}


REVIEWS = {
    1: lambda: _state("amber", "list", _("Two values")),
    2: lambda: _state("red", "stop", _("Needs a decision")),
}


def _disputed():
    return _state("red", "stop", _("Withdrawn by one, changed by another"))



STATES = {
    "void": lambda: _state("quiet", "undo", _("Withdrawn")),
    "waiting": lambda: _state("amber", "wait", _("Waiting for an earlier change")),
    "same_as": lambda: _state("quiet", "list", _("Logged twice")),
    "counted_in": lambda: _state("quiet", "list", _("Covered by a total")),
}
