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


def _shown(one):
    return {"id": one.id, "name": one.name or "", "unit": one.unit or "", "household": one.household or "",
            "tail": (one.phone or "")[-4:], "plates": one.plates or []}
