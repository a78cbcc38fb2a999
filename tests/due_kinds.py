"""Kinds and checklists that only tests have, one for each way in which something can be due."""

from models.checklists import DAY, OF, ON, SLOT, WORDS, Answer, Checklist, Marks, Rounds
from models.fields import Choice, Day, Integer, RecordId, Text, TextList, YesNo
from models.pages import Flow, Lines, Listing, Step
from models.record import About, Group, Record


class Drive(Record):
    """A round from door to door."""

    about = About(label="Drive", title=("name",), writers=("lead", "coordinator"))

    name = Text("Name", required=True)
    state = Choice("State", {"planned": "Planned", "running": "Running", "ended": "Ended"}, policy="furthest")
    scope = TextList("Buildings", policy="united")

    class Meta:
        table_name = "drive"


class Call(Record):
    """What became of one door in one drive."""

    about = About(label="Call", title=("household", "result"), key=("household", "occasion"), page="lines",
                  lines=Lines("household", ("result", "people")), listing=Listing(shows=("result", "people")),
                  menu={"lead": 7})

    household = RecordId("Household", of="household")
    occasion = RecordId("Drive", of="drive")
    result = Choice("Result", {"absent": "Absent", "refused": "Refused", "answered": "Answered"}, policy="furthest")
    people = Integer("People", min=0, max=30)

    class Meta:
        table_name = "call"


class Stay(Record):
    """Some of a home stay at home."""

    about = About(
        label="Home stay", title=("reason",), page="flow", flow=Flow("until", ("over",)), menu={"lead": 6},
        groups={"progress": Group(("state", "why"), "Progress", policy="furthest", by="state", review="soft")},
        listing=Listing(shows=("until",)), writers=("lead", "coordinator"),
        steps=(Step("begin", "Begin", {"state": ("told", None)}, {"state": "active"}, main=True, sign="yes"),
               Step("end", "End", {"state": "active"}, {"state": "over"}, asks=("why",))))

    reason = Text("Reason")
    people = TextList("People", policy="united")
    until = Day("Until")
    state = Choice("State", {"told": "Told", "active": "Active", "over": "Over"}, default="told",
                   looks={"told": ("amber", "wait"), "active": ("red", "stop"), "over": ("green", "yes")})
    why = Text("Why")
    household = RecordId("Household", of="household")
    basket = YesNo("Basket")
    sign = Choice("Sign", {"none": "None", "placed": "Placed"}, policy="furthest")

    class Meta:
        table_name = "stay_home"


KINDS = (Drive, Call, Stay)
CHECKS = Marks("health_check", {"resident": OF, "date": DAY, "slot": SLOT},
               (Answer("reached", "Reached", {"reached": True}),
                Answer("missed", "Not reached", {"reached": False}, ("amber", "wait"))),
               due={"reached": None, "temperature": None})
CALLS = Marks("call", {"household": OF, "occasion": ON},
              (Answer("answered", "Answered", {"result": "answered"}),
               Answer("absent", "Absent", {"result": "absent"}, ("amber", "wait")),
               Answer("refused", "Refused", {"result": "refused"}, ("red", "stop"))))
LISTS = (
    Checklist("sanitation", "Sanitation", "household", {word: WORDS[word] for word in ("sweep", "haul")}, by=("lead",),
              grid=True),
    Checklist("bins", "Bins", "household", {"emptied": "Emptied"}, where={"building": ("3", None)}, repeats="once",
              asks=("amount", "sealed")),
    Checklist("read", "Orders", "drive", {"read": "Read"}, repeats="person"),
    Checklist("checks", "Checks", "stay_home", where={"state": ("active",)}, repeats="slot", asks=("temperature",),
              marks=CHECKS, each="people", whom="resident", beside="household", by=("lead",)),
    Checklist("ones", "Things", "stay_home", {"basket": "Basket", "sign": "Sign"}, "once", {"state": ("active",)},
              marks=Marks("", {}, (Answer("done", "Done", {}),), own={"basket": True, "sign": "placed"})),
    Checklist("calls", "Calls", "household", repeats="round", marks=CALLS,
              rounds=Rounds("drive", {"state": ("running",)}, scope="scope", by="building"), by=("lead", "gate")))
