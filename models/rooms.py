"""The rooms of a site, in the one form in which each was written down first."""

from models import database as db
from models import forms


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
