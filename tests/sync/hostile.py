"""Ops as somebody writes them who means no good, or whose phone has gone wrong: anything that JSON can say."""

import re

from hypothesis import strategies as st

from models.registry import SHAPES
from tests import wire
from tests.clocks import DAY, HOUR, MORNING
from tests.sync.scripts import NODES, Day

RECORD = re.compile(r"[0-9a-z]{13}\.[0-9]+|[a-z_]+:[0-9a-z]{26}")
FAR = 2**53
MOMENTS = ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00", "9999-12-31T23:59:59-12:00", "9999-12-31", "20200208",
           "2020-02-08T18:30:00.123456+08:00", "2020-02-08T10:30Z", "tomorrow", "2020-W06-6", ""]
DAYS = ["0001-01-01", "9999-12-31", "2020-02-08", "2020-02-07", "9999-12-30", "2020-W06-6", "soon", "", "2020-02-30"]
TEXTS = ["", " ", "\t", "\u3000", "a", "林小美", "=1+1", "<b>", "\0", "\x7f", "\u202d1", "same_event:x", "x" * 199,
         "null", "3-1502", "13800000000"]
NUMBERS = [0, -1, 36, 36.0, 36.5, 36.55, 47, 99, 2.0, 1e15, 10**30, FAR, -FAR, FAR + 1, 0.1 + 0.2, -100_000_000]
ODD = [None, True, False, [], {}, [[]], {"a": {}}, ["b", "a", "b"], ["\0"], "yes", "no"]
TIMES = st.sampled_from([0, MORNING, MORNING - DAY, MORNING + DAY, MORNING + 365 * DAY, 8_640 * 10**12,
                         -8_640 * 10**12])
ITEMS = ["", ":", "x", "same_event:", "same_person:|", "rival:a:b:c", "clock:x:y", "balance:0000000000000.1",
         "nothing:x", "claims:x", "void:0000000000000.1:void:x", "aside:x", "day:x", "same_home:a|b|c", "reading:"]
WRONG = [{"by": "\0"}, {"by": "nobody"}, {"\0": 1}, {"more": {}}, {"t": "x"}, {"t": FAR}, {"t": -FAR}, {"base": 1},
         {"id": 1}, {"kind": "a\0"}, {"kind": "later"}]
COVERS = [*ITEMS, "clock:", "rival:gate_entry.gate:", "rival:x.y:z", "day:x:y", "day:health_check:z"]


def value(data: st.DataObject, kind: str, name: str, known: list[str]) -> object:
    """What an op may say of a field: mostly what it can hold, in whatever spelling; sometimes anything."""
    f = SHAPES[kind].fields[name]
    likely = {
        "choice": st.sampled_from([*f.limits.get("choices", ()), "unheard_of"]),
        "datetime": st.sampled_from(MOMENTS), "date": st.sampled_from(DAYS),
        "number": st.sampled_from(NUMBERS), "integer": st.sampled_from(NUMBERS),
        "boolean": st.sampled_from([True, False, "yes", "no"]),
        "list": st.lists(st.sampled_from(["闽C2", "闽C1", "闽C2", " ", ""]), max_size=4),
        "record": st.sampled_from([*known, "0000000000000.1", "nowhere", ""]),
    }.get(f.type, st.sampled_from(TEXTS))
    special = {"item": st.sampled_from(ITEMS), "covers": st.sampled_from(COVERS), "kind_of": st.sampled_from(
        ["resident", "household", "gate_entry", "nothing"]), "node": st.sampled_from(known).map(lambda dot: dot[:13])}
    anything = st.sampled_from([*ODD, *NUMBERS, *TEXTS])
    return data.draw(anything if seldom(data) else special.get(name, likely), label=name)


def seldom(data: st.DataObject, one_in: int = 20) -> bool:
    """Now and then."""
    return data.draw(st.integers(0, one_in - 1), label="seldom") == one_in // 2


def write(data: st.DataObject, day: Day) -> None:
    """One more op of somebody."""
    who = data.draw(st.integers(0, NODES - 1), label="who")
    kind = data.draw(st.sampled_from(sorted(SHAPES)), label="kind")
    told = [*day.ops, *filter(RECORD.fullmatch, map(str, day.about.values()))]
    known = [*dict.fromkeys(told), wire.dot(day.nodes[who], len(day.lines[who]) + 1),
             wire.dot(day.nodes[0], 99), "0000000000000.7"]
    names = data.draw(st.lists(st.sampled_from(SHAPES[kind].own), min_size=1, max_size=3, unique=True), label="names")
    names += [name for name in SHAPES[kind].required if name not in names]
    fields = {name: value(data, kind, name, known) for name in names}
    op = {"t": data.draw(TIMES, label="t"), "kind": kind, "set": fields}
    if seldom(data, 5):
        fields["void"] = data.draw(st.sampled_from([None, "twice", "twice", ""]), label="void")
    op |= name_of(data, day, kind, op["set"], known)
    if data.draw(st.booleans(), label="based"):
        names = st.sampled_from(["nothing"] if seldom(data) else [*SHAPES[kind].parts])
        dots = st.lists(st.sampled_from([dot for dot in known if ":" not in dot]), max_size=3)
        op["base"] = data.draw(st.dictionaries(names, dots, max_size=3), label="base")
    if seldom(data):
        op |= data.draw(st.sampled_from(WRONG), label="wrong")
    day.write(who, op)


def name_of(data: st.DataObject, day: Day, kind: str, fields: dict, known: list[str]) -> dict:
    """The `id` of an op: none, its true natural one, or that of anything at all."""
    keys = SHAPES[kind].key
    if keys and not seldom(data):
        for name in keys:
            fields.setdefault(name, value(data, kind, name, known))
        if all(isinstance(fields[name], str) for name in keys):
            return {"id": wire.natural_id(day.site, kind, *(fields[name] for name in keys))}
    alike = [id for id, dots in about(day).items() if any(day.ops[dot].get("kind") == kind for dot in dots)]
    ids = st.sampled_from(known if seldom(data, 8) else alike or known)
    return {"id": data.draw(ids, label="id")} if data.draw(st.booleans(), label="edits") else {}


def about(day: Day) -> dict[str, list[str]]:
    """Record → the dots of the ops on it."""
    found = {}
    for dot, id in day.about.items():
        found.setdefault(str(id), []).append(dot)
    return found


def play(data: st.DataObject, nodes: list[str], site: str, most: int = 14, least: int = 1) -> Day:
    """A day of `least` to `most` such ops, about what was there before and about each other, some of them let count."""
    day = Day(nodes, site)
    for kind, fields in (("gate_entry", {"gate": "east", "person": "林小美", "direction": "out"}),
                         ("errand", {"title": "rice", "status": "open"}), ("resident", {"name": "林小美"}),
                         ("household", {"unit": "3-1502"})):
        day.write(data.draw(st.integers(0, NODES - 1)), {"t": MORNING + HOUR, "kind": kind, "set": fields})
    for _ in range(data.draw(st.integers(least, most), label="ops")):
        write(data, day)
    for dot in data.draw(st.lists(st.sampled_from(list(day.ops)), max_size=most, unique=True), label="released"):
        day.write(data.draw(st.integers(0, NODES - 1)), {"t": MORNING, "kind": "release", "set": {"op": dot}})
    return day
