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
}


@dataclass(frozen=True)
class Answer:
    """One answer to what is due, a button: what it `sets` in the mark, and by which colour and sign it is shown."""

    name: str
    label: str
    sets: dict
    look: tuple = ("green", "yes")


@dataclass(frozen=True)
class Marks:
    """Records of `kind` mark what is done. `key`: each field of its natural key → a word above; `answers`: the first is
    the one tap, the others stand in a second row; `due`: field → words of a mark after which it is due all the same."""

    kind: str
    key: dict
    answers: tuple
    due: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Rounds:
    """Each record of `of` that holds `where` is a round of its own, about those whose field `by` is in its list
    `scope`, or about all where that is empty."""

    of: str
    where: dict = field(default_factory=dict)
    scope: str = ""
    by: str = ""


TICKS = Marks("tick", {"of": OF, "what": WHAT, "on": ON},
              (Answer("done", _("Done"), {"state": "done"}),
               Answer("missed", _("Could not be done"), {"state": "missed"}, ("amber", "wait")),
               Answer("refused", _("Refused"), {"state": "refused"}, ("red", "stop"))),
              due={"state": (None, "due")})


@dataclass(frozen=True)
class Checklist:
    """One list. `of`: a kind; `where`: field → words of the records that it is about; `words`: what is to be done, with
    its label, nothing where `marks` have no word for it; `repeats`: once, daily, once each morning and evening
    (`slot`), once for each `person` who acts, or once in each of the running `rounds`.

    `by`: the roles whose list it is, of those that may write the marks; `asks`: fields of a mark that are asked;
    `grid`: shown as a grid of doors first; `each`, `whom`: it is not about the record itself but about the records of
    the kind `whom` that its field `each` names.
    """

    name: str
    label: str
    of: str
    words: dict = field(default_factory=dict)
    repeats: str = "daily"
    where: dict = field(default_factory=dict)
    by: tuple = ()
    asks: tuple = ()
    grid: bool = False
    marks: Marks = TICKS
    each: str = ""
    whom: str = ""
    rounds: Rounds | None = None


CHECKLISTS: tuple[Checklist, ...] = ()


def named(name: str) -> Checklist | None:
    """The list of this name, or None."""
    return next((one for one in CHECKLISTS if one.name == name), None)


def words() -> dict:
    """All that can be ticked off: word → label."""
    return WORDS | {word: label for one in CHECKLISTS if one.marks is TICKS for word, label in one.words.items()}
