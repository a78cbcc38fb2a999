"""The rooms of a site, in the one form in which each was written down first."""

import re

from models import database as db
from models import forms

STREET = re.compile(r"^.*[路街巷道]\s*[0-9]+\s*号(?!楼)")
BEGINS = re.compile("[0-9A-Za-z]")


def known(site: int, typed: str | None) -> str | None:
    """The room of the site's households that was meant, as it stands there; None where none has it.

    "" where nothing can be said: nothing was typed, or the site has written down no rooms.
    """
    if not typed or db.row("SELECT 1 FROM household WHERE site = ? AND unit IS NOT NULL LIMIT 1", site) is None:
        return ""
    wanted = forms.room(typed) or typed
    units = db.rows("SELECT DISTINCT unit FROM household WHERE site = ? AND void IS NULL AND unit IS NOT NULL", site)
    same = sorted(unit for unit, in units if (forms.room(unit) or unit) == wanted)
    return typed if typed in same else next(iter(same), None)


def key(unit: str | None) -> str:
    """By what rooms are one, whatever is one by `forms.room`; "" for nothing."""
    return forms.room(unit) or forms.even(unit).lower()


def written(unit: str | None, building: str | None = None, stairs: str | None = None) -> tuple[str | None, str | None]:
    """`(unit, building)` of a room that is told in up to three columns, with hyphens between its parts: 3栋2单元1502
    and 3, 2, 1502 are 3-2-1502 of the building 3. What is no room stays as it is.
    """
    block, room = forms.parts(building) or [], _address(unit)
    of = block[0].upper() if block else forms.even(building) or None
    if room is None:
        return forms.even(unit) or None, of
    if of and not block and len(room) == 1:
        # A building with a name: its rooms are not those of the next.
        return f"{of}-{_even(room)}", of
    if len(room) == 1 or (block and forms.bare(room[0]) != forms.bare(block[0])):
        room = [*block, *(forms.parts(stairs) or () if len(room) == 1 else ()), *room]
    return _even(room), of or (room[0].upper() if len(room) > 1 else None)


def _address(text):
    """The parts of a room, also where the name of a street and of a compound stands before it."""
    found = forms.parts(text)
    if found:
        return found
    said = STREET.sub("", forms.even(text))
    told = (forms.parts(said[one.start():]) for one in BEGINS.finditer(said))
    return next((parts for parts in told if parts and len(parts) > 1), None)


def _even(parts):
    return "-".join(parts).upper() if parts else None
