"""What happens at a gate: entries, the rules that hold there, and the passes."""

from models.fields import Choice, Day, Integer, Moment, Number, RecordId, Text, TextList, YesNo, _
from models.pages import HERE, NOW, TODAY, Listing, Mend, Step, Variants
from models.record import KEEPERS, About, Duplicates, Group, Quota, Record, Requires, Retention

TURNED = {"no_pass": _("No pass"), "quota_used": _("Been out already"), "held": _("Pass held"), "fever": _("Fever"),
          "no_mask": _("No mask"), "no_visitors": _("No visitors"), "out_of_hours": _("Out of hours"),
          "card": _("Card not right"), "watched": _("Watched for"), "other": _("Other")}


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
        mend=Mend(("direction", "unit", "person", "plate", "temperature", "note"),
                  (_("Logged twice"), _("Wrong person"), _("Wrong direction"), _("Did not happen"))),
        retention=Retention(30),
        listing=Listing(chips=("direction", "subject"), shows=("direction", "decision", "temperature")),
        quota=Quota("allowed", "allowed_days", "allowed_for",
                    {"household": ("household",), "person": ("household", "person")},
                    {"direction": ("out",), "decision": ("let_out", None)},
                    _("Out more often than allowed"),
                    _("%(title)s: out %(n)s times, %(times)s. Allowed: %(most)s %(span)s.")),
        requires=(Requires(
            "permit", "state", ("valid", None), {"decision": ("let_in", "let_out", None)},
            _("Let through on a pass that was held"),
            _("%(title)s was let through %(at)s on the pass %(other)s, which was “%(state)s” by then.")),),
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
    resident = RecordId(_("Resident"), of="resident", index="device")
    permit = RecordId(_("Pass"), of="permit", index="device")
    rule = RecordId(_("Gate rules"), of="regime", index=False)
    # What the rule allowed when this was written: nobody is judged by one that came later.
    allowed = Integer(_("Times out allowed"), min=0, max=50)
    allowed_days = Integer(_("In so many days"), min=1, max=60)
    allowed_for = Choice(_("Counted for each"), {"household": _("Household"), "person": _("Person")})
    point = RecordId(_("Gate point"), of="point", index=False)
    transport = Choice(_("By"), {"foot": _("On foot"), "bike": _("Bicycle"), "car": _("Car"), "bus": _("Bus")})
    passengers = Integer(_("Passengers"), min=0, max=99)
    host = Choice(_("The host"), {"agreed": _("Agreed"), "refused": _("Did not agree"),
                                  "not_reached": _("Not reached")})
    host_name = Text(_("Name of the host"), max_length=60)
    turned_because = Choice(_("Turned back because"), TURNED)
    # What a card says, for as long as the pass that it is of has not come here.
    card = Text(_("Number of the card"), max_length=20)
    holder = Text(_("Holder of the card"), max_length=64, widget="hidden")
    # The limit of the rule under which it was measured, where that is not the district's.
    fever_above = Number(_("Fever above"), min=30, max=45, decimals=1, unit="°C")
    back_within = Integer(_("To be back within minutes"), min=0, max=1_440)
    phone = Text(_("Phone"), max_length=40, widget="phone")
    watched = Text(_("Watched for"), max_length=20)

    class Meta:
        table_name = "gate_entry"


class Regime(Record):
    """Who may come and go from one moment on. Two who set a rule from the same moment make one record."""

    about = About(
        label=_("Gate rules"),
        family="gate",
        sign="gate",
        title=("since",),
        published=True,
        key=("since",),
        writers=("officer", *KEEPERS),
        retention=Retention(3 * 365),
        listing=Listing(shows=("residents", "quota_trips", "visitors", "until")),
        menu={"gate": 4, "coordinator": 7},
    )

    since = Moment(_("From"), default=NOW, index=True)
    until = Moment(_("Until"), review="hard")
    gates = TextList(_("Gates"), policy="united", hint=_("Their names, one on each line; empty: all gates"))
    residents = Choice(_("Residents"), {"free": _("Free"), "pass": _("With a pass"), "quota": _("So many times"),
                                        "none": _("Not at all")})
    quota_per = Choice(_("Counted for each"), {"household": _("Household"), "person": _("Person")})
    quota_trips = Integer(_("Times out"), min=0, max=50)
    quota_days = Integer(_("In so many days"), min=1, max=60)
    hours_from = Text(_("From the hour"), max_length=5, hint=_("Such as 06:00"))
    hours_to = Text(_("To the hour"), max_length=5, hint=_("Such as 22:00"))
    most_minutes = Integer(_("Minutes at most"), min=0, max=1_440)
    visitors = Choice(_("Visitors"), {"free": _("Free"), "registered": _("Written down"),
                                      "host_agrees": _("Their host agrees"), "none": _("Not at all")})
    couriers = Choice(_("Couriers"), {"to_door": _("To the door"), "at_gate": _("To the gate"),
                                      "none": _("Not at all")})
    vehicles = Choice(_("Vehicles"), {"free": _("Free"), "registered": _("Written down"),
                                      "residents": _("Residents' only"), "none": _("Not at all")})
    mask = YesNo(_("Mask needed"))
    fever_above = Number(_("Fever above"), min=30, max=45, decimals=1, unit="°C")
    watch = TextList(_("Watch for"), policy="united", hint=_("How plates or phones begin, one on each line"))
    watch_why = Text(_("Why they are watched"))
    watch_until = Day(_("Watched until"))
    text = Text(_("In words"), max_length=2_000)

    class Meta:
        table_name = "regime"


STANDING = ("state", "held_from", "held_to")


class Permit(Record):
    """A pass. A gate sees that it is held, never why."""

    about = About(
        label=_("Pass"),
        family="gate",
        sign="yes",
        title=("number", "unit"),
        key=("holder",),
        groups={"standing": Group(STANDING, _("State"), policy="furthest", by="state", review="soft")},
        writers=("gate", "lead", *KEEPERS),
        readers=("gate", "lead", *KEEPERS),
        retention=Retention(60, after="valid_to"),
        variants=Variants("type", {
            "household": ("household", "number", "issued_on", "valid_to"),
            "resident": ("resident", "number", "unit", "issued_on", "valid_to"),
            "vehicle": ("plate", "number", "unit", "valid_to"),
            "visitor": ("visitor", "number", "unit", "valid_to"),
            "staff": ("visitor", "number", "valid_to"),
        }),
        steps=(
            Step("hold", _("Hold it"), {"state": ("valid", None)}, {"state": "held", "held_from": TODAY},
                 asks=("held_to",),
                 by=("lead", *KEEPERS), undo="lift", sign="stop"),
            Step("lift", _("Let it count again"), {"state": "held"}, {"state": "valid"}, asks=("lifted",),
                 needs=("lifted",), by=("lead", *KEEPERS), sign="yes"),
            Step("revoke", _("Withdraw it"), {"state": ("valid", "held", None)}, {"state": "revoked"},
                 by=("lead", *KEEPERS), sign="turned"),
        ),
        listing=Listing(chips=("state", "type"), shows=("state", "valid_to"), order="number"),
        menu={"gate": 3, "lead": 12, "coordinator": 8},
    )

    holder = Text(_("Holder"), max_length=64, index=True, widget="hidden", copies="household resident plate visitor")
    type = Choice(_("Type"), {"household": _("Household"), "resident": _("Resident"), "vehicle": _("Vehicle"),
                              "visitor": _("Visitor"), "staff": _("Staff")})
    number = Text(_("Number of the pass"), max_length=20, index=True, numbered=6)
    household = RecordId(_("Household"), of="household")
    resident = RecordId(_("Resident"), of="resident")
    plate = Text(_("Plate"), max_length=20)
    visitor = Text(_("Name"), max_length=60)
    unit = Text(_("Room"), max_length=40, index=True, copies="household.unit")
    issued_on = Day(_("Issued on"), default=TODAY)
    valid_to = Day(_("Valid until"))
    printed = Integer(_("Times printed"), min=0, max=100)
    state = Choice(_("State"), {"valid": _("Valid"), "held": _("On hold"), "revoked": _("Withdrawn")},
                   policy="furthest",
                   looks={"valid": ("green", "yes"), "held": ("red", "stop"), "revoked": ("red", "turned")},
                   default="valid")
    held_from = Day(_("Held from"))
    held_to = Day(_("Held until"))
    lifted = Text(_("Why it counts again"), seen_by=("lead", *KEEPERS))

    class Meta:
        table_name = "permit"
