"""The people and devices of a site, by the names that the desk calls them."""

from typing import NamedTuple

from flask_babel import gettext as _

from models import database
from views.desk.records.values import Names


class Device(NamedTuple):
    """A node as the desk speaks of it. `owner`: id of its first person; `name`: that person's name, if known; `noted`:
    what somebody has called it."""

    id: str
    desk: int
    owner: str
    name: str | None
    noted: str | None = None

    @property
    def short(self):
        """The start of its id: enough to tell two phones of one person apart."""
        return self.id[:4]

    @property
    def called(self):
        """What a list of devices calls it."""
        return _("Desk") if self.desk == 1 else f"{_('Desk') if self.desk == 2 else self._own or '?'} ({self.short})"

    @property
    def _own(self):
        return self.noted or self.name

    def beside(self, person):
        """What to say of it after the name of whoever wrote: a phone of one's own needs no name."""
        if self.desk:
            return _("at the desk")
        if self.noted:
            return _("on “%(name)s” (%(id)s)", name=self.noted, id=self.short)
        if person == self.owner:
            return _("own phone (%(id)s)", id=self.short)
        return _("on the phone of %(name)s (%(id)s)", name=self.name or "?", id=self.short)


def names(site, *roles):
    """The Names of everybody at the site, and of those from above who have written there. `roles`: of who reads them.
    """
    found = dict(database.rows(
        "SELECT id, name FROM person WHERE site = ? UNION SELECT person.id, person.name FROM node JOIN member "
        "ON member.node = node.id JOIN person ON person.id = member.person WHERE node.site = ?", site, site))
    return Names(found, roles=roles)


def devices(site):
    """Node → Device, of all nodes of the site."""
    found = database.rows(
        "SELECT node.id, node.desk, node.person, person.name, device_note.name FROM node LEFT JOIN person "
        "ON person.id = node.person LEFT JOIN device_note ON device_note.site = node.site "
        "AND device_note.node = node.id AND device_note.void IS NULL WHERE node.site = ?", site)
    return {row[0]: Device(*row) for row in found}


def author(names, devices, node, by):
    """Who wrote an op, and on which device: `by` is the person that it names, None for the device's own."""
    device = devices.get(node) or Device(node, 0, "", None)
    person = by or device.owner
    who = names.person(person) or "?"
    return {"who": who, "author": _("%(who)s, %(device)s", who=who, device=device.beside(person))}
