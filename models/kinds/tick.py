"""What was done of what is due: the marks of the checklists."""

from models import checklists
from models.fields import Choice, Moment, Number, Text, YesNo, _
from models.pages import Listing
from models.record import About, Group, Record, Retention

STATES = {"due": _("Due"), "missed": _("Not done"), "refused": _("Was refused"), "done": _("Done"),
          "removed": _("Taken down again")}
LOOKS = {"due": ("amber", "wait"), "missed": ("amber", "wait"), "refused": ("red", "stop"), "done": ("green", "yes"),
         "removed": ("", "undo")}


class Tick(Record):
    """One thing that was due for one record or place in one round: there can only be one, whoever ticks it first.

    Who ticked it and when is what every record says; `done_by` and `done_at` are for who writes down later what
    another has done.
    """

    about = About(
        label=_("Tick"),
        family="day",
        sign="yes",
        title=("what", "on"),
        key=("of", "what", "on"),
        groups={"done": Group(("state", "done_at", "done_by"), _("How it went"), policy="furthest", by="state",
                              review={"soft": "missed", "hard": "removed"})},
        retention=Retention(400),
        listing=Listing(chips=("state",), shows=("state", "amount")),
    )

    of = Text(_("Of what"), max_length=64, index=True, hint=_("The id of a record, or the code of a place"))
    what = Choice(_("What"), checklists.words())
    on = Text(_("Which round"), max_length=64, index=True,
              hint=_("once, a day, a day and morning or evening, a person"))
    state = Choice(_("State"), STATES, looks=LOOKS)
    done_at = Moment(_("Done at"))
    done_by = Text(_("Done by"), max_length=64)
    amount = Number(_("How much it was"), min=0, max=1_000_000, decimals=2)
    unit = Choice(_("Unit"), {"bag": _("Bag"), "kg": _("Kilogram"), "litre": _("Litre"), "piece": _("Piece")})
    condition = Choice(_("Condition"), {"good": _("Good"), "damaged": _("Damaged"), "full": _("Full"),
                                        "missing": _("Missing")}, policy="safest")
    sealed = YesNo(_("Sealed"))
    note = Text(_("Note"), max_length=500, policy="joined")

    class Meta:
        table_name = "tick"
