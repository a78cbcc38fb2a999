"""Places: the tree from the district down to the building, and the points that people post, open, guard and empty."""

from models.fields import Choice, Day, Integer, Moment, RecordId, Text, TextList, YesNo, _
from models.pages import NOW, TODAY, Listing, Step, Variants
from models.record import KEEPERS, About, Group, Record, Retention

YEAR = 365
LEVELS = {"district": _("District"), "subdistrict": _("Subdistrict"), "community": _("Community"),
          "compound": _("Compound"), "building": _("Building")}
USES = {"residential": _("Residential"), "commercial": _("Commercial"), "serviced": _("Serviced flats"),
        "industrial_park": _("Industrial park"), "office": _("Offices"), "other": _("Other")}
MANAGEMENT = ("managed_by", "no_management", "since", "covered_by")


class Place(Record):
    """A place of any level. Buildings are places too; the code of one in a compound is `xh/3`."""

    about = About(
        label=_("Place"),
        family="places",
        sign="home",
        title=("name", "code"),
        published=True,
        key=("code",),
        groups={"management": Group(MANAGEMENT, _("Management"), review="hard")},
        writers=("lead", *KEEPERS),
        retention=Retention(10 * YEAR),
        variants=Variants("level", {
            "district": ("code", "name", "aka", "address"),
            "subdistrict": ("code", "name", "aka", "address"),
            "community": ("code", "name", "aka", "address", "households"),
            "compound": ("code", "name", "aka", "address", "type", "households", *MANAGEMENT),
            "building": ("code", "name", "floors", "households"),
        }, always=("valid_from", "valid_to")),
        listing=Listing(chips=("level", "type", "no_management"), shows=("level", "households", "managed_by"),
                        order="code"),
        menu={"lead": 6, "coordinator": 1},
    )

    level = Choice(_("Level"), LEVELS, index=True)
    code = Text(_("Code"), max_length=60, index=True, hint=_("Short and never changed, a building as xh/3"))
    name = Text(_("Name of the place"), max_length=120, required=True, review="hard", index=True)
    aka = TextList(_("Also called"), policy="united")
    address = Text(_("Address"))
    type = Choice(_("Type"), USES)
    households = Integer(_("Households"), min=0, max=100_000)
    floors = Integer(_("Floors"), min=0, max=200)
    managed_by = RecordId(_("Managed by"), of="org")
    no_management = YesNo(_("Nobody manages it"))
    since = Day(_("Since"))
    covered_by = RecordId(_("Covered by"), of="org")
    valid_from = Day(_("From"))
    valid_to = Day(_("Until"))

    class Meta:
        table_name = "place"


POINTS = {
    "gate": _("Compound gate"), "building_door": _("Building door"), "lift_exit": _("Lift exit"),
    "notice_board": _("Notice board"), "lift_screen": _("Lift screen"), "led_screen": _("LED screen"),
    "e_board": _("Electronic board"), "loudspeaker": _("Loudspeaker"), "wechat_group": _("WeChat group"),
    "official_account": _("Official account"), "venue": _("Venue"), "mask_bin": _("Mask bin"), "store": _("Store"),
    "duty_post": _("Post"), "checkpoint": _("Patrol point"),
}
CHANNELS = ("notice_board", "lift_screen", "led_screen", "e_board", "loudspeaker", "wechat_group", "official_account")
POSTED = ("gate", "building_door", "lift_exit")
STATUS = ("state", "since", "proposed_by", "decided_by", "why")
STANDS = {"planned": ("amber", "wait"), "open": ("green", "yes"), "removed": ("", "undo"), "closed": ("red", "stop")}


class Point(Record):
    """A point within a place: a gate, a door, a screen, a bin, a store, a post."""

    about = About(
        label=_("Point"),
        family="places",
        sign="gate",
        title=("type", "name", "spot"),
        key=("type", "spot"),
        groups={"status": Group(STATUS, _("State"), policy="furthest", by="state", review="hard")},
        writers=("gate", "lead", "supply", *KEEPERS),
        retention=Retention(3 * YEAR),
        variants=Variants("type", {
            "gate": ("spot", "name", "serves", "hours", "code"),
            "venue": ("spot", "name", "venue", "owner"),
            "mask_bin": ("spot", "building", "opened_by"),
            "store": ("spot", "name"),
            "duty_post": ("spot", "duty", "needed", "owner"),
            "checkpoint": ("spot", "building", "code"),
            "wechat_group": ("spot", "name", "covers", "owner"),
            "official_account": ("spot", "name", "owner"),
            **dict.fromkeys(("building_door", "lift_exit", "notice_board", "lift_screen", "led_screen", "e_board",
                             "loudspeaker"), ("spot", "building", "owner", "covers")),
        }),
        steps=(
            Step("open", _("Open it"), {"state": ("planned", "closed", "removed", None)}, {"state": "open",
                                                                                           "since": NOW},
                 main=True, sign="yes"),
            Step("propose", _("Propose to close it"), {"state": ("open", None)}, {"state": "planned"},
                 asks=("proposed_by", "why"), sign="wait"),
            Step("close", _("Close it"), {"state": ("open", "planned", None)}, {"state": "closed", "since": NOW},
                 asks=("proposed_by", "decided_by", "why"), undo="open", sign="stop"),
            Step("remove", _("It is gone"), {"state": ("open", "planned", None)}, {"state": "removed", "since": NOW},
                 asks=("why",), undo="open", sign="undo"),
        ),
        mergeable=True,
        match={"type": 0, "spot": 5, "name": 3, "building": 1},
        listing=Listing(chips=("type", "state"), group="building", shows=("building", "state", "hours"), order="spot"),
        menu={"lead": 5, "supply": 5, "gate": 5},
    )

    type = Choice(_("Type"), POINTS, index=True)
    spot = Text(_("Where"), max_length=80, index=True)
    name = Text(_("Name of the point"), max_length=80)
    building = Text(_("Building"), max_length=40, index=True)
    state = Choice(_("State"), {"planned": _("Planned"), "open": _("In use"), "removed": _("Gone"),
                                "closed": _("Shut")},
                   policy="furthest", looks=STANDS, default="open", index=True)
    since = Moment(_("Since"))
    proposed_by = Text(_("Proposed by"), max_length=64)
    decided_by = Text(_("Decided by"), max_length=64)
    why = Text(_("Why"))
    serves = Choice(_("For"), {"people": _("People on foot"), "vehicles": _("Vehicles"),
                               "both": _("People and vehicles")})
    hours = Text(_("Hours"), max_length=40, hint=_("Such as 06:00-22:00"))
    owner = RecordId(_("Whose it is"), of="org")
    opened_by = TextList(_("Opened by"), policy="united")
    covers = Integer(_("Households reached"), min=0, max=100_000)
    venue = Choice(_("Kind of venue"), {"card_room": _("Card room"), "hall": _("Hall"), "gym": _("Gym"),
                                        "market": _("Market"), "other": _("Other")})
    duty = Text(_("What is done here"))
    needed = Integer(_("People needed"), min=0, max=100)
    code = Text(_("Printed code"), max_length=20, index=True)

    class Meta:
        table_name = "point"


THINGS = {"armband": _("Armband"), "thermometer": _("Thermometer"), "loudspeaker": _("Loudspeaker"), "key": _("Key"),
          "phone": _("Mobile phone"), "vest": _("Vest")}


class Asset(Record):
    """A numbered thing that is handed out and comes back."""

    about = About(
        label=_("Numbered item"),
        family="places",
        sign="list",
        title=("thing", "number"),
        key=("thing", "number"),
        groups={"holding": Group(("holder", "state", "since"), _("Who has it"), review="hard")},
        writers=("lead", "supply", *KEEPERS),
        readers=("lead", "supply", "officer", *KEEPERS),
        retention=Retention(400, when={"state": ("in_store", "returned", "lost")}),
        steps=(
            Step("issue", _("Hand it out"), {"state": ("in_store", "returned", None)}, {"state": "issued",
                                                                                        "since": TODAY},
                 asks=("holder",), undo="take_in", main=True, sign="out"),
            Step("take_in", _("It is back"), {"state": ("issued", "lost")}, {"state": "returned", "since": TODAY},
                 main=True, sign="in"),
            Step("lose", _("It is lost"), {"state": ("issued", "in_store", "returned", None)},
                 {"state": "lost", "since": TODAY}, sign="stop"),
        ),
        listing=Listing(chips=("thing", "state"), shows=("state", "holder"), order="number"),
        menu={"supply": 6},
    )

    thing = Choice(_("Thing"), THINGS)
    number = Text(_("Number"), max_length=20, index=True)
    holder = Text(_("Who has it"), max_length=64)
    state = Choice(_("State"), {"in_store": _("In store"), "issued": _("Handed out"), "returned": _("Given back"),
                                "lost": _("Lost")},
                   looks={"in_store": ("", "list"), "issued": ("amber", "out"), "returned": ("green", "in"),
                          "lost": ("red", "stop")}, default="in_store")
    since = Day(_("Since"))

    class Meta:
        table_name = "asset"
