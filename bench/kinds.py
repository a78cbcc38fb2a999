"""Kinds that nobody writes: what does a day's end cost when so many are declared? `BENCH_KINDS=40 python -m bench`

They stand beside the product's own in all processes of the bench, and nowhere else.
"""

from models import kinds
from models.fields import Choice, Integer, RecordId, Text, TextList
from models.record import About, Record

MORE = "BENCH_MORE"
STATES = {"open": "Open", "begun": "Begun", "done": "Done"}


def declare(count: int) -> None:
    """Declare so many of them. Before `models.registry` is loaded: it takes the kinds that are there then."""
    for n in range(1, count + 1):
        name = f"Dummy{n}"
        setattr(kinds, name, dummy(name, f"dummy_{n}"))
        kinds.__all__.append(name)


def widen(count: int) -> None:
    """Let a gate entry have so many fields more, as a newer version would. Before `models.registry` is loaded, too."""
    for n in range(1, count + 1):
        kinds.GateEntry._meta.add_field(f"more_{n}", Text(f"More {n}", max_length=100))


def dummy(name: str, table: str) -> type[Record]:
    """A kind as most are: some texts, a number, a list, a state, and a record of another kind."""
    return type(name, (Record,), {
        "__module__": __name__,
        "about": About(label=name, title=("title",)),
        "title": Text("Title", required=True, max_length=100),
        "household": RecordId("Home", of="household"),
        "state": Choice("State", STATES, policy="furthest", review="soft"),
        "count": Integer("Count", min=0, max=999, review="hard"),
        "needs": TextList("Needs", policy="united"),
        "note": Text("Note", policy="joined", max_length=500),
        "Meta": type("Meta", (), {"table_name": table}),
    })
