"""What was ordered, announced and done about it: directives, campaigns, activities."""

from models.fields import Choice, Day, Integer, Moment, MultiChoice, Number, RecordId, Text, TextList, YesNo, _
from models.pages import NOW, TODAY, Flow, Lines, Listing, Step, Variants
from models.record import KEEPERS, About, Batch, Duplicates, Record, Retention

DAY = 24 * 60 * 60 * 1000
YEAR = 365
AUDIENCE = {"all": _("Everybody"), "leads": _("Building leads"), "gates": _("Gates"), "runners": _("Runners"),
            "teams": _("Teams"), "residents": _("Residents")}
WAYS = {"wechat_group": _("WeChat group"), "official_account": _("Official account"), "sms": _("Text message"),
        "paper": _("Paper"), "call": _("By phone"), "meeting": _("Meeting")}


class Directive(Record):
    """An order, an instruction, a notice: who issued it, from when it holds, who must acknowledge it."""

    about = About(
        label=_("Directive"),
        family="orders",
        sign="list",
        title=("title",),
        published=True,
        writers=("lead", "officer", *KEEPERS),
        retention=Retention(3 * YEAR),
        match={"doc_no": 5, "title": 5},
        variants=Variants("type", {
            "directive": ("title", "issuer", "doc_no", "issued_on", "text", "needs_ack", "ack_by", "supersedes"),
            "instruction": ("title", "text", "audience", "channel", "sent_at"),
            "response_level": ("title", "level", "effective_from", "effective_to", "issuer", "text"),
            "notice": ("title", "text", "audience", "channel", "public", "effective_to"),
            "guide": ("title", "text", "audience", "public"),
        }),
        listing=Listing(chips=("type",), shows=("type", "issued_on", "issuer")),
        menu={"lead": 9, "gate": 9, "runner": 9, "coordinator": 4},
    )

    type = Choice(_("Type"), {"directive": _("Order from above"), "instruction": _("Instruction"),
                              "response_level": _("Response level"), "notice": _("Notice"), "guide": _("Guide")},
                  index=True)
    title = Text(_("Title"), max_length=200, required=True, index=True)
    issuer = RecordId(_("Issued by"), of="org")
    doc_no = Text(_("Document number"), max_length=80)
    issued_on = Day(_("Issued on"), default=TODAY)
    effective_from = Moment(_("Holds from"))
    effective_to = Moment(_("Holds until"), review="hard")
    level = Choice(_("Response level"), {"4": _("Level 4"), "3": _("Level 3"), "2": _("Level 2"), "1": _("Level 1")})
    text = Text(_("Text"), max_length=10_000)
    audience = MultiChoice(_("For whom"), AUDIENCE)
    channel = MultiChoice(_("Sent by"), WAYS)
    sent_at = Moment(_("Sent at"), policy="earliest")
    needs_ack = YesNo(_("Has to be acknowledged"))
    ack_by = Day(_("Acknowledge by"))
    public = YesNo(_("For the public board"))
    supersedes = RecordId(_("Takes the place of"), of="directive")

    class Meta:
        table_name = "directive"


class Campaign(Record):
    """An action with a beginning and an end: a round of visits, of screening, of handing out, of cleaning."""

    about = About(
        label=_("Campaign"),
        family="orders",
        sign="list",
        title=("name",),
        published=True,
        writers=("lead", "officer", *KEEPERS),
        retention=Retention(3 * YEAR),
        variants=Variants("type", {
            "action": ("name", "orgs"),
            "publicity_round": ("name", "scope", "orgs", "target"),
            "screening_round": ("name", "scope", "orgs", "target"),
            "distribution_round": ("name", "scope", "goods", "store", "each", "per", "target"),
            "cleanup_drive": ("name", "scope", "orgs", "target"),
            "roll_call": ("name", "scope"),
        }, always=("since", "until")),
        steps=(
            Step("start", _("Begin"), {"state": ("planned", None)}, {"state": "running"}, undo="plan", main=True,
                 sign="yes"),
            Step("plan", _("Not yet"), {"state": "running"}, {"state": "planned"}, sign="undo"),
            Step("end", _("End it"), {"state": "running"}, {"state": "ended"}, sign="stop"),
        ),
        listing=Listing(chips=("type", "state"), shows=("type", "state", "since")),
        menu={"lead": 10, "coordinator": 5},
        page="flow",
        flow=Flow("until", ("ended",)),
    )

    type = Choice(_("Type"), {"action": _("Action"), "publicity_round": _("Publicity from door to door"),
                              "screening_round": _("Screening round"), "distribution_round": _("Handing out"),
                              "cleanup_drive": _("Clean-up"), "roll_call": _("Roll call")}, index=True)
    name = Text(_("Name of the action"), max_length=120, required=True)
    since = Day(_("From"), default=TODAY)
    until = Day(_("Until"))
    scope = TextList(_("Where"), policy="united", hint=_("Codes of places, one on each line"))
    orgs = TextList(_("Who takes part"), policy="united")
    goods = RecordId(_("What is handed out"), of="goods")
    store = RecordId(_("From which store"), of="point")
    each = Integer(_("How many each"), min=0, max=10_000)
    per = Choice(_("For each"), {"household": _("Household"), "head": _("Person")})
    target = Integer(_("Target"), min=0, max=10_000_000)
    state = Choice(_("State"), {"planned": _("Planned"), "running": _("Running"), "ended": _("Ended")},
                   policy="furthest", default="planned", index=True,
                   looks={"planned": ("amber", "wait"), "running": ("", "visitor"), "ended": ("green", "yes")})

    class Meta:
        table_name = "campaign"


PRINTED = ("stage", "quantity", "point", "org", "basis", "batch_no", "campaign")
WHAT = {"banner": _("Banner"), "poster": _("Poster"), "tip_sheet": _("Tip sheet"), "leaflet": _("Leaflet"),
        "open_letter": _("Open letter"), "initiative_letter": _("Letter of proposal"), "sms": _("Text messages"),
        "broadcast": _("Broadcast"), "meeting": _("Meeting"), "ceremony": _("Ceremony"), "cleanup": _("Clean-up"),
        "care": _("Care for neighbours"), "patrol": _("Patrol"), "disinfection": _("Disinfection"),
        "training": _("Training")}


class Activity(Record):
    """Something that was made, posted, handed out, sent, shown or held."""

    about = About(
        label=_("Activity"),
        family="orders",
        sign="staff",
        title=("what", "quantity", "spot"),
        writers=("lead", "supply", "gate", "officer", *KEEPERS),
        retention=Retention(3 * YEAR),
        duplicates=Duplicates(("org", "point"), ("what", "stage", "quantity"), ("batch_no",), within=DAY),
        batch=Batch(("what", "stage"), "org", heading=_("A total beside single reports"), said=_(
            "“%(title)s” is written down as a total of %(total)s, and %(n)s other reports of the same come to %(sum)s. "
            "Which of them count?")),
        variants=Variants("what", {
            **dict.fromkeys(("banner", "poster", "tip_sheet", "leaflet", "open_letter", "initiative_letter"), PRINTED),
            "sms": ("stage", "quantity", "failed", "org", "text_hash", "basis", "batch_no", "campaign"),
            "broadcast": ("stage", "point", "began", "ended", "text", "replaces"),
            "meeting": ("org", "began", "people", "text"),
            "ceremony": ("org", "began", "people", "text"),
            "training": ("org", "began", "people", "text"),
            "cleanup": ("began", "people", "households", "bags", "text", "campaign"),
            "care": ("began", "people", "households", "text", "org"),
            "patrol": ("began", "ended", "checkpoints", "findings", "people"),
            "disinfection": ("building", "spot", "agent", "dilution", "litres", "began"),
        }),
        listing=Listing(chips=("what", "stage"), shows=("what", "stage", "quantity", "org")),
        lines=Lines("point", ("quantity",)),
        menu={"lead": 11, "supply": 7, "coordinator": 6},
    )

    what = Choice(_("What"), WHAT, index=True)
    stage = Choice(_("Stage"), {"made": _("Produced"), "posted": _("Posted"), "handed_out": _("Handed out"),
                                "sent": _("Sent"), "shown": _("Shown"), "held": _("Took place")})
    quantity = Integer(_("How many"), min=0, max=10_000_000)
    failed = Integer(_("Not delivered"), min=0, max=10_000_000)
    org = RecordId(_("By whom"), of="org")
    campaign = RecordId(_("Campaign"), of="campaign")
    point = RecordId(_("Point"), of="point")
    spot = Text(_("Where"), max_length=80)
    building = Text(_("Building"), max_length=40)
    began = Moment(_("Began"), default=NOW)
    ended = Moment(_("Until when"))
    replaces = Text(_("Instead of"), max_length=120)
    text = Text(_("What was said"), max_length=2_000, policy="joined")
    text_hash = Text(_("Number of the text"), max_length=32)
    people = Integer(_("People"), min=0, max=100_000)
    households = Integer(_("Households"), min=0, max=100_000)
    bags = Integer(_("Bags"), min=0, max=100_000)
    agent = Text(_("Agent"), max_length=40)
    dilution = Text(_("Dilution"), max_length=20)
    litres = Number(_("Litres"), min=0, max=100_000, decimals=1)
    checkpoints = TextList(_("Points passed"), policy="united")
    findings = Text(_("Findings"), max_length=500, policy="joined")
    basis = Choice(_("Counted as"), {"item": _("Single report"), "batch": _("Total of a batch")}, default="item")
    batch_no = Text(_("Batch number"), max_length=40)

    class Meta:
        table_name = "activity"
