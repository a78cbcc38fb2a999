"""Roles in words, and which of them may do what at the desk."""

from flask_babel import gettext

from models.person import DESK_ROLES, EVERYWHERE, MANAGERS, ROLES
from models.site import above
from sync.problems import Problem

FIELD = tuple(role for role in ROLES if role not in DESK_ROLES)
# Which role gives which: never one that may more than itself.
GIVES = {"coordinator": (*FIELD, "observer", "coordinator"), "administrator": ROLES}
EXPORTERS = (*MANAGERS, "officer")


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


LABELS = {
    "gate": _("Gate volunteer"),
    "runner": _("Errand runner"),
    "lead": _("Building lead"),
    "counsellor": _("Counsellor"),
    "supply": _("Supplies"),
    "coordinator": _("Coordinator"),
    "officer": _("Officer"),
    "observer": _("Observer"),
    "administrator": _("Administrator"),
    "resident": _("Resident"),
}

# What each may do, for whoever gives it.
MAY = {
    "gate": _("Logs who comes and goes at a gate."),
    "runner": _("Takes errands, buys and delivers."),
    "lead": _("Keeps the homes of a building, checks on them, closes the day."),
    "counsellor": _("Talks with people who need it; what is said stays between them."),
    "supply": _("Keeps the stores and hands things out."),
    "observer": _("Looks at everything at the desk that is open to it, and changes nothing."),
    "coordinator": _("Decides, corrects and reports at one place; invites phones and people, up to coordinators."),
    "officer": _("Looks at a place and all below it, publishes orders and rules, exports, and sees who looked."),
    "administrator": _("Everything, at a place and all below it: places, people of every role, devices."),
}


def label(role):
    """The role in the reader's language; an unknown one as it is."""
    return gettext(LABELS[role]) if role in LABELS else role or ""


def may(role):
    """What the role may do, in the reader's language."""
    return gettext(MAY[role])


def require(who, roles):
    """Raise Problem `forbidden` unless the role of `who` is one of `roles`."""
    if who.role not in roles:
        raise Problem("forbidden")


def gives(role, *of):
    """Which of these roles, all where none is named, somebody of a role may give and take."""
    return tuple(one for one in of or ROLES if one in GIVES.get(role, ()))


def may_keep(who, person):
    """Whether somebody may change what is known of a Person, and let them in again: of their own place or one below it,
    and of no role above their own."""
    here = who.home == EVERYWHERE or person.site == who.home or (
        person.site != EVERYWHERE and who.home in above(person.site))
    return here and person.role in gives(who.role)
