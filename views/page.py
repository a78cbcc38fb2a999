"""What the frame of every page needs, and the few filters that templates share. The device registers the same names."""

from flask import current_app, request
from flask_babel import format_decimal, get_locale

from sync import clock
from views import moments
from views.preferences import reads_big


def frame(site="", name="", gate=""):
    """The value `page` of a template: plain, JSON-shaped.

    `unsent` is known only to whoever has read the device's store; a page that comes from the centre can't say.
    `offline`: whether pages may register the service worker. `lock`: after how many minutes a phone locks itself; the
    centre's pages never do.
    """
    return {
        "lang": "en" if get_locale().language == "en" else "zh-CN",
        "big": reads_big(),
        "site": site,
        "gate": gate,
        "who": name,
        "unsent": {"known": False, "count": 0},
        "synced": clock.now(),
        "offline": current_app.config["OFFLINE"] == "1",
        "lock": 0,
        "wrong": False,
        "path": request.full_path.rstrip("?"),
    }


def clock_time(at):
    """The hour where the moment is of today, else as `datetime` says it."""
    moment = moments.local(at)
    return moment.strftime("%H:%M") if moment.date() == moments.today() else moments.when(at)


def yuan(fen):
    """An amount in fen as yuan: 4550 → 45.50."""
    return f"{fen / 100:.2f}"


WRONG = 422


def wrong(status, values):
    """Whether a form is answered in which something is wrong: the title of the page says so first."""
    return status == WRONG or bool(values.get("errors"))


FILTERS = {"datetime": moments.when, "exact": moments.minute, "clock": clock_time, "iso": moments.iso,
           "number": format_decimal, "yuan": yuan}
