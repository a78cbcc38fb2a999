"""Who may read and write what. Every door asks here: the feed, pages, search, exports, notices, the registry.

Whoever looks is told by the roles of all who can: of somebody at the desk their own, of a phone those of everybody who
is enrolled on it. Its store is open to whoever holds it, so that it gets what all of them may read, and no more.
"""

from models import homes, registry
from models.person import RESIDENT

# Where values of records come out. Each asks the functions of this module.
DOORS = ("feed", "notices", "registry", "lists", "search", "record", "history", "beneath", "moments", "inbox",
         "set aside", "files", "who looked", "figures")


def may_read(kind: str, *roles: str) -> bool:
    """Whether all of these roles may read records of a kind. Nobody knows who may read one that is not known here: it
    is for those alone who run the system."""
    readers = registry.KINDS[kind].about.readers if kind in registry.KINDS else ("administrator",)
    return not readers or _all(roles, readers)


def may_write(kind: str, role: str) -> bool:
    """Whether a role may write records of a kind."""
    if role == RESIDENT:
        return kind in homes.KINDS
    return kind in registry.KINDS and role in registry.KINDS[kind].about.writers


def may_set(kind: str, field: str, role: str) -> bool:
    """Whether a role may write a field of a kind: what is kept from it is not its to write either. What it only writes,
    without reading the kind, is its to write; a home may say what its page asks."""
    if role == RESIDENT:
        return any(form.kind == kind and field in (*form.asks, *form.sets) for form in homes.FORMS)
    readers = registry.SHAPES[kind].sealed.get(field) if kind in registry.SHAPES else None
    return may_write(kind, role) and (readers is None or role in readers)


def seen(kind: str, *roles: str) -> dict:
    """The fields of a kind that all of these roles see, name → Declared, in the order of declaration."""
    if kind not in registry.KINDS or not may_read(kind, *roles):
        return {}
    return {name: f for name, f in registry.KINDS[kind].declared().items() if not f.seen_by or _all(roles, f.seen_by)}


def sees_all(kind: str, *roles: str) -> bool:
    """Whether all of these roles see every field of a kind."""
    known = registry.KINDS[kind].declared() if kind in registry.KINDS else ()
    return may_read(kind, *roles) and len(seen(kind, *roles)) == len(known)


def hidden(*roles: str) -> frozenset:
    """What is kept from these roles: names of kinds, and `kind-field` of those that they may read in part."""
    found, models = set(), registry.KINDS
    # Every reading request asks this of every kind, and most are everybody's: no call for those.
    for kind, shape in registry.SHAPES.items():
        readers = models[kind].about.readers
        if readers and not _all(roles, readers):
            found.add(kind)
        elif shape.sealed:
            found.update(f"{kind}-{name}" for name, readers in shape.sealed.items() if not _all(roles, readers))
    return frozenset(found)


def asked(kind: str, *roles: str) -> dict:
    """The fields that a form asks of these roles: those that they see of what they read, all that are open to them of
    what they only write."""
    if not may_read(kind, *roles) and not (roles and all(may_write(kind, role) for role in roles)):
        return {}
    return {name: f for name, f in registry.KINDS[kind].declared().items() if not f.seen_by or _all(roles, f.seen_by)}


def counts(role: str) -> dict:
    """How many kinds a role reads and writes, and how many fields it sees, of all that there are."""
    fields = {kind: len(seen(kind, role)) for kind in registry.KINDS}
    return {"reads": sum(may_read(kind, role) for kind in registry.KINDS), "sees": sum(fields.values()),
            "writes": sum(may_write(kind, role) for kind in registry.KINDS)}


def _all(roles, allowed):
    return bool(roles) and all(role in allowed for role in roles)
