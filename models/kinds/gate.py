"""What happens at a gate."""

from models.fields import Choice, Integer, Number, RecordId, Text, YesNo, _
from models.pages import HERE, Listing
from models.record import About, Duplicates, Record


class GateEntry(Record):
    """Somebody or some vehicle went in or out, or was turned back or held."""

    about = About(
        label=_("Gate entry"),
        family="gate",
        sign="gate",
        duplicates=Duplicates(("person", "plate"), ("direction",), ("unit",), turns=("direction",), place="gate", said={
            "in": _("%(one)s logged %(whom)s in %(at)s at %(place)s; %(other)s %(later)s. The same event?"),
            "out": _("%(one)s logged %(whom)s out %(at)s at %(place)s; %(other)s %(later)s. The same event?"),
            "": _("%(one)s logged %(whom)s %(at)s at %(place)s; %(other)s %(later)s. The same event?")}),
        title=("person", "plate", "unit"),
        listing=Listing(chips=("direction", "subject"), shows=("direction", "decision", "temperature")),
    )

    gate = Text(_("Gate"), max_length=60, default=HERE)
    direction = Choice(_("Direction"), {"in": _("In"), "out": _("Out")})
    subject = Choice(_("Who"), {"resident": _("Resident"), "visitor": _("Visitor"), "courier": _("Courier"),
                                "staff": _("Staff"), "vehicle": _("Vehicle")})
    person = Text(_("Name"), max_length=120)
    unit = Text(_("Room"), max_length=40, index="device", copies="household.unit")
    household = RecordId(_("Household"), of="household")
    plate = Text(_("Plate"), max_length=20)
    temperature = Number(_("Temperature"), min=30, max=45, decimals=1, unit="°C", review="soft", by_rule=False)
    second = Number(_("Second reading"), min=30, max=45, decimals=1, unit="°C", review="soft", by_rule=False)
    mask = YesNo(_("Mask worn"))
    decision = Choice(_("Decision"), {"let_in": _("Let in"), "let_out": _("Let out"),
                                      "turned_back": _("Turned back"), "held": _("Held"),
                                      "handed_over": _("Handed to care"), "left_at_gate": _("Left at the gate")},
                      review="soft")
    purpose = Text(_("Purpose"), max_length=200)
    companions = Integer(_("Companions"), min=0, max=99)
    note = Text(_("Note"), max_length=10_000, policy="joined")

    class Meta:
        table_name = "gate_entry"

