"""What is counted, as data: day, board, place table and report are made of these, and each opens its records.

A figure counts the records of one kind that hold `where`: those that were not withdrawn and stand for themselves. It is
kept for each site and day, moved in the transaction that folds a record; `rebuild` makes it, `check` proves it. To
have one more on the day's page, under the family of its kind, and in the report takes one more line here.
"""

from dataclasses import dataclass, field
from typing import Any

from models.checklists import WORDS
from models.fields import _
from models.kinds.care import ADVICE, HELD
from models.kinds.errand import CARRIED, OPEN
from models.kinds.gate import TURNED
from models.kinds.health import DELIVERED, METHODS
from models.kinds.people import CAPACITIES, ROLES, TEAMS, TYPES
from models.kinds.place import CHANNELS, POINTS, POSTED, USES
from models.kinds.posts import SERVED
from models.where import ABOVE, FILLED

COUNT = "count"
PERS = ("total", "day", "now", "hour")
# A sum is kept as a whole number of 64 bits: of values up to this there may be ten million.
MOST = 10**9


@dataclass(frozen=True)
class Sum:
    """The sum of a field of numbers, less another where one is named."""

    field: str
    less: str | None = None


@dataclass(frozen=True)
class Distinct:
    """How many different values a field has. Kept by nobody: counted when it is asked for, and added site by site."""

    field: str


@dataclass(frozen=True)
class Figure:
    """One number. `where`: field → words (one, a tuple of them, None for nothing, FILLED for anything; `(">", n)` for
    numbers above n, which may be the name of a limit), see `models.where`.

    `per`: of all days (`total`), of one day, of it and each of its hours, or as it stands now. `day`: the field of a
    date by which it belongs to a day, the day on which it happened where none is named. `floor`: printed as "400+"
    beside the exact number. `part_of`: the figure of which it is a part; `of`: the figure it is a share of.

    `one`: what a single record counts as, where not as the label. `main`: a column where many places stand beside each
    other, and on a day's page even where there is nothing. `urgent`: each record needs a person. `ages`: drawn by how
    long ago they began; what is older than a day needs a person.
    """

    name: str
    label: str
    kind: str
    where: dict = field(default_factory=dict, hash=False)
    value: object = COUNT
    per: str = "day"
    day: str | None = None
    floor: bool = False
    part_of: str | None = None
    of: str | None = None
    one: str = ""
    main: bool = False
    urgent: bool = False
    ages: bool = False

    @property
    def kept(self) -> bool:
        """Whether its counts are kept; of the others each answer is a question to the records."""
        return not isinstance(self.value, Distinct)

    @property
    def daily(self) -> bool:
        """Whether it is one of days, which can be added up over a span of them."""
        return self.per in ("day", "hour")


def _each(prefix: str, words: dict, kind: str, name: str, **more: Any) -> tuple[Figure, ...]:
    """A figure for each word of a Choice, named and called after it."""
    where = more.pop("where", {})
    return tuple(Figure(f"{prefix}_{word}", label, kind, {**where, name: word}, **more) for word,
                 label in words.items())


HELPERS = ("merchant", "enterprise", "member_unit", "new_economic", "new_social", "stationed_unit")
OTHERS = ("party_committee", "association", "joint_meeting", "property_forum", "police", "government", "head_office",
          "health_service", "legal_aid", "supplier")

FIGURES: tuple[Figure, ...] = (
    # The gate
    Figure("entries_out", _("Out"), "gate_entry", {"direction": "out"}, per="hour", main=True),
    Figure("entries_in", _("In"), "gate_entry", {"direction": "in"}, per="hour", main=True),
    Figure("fevers", _("Fevers"), "gate_entry", {"temperature": (ABOVE, "FEVER_ABOVE")}, one=_("Fever"), main=True,
           urgent=True),
    Figure("turned_back", _("Turned back"), "gate_entry", {"decision": "turned_back"}),
    *_each("turned_back", TURNED, "gate_entry", "turned_because", where={"decision": "turned_back"},
           part_of="turned_back"),
    Figure("held_at_gate", _("Held"), "gate_entry", {"decision": "held"}),
    Figure("without_mask", _("Without a mask"), "gate_entry", {"mask": False}),
    Figure("watched", _("Watched plates and phones"), "gate_entry", {"watched": FILLED}),
    Figure("vehicles", _("Vehicles"), "gate_entry", {"subject": "vehicle"}),
    Figure("passengers_in", _("Passengers who came in"), "gate_entry", {"subject": "vehicle", "direction": "in"},
           Sum("passengers")),
    Figure("passengers_out", _("Passengers who went out"), "gate_entry", {"subject": "vehicle", "direction": "out"},
           Sum("passengers")),
    Figure("rules_set", _("Gate rules without an end"), "regime", {"until": None}, per="now"),
    Figure("passes_valid", _("Passes that are valid"), "permit", {"state": ("valid", None)}, per="now"),
    Figure("passes_held", _("Passes that are held"), "permit", {"state": "held"}, per="now"),
    # Errands and what people ask for
    Figure("open_errands", _("Open errands"), "errand", {"status": (*OPEN, *CARRIED, None)}, per="now",
           one=_("Open errand"), main=True, ages=True),
    Figure("errands_new", _("Errands written down"), "errand", one=_("Errand")),
    Figure("errands_done", _("Errands delivered"), "errand", {"status": ("delivered", "closed")}),
    Figure("runners", _("Who ran errands"), "errand", {"status": ("delivered", "closed")}, Distinct("runner")),
    Figure("requests", _("Requests"), "request"),
    Figure("requests_open", _("Open requests"), "request", {"status": ("new", "replied", "in_hand", None)}, per="now",
           one=_("Open request"), ages=True),
    Figure("requests_satisfied", _("Were satisfied"), "request", {"satisfied": "yes"}, of="requests"),
    Figure("thanks", _("Thanks"), "request", {"category": "thanks"}),
    Figure("shortages", _("Shortages that are open"), "request",
           {"category": "supplies", "status": ("new", "replied", "in_hand", None)}, per="now"),
    # Care
    Figure("isolating", _("Homes that isolate"), "isolation", {"status": HELD}, per="now"),
    Figure("isolations_new", _("Isolations that began"), "isolation", day="start"),
    Figure("isolations_ended", _("Isolations that ended"), "isolation", {"status": "ended"}, day="ended_on"),
    Figure("five_ones", _("Five of five ones"), "isolation",
           {"status": HELD, "group_joined": True, "sign": "placed", "basket": True, "form": True, "discipline": True},
           per="now", of="isolating"),
    Figure("signs_placed", _("Signs at doors"), "isolation", {"sign": "placed"}, per="now"),
    Figure("signs_left", _("Signs left at doors"), "isolation",
           {"sign": "placed", "status": ("ended", "moved", "lost")}, per="now", part_of="signs_placed"),
    Figure("checks", _("Health checks"), "health_check", day="date"),
    Figure("checks_reached", _("Spoken to"), "health_check", {"result": ("reached", "by_chat")}, day="date",
           of="checks"),
    *_each("checks_by", METHODS, "health_check", "methods", day="date", of="checks"),
    *_each("delivered", DELIVERED, "health_check", "delivered", day="date"),
    Figure("homes_screened", _("Homes screened"), "screening", {"result": FILLED}, Distinct("household")),
    Figure("to_follow", _("To be followed"), "screening", {"result": ("to_follow", "to_isolate")}),
    Figure("doors", _("Doors knocked at"), "visit"),
    Figure("doors_answered", _("Doors that opened"), "visit", {"result": "answered"}, of="doors"),
    Figure("homes_reached", _("Homes reached"), "visit", {"result": "answered"}, Distinct("household")),
    *_each("advice", ADVICE, "visit", "advice", where={"result": "answered"}),
    Figure("gatherings", _("Gatherings talked out of"), "incident",
           {"type": "gathering", "outcome": ("cancelled", "postponed", "reduced")}, floor=True),
    Figure("fever_incidents", _("Incidents with a fever"), "incident", {"type": "fever"}),
    Figure("alerts", _("Arrivals announced"), "incident", {"type": "arrival_alert"}),
    *(Figure(word, WORDS[word], "tick", {"what": word, "state": "done"}, of="alerts")
      for word in ("accepted_community", "accepted_committee", "accepted_property")),
    Figure("incidents_open", _("Open incidents"), "incident", {"status": ("reported", "accepted", "acting", None)},
           per="now", one=_("Open incident"), ages=True),
    Figure("talks", _("Talks in confidence"), "counsel", day="day"),
    # Places, people, organisations
    Figure("branches", _("Party branches"), "org", {"type": "party_branch", "branch_of": "compound"}, per="now"),
    Figure("councils", _("With a members' council"), "org",
           {"type": "party_branch", "branch_of": "compound", "members_council": True}, per="now", part_of="branches"),
    Figure("red_committees", _("Red owners' committees"), "org", {"type": "owners_committee", "red": True}, per="now"),
    Figure("red_companies", _("Red property companies"), "org", {"type": "property_company", "red": True}, per="now"),
    *_each("branches", {"property": _("Branches of property companies"), "joint": _("Joint branches"),
                        "community": _("Branches of communities"), "ngo": _("Branches of associations")},
           "org", "branch_of", where={"type": "party_branch"}, per="now"),
    *_each("orgs", {word: TYPES[word] for word in OTHERS}, "org", "type", per="now"),
    Figure("teams", _("Teams"), "org", {"type": "team"}, per="now"),
    *_each("teams", TEAMS, "org", "team_kind", where={"type": "team"}, per="now", part_of="teams"),
    Figure("supporters", _("Organisations that help"), "org",
           {"type": HELPERS}, per="now"),
    *_each("supporters", {word: TYPES[word] for word in HELPERS}, "org", "type", per="now", part_of="supporters"),
    Figure("compounds", _("Residential compounds"), "place", {"level": "compound", "type": "residential"}, per="now"),
    Figure("compounds_all", _("Compounds"), "place", {"level": "compound"}, per="now"),
    *_each("compounds", {word: label for word, label in USES.items() if word != "residential"}, "place", "type",
           where={"level": "compound"}, per="now", part_of="compounds_all"),
    Figure("unmanaged", _("Managed by nobody"), "place", {"level": "compound", "no_management": True}, per="now"),
    Figure("covering", _("Teams that cover them"), "place", {"level": "compound", "no_management": True},
           Distinct("covered_by"), per="now", part_of="teams"),
    Figure("volunteers", _("Volunteers"), "volunteer", per="now"),
    *_each("volunteers", CAPACITIES, "volunteer", "capacity", per="now", part_of="volunteers"),
    Figure("roles", _("Roles that are held"), "role", {"until": None}, per="now"),
    *_each("roles", {word: label for word, label in ROLES.items() if word != "party_building_lead"}, "role", "role",
           where={"until": None}, per="now", part_of="roles"),
    Figure("party_building_leads", _("Buildings' party leads"), "role", {"role": "party_building_lead", "until": None},
           per="now"),
    Figure("posting_points", _("Doors, lifts and gates"), "point", {"type": POSTED, "state": ("open", None)},
           per="now"),
    *_each("posting_points", {word: POINTS[word] for word in POSTED}, "point", "type",
           where={"state": ("open", None)}, per="now", part_of="posting_points"),
    Figure("posted", _("Posted at doors, lifts and gates"), "tick", {"what": "posted", "state": "done"}),
    Figure("posted_points", _("Doors, lifts and gates with something posted"), "tick",
           {"what": "posted", "state": "done"}, Distinct("of"), per="now"),
    Figure("channels", _("Channels"), "point", {"type": CHANNELS, "state": ("open", None)}, per="now"),
    *_each("channels", {word: POINTS[word] for word in CHANNELS}, "point", "type",
           where={"state": ("open", None)}, per="now", part_of="channels"),
    Figure("mask_bins", _("Mask bins"), "point", {"type": "mask_bin", "state": ("open", None)}, per="now"),
    Figure("venues_closed", _("Venues closed"), "point", {"type": "venue", "state": "closed"}, per="now"),
    Figure("closings_proposed", _("Venues proposed to be closed"), "point",
           {"type": "venue", "proposed_by": FILLED}, per="now"),
    Figure("armbands", _("Armbands handed out"), "asset", {"thing": "armband", "state": "issued"}, per="now"),
    # Publicity and what was done
    Figure("actions", _("Actions under way"), "campaign", {"type": "action", "state": "running"}, per="now"),
    Figure("orders", _("Orders from above"), "directive", {"type": "directive"}, day="issued_on"),
    Figure("orders_acknowledged", _("Acknowledgements of orders"), "tick", {"what": "acknowledged", "state": "done"}),
    Figure("orders_carried_out", _("Orders carried out"), "tick", {"what": "carried_out", "state": "done"}),
    Figure("instructions", _("Instructions sent"), "directive", {"type": "instruction"}),
    Figure("instructions_read", _("Instructions read"), "tick", {"what": "read", "state": "done"}),
    Figure("banners", _("Banners"), "activity", {"what": "banner", "stage": "made"}, Sum("quantity"), floor=True),
    Figure("posters", _("Posters"), "activity", {"what": "poster", "stage": "posted"}, Sum("quantity"), floor=True),
    Figure("text_messages", _("Text messages"), "activity", {"what": "sms"}, Sum("quantity", less="failed"),
           floor=True),
    Figure("leaflets", _("Leaflets, letters, tip sheets"), "activity",
           {"what": ("leaflet", "open_letter", "initiative_letter", "tip_sheet"), "stage": "handed_out"},
           Sum("quantity"), floor=True),
    Figure("broadcasts", _("Broadcasts"), "activity", {"what": "broadcast"}),
    Figure("meetings", _("Meetings"), "activity", {"what": "meeting"}),
    *(Figure(f"rounds_{word}", WORDS[word], "tick", {"what": word, "state": "done"})
      for word in ("sweep", "process", "haul", "disinfect")),
    Figure("points_patrolled", _("Patrol points passed"), "tick", {"what": "patrolled", "state": "done"}),
    Figure("bins_emptied", _("Mask bins emptied"), "tick", {"what": "emptied", "state": "done"}),
    Figure("disinfections", _("Disinfections"), "activity", {"what": "disinfection"}),
    Figure("patrols", _("Patrols"), "activity", {"what": "patrol"}),
    Figure("cleanups", _("Clean-ups"), "activity", {"what": "cleanup"}),
    Figure("care_activities", _("Care for neighbours"), "activity", {"what": "care"}),
    Figure("hands", _("People who took part"), "activity", {"what": ("cleanup", "care")}, Sum("people")),
    # Posts and supplies
    Figure("shifts", _("Shifts planned"), "shift", {"cancelled": None}, day="date"),
    Figure("shifts_served", _("Shifts served"), "duty", {"state": SERVED}),
    Figure("on_duty", _("On duty"), "duty", {"state": "signed_in"}, per="now"),
    Figure("posts_claimed_by", _("People who took a post"), "duty", {"post": FILLED}, Distinct("who"), per="now"),
    Figure("holidays_waived", _("Holidays given up"), "duty", {"waives_holiday": True}),
    *(Figure(f"received_{word}", label, "movement", {"type": "receipt", "category": word}, Sum("quantity"))
      for word, label in (("mask", _("Masks received")), ("sanitiser", _("Hand sanitiser received")),
                          ("disinfectant", _("Disinfectant received")))),
    Figure("received_head_office", _("Goods from head offices"), "movement",
           {"type": "receipt", "source": "head_office"}),
    Figure("received_joint_meeting", _("Goods by joint meetings"), "movement",
           {"type": "receipt", "source": "joint_meeting"}),
    Figure("promised", _("Goods promised"), "movement", {"type": "pledged"}),
    Figure("masks_given", _("Masks given to residents"), "movement", {"type": "issue", "category": "mask"},
           Sum("quantity"), floor=True),
)


def of_kind(kind: str) -> tuple[Figure, ...]:
    """The figures that count records of a kind."""
    return tuple(one for one in FIGURES if one.kind == kind)


def named(name: str) -> Figure | None:
    """The figure of this name, or None."""
    return next((one for one in FIGURES if one.name == name), None)
