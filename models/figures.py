"""What is counted, as data: day, board, place table and report are made of these, and each opens its records.

A figure counts the records of one kind that hold `where`: those that were not withdrawn and stand for themselves. It is
kept for each site and day, moved in the transaction that folds a record; `rebuild` makes it, `check` proves it. To
have one more on the day's page, under the family of its kind, and in the report takes one more line here.
"""

import dataclasses
from collections.abc import Iterator
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
from models.kinds.posts import POSTED_THERE, SERVED
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
    """How many different values a field has, each of those in a list. Kept by nobody: counted when it is asked for, and
    added site by site. "shift.post": what stands there in the record that is named. With `kind` only those that are the
    id of a record of that kind which holds `where`."""

    field: str
    kind: str = ""
    where: dict = dataclasses.field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Complete:
    """How many there are, of those that the field `by` names, that have all of the `words` in the field `of` (word →
    how many records at least), together on one day where the figure has a `day`."""

    by: str
    of: str
    words: dict = field(hash=False)


@dataclass(frozen=True)
class Median:
    """The median of the minutes between two moments of a record: the fields `since` and `until`, "" or a field without
    a value for when it happened. With `names`, a field that names a record of the other `kind`, `since` is of that one.

    Exact to the minute up to `EXACT` minutes, to the quarter of an hour up to two days, beyond that to the hour.
    """

    since: str = ""
    until: str = ""
    names: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Covered:
    """How long, in hours of each day, somebody was there: from the moment in `since` to the one in `until`, within the
    span of the record of the other `kind` that `by` names, which holds `where`: on its `date` from `begins` to `ends`
    ("22:00"), on the next day where that is earlier. Who has not signed out stays to the end of that span. Times of two
    that are there together count once."""

    by: str
    since: str
    until: str
    kind: str
    date: str
    begins: str
    ends: str
    where: dict = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Contact:
    """One way of having been in touch: a record of `kind` that holds `where`, and names in `by` whom it was with, or
    "field.far" one who belongs there."""

    kind: str
    by: str
    where: dict = field(hash=False)


@dataclass(frozen=True)
class Silent:
    """How many have heard nothing from anybody for so many `hours`: those that name in `by` whom none of the `contacts`
    named in that time. Kept by nobody, since it changes with the hour: counted when it is asked for."""

    hours: int
    by: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class Places:
    """At how many places there is any of another figure: each of them opens what it counts there."""

    figure: str


@dataclass(frozen=True)
class Added:
    """The sum of other figures, by name: each of them opens what it counts."""

    names: tuple[str, ...]


# What is made of several records together, each group of which is kept by itself.
GROUPED = (Complete, Median, Covered)
ASKED = (Distinct, Silent, Places, Added)
# Minutes up to which each is kept by itself.
EXACT = 240


@dataclass(frozen=True)
class Figure:
    """One number. `where`: field → words (one, a tuple of them, None for nothing, FILLED for anything; `(">", n)` for
    numbers above n, which may be the name of a limit), see `models.where`.

    `per`: of all days (`total`), of one day, of it and each of its hours, or as it stands now. `day`: the field of a
    date by which it belongs to a day, the day on which it happened where none is named. `floor`: printed as "400+"
    beside the exact number. `part_of`: the figure of which it is a part; `of`: the figure it is a share of, `each` time
    so many, and times another figure where `times` names one; of what there is now a figure of days is a share each day
    where its value says so (`Complete`, `Covered`).

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
    each: int = 1
    times: str | None = None

    @property
    def kept(self) -> bool:
        """Whether its counts are kept; of the others each answer is a question to the records."""
        return not isinstance(self.value, ASKED)

    @property
    def grouped(self) -> bool:
        """Whether it is made of several records together."""
        return isinstance(self.value, GROUPED)

    @property
    def plain(self) -> bool:
        """Whether each record that holds `where` adds something by itself, whatever others say."""
        return not isinstance(self.value, (*GROUPED, Silent, Places, Added))

    @property
    def daily(self) -> bool:
        """Whether it is one of days, which can be added up over a span of them."""
        return self.per in ("day", "hour")


def _each(prefix: str, words: dict, kind: str, name: str, **more: Any) -> tuple[Figure, ...]:
    """A figure for each word of a Choice, named and called after it."""
    where = more.pop("where", {})
    return tuple(Figure(f"{prefix}_{word}", label, kind, {**where, name: word}, **more) for word,
                 label in words.items())


ROUNDS = ("sweep", "process", "haul", "disinfect")
GROUP = {"party_counsellor": 1, "professional_counsellor": 2, "volunteer_counsellor": 3}
SPOKEN = (Contact("health_check", "resident.household", {"result": ("reached", "by_chat")}),
          Contact("visit", "household", {"result": "answered"}))


def _hours(**where: Any) -> Covered:
    """The hours in which somebody stood at the shifts that hold `where`."""
    return Covered("shift", "in_at", "out_at", "shift", "date", "begins", "ends", {"cancelled": None, **where})


def _advice() -> Iterator[Figure]:
    """Each piece of advice, wherever it was given."""
    for word, label in ADVICE.items():
        name = f"advice_{word}"
        yield Figure(name, label, "visit", value=Added((f"{name}_visits", f"{name}_checks")))
        yield Figure(f"{name}_visits", _("At visits"), "visit", {"result": "answered", "advice": word}, part_of=name)
        yield Figure(f"{name}_checks", _("At health checks"), "health_check", {"advice": word}, day="date",
                     part_of=name)


ACCEPTED = ("accepted_community", "accepted_committee", "accepted_property")
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
    Figure("first_reply", _("Median time to the first reply"), "request", {"first_reply_at": FILLED},
           Median(until="first_reply_at")),
    Figure("requests_satisfied", _("Were satisfied"), "request", {"satisfied": "yes"}, of="requests"),
    Figure("thanks", _("Thanks"), "request", {"category": "thanks"}),
    Figure("shortages", _("Shortages that are open"), "request",
           {"category": "supplies", "status": ("new", "replied", "in_hand", None)}, per="now"),
    # Care
    Figure("isolating", _("Homes that isolate"), "isolation", {"status": HELD}, per="now"),
    Figure("isolations_new", _("Isolations that began"), "isolation", day="start"),
    Figure("isolations_ended", _("Isolations that ended"), "isolation", {"status": "ended"}, day="ended_on"),
    Figure("unspoken", _("Spoken to by nobody for a day"), "isolation", {"status": HELD},
           Silent(24, "household", SPOKEN), per="now", of="isolating"),
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
    Figure("delivered_all", _("Three of three deliveries"), "health_check", {"delivered": FILLED},
           Complete("resident", "delivered", dict.fromkeys(DELIVERED, 1)), day="date"),
    Figure("homes_screened", _("Homes screened"), "screening", {"result": FILLED}, Distinct("household"), of="homes"),
    Figure("to_follow", _("To be followed"), "screening", {"result": ("to_follow", "to_isolate")}),
    Figure("doors", _("Doors knocked at"), "visit"),
    Figure("doors_answered", _("Doors that opened"), "visit", {"result": "answered"}, of="doors"),
    Figure("homes_reached", _("Homes reached"), "visit", {"result": "answered"}, Distinct("household"),
           of="homes"),
    *_advice(),
    Figure("gatherings", _("Gatherings talked out of"), "incident",
           {"type": "gathering", "outcome": ("cancelled", "postponed", "reduced")}, floor=True),
    Figure("fever_incidents", _("Incidents with a fever"), "incident", {"type": "fever"}),
    Figure("alerts", _("Arrivals announced"), "incident", {"type": "arrival_alert"}),
    *(Figure(word, WORDS[word], "tick", {"what": word, "state": "done"}, of="alerts")
      for word in ACCEPTED),
    *(Figure(f"{word}_time", _("Median time until then"), "tick", {"what": word, "state": "done"},
             Median("received_at", "done_at", "of", "incident"), part_of=word) for word in ACCEPTED),
    Figure("incidents_open", _("Open incidents"), "incident", {"status": ("reported", "accepted", "acting", None)},
           per="now", one=_("Open incident"), ages=True),
    Figure("talks", _("Talks in confidence"), "counsel", day="day"),
    # Places, people, organisations
    Figure("homes", _("Homes"), "household", per="now"),
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
    Figure("teams_123", _("Counselling groups of one, two and three"), "role",
           {"role": tuple(GROUP), "until": None}, Complete("place", "role", GROUP), per="now", of="teams_counselling"),
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
    Figure("channel_places", _("Places with a channel"), "point", {"type": CHANNELS, "state": ("open", None)},
           Places("channels"), per="now", of="compounds_all"),
    Figure("mask_bins", _("Mask bins"), "point", {"type": "mask_bin", "state": ("open", None)}, per="now"),
    *(Figure(f"mask_bins_by_{word}", label, "point", {"type": "mask_bin", "state": ("open", None)},
             Distinct("opened_by", "org", where), per="now", part_of="mask_bins") for word, label, where in (
        ("property", _("Opened by branches of property companies"), {"type": "party_branch", "branch_of": "property"}),
        ("branches", _("Opened by branches of compounds"), {"type": "party_branch", "branch_of": "compound"}),
        ("committees", _("Opened by owners' committees"), {"type": "owners_committee"}))),
    Figure("posts", _("Gates and posts"), "point", {"type": ("gate", "duty_post"), "state": ("open", None)},
           per="now"),
    Figure("gates_staffed", _("Gates with somebody on duty"), "duty", {"state": "signed_in"},
           Distinct("shift.post", "point", {"type": "gate"}), per="now", of="posting_points_gate"),
    Figure("venues_closed", _("Venues closed"), "point", {"type": "venue", "state": "closed"}, per="now"),
    Figure("closings_proposed", _("Venues proposed to be closed"), "point",
           {"type": "venue", "proposed_by": FILLED}, per="now"),
    Figure("armbands", _("Armbands handed out"), "asset", {"thing": "armband", "state": "issued"}, per="now"),
    # Publicity and what was done
    Figure("actions", _("Actions under way"), "campaign", {"type": "action", "state": "running"}, per="now"),
    Figure("orders", _("Orders from above"), "directive", {"type": "directive"}, day="issued_on"),
    Figure("orders_due", _("Orders to be acknowledged"), "directive", {"needs_ack": True}, per="now"),
    Figure("orders_acknowledged", _("Acknowledgements of orders"), "tick", {"what": "acknowledged", "state": "done"},
           of="compounds_all", times="orders_due"),
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
      for word in ROUNDS),
    Figure("rounds_all", _("Places with four of four rounds"), "tick", {"what": ROUNDS, "state": "done"},
           Complete("of", "what", dict.fromkeys(ROUNDS, 1)), day="on", of="unmanaged"),
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
    Figure("hours_covered", _("Hours covered at posts"), "duty", {"state": SERVED, "in_at": FILLED},
           _hours(service=(*POSTED_THERE, None)), of="posts", each=24),
    Figure("hours_counselled", _("Hours covered by counselling"), "duty", {"state": SERVED, "in_at": FILLED},
           _hours(service="counselling"), of="teams_counselling", each=24),
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
