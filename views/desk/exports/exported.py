"""What files of an export are called, and where it was asked for."""

from urllib.parse import parse_qsl, quote

from flask import url_for

from sync import clock
from sync.times import local, local_day

BOARD, BACKUP = "board", "backup"
FORMS = {"csv": "text/csv; charset=utf-8",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def called(label, then=None):
    """The name of a file without its ending: what is in it, and of which day or, if of an earlier moment, of which."""
    return f"{label}-{local_day(clock.now()) if then is None else local(then).strftime('%Y-%m-%d-%H%M')}"


def named(what, name, form):
    """A header with a plain name for every browser, and one in the reader's language."""
    plain = f"{what}-{local_day(clock.now())}"
    return f"attachment; filename=\"{plain}.{form}\"; filename*=UTF-8''{quote(f'{name}.{form}')}"


def list_of(what, asked):
    """The address of the list that a question (a dict) was put to."""
    if what == BACKUP:
        return url_for("desk.state")
    if what == BOARD:
        return url_for("desk.board", **asked)
    return url_for("desk.records", **{"known": None, **asked, "kind": what})


def page_of(what, text):
    """The address at which the same is asked for again; `text`: the question as it stood in the address."""
    return url_for("desk.export", **{"known": None, **dict(parse_qsl(text)), "what": what})
