"""What happens and what people ask for, until it is done; and talks in confidence."""

from models.fields import Choice, Day, Integer, Moment, MultiChoice, Person, RecordId, Text, _
from models.kinds.care import CHANNELS, FIELD, URGENCY
from models.pages import ME, NOW, TODAY, Flow, Listing, Step, Variants
from models.record import KEEPERS, About, Duplicates, Exclusive, Group, Record, Retention

DAY = 24 * 60 * 60 * 1000


class Incident(Record):
    """Something that happened or is announced, and what was done about it."""

    about = About(
        label=_("Incident"),
        family="care",
        sign="stop",
        title=("type", "title", "person"),
        groups={"progress": Group(("status", "outcome", "closed_at"), _("Progress"), policy="furthest", by="status",
                                  review={"soft": "acting", "hard": "closed"})},
        writers=("gate", "lead", "officer", *KEEPERS),
        readers=("lead", "officer", *KEEPERS),
        retention=Retention(60, when={"status": "closed"}),
        duplicates=Duplicates(("household", "plate", "person"), ("type",), within=DAY),
        variants=Variants("type", {
            "gathering": ("title", "household", "occasion", "planned_on", "expected", "present"),
            "fever": ("household", "resident", "person", "entry", "hold_place", "called", "handed_to"),
            "arrival_alert": ("title", "household", "person", "plate", "from_org", "received_at", "arrives"),
            "hazard": ("title", "household", "present"),
            "dispute": ("title", "household", "present"),
            "other": ("title", "household", "person"),
        }, always=("actions", "follow_up", "note")),
        steps=(
            Step("accept", _("Take it on"), {"status": ("reported", None)}, {"status": "accepted"}, main=True,
                 sign="visitor"),
            Step("act", _("Being dealt with"), {"status": ("reported", "accepted", None)}, {"status": "acting"},
                 sign="wait"),
            Step("close", _("Close it"), {"status": ("reported", "accepted", "acting", None)},
                 {"status": "closed", "closed_at": NOW}, asks=("outcome",), sign="yes"),
            Step("isolate", _("Report the isolation"), {"actions": ("isolate",)}, {}, sign="home"),
        ),
        listing=Listing(chips=("status", "type"), shows=("status", "household", "actions")),
        menu={"gate": 8, "lead": 4, "coordinator": 12},
        page="flow",
        flow=Flow("follow_up", ("closed",)),
    )

    type = Choice(_("Type"), {"gathering": _("Gathering"), "fever": _("Fever"), "arrival_alert": _("Announced arrival"),
                              "hazard": _("Danger"), "dispute": _("Dispute"), "other": _("Other")}, index=True)
    title = Text(_("What it is"))
    household = RecordId(_("Household"), of="household")
    resident = RecordId(_("Resident"), of="resident")
    person = Text(_("Name"), max_length=120)
    plate = Text(_("Plate"), max_length=20)
    entry = RecordId(_("Gate entry"), of="gate_entry")
    from_org = RecordId(_("From whom"), of="org")
    received_at = Moment(_("Received at"), policy="earliest", default=NOW)
    arrives = Day(_("Arrives on"))
    occasion = Choice(_("Occasion"), {"wedding": _("Wedding"), "funeral": _("Funeral"), "celebration": _("Celebration"),
                                      "other": _("Other")})
    planned_on = Day(_("Planned for"))
    expected = Integer(_("People expected"), min=0, max=10_000)
    present = MultiChoice(_("Who was there"), {
        "property": _("Property company"), "committee": _("Committee"), "community": _("Community"),
        "subdistrict": _("Subdistrict"), "police": _("Police")})
    hold_place = Text(_("Where they wait"), max_length=120)
    called = Text(_("Whom we called"), max_length=120)
    handed_to = Text(_("Handed to"), max_length=120)
    actions = MultiChoice(_("What was done"), {
        "monitor": _("Watched"), "screen": _("Screened"), "isolate": _("Isolated"), "dissuade": _("Talked out of it"),
        "transport": _("Taken along"), "report": _("Reported"), "repair": _("Repaired")})
    status = Choice(_("Status"), {"reported": _("Reported"), "accepted": _("Taken on"), "acting": _("Being dealt with"),
                                  "closed": _("Dealt with")}, policy="furthest", default="reported", index=True,
                    sets={"open": ("reported", "accepted", "acting")},
                    looks={"reported": ("red", "stop"), "accepted": ("amber", "visitor"), "acting": ("amber", "wait"),
                           "closed": ("green", "yes")})
    outcome = Choice(_("Outcome"), {
        "none": _("Nothing"), "refused": _("Would not hear of it"), "reduced": _("Made smaller"),
        "postponed": _("Put off"), "cancelled": _("Called off"), "handed_over": _("Handed to others"),
        "isolated": _("Isolated"), "cleared": _("Cleared up"),
        "repaired": _("Repaired")})
    closed_at = Moment(_("Closed at"))
    follow_up = Day(_("Look again on"))
    note = Text(_("Note"), max_length=2_000, policy="joined")

    class Meta:
        table_name = "incident"


class Request(Record):
    """What a resident asks for or says, from whichever channel, until it is done."""

    about = About(
        label=_("Request"),
        family="care",
        sign="phone",
        title=("text", "unit"),
        groups={"progress": Group(("status", "who"), _("Progress"), policy="furthest", by="status", review="soft")},
        writers=FIELD,
        readers=("lead", "supply", *KEEPERS),
        retention=Retention(60, when={"status": ("replied", "resolved", "closed", "rejected")}),
        match={"unit": 3, "category": 2, "phone": 2},
        variants=Variants("category", {
            **dict.fromkeys(("errand", "medicine", "repair", "complaint", "information", "counselling", "offer",
                             "other"),
                            ("text", "unit", "household", "phone", "urgency", "due")),
            "supplies": ("text", "asked_of", "urgency", "due"),
            "claim_flat": ("unit", "household", "phone", "text"),
            "thanks": ("text", "unit", "regards"),
        }, always=("channel",)),
        steps=(
            Step("take", _("I take it on"), {"status": ("new", None)}, {"status": "in_hand", "who": ME, "taken_by": ME},
                 main=True, sign="visitor"),
            Step("reply", _("Replied"), {"status": ("new", "in_hand", None)},
                 {"status": "replied", "who": ME, "first_reply_at": NOW}, sign="phone"),
            Step("resolve", _("It is solved"), {"status": ("in_hand", "replied")},
                 {"status": "resolved", "who": ME, "resolved_at": NOW}, main=True, sign="yes"),
            Step("close", _("Close it"), {"status": "resolved"}, {"status": "closed", "who": ME}, asks=("satisfied",),
                 sign="yes"),
            Step("reject", _("Cannot be done"), {"status": ("new", "in_hand", "replied", None)},
                 {"status": "rejected", "who": ME}, sign="stop"),
        ),
        listing=Listing(chips=("status", "category", "urgency"), shows=("status", "category", "urgency", "due")),
        menu={"lead": 3, "supply": 4, "coordinator": 13},
        page="flow",
        flow=Flow("due", ("resolved", "closed", "rejected")),
    )

    category = Choice(_("Category"), {
        "errand": _("Errand"), "medicine": _("Medicine"), "repair": _("Repair"), "complaint": _("Complaint"),
        "information": _("Wants to know"), "supplies": _("Needs supplies"), "claim_flat": _("Claims a flat"),
        "counselling": _("Someone to talk to"), "offer": _("Offer"), "thanks": _("Thanks"), "other": _("Other")},
        index=True)
    channel = Choice(_("Came by"), CHANNELS)
    text = Text(_("What was said"), max_length=1_000, required=True)
    unit = Text(_("Room"), max_length=40, index=True, copies="household.unit")
    household = RecordId(_("Household"), of="household")
    phone = Text(_("Phone"), max_length=40, widget="phone")
    number = Text(_("Number"), max_length=8)
    regards = Text(_("About"), max_length=64)
    asked_of = RecordId(_("Asked of"), of="org")
    taken_by = Person(_("Taken on by"))
    due = Moment(_("Due by"))
    urgency = Choice(_("How soon"), URGENCY, policy="safest")
    became = RecordId(_("Became"), of="errand")
    status = Choice(_("Status"), {"new": _("New"), "in_hand": _("In hand"), "replied": _("Replied"),
                                  "resolved": _("Solved"), "closed": _("Filed"), "rejected": _("Cannot be done")},
                    policy="furthest", default="new", index=True, sets={"open": ("new", "replied", "in_hand")},
                    looks={"new": ("amber", "wait"), "replied": ("", "phone"), "in_hand": ("", "visitor"),
                           "resolved": ("green", "yes"), "closed": ("green", "yes"), "rejected": ("", "stop")})
    who = Person(_("Who deals with it"))
    first_reply_at = Moment(_("First reply"), policy="earliest")
    resolved_at = Moment(_("Solved at"))
    satisfied = Choice(_("Satisfied"), {"no": _("No"), "partly": _("In part"), "yes": _("Yes")})

    class Meta:
        table_name = "request"


class Counsel(Record):
    """A talk in confidence, under a handle and no name. Sealed from everybody but counsellors."""

    about = About(
        label=_("Counselling"),
        family="care",
        sign="care",
        title=("handle", "day"),
        writers=("counsellor",),
        readers=("counsellor",),
        retention=Retention(30),
        exclusive=(Exclusive(("handle", "day"), {"state": ("open", "answered", None)}),),
        steps=(
            Step("answer", _("I answer it"), {"state": ("open", None)}, {"state": "answered", "answered_by": ME},
                 main=True,
                 sign="yes"),
            Step("refer", _("Refer it"), {"state": ("open", "answered", None)}, {"state": "referred"},
                 asks=("referred_to",),
                 sign="out"),
            Step("close", _("Close it"), {"state": ("answered", "referred")}, {"state": "closed"}, sign="yes"),
        ),
        listing=Listing(chips=("state", "level"), shows=("state", "level", "channel")),
        menu={"counsellor": 1},
    )

    team = RecordId(_("Group"), of="org")
    handle = Text(_("Handle"), max_length=40, hint=_("No name"))
    day = Day(_("Day"), default=TODAY, index=True)
    level = Choice(_("Level"), {"talk": _("Talk"), "urgent": _("Urgent")}, policy="safest")
    minutes = Integer(_("Minutes"), min=0, max=600)
    channel = Choice(_("Came by"), {"phone": _("By phone"), "chat": _("Chat"), "video": _("Video")})
    state = Choice(_("State"), {"open": _("Not answered yet"), "answered": _("Answered"), "referred": _("Referred"),
                                "closed": _("Finished")}, policy="furthest", default="open",
                   looks={"open": ("amber", "wait"), "answered": ("", "phone"), "referred": ("", "out"),
                          "closed": ("green", "yes")})
    answered_by = Person(_("Answered by"), policy="earliest", review="hard")
    referred_to = RecordId(_("Referred to"), of="org")
    note = Text(_("Note"), max_length=1_000)

    class Meta:
        table_name = "counsel"
