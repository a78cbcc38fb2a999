"""Days that Hypothesis makes up: who wrote what, having seen what; and ways in which it may travel."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests import screen, wire
from tests.clocks import MINUTE, MORNING
from tests.sync import reference

NODES = 3
STATES = st.sampled_from(reference.ORDER)
FEVERS = st.sampled_from([36, 36.0, 36.5, 38.2])
TEXTS = st.sampled_from(["a", "b", "c", None])
PLATES = st.lists(st.sampled_from(["闽C1", "闽C2", "闽C3"]), max_size=2, unique=True)
EDITS = {
    "gate_entry": st.fixed_dictionaries({}, optional={"gate": TEXTS, "temperature": FEVERS, "note": TEXTS}),
    "errand": st.fixed_dictionaries({}, optional={"status": STATES, "runner": TEXTS, "unit": TEXTS}),
    "resident": st.fixed_dictionaries({}, optional={"plates": PLATES, "phone": TEXTS}),
    "health_check": st.fixed_dictionaries({}, optional={"temperature": FEVERS, "note": TEXTS}),
}
FIRST = {
    "gate_entry": {"gate": "east", "direction": "out"},
    "errand": {"title": "rice", "status": "open"},
    "resident": {"name": "林小美"},
    "health_check": {"resident": "0000000000000.1", "date": "2020-02-08", "slot": "am"},
}


@dataclass
class Day:
    """What the nodes wrote: `lines[i]` are node i's op lines, `ops` everything by dot, `about` dot → record id."""

    nodes: list[str]
    site: str
    lines: list[list[bytes]] = field(default_factory=lambda: [[] for _ in range(NODES)])
    ops: dict[str, dict] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    known: list[set[str]] = field(default_factory=lambda: [set() for _ in range(NODES)])

    def write(self, who: int, op: dict) -> str:
        """Adds an op of node `who` a minute after the one before; returns its dot."""
        op = {"t": op.get("t", MORNING + MINUTE * (len(self.ops) + 1))} | op
        self.lines[who].append(wire.encode(op))
        dot = wire.dot(self.nodes[who], len(self.lines[who]))
        self.ops[dot], self.about[dot] = op, op.get("id", dot)
        self.known[who].add(dot)
        return dot

    def make(self, who: int, kind: str) -> str:
        """A new record, or one more look at the one there can be; returns its id."""
        op = {"kind": kind, "set": FIRST[kind]}
        if kind in screen.NATURAL_KEYS:
            op["id"] = wire.natural_id(self.site, kind, *FIRST[kind].values())
        return self.about[self.write(who, op)]

    def of(self, id: str, known: set[str] | None = None) -> dict[str, dict]:
        """The ops of a record, all or those that somebody knows."""
        return {dot: op for dot, op in self.ops.items() if self.about[dot] == id and (known is None or dot in known)}

    def edit(self, who: int, id: str, fields: dict, **more) -> str | None:
        """An edit of what node `who` sees, naming all heads on its screen; nothing where it sees no such record."""
        ops = self.of(id, self.known[who])
        seen = reference.fold(id, ops)
        if not fields or seen is None:
            return None
        kind = next(iter(ops.values()))["kind"]
        shown = {"id": id, "kind": kind} | seen
        base = {screen.unit(kind, name): None for name in fields}
        base = {name: screen.heads(shown, name) for name in base}
        if "void" in fields:
            base["void"] = sorted({dot for dots in seen["heads"].values() for dot in dots})
        elif seen["heads"].get("void"):
            base["void"] = seen["heads"]["void"]
        return self.write(who, {"kind": kind, "id": id, "set": fields, "base": base} | more)

    def meet(self, who: int) -> None:
        """Node `who` has read everything."""
        self.known[who] |= set(self.ops)

    def kind(self, id: str) -> str:
        """The kind of a record."""
        return next(iter(self.of(id).values()))["kind"]

    def ids(self) -> list[str]:
        """The ids of all records, oldest first."""
        return list(dict.fromkeys(self.about.values()))


def play(data: st.DataObject, nodes: list[str], site: str, steps: int = 14) -> Day:
    """A day of at most `steps` things done by three people who read now and then."""
    day = Day(nodes, site)
    for kind in data.draw(st.lists(st.sampled_from(list(FIRST)), min_size=1, max_size=3), label="kinds"):
        day.make(data.draw(st.integers(0, NODES - 1)), kind)
    for who in range(NODES):
        day.meet(who)
    for _ in range(data.draw(st.integers(1, steps), label="steps")):
        step(data, day, data.draw(st.integers(0, NODES - 1), label="who"))
    return day


def step(data: st.DataObject, day: Day, who: int) -> None:
    """One thing done: reading, making, taking back, or (mostly) editing."""
    what = data.draw(st.sampled_from(["read", "make", "void", "edit", "edit", "edit"]), label="what")
    id = data.draw(st.sampled_from([id for id in day.ids() if day.kind(id) in FIRST]), label="record")
    kind = day.kind(id)
    if what == "read":
        day.meet(who)
    elif what == "make":
        day.make(who, kind)
    elif what == "void":
        day.edit(who, id, {"void": data.draw(st.sampled_from(["twice", "wrong gate"]))})
    else:
        day.edit(who, id, data.draw(EDITS[kind], label="fields"))


def journeys(day: Day, hints: list[tuple[int, int, int]]) -> list[tuple[int, int, int, float]]:
    """Requests (node, first, last, how much of the body arrives) that bring everything across, by drawn hints.

    Duplicates and cuts are among them; what the hints leave over goes at the end, node by node.
    """
    have, plan = [0] * NODES, []
    for who, count, back in hints:
        who = who % NODES
        first = max(1, have[who] + 1 - back % 3)
        last = min(len(day.lines[who]), have[who] + count)
        if first <= last:
            share = 1.0 if back < 6 else 0.5
            plan.append((who, first, last, share))
            have[who] = max(have[who], last) if share == 1.0 else have[who]
    rest = [(who, have[who] + 1, len(day.lines[who]), 1.0) for who in range(NODES)]
    return plan + [one for one in rest if one[1] <= one[2]]


HINTS = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.integers(0, 8)), max_size=12)
