"""Posts and shifts: who stands where, and when."""

from models.fields import Choice, Day, Integer, Moment, MultiChoice, Person, RecordId, Text, YesNo, _
from models.kinds.people import HATS
from models.pages import ME, NOW, TODAY, Listing, Step, Taken
from models.record import KEEPERS, About, Group, Record, Requires, Rescue, Retention

STATES = {"offered": _("Offered"), "claimed": _("Taken"), "assigned": _("Assigned"), "confirmed": _("Confirmed"),
          "swapped": _("Swapped"), "cancelled": _("Cannot come"), "no_show": _("Did not come"),
          "signed_in": _("On duty"), "signed_out": _("Done")}
SERVED = ("signed_in", "signed_out")
COMING = ("offered", "claimed", "assigned", "confirmed")
# What a shift is for; those at a post are what its hours are covered by.
SERVICES = {"post": _("Standing at a post"), "patrol": _("Patrol"), "delivery": _("Bringing things up"),
            "counselling": _("Counselling"), "other": _("Other")}
POSTED_THERE = ("post",)


class Shift(Record):
    """A span of one day at one post, and how many are needed."""

    about = About(
        label=_("Shift"),
        family="posts",
        sign="wait",
        title=("post", "date", "begins"),
        key=("post", "date", "begins"),
        backdated=True,
        writers=("lead", *KEEPERS),
        retention=Retention(400),
        steps=(Step("cancel", _("Cancel it"), {"cancelled": (None,)}, {}, asks=("cancelled",), sign="stop"),),
        listing=Listing(chips=("hats",), group="date", shows=("ends", "cancelled"),
                        taken=Taken("duty", "shift", {"state": (*COMING, *SERVED)}, "needed", "post", "date", "begins",
                                    "ends", "cancelled", ("service", "hats"))),
        menu={"lead": 13, "gate": 6, "runner": 6, "coordinator": 9},
        page="roster",
    )

    post = RecordId(_("Post"), of="point")
    date = Day(_("Day"), default=TODAY, index=True)
    begins = Text(_("Begins"), max_length=5, hint=_("Such as 18:00"))
    ends = Text(_("Ends"), max_length=5)
    needed = Integer(_("People needed"), min=0, max=100)
    service = Choice(_("What it is for"), SERVICES)
    hats = MultiChoice(_("Hats"), HATS)
    team = RecordId(_("Team"), of="org")
    cancelled = Text(_("Cancelled because"))

    class Meta:
        table_name = "shift"


class Duty(Record):
    """One person at one shift or post."""

    about = About(
        label=_("Duty"),
        family="posts",
        sign="staff",
        title=("person", "volunteer", "shift", "post"),
        key=("of", "who"),
        groups={"standing": Group(("state", "swapped_to", "late_reason"), _("State"), policy="furthest", by="state",
                                  review={"soft": "assigned", "hard": "signed_in"})},
        writers=("gate", "runner", "lead", "counsellor", "supply", *KEEPERS),
        requires=(Requires("shift", "cancelled", (None,), {"state": ("signed_in",)},
                           _("On duty at a shift that was cancelled"),
                           _("%(title)s is on duty since %(at)s at the shift %(other)s, which was cancelled by then: "
                             "“%(state)s”.")),),
        retention=Retention(400),
        rescues=Rescue("shift", "shift", "person", {"state": ("cancelled", "no_show")},
                       {"state": ("signed_in", *COMING)}, ("volunteer", "person", "available"),
                       ("date", "begins", "ends"), "post", "cancelled"),
        steps=(
            Step("confirm", _("I will come"), {"state": ("offered", "claimed", "assigned", None)},
                 {"state": "confirmed"},
                 sign="yes"),
            Step("sign_in", _("I am here"), {"state": (*COMING, None)}, {"state": "signed_in", "in_at": NOW},
                 main=True, sign="in"),
            Step("sign_out", _("My shift is over"), {"state": "signed_in"}, {"state": "signed_out", "out_at": NOW},
                 main=True, sign="out"),
            Step("cancel", _("I can't come"), {"state": (*COMING, None)}, {"state": "cancelled"}, asks=("late_reason",),
                 undo="confirm", sign="undo"),
            # Whoever comes instead says so: nobody is put down for what they do not know of.
            Step("swap", _("I come instead"), {"state": (*COMING, None)}, {"state": "swapped", "relief": ME},
                 sign="visitor"),
            Step("relieve", _("I take over"), {"state": "signed_in"},
                 {"state": "signed_out", "out_at": NOW, "relief": ME}, sign="visitor"),
            Step("stay", _("I stay until somebody comes"), {"state": "signed_in", "stays": (None, False)},
                 {"stays": True}, sign="wait"),
            Step("miss", _("Did not come"), {"state": (*COMING, None)}, {"state": "no_show"}, by=("lead", *KEEPERS),
                 sign="stop"),
        ),
        listing=Listing(chips=("state",), shows=("state", "shift", "post", "in_at", "relief", "stays")),
        menu={"lead": 14, "gate": 7, "runner": 7},
        page="flow",
    )

    shift = RecordId(_("Shift"), of="shift")
    post = RecordId(_("Post"), of="point")
    of = Text(_("At"), max_length=64, widget="hidden", copies="shift post", index=True)
    person = Person(_("Person"), default=ME)
    volunteer = RecordId(_("Volunteer"), of="volunteer")
    who = Text(_("Who"), max_length=64, widget="hidden", copies="volunteer person", index=True)
    state = Choice(_("State"), STATES, policy="furthest", default="claimed", index=True,
                   looks={"offered": ("amber", "wait"), "claimed": ("", "visitor"), "assigned": ("", "visitor"),
                          "confirmed": ("", "yes"), "swapped": ("", "undo"), "cancelled": ("red", "undo"),
                          "no_show": ("red", "stop"), "signed_in": ("green", "in"), "signed_out": ("green", "yes")},
                   sets={"coming": COMING, "served": SERVED})
    swapped_to = Text(_("Swapped with"), max_length=64)
    late_reason = Text(_("Why so late"))
    pledged_on = Day(_("Pledged on"), policy="earliest", default=TODAY)
    in_at = Moment(_("Signed in"), policy="earliest")
    out_at = Moment(_("Signed out"))
    relief = Person(_("Who comes instead"))
    stays = YesNo(_("Stays until somebody comes"))
    waives_holiday = YesNo(_("Gives up a holiday"))

    class Meta:
        table_name = "duty"
