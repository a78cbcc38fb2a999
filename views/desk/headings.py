"""What the code calls by a word of its own, as people call it: types of items, kinds of records."""

from functools import partial

from flask_babel import gettext as _

from models.registry import KINDS, SHAPES
from sync import balance, batches, quota, requires, transit
from sync.ids import Cause, ItemId
from sync.rules import SAME


def heading(type, cause=""):
    """What items of a type, and of a cause, have in common; empty for a type that there is not.

    A kind may have words of its own for it; of a type alone they are said as long as no other kind has such items.
    """
    if type in SAID:
        kind = Cause.parse(cause).kind
        own = [said for name, said in SAID[type] if kind in (name, "")]
        if len(own) == 1 and own[0]:
            return _(own[0])
    return HEADINGS[type]() if type in HEADINGS else ""


def matter(text):
    """What the id of an item, or what a rule covers, is about."""
    return heading(*ItemId.parse(text))


def kind(name):
    """What records of a kind are called; empty for a kind that there is not."""
    return _(KINDS[name].about.label) if name in KINDS else ""


def _perhaps(kind):
    same = KINDS[kind].about.same
    return _(same.heading) if same else _("Perhaps twice the same: %(kind)s", kind=_(KINDS[kind].about.label))


# Type → of each kind that has such items, its name and its own words, if any.
SAID = {
    "claims": [(kind, part.claims.heading if part.claims else "") for kind, shape in SHAPES.items()
               for name, part in shape.about.groups.items() if shape.parts[name].claims],
    "balance": [(kind, rule.heading) for kind, rule in balance.KINDS.items()],
    "batch": [(kind, rule.heading) for kind, rule in batches.KINDS.items()],
    "transit": [(kind, rule.legs.heading) for kind, rule in transit.KINDS.items()],
    "stale": [(kind, rules[0].heading) for kind, rules in requires.KINDS.items()],
    "quota": [(kind, rule.heading) for kind, rule in quota.KINDS.items()],
}
HEADINGS = {
    "claims": lambda: _("One thing, two people"),
    "void": lambda: _("Withdrawn, and changed afterwards"),
    "balance": lambda: _("A balance below zero"),
    "transit": lambda: _("Sent, and not come as sent"),
    "batch": lambda: _("A total beside single reports"),
    "two_of_one": lambda: _("Two at once, where one should be"),
    "stale": lambda: _("Relied on what no longer held"),
    "quota": lambda: _("More often than allowed"),
    "rival": lambda: _("Different values"),
    "reading": lambda: _("Different readings"),
    "aside": lambda: _("Set aside"),
    "same_event": lambda: _("Perhaps the same event"),
    **{type: partial(_perhaps, kind) for kind, type in SAME.items()},
    "day": lambda: _("Written on another day"),
    "clock": lambda: _("A clock that was wrong"),
}
