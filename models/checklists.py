"""What is due, as data: which records of a kind want which marks, how often, and how a mark is written down.

A list is due for the records of `of` that hold `where`; each of its `words` wants one mark in each round. A mark is a
record whose natural key says of what it is and in which round: two who make it at once make one.
"""

from dataclasses import dataclass, field

from models.messages import _

REPEATS = ("once", "daily", "slot", "person", "round")
SLOTS = {"am": _("Morning"), "pm": _("Evening")}
# What a key says, filled in for each mark: the record that it is about, the word, the round (`2020-02-08/am` where it
# is a slot), and of the round its day and its slot alone.
OF, WHAT, ON, DAY, SLOT = "@of", "@what", "@on", "@day", "@slot"
KEYED = (OF, WHAT, ON, DAY, SLOT)
# What can be ticked off. A list may have words of its own beside them.
WORDS = {
    "acknowledged": _("Acknowledged"), "carried_out": _("Carried out"), "read": _("Read"),
    "accepted_community": _("Accepted by the community"), "accepted_committee": _("Accepted by the owners' committee"),
    "accepted_property": _("Accepted by the property company"), "sweep": _("Sweep"), "process": _("Sort the rubbish"),
    "haul": _("Haul the rubbish away"), "disinfect": _("Disinfect"), "posted": _("Posted"), "checked": _("Checked"),
    "emptied": _("Emptied"), "patrolled": _("Patrolled"), "day_closed": _("Day closed"), "attended": _("Attended"),
    "accounted": _("Accounted for"),
}


@dataclass(frozen=True)
class Answer:
    """One answer to what is due, a button: what it `sets` in the mark, and by which colour and sign it is shown."""

    name: str
    label: str
    sets: dict
    look: tuple[str, ...] = ("green", "yes")


@dataclass(frozen=True)
class Marks:
    """Records of `kind` mark what is done. `key`: each field of its natural key → a word above; `answers`: the first is
    the one tap, the others stand in a second row; `due`: field → words of a mark after which it is due all the same.

    `own`: word → value. Then nothing else is written: the words of the list are fields of the record itself, `kind` and
    `key` say nothing, and done is what has this value.
    """

    kind: str
    key: dict
    answers: tuple[Answer, ...]
    due: dict = field(default_factory=dict)
    own: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Rounds:
    """Each record of `of` that holds `where` is a round of its own, about those whose field `by` is in its list
    `scope`, or about all where that is empty. Beside the value itself, `3`, the scope may name it by the code of a
    place, `xh/3`, or the whole site, `xh`."""

    of: str
    where: dict = field(default_factory=dict)
    scope: str = ""
    by: str = ""


TICKS = Marks("tick", {"of": OF, "what": WHAT, "on": ON},
              (Answer("done", _("Done"), {"state": "done"}),
               Answer("missed", _("Not done"), {"state": "missed"}, ("amber", "wait")),
               Answer("refused", _("Was refused"), {"state": "refused"}, ("red", "stop"))),
              due={"state": (None, "due")})


@dataclass(frozen=True)
class Checklist:
    """One list. `of`: a kind; `where`: field → words of the records that it is about; `words`: what is to be done, with
    its label, nothing where `marks` have no word for it; `repeats`: once, daily, once each morning and evening
    (`slot`), once for each `person` who acts, or once in each of the running `rounds`.

    `by`: the roles whose list it is, of those that may write the marks; `asks`: fields of a mark that are asked;
    `grid`: shown as a grid of doors first; `each`, `whom`: it is not about the record itself but about the records of
    the kind `whom` that its field `each` names, or where that names none, about all that have its value in the field
    `beside`; `outside`: of a home it is said who of it is out.
    """

    name: str
    label: str
    of: str
    words: dict = field(default_factory=dict)
    repeats: str = "daily"
    where: dict = field(default_factory=dict)
    by: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    grid: bool = False
    marks: Marks = TICKS
    each: str = ""
    whom: str = ""
    beside: str = ""
    outside: bool = False
    rounds: Rounds | None = None


KEEPERS = ("lead", "coordinator", "administrator")
HELD = {"status": ("active", "extended")}
ABSENT, REFUSED = ("amber", "wait"), ("red", "stop")
CHECKS = Marks("health_check", {"resident": OF, "date": DAY, "slot": SLOT},
               (Answer("reached", _("Spoken to"), {"result": "reached", "reached": True}),
                Answer("absent", _("Nobody at home"), {"result": "absent", "reached": False}, ABSENT),
                Answer("refused", _("Was refused"), {"result": "refused", "reached": False}, REFUSED)),
               due={"result": None, "temperature": None})
VISITS = Marks("visit", {"household": OF, "occasion": ON},
               (Answer("answered", _("Spoken to"), {"result": "answered"}),
                Answer("absent", _("Nobody at home"), {"result": "absent"}, ABSENT),
                Answer("refused", _("Was refused"), {"result": "refused"}, REFUSED)), due={"result": None})
SCREENINGS = Marks("screening", {"household": OF, "round": ON},
                   (Answer("nothing", _("Nothing found"), {"result": "nothing"}),
                    Answer("not_home", _("Nobody at home"), {"result": "not_home"}, ABSENT),
                    Answer("to_follow", _("To be followed"), {"result": "to_follow"}, ("red", "find")),
                    Answer("refused", _("Was refused"), {"result": "refused"}, REFUSED)), due={"result": None})
COUNTED = Marks("tick", {"of": OF, "what": WHAT, "on": ON},
                (Answer("done", _("All are safe"), {"state": "done"}),
                 Answer("missed", _("Somebody is missing"), {"state": "missed"}, ("red", "stop"))),
                due={"state": (None, "due")})
FIVE_ONES = Marks("", {}, (Answer("done", _("Done"), {}),), own={
    "group_joined": True, "sign": "placed", "basket": True, "form": True, "discipline": True})


def _some(*names):
    return {name: WORDS[name] for name in names}


CHECKLISTS: tuple[Checklist, ...] = (
    Checklist("checks", _("Checks"), "isolation", repeats="slot", where=HELD, by=KEEPERS, asks=("temperature",),
              marks=CHECKS, each="people", whom="resident", beside="household"),
    Checklist("five_ones", _("Five ones"), "isolation", repeats="once", where=HELD, by=KEEPERS, marks=FIVE_ONES, words={
        "group_joined": _("Joined the group"), "sign": _("Sign at the door"), "basket": _("Basket set up"),
        "form": _("Health form given"), "discipline": _("Rules explained")}),
    Checklist("screening", _("Screening"), "household", repeats="round", by=KEEPERS, grid=True, marks=SCREENINGS,
              rounds=Rounds("campaign", {"type": "screening_round", "state": "running"}, "scope", "building")),
    Checklist("visits", _("Visits"), "household", repeats="round", by=KEEPERS, grid=True, marks=VISITS,
              rounds=Rounds("campaign", {"type": ("publicity_round", "distribution_round"), "state": "running"},
                            "scope", "building")),
    Checklist("roll_call", _("Roll call"), "household", _some("accounted"), "round", by=("gate", *KEEPERS), grid=True,
              marks=COUNTED, outside=True,
              rounds=Rounds("campaign", {"type": "roll_call", "state": "running"}, "scope", "building")),
    Checklist("orders", _("Orders"), "directive", _some("acknowledged", "carried_out"), "once", {"needs_ack": True},
              by=KEEPERS),
    Checklist("read", _("To be read"), "directive", _some("read"), "person",
              {"type": ("instruction", "response_level")}),
    Checklist("three_parties", _("Three parties"), "incident",
              _some("accepted_community", "accepted_committee", "accepted_property"), "once",
              {"type": "arrival_alert"}, by=KEEPERS),
    Checklist("sanitation", _("Sanitation"), "place", _some("sweep", "process", "haul", "disinfect"), "daily",
              {"no_management": True}, by=KEEPERS, grid=True),
    Checklist("buildings", _("Buildings closed"), "place", _some("day_closed"), "daily", {"level": "building"},
              by=KEEPERS, grid=True),
    Checklist("postings", _("Postings"), "point", _some("posted", "checked"), "daily",
              {"type": ("gate", "building_door", "lift_exit", "notice_board", "lift_screen", "led_screen", "e_board"),
               "state": ("open", None)}, by=("gate", *KEEPERS), grid=True),
    Checklist("closures", _("Closed venues"), "point", _some("checked"), "daily", {"type": "venue", "state": "closed"},
              by=("gate", *KEEPERS)),
    Checklist("bins", _("Mask bins"), "point", _some("emptied"), "daily", {"type": "mask_bin", "state": ("open", None)},
              by=("supply", *KEEPERS), asks=("amount", "unit", "sealed")),
    Checklist("patrol", _("Patrol points"), "point", _some("patrolled"), "slot",
              {"type": "checkpoint", "state": ("open", None)}, by=("gate", *KEEPERS), grid=True),
    Checklist("attendance", _("Attendance"), "activity", _some("attended"), "person", {"what": "meeting"}, by=KEEPERS),
)


def named(name: str) -> Checklist | None:
    """The list of this name, or None."""
    return next((one for one in CHECKLISTS if one.name == name), None)


def words() -> dict:
    """All that can be ticked off: word → label."""
    return WORDS | {word: label for one in CHECKLISTS if one.marks.kind == "tick" for word, label in one.words.items()}
