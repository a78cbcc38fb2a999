"""The people of one phone: its first person, and those who joined it later."""

from models import database as db
from models.person import DESK_ROLES, Person
from sync import nodes

NAME = ("SELECT name FROM person WHERE id = ? AND (site = ? OR id IN (SELECT member.person FROM member JOIN node "
        "ON node.id = member.node WHERE node.site = ?))")


def of(node):
    """Who may act on a Node, the first person first. Nobody becomes a coordinator by picking up somebody's phone."""
    return [one for one in nodes.people(node) if one.id == node.person or one.role not in DESK_ROLES]


def acting(node, chosen):
    """The Person who acts: the `chosen` one where they are of this phone, else its first."""
    found = of(node) if chosen and chosen != node.person else ()
    return next((one for one in found if one.id == chosen), None) or Person.get_by_id(node.person)


def name_at(site, person):
    """The name of a person of a site, or of one who writes there; empty for others."""
    found = person and db.row(NAME, person, site, site)
    return found[0] if found else ""


def may_join(node, role):
    """Whether somebody with this role may join a Node, or None for no node: field work only."""
    return node is not None and node.revoked is None and role not in DESK_ROLES \
        and Person.get_by_id(node.person).role not in DESK_ROLES
