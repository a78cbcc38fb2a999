"""What the code calls by a word of its own, as people call it: types of items, kinds of records."""

from flask_babel import gettext as _

from models.registry import KINDS


def heading(type):
    """What items of a type have in common; empty for a type that there is not."""
    return HEADINGS[type]() if type in HEADINGS else ""


def matter(text):
    """What the id of an item, or what a rule covers, is about."""
    return heading(text.partition(":")[0])


def kind(name):
    """What records of a kind are called; empty for a kind that there is not."""
    return _(KINDS[name].about.label) if name in KINDS else ""


HEADINGS = {
    "claims": lambda: _("One errand, two runners"),
    "void": lambda: _("Withdrawn, and changed afterwards"),
    "balance": lambda: _("Money not given back"),
    "rival": lambda: _("Different values"),
    "reading": lambda: _("Different readings"),
    "aside": lambda: _("Set aside"),
    "same_event": lambda: _("Perhaps the same event"),
    "same_person": lambda: _("Perhaps the same person"),
    "same_home": lambda: _("Perhaps the same home"),
    "day": lambda: _("Written on another day"),
    "clock": lambda: _("A clock that was wrong"),
}
