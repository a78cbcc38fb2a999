"""Screening, isolation, care: what is known of a home and done for it, and what people ask for."""

from models.fields import Choice, Day, Integer, MultiChoice, Person, RecordId, Text, TextList, YesNo, _
from models.pages import ME, TODAY, Flow, Lines, Listing, Step
from models.record import KEEPERS, About, Exclusive, Group, Record, Retention

FIELD = ("gate", "runner", "lead", "counsellor", "supply", *KEEPERS)
HELP = {"food": _("Food"), "medicine": _("Medicine"), "rubbish": _("Rubbish"), "care": _("Care"),
        "mood": _("Low spirits"),
        "other": _("Other")}
ADVICE = {"go_out_less": _("Go out less"), "no_gathering": _("No gatherings"), "wear_mask": _("Wear a mask"),
          "wash_hands": _("Wash hands")}
URGENCY = {"whenever": _("Whenever"), "week": _("This week"), "today": _("Today"), "now": _("Now")}
CHANNELS = {"phone": _("By phone"), "chat": _("Chat"), "web": _("Web page"), "in_person": _("In person"),
            "paper": _("Paper")}
HELD = ("active", "extended")


class Isolation(Record):
    """One home that isolates: from when, until when, on whose order, and the five things that it needs."""

    about = About(
        label=_("Home isolation"),
        family="care",
        sign="home",
        title=("household", "start"),
        groups={"progress": Group(("status", "ended_on", "end_reason"), _("Progress"), policy="furthest", by="status",
                                  review={"soft": "extended", "hard": "ended"})},
        writers=("lead", *KEEPERS),
        readers=("lead", *KEEPERS),
        retention=Retention(30, after="ended_on", when={"status": ("ended", "moved", "lost")}),
        exclusive=(Exclusive(("household",), {"status": HELD}),),
        steps=(
            Step("begin", _("It begins"), {"status": ("reported", None)}, {"status": "active"}, main=True, sign="yes"),
            Step("extend", _("Extend it"), {"status": HELD}, {"status": "extended"}, asks=("planned_end", "order_no"),
                 sign="wait"),
            Step("end", _("End it"), {"status": HELD}, {"status": "ended", "ended_on": TODAY}, asks=("end_reason",),
                 sign="yes"),
            Step("move", _("Taken elsewhere"), {"status": (*HELD, "reported", None)}, {"status": "moved"}, sign="out"),
            Step("lose", _("Cannot be found"), {"status": (*HELD, "reported", None)}, {"status": "lost"}, sign="stop"),
        ),
        listing=Listing(chips=("status", "category", "supplies"), shows=("status", "planned_end", "help")),
        menu={"lead": 1, "coordinator": 11},
        page="flow",
        flow=Flow("planned_end", ("moved", "lost", "ended")),
    )

    household = RecordId(_("Household"), of="household", required=True)
    people = TextList(_("Who isolates"), policy="united")
    category = Choice(_("Category"), {"returnee": _("Came back"), "contact": _("Contact"), "traveller": _("Traveller"),
                                      "discharged": _("Out of hospital"), "other": _("Other")})
    mode = Choice(_("Where"), {"home": _("At home"), "facility": _("In a facility")}, review="hard")
    start = Day(_("Begins"), default=TODAY)
    planned_end = Day(_("Planned end"), policy="safest", review="hard")
    previous_end = Day(_("End before"))
    order_no = Text(_("Number of the order"), max_length=80)
    directive = RecordId(_("By which order"), of="directive")
    reason = Text(_("Reason"))
    lead = Person(_("Who looks after it"), default=ME)
    status = Choice(_("Status"), {"reported": _("Reported"), "active": _("Isolating"), "extended": _("Extended"),
                                  "moved": _("Taken elsewhere"), "lost": _("Not found"), "ended": _("Ended")},
                    policy="furthest", default="reported", index=True, sets={"held": HELD},
                    looks={"reported": ("amber", "wait"), "active": ("red", "home"), "extended": ("red", "home"),
                           "moved": ("", "out"), "lost": ("red", "stop"), "ended": ("green", "yes")})
    ended_on = Day(_("Ended on"))
    end_reason = Choice(_("Why it ended"), {"term": _("Time is over"), "tested": _("Tested"), "moved": _("Moved"),
                                            "error": _("Was a mistake"), "other": _("Other")})
    group_joined = YesNo(_("Joined the group"))
    sign = Choice(_("Sign at the door"), {"none": _("None"), "placed": _("Placed"), "removed": _("Taken off")},
                  policy="furthest")
    basket = YesNo(_("Basket set up"))
    form = YesNo(_("Health form given"))
    discipline = YesNo(_("Rules explained"))
    discipline_text = Text(_("Number of the text"), max_length=20)
    supplies = Choice(_("Supplies at home"), {"assured": _("Assured"), "partly": _("In part"), "lacking": _("Lacking")},
                      policy="safest", review="soft")
    help = MultiChoice(_("Needs help with"), HELP)

    class Meta:
        table_name = "isolation"


class Screening(Record):
    """What was found at one home in one round. Two teams who knock at one door write one record."""

    about = About(
        label=_("Screening"),
        family="care",
        sign="find",
        title=("household", "round"),
        key=("household", "round"),
        writers=("lead", *KEEPERS),
        readers=("lead", *KEEPERS),
        retention=Retention(30),
        listing=Listing(chips=("result",), shows=("result", "present", "regions")),
        lines=Lines("household", ("result", "present"), round="round"),
        steps=(Step("isolate", _("Report the isolation"), {"result": ("to_isolate",)}, {}, main=True, sign="home"),),
        menu={"lead": 16},
    )

    household = RecordId(_("Household"), of="household")
    round = RecordId(_("Round"), of="campaign")
    asked_by = TextList(_("Asked by"), policy="united")
    present = Integer(_("People at home"), min=0, max=100)
    regions = TextList(_("Registered elsewhere"), policy="united")
    travel = TextList(_("Travels"), policy="united", hint=_("Such as 2020-01-20 Wuhan G322, one on each line"))
    vehicle = Text(_("Vehicle"), max_length=20)
    result = Choice(_("Result"), {"not_home": _("Nobody at home"), "refused": _("Would not talk"),
                                  "nothing": _("Nothing found"),
                                  "to_follow": _("To be followed"), "to_isolate": _("To isolate")},
                    policy="safest", review="hard",
                    looks={"not_home": ("amber", "wait"), "refused": ("amber", "stop"), "nothing": ("green", "yes"),
                           "to_follow": ("amber", "find"), "to_isolate": ("red", "home")})

    class Meta:
        table_name = "screening"


class Visit(Record):
    """A visit to one home on one occasion: a campaign, or a day."""

    about = About(
        label=_("Visit"),
        family="care",
        sign="home",
        title=("household", "occasion"),
        key=("household", "occasion"),
        writers=FIELD,
        retention=Retention(60),
        listing=Listing(chips=("result", "purpose"), shows=("result", "purpose", "needs")),
        lines=Lines("household", ("result",)),
        steps=(Step("help", _("Ask for what they need"), {}, {}, main=True, sign="basket"),),
        menu={"lead": 17},
    )

    household = RecordId(_("Household"), of="household")
    occasion = Text(_("Occasion"), max_length=64, default=TODAY, index=True)
    purpose = Choice(_("Purpose"), {"publicity": _("Publicity"), "care": _("Care"), "distribution": _("Handing out"),
                                    "check_in": _("Looking in")})
    result = Choice(_("Result"), {"not_reachable": _("Not reachable"), "absent": _("Nobody at home"),
                                  "refused": _("Would not talk"), "answered": _("Spoken to")}, policy="furthest",
                    looks={"not_reachable": ("amber", "wait"), "absent": ("amber", "wait"), "refused": ("amber",
                                                                                                        "stop"),
                           "answered": ("green", "yes")})
    advice = MultiChoice(_("Advice given"), ADVICE)
    materials = TextList(_("Left there"), policy="united")
    visitors = TextList(_("Who went"), policy="united")
    needs = MultiChoice(_("Needs"), HELP)
    people = Integer(_("People"), min=0, max=100)

    class Meta:
        table_name = "visit"


class CareNote(Record):
    """What to remember of a home that needs looking after."""

    about = About(
        label=_("Home to look after"),
        family="care",
        sign="care",
        title=("household",),
        key=("household",),
        writers=("lead", *KEEPERS),
        readers=("lead", "counsellor", *KEEPERS),
        retention=Retention(400, after="until"),
        listing=Listing(chips=("because",), shows=("because", "every_days", "contact")),
        menu={"lead": 5, "counsellor": 2},
    )

    household = RecordId(_("Household"), of="household")
    because = MultiChoice(_("Because"), {
        "alone": _("Lives alone"), "over_80": _("Over 80"), "infant": _("Infant"), "pregnant": _("Pregnant"),
        "disabled": _("Disabled"), "dialysis": _("Dialysis"), "chronic": _("Chronic illness"),
        "no_phone": _("No phone"),
        "hardship": _("Hardship")})
    every_days = Integer(_("Look in every so many days"), min=1, max=60)
    contact = Text(_("Whom to call"), max_length=120)
    since = Day(_("Since"), default=TODAY)
    until = Day(_("Until"))
    note = Text(_("Note"), max_length=2_000, policy="joined")

    class Meta:
        table_name = "care_note"
