"""Who goes on errands: everybody with a phone of the site who may write one."""

from models.kinds import Errand
from models.node import Member, Node
from models.person import Person


def of(site):
    """The people, those whose task it is first, then by name."""
    phones = Node.select(Node.id).where(Node.site == site, Node.desk == 0, Node.revoked.is_null())
    holders = Member.select(Member.person).where(Member.node.in_(phones))
    found = Person.select(Person.id, Person.name, Person.role).where(
        Person.id.in_(holders), Person.role.in_(Errand.about.writers))
    return sorted(found, key=lambda one: (one.role != "runner", one.name, one.id))


def others(who):
    """All of them but the one who asks: `[{"id", "name"}]`."""
    return [{"id": one.id, "name": one.name} for one in of(who.site) if one.id != who.person]
