"""Kinds that only tests know, in the running registry: see the fixture `declare`.

Three of them are kept from somebody: `stay` in one field, `report` from those at the gate who write it, `whisper` from
all but counsellors.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from models import declarations, record, registry
from models.database import database
from models.fields import Choice, RecordId, Text
from models.record import About, Record
from models.shape import Shape
from sync import doubles, inbox, joined, judge
from tests.collector import Collector
from views.desk import inbox_seen, record_joined


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


def learn(monkeypatch: pytest.MonkeyPatch, *kinds: type[Record]) -> None:
    """Puts kinds into the registry and what is derived from it, as a start with them would have."""
    declarations.hold([*registry.KINDS.values(), *kinds])
    for kind in kinds:
        if not kind._meta.indexes:
            record.complete(kind)
        name, shape = kind.kind(), Shape(kind)
        monkeypatch.setitem(registry.KINDS, name, kind)
        monkeypatch.setitem(registry.SHAPES, name, shape)
        monkeypatch.setitem(registry.STRUCTS, name, shape.struct())
        monkeypatch.setitem(judge._shape_of, registry.STRUCTS[name], shape)
        monkeypatch.setitem(judge._checks, name, tuple((place, check) for place, field in enumerate(shape.fields)
                                                       for named, check in shape.checks if named == field))
    monkeypatch.setattr(judge, "_decode", registry.decoder().decode)
    doubling = [name for name, kind in registry.KINDS.items() if kind.about.duplicates]
    for where, what, found in (
            (inbox, "DOUBLING", set(doubling)), (doubles, "KINDS", doubling), (inbox_seen, "DOUBLES", doubling),
            (joined, "KINDS", [name for name, kind in registry.KINDS.items() if kind.about.mergeable]),
            (record_joined, "POINTING", {name: record_joined._pointing(name) for name in registry.KINDS})):
        monkeypatch.setattr(where, what, found)


@contextmanager
def declared(monkeypatch: pytest.MonkeyPatch, collector: Collector, *kinds: type[Record]) -> Iterator[None]:
    """The kinds are known to this process and the collector's database until the block ends."""
    with monkeypatch.context() as patch:
        learn(patch, *kinds)
        collector.tell("init")
        try:
            yield
        finally:
            with collector.app.app_context():
                database.drop_tables(kinds)
