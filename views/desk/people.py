"""The people and devices of a site, by the names that the desk calls them."""

from flask_babel import gettext as _

from models import database
from views.desk.values import Names


def names(site):
    """The Names of everybody at the site."""
    return Names(dict(database.rows("SELECT id, name FROM person WHERE site = ?", site)))


def devices(site):
    """Node → what the desk calls it, and node → id of its first person."""
    found = database.rows(
        "SELECT node.id, node.desk, node.person, person.name FROM node LEFT JOIN person ON person.id = node.person "
        "WHERE node.site = ?", site)
    called = {node: device(node, desk, name) for node, desk, owner, name in found}
    return called, {node: owner for node, desk, owner, name in found}


def device(node, desk, name):
    """What the desk calls a node: its first person, and the start of its id to tell two phones of one apart."""
    if desk:
        return _("the desk")
    return _("phone of %(name)s (%(id)s)", name=name or "?", id=node[:4])
