"""What people have said of a device, for its page."""

import json
import secrets

from models import access
from models.kinds import DeviceNote
from views import moments


def form(who, id):
    """What somebody may read of a device, with what its forms carry."""
    note = found(who.site, id) or {} if access.may_read(DeviceNote.kind(), *who.roles) else {}
    today = moments.today().isoformat()
    return {
        "name": note.get("name") or "",
        "reach": note.get("reach") or "",
        "rests": _rests(note, today),
        "since": note.get("rests_from"),
        "why": note.get("why") or "",
        "heads": note.get("heads") or json.dumps({}),
        "once": secrets.token_urlsafe(12),
    }


def _rests(note, today):
    since, until = note.get("rests_from"), note.get("works_from")
    return bool(since) and since <= today and (not until or until > today)


def found(site, id):
    """The note on a device as a dict of columns, or None."""
    return DeviceNote.select().where(DeviceNote.site == site, DeviceNote.node == id).dicts().first()
