"""The questions that a runner asks."""

from flask import current_app

from models.kinds import Errand
from models.kinds.errand import CARRIED, OPEN

LOOKED_AT = 500


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


def _untaken():
    return (Errand.status.in_(OPEN) | Errand.status.is_null()) & Errand.void.is_null()


def _ordered(site, condition):
    order = (Errand.needed_by.is_null(), Errand.needed_by, Errand.at, Errand.id)
    return list(Errand.select().where(Errand.site == site, condition).order_by(*order).limit(LOOKED_AT).dicts())
