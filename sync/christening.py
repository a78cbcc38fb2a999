"""What a phone is called from its first moment on, where its invitation says so: a note like any that the desk writes.
"""

import logging
from typing import NamedTuple

from models import database as db
from models.kinds import DeviceNote
from models.person import Invitation
from models.site import Site
from sync import intake
from sync.natural import natural_id

_log = logging.getLogger("lianfang")


class Scribe(NamedTuple):
    """For whom the desk writes: the id of a site and of a person. `said`: the digest of a form, where there is one."""

    site: int
    person: str
    said: str = ""


def name(invitation: Invitation, node: str) -> None:
    """Note what the node of that id is called, if the Invitation names it and nobody has done so yet.

    A phone is let in all the same where that can't be written: it can be named at the desk.
    """
    if not (invitation.name and invitation.by) or _is_noted(invitation.site, node):
        return
    code = Site.get_by_id(invitation.site).code
    fields, id = {"node": node, "name": invitation.name}, natural_id(code, DeviceNote.kind(), [node])
    try:
        intake.write(Scribe(invitation.site, invitation.by), DeviceNote.kind(), fields, id, {"node": [], "name": []})
    except (db.Busy, intake.Invalid):
        _log.exception("a phone could not be given its name")


def _is_noted(site, node):
    return DeviceNote.select().where(DeviceNote.site == site, DeviceNote.node == node).exists()
