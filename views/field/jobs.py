"""Errands as a list shows them, and the questions that a runner asks."""

from datetime import datetime

from flask import current_app
from flask_babel import gettext as _

from models.kinds import Errand
from models.kinds.errand import CARRIED, LOOKS, OPEN
from sync import clock, times
from views.field import asked, shown

LOOKED_AT = 500
FIRST_YEAR, LAST_YEAR = 1971, 2199
# A state that is none of these words came to count all the same: it is shown as it is.
ODD = ("amber", "list")


def waiting(site):
    """Errands that nobody has taken, the most urgent first; at most LOOKED_AT of them."""
    return _ordered(site, _untaken())


def carried(site, person):
    """Errands that this person has taken and not finished."""
    return _ordered(site, Errand.status.in_(CARRIED) & (Errand.runner == person) & Errand.void.is_null())


def by_id(site, id):
    """One errand as a dict of columns, or None."""
    return next(iter(_ordered(site, Errand.id == id)), None)


def full(count):
    """`count`, where that many errands in one hand are enough; else 0. Advice alone: no claim is refused for it."""
    return count if count >= current_app.config["MOST_ERRANDS"] else 0


def building(unit):
    """The building of a room: what stands before the dash."""
    return (unit or "").partition("-")[0] if "-" in (unit or "") else ""


def row(errand, who):
    """One errand as a list shows it."""
    status = errand["status"] or "open"
    colour, sign = LOOKS.get(status, ODD)
    due = moment(errand["needed_by"])
    return {
        "id": errand["id"],
        "unit": errand["unit"] or "",
        "title": errand["title"] or "",
        "status": status,
        "word": word(status, errand["outcome"]),
        "colour": colour,
        "sign": sign,
        "needed_by": due,
        "late": due is not None and due < clock.now() and status in OPEN + CARRIED,
        "claimable": status in OPEN and not errand["void"],
        "mine": errand["runner"] == who.person and status in CARRIED,
        "heads": shown.heads(errand),
        "once": asked.once(),
    }


def word(status, outcome):
    """The state of an errand in words, with what became of the last try."""
    said = _(Errand.status.words[status]) if status in Errand.status.words else status
    if status in ("failed", "bought") and outcome in Errand.outcome.words:
        return _("%(state)s, last time: %(outcome)s", state=said, outcome=_(Errand.outcome.words[outcome]))
    return said


def moment(text):
    """A date-time as text in ms since 1970; without a zone it is meant in the site's. None for what can't be shown."""
    try:
        said = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if not FIRST_YEAR <= said.year <= LAST_YEAR:
        return None
    return int((said if said.tzinfo else said.replace(tzinfo=times.zone())).timestamp() * 1000)


def _untaken():
    return (Errand.status.in_(OPEN) | Errand.status.is_null()) & Errand.void.is_null()


def _ordered(site, condition):
    order = (Errand.needed_by.is_null(), Errand.needed_by, Errand.at, Errand.id)
    return list(Errand.select().where(Errand.site == site, condition).order_by(*order).limit(LOOKED_AT).dicts())
