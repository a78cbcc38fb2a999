"""Roles in words, and which of them may do what at the desk."""

from flask_babel import gettext

from sync.problems import Problem

MANAGERS = ("coordinator", "administrator")
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


def label(role):
    """The role in the reader's language; an unknown one as it is."""
    return gettext(LABELS[role]) if role in LABELS else role or ""


def require(who, roles):
    """Raise Problem `forbidden` unless the role of `who` is one of `roles`."""
    if who.role not in roles:
        raise Problem("forbidden")
