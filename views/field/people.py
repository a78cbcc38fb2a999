"""Residents as the gate sees them: room, name, the end of the phone number, plates. Nothing else."""

from peewee import JOIN

from models import directory
from models.kinds import Household, Resident

SHOWN = 12


def find(site, typed):
    """Residents that fit what was typed: `{"rows": […], "more": …}`, by room."""
    ids = directory.find(site, typed, SHOWN + 1)
    rows = sorted(by_ids(site, ids[:SHOWN]), key=lambda one: ids.index(one["id"]))
    return {"rows": rows, "more": len(ids) > SHOWN}


def by_ids(site, ids):
    """The residents of these ids; who was taken back is left out."""
    home = (Household.site == Resident.site) & (Household.id == Resident.household)
    columns = (Resident.id, Resident.name, Resident.phone, Resident.plates, Resident.household, Household.unit)
    found = (Resident.select(*columns).join(Household, JOIN.LEFT_OUTER, on=home)
             .where(Resident.site == site, Resident.id.in_(ids), Resident.void.is_null()).namedtuples())
    return [_shown(one) for one in found] if ids else []


def by_id(site, id):
    """One resident, or None."""
    return next(iter(by_ids(site, [id])), None) if id else None


def home(site, id):
    """A home as one who comes with its card, or None: the name is nobody's."""
    found = Household.select(Household.unit).where(
        Household.site == site, Household.id == id, Household.void.is_null()).dicts().first()
    return nobody(found["unit"], id) if found else None


def nobody(unit, household=""):
    """Somebody of a room, whoever it is."""
    return {"id": "", "name": "", "unit": unit or "", "household": household, "tail": "", "plates": []}


def of(site, household):
    """Who lives in a home, as choices by name."""
    found = Resident.select(Resident.id, Resident.name).where(
        Resident.site == site, Resident.household == household, Resident.void.is_null())
    rows = sorted(found.tuples(), key=lambda one: (one[1] or "", one[0])) if household else []
    return [{"value": id, "label": name or ""} for id, name in rows[:SHOWN]]


def _shown(one):
    return {"id": one.id, "name": one.name or "", "unit": one.unit or "", "household": one.household or "",
            "tail": (one.phone or "")[-4:], "plates": one.plates or []}
