"""Errands: what is needed, what was bought, what it cost."""

from models.fields import Choice, Integer, Moment, Person, RecordId, Text, _
from models.record import About, Group, Record

STATES = {"open": _("Open"), "failed": _("Not possible"), "claimed": _("Claimed"), "cancelled": _("Cancelled"),
          "bought": _("Bought"), "delivered": _("Delivered"), "closed": _("Settled")}
OUTCOMES = {"handed_over": _("Handed over"), "left_at_door": _("Left at the door"), "absent": _("Nobody at home"),
            "wrong_address": _("Wrong address"), "refused": _("Refused"), "unavailable": _("Not available"),
            "other": _("Other")}


class Errand(Record):
    """One thing to be done for one home, from the wish to the settled bill."""

    about = About(
        label=_("Errand"),
        keep_days=60,
        title=("title", "unit"),
        groups={"progress": Group(("status", "runner", "outcome"), _("Progress"), policy="furthest", by="status",
                                  review={"soft": "claimed", "hard": "bought"})},
    )

    title = Text(_("What is needed"), required=True, max_length=200)
    household = RecordId(_("Household"), of="household")
    unit = Text(_("Room"), max_length=40)
    phone = Text(_("Phone"), max_length=40)
    needed_by = Moment(_("Needed by"))
    status = Choice(_("Status"), STATES, policy="furthest")
    runner = Person(_("Runner"))
    outcome = Choice(_("Outcome"), OUTCOMES)
    note = Text(_("Note"), max_length=10_000, policy="joined")

    class Meta:
        table_name = "errand"
        indexes = ((("site", "status"), False), (("site", "household"), False))


class ErrandItem(Record):
    """One line of an errand's shopping list."""

    about = About(label=_("Shopping item"), keep_days=60, title=("text", "quantity"))

    errand = RecordId(_("Errand"), of="errand")
    text = Text(_("Item"), max_length=500)
    quantity = Text(_("Quantity"), max_length=60)
    state = Choice(_("State"), {"wanted": _("Wanted"), "bought": _("Bought"), "substituted": _("Replaced by another"),
                                "unavailable": _("Not available")}, policy="furthest")
    price = Integer(_("Price"), min=0, max=100_000_000, unit="fen")

    class Meta:
        table_name = "errand_item"
        indexes = ((("site", "errand"), False),)


class ErrandMoney(Record):
    """One movement of money for an errand. A balance is the sum of movements, never a field."""

    about = About(label=_("Errand money"), keep_days=400, title=("what", "amount"))

    errand = RecordId(_("Errand"), of="errand")
    runner = Person(_("Runner"))
    amount = Integer(_("Amount"), min=-100_000_000, max=100_000_000, unit="fen")
    what = Choice(_("What for"), {"advanced": _("Advanced"), "repaid": _("Repaid"), "refunded": _("Refunded")})

    class Meta:
        table_name = "errand_money"
        indexes = ((("site", "errand"), False),)
