"""Kinds that only tests know, in the running registry: see the fixture `declare`.

Three of them are kept from somebody: `stay` in one field, `report` from those at the gate who write it, `whisper` from
all but counsellors. `stroll` has variants, steps and a field of every sort.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from models import declarations, record, registry
from models.database import database
from models.fields import (
    Choice,
    Day,
    Integer,
    Moment,
    MultiChoice,
    Number,
    Person,
    RecordId,
    Text,
    YesNo,
)
from models.pages import ME, NOW, TODAY, Listing, Step, Variants
from models.record import About, Record
from models.shape import Shape
from sync import doubles, inbox, joined, judge
from tests.collector import Collector
from views.desk.inbox import seen
from views.desk.records import record_joined
from views.pages import book


class Stay(Record):
    """Somebody stays at home; why is not for everybody."""

    about = About(label="Stay", title=("unit",), writers=("gate", "lead", "coordinator"))

    unit = Text("Room")
    state = Choice("State", {"begun": "Begun", "over": "Over"}, review="hard")
    reason = Text("Reason", review="hard", seen_by=("lead", "coordinator"))

    class Meta:
        table_name = "stay"


class Report(Record):
    """What a gate tells the leads."""

    about = About(label="Report", title=("what",), writers=("gate", "lead", "coordinator"),
                  readers=("lead", "coordinator"))

    what = Text("What", review="hard")
    stay = RecordId("Stay", of="stay")

    class Meta:
        table_name = "report"


class Whisper(Record):
    """What counsellors hear."""

    about = About(label="Whisper", title=("handle",), writers=("counsellor",), readers=("counsellor",))

    handle = Text("Handle", review="hard")
    note = Text("Note", policy="joined")

    class Meta:
        table_name = "whisper"


SEALED = (Stay, Report, Whisper)


class Stroll(Record):
    """Somebody walks or drives around: a kind with variants, steps and a field of every sort."""

    about = About(
        label="Stroll", family="posts", title=("route", "sort"), sign="visitor", writers=("lead", "coordinator"),
        variants=Variants("sort", {"walk": ("route", "began", "found", "lamp"), "drive": ("route", "plate", "litres")},
                          always=("note",)),
        steps=(Step("finish", "Finished", {"state": ("begun", None)}, {"state": "done", "ended_by": ME}, asks=("why",),
                    main=True, undo="go_on"),
               Step("go_on", "Go on", {"state": "done"}, {"state": "begun"})),
        listing=Listing(chips=("sort", "state"), shows=("began",)),
    )

    sort = Choice("Sort", {"walk": "On foot", "drive": "By car"})
    route = Text("Route", required=True, max_length=40)
    began = Moment("Began", default=NOW)
    found = MultiChoice("Found", {"fire": "Fire", "litter": "Litter"})
    lamp = YesNo("Lamp works")
    plate = Text("Plate", max_length=20)
    litres = Number("Litres", min=0, max=100, decimals=1, unit="l")
    cost = Integer("Cost", min=-10_000, max=10_000, unit="fen")
    day = Day("Day", default=TODAY)
    state = Choice("State", {"begun": "Begun", "done": "Done"}, policy="furthest", default="begun",
                   looks={"begun": ("amber", "wait"), "done": ("green", "yes")})
    ended_by = Person("Ended by")
    why = Text("How it ended", max_length=60)
    note = Text("Note", policy="joined", max_length=1_000)

    class Meta:
        table_name = "stroll"


def learn(monkeypatch: pytest.MonkeyPatch, *kinds: type[Record]) -> None:
    """Puts kinds into the registry and what is derived from it, as a start with them would have.

    One that is known already is taken for a newer version of it.
    """
    new = {kind.kind() for kind in kinds}
    declarations.hold([*(kind for name, kind in registry.KINDS.items() if name not in new), *kinds])
    for kind in kinds:
        if not kind._meta.indexes:
            record.complete(kind)
        name, shape = kind.kind(), Shape(kind)
        monkeypatch.setitem(registry.KINDS, name, kind)
        monkeypatch.setitem(registry.SHAPES, name, shape)
        monkeypatch.setitem(registry.STRUCTS, name, shape.struct())
        monkeypatch.setitem(judge._asked, registry.STRUCTS[name], judge._asked_of(shape))
    monkeypatch.setattr(judge, "_decode", registry.decoder().decode)
    doubling = [name for name, kind in registry.KINDS.items() if kind.about.duplicates]
    for where, what, found in (
            (inbox, "DOUBLING", set(doubling)), (doubles, "KINDS", doubling), (seen, "DOUBLES", doubling),
            (joined, "KINDS", [name for name, kind in registry.KINDS.items() if kind.about.mergeable]),
            (record_joined, "POINTING", {name: record_joined._pointing(name) for name in registry.KINDS})):
        monkeypatch.setattr(where, what, found)


def _forget_book():
    book._all.cache_clear()
    book._of.cache_clear()


@contextmanager
def declared(monkeypatch: pytest.MonkeyPatch, collector: Collector, *kinds: type[Record]) -> Iterator[None]:
    """The kinds are known to this process and the collector's database until the block ends."""
    with monkeypatch.context() as patch:
        learn(patch, *kinds)
        collector.tell("init")
        _forget_book()
        try:
            yield
        finally:
            _forget_book()
            with collector.app.app_context():
                database.drop_tables(kinds)
