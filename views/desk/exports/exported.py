"""What files of an export are called, and where it was asked for."""

from urllib.parse import parse_qsl, quote

from flask import url_for
from flask_babel import gettext as _

from sync import clock
from sync.times import DAY, local, local_day

BOARD, BACKUP = "board", "backup"
# How many days somebody may keep a file.
KEPT = 30
FORMS = {"csv": "text/csv; charset=utf-8",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def called(label, then=None):
    """The name of a file without its ending: what is in it, and of which day or, if of an earlier moment, of which."""
    return f"{label}-{local_day(clock.now()) if then is None else local(then).strftime('%Y-%m-%d-%H%M')}"


def named(what, name, form):
    """A header with a plain name for every browser, and one in the reader's language."""
    plain = f"{what}-{local_day(clock.now())}"
    return f"attachment; filename=\"{plain}.{form}\"; filename*=UTF-8''{quote(f'{name}.{form}')}"


def told(who, label, purpose, days):
    """What a file says of itself: who has it, what for, and until when, in sentences. `days`: how long what is in it is
    kept here, None for ever."""
    now = clock.now()
    until = local_day(now + min(days or KEPT, KEPT) * DAY)
    return [_("%(what)s, %(place)s. Taken out by %(name)s on %(when)s.", what=label, place=who.site_name, name=who.name,
              when=local(now).strftime("%Y-%m-%d %H:%M")),
            _("For: %(purpose)s", purpose=purpose),
            _("Use it for nothing else, give it to nobody else, and delete it by %(day)s.", day=until)]


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
