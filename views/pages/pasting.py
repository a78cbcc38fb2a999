"""Pasted lines as rows: a chat list or a sheet, one line for each home, whatever stands between its words."""

import re

from models import forms
from views.auth import Who
from views.pages import lines_shown, shown

NUMBERED = re.compile(r"^\s*[0-9]{1,3}\s*[.．、)）](?![0-9])\s*")
CELLS = re.compile(r"[\t,，、;；|\s]+")


def split(who: Who, book: dict, kind: dict, view: dict, form: dict) -> tuple[dict, str]:
    """What stands in the rows with the pasted lines, name → text; and the lines for which there is no row."""
    typed = {name: text for name, text in form.items() if lines_shown.ROW.fullmatch(name)}
    rows = _rows(who, book, kind, view) if lines_shown.named(book, kind) else None
    names = kind["lines"]["asks"] if rows is not None else [kind["lines"]["of"], *kind["lines"]["asks"]]
    free, left = lines_shown.last(typed) + 1, []
    for line in form.get("paste", "").splitlines():
        first, *rest = cells = [cell for cell in CELLS.split(NUMBERED.sub("", line)) if cell] or [""]
        n = free if rows is None else rows.get(_alike(first))
        if first and n is None:
            left.append(line)
        elif first:
            typed |= _filled(kind, n, names, cells if rows is None else rest)
            free += 1
    return typed, "\n".join(left)


def _rows(who, book, kind, view):
    """What a line may begin with → its row: how the record of each is called, by the first of its names."""
    homes = lines_shown.homes(who, book, kind, view)
    names = shown.names(who, book, homes)
    return {_alike(shown.brief(book, home, names)): n for n, home in enumerate(homes)}


def _alike(text):
    return forms.room(text) or forms.even(text).lower()


def _filled(kind, n, names, cells):
    """The cells in the fields of a row; what is left over belongs to the last."""
    most = len(names) - 1
    told = zip(names, [*cells[:most], *([" ".join(cells[most:])] if cells[most:] else [])], strict=False)
    return {f"{n}.{name}": _worded(kind["fields"][name], text) for name, text in told}


def _worded(f, text):
    """A word of a Choice where its label was pasted."""
    return next((word for word, label in f["words"].items() if text in (word, label)), text)
