"""The load: what the phones of a compound write in a day. `python -m bench.load` prints what it weighs on the way.

A phone's day is gate entries and errand updates in the order in which they were made. Errands were created by the
building lead. Most are run from claim to delivery by one phone; some were taken up by two phones that had both read the
same head.
"""

import random
from dataclasses import dataclass, field
from itertools import islice

from bench.people import Person, people
from bench.phone import Phone, body, encode, node_id

HOUR = 3_600_000
STEPS = ("claimed", "bought", "delivered")
SUBJECTS = ("resident",) * 16 + ("courier", "courier", "visitor", "staff")
NOTES = ("送药，走楼梯", "忘带通行证，已核对", "外地返回，已登记", "替邻居取快递", "体温复测正常", "去社区医院复诊")
TITLES = ("买菜：青菜、豆腐、鸡蛋", "取降压药", "买一袋十斤的米", "取快递两件", "买奶粉和尿布", "充电费")


@dataclass(frozen=True)
class Size:
    """How large a day is: `clash` is the share of errand updates that conflict with another phone's."""

    sites: int = 9
    phones: int = 5
    entries: int = 500
    updates: int = 50
    clash: float = 0.2

    @property
    def ops(self) -> int:
        """What one phone writes in a day."""
        return self.entries + self.updates

    @property
    def shared(self) -> int:
        """Errands that a phone and the next one of its compound both took up: each phone has two neighbours."""
        return round(self.updates * self.clash / 2)

    @property
    def chains(self) -> int:
        """Errands that a phone runs alone."""
        return -(-(self.updates - 2 * self.shared) // len(STEPS))


@dataclass(frozen=True)
class Errands:
    """The dots of a compound's errands of one day, by the place of the phone that runs them, or of the first of two."""

    alone: list[list[str]] = field(default_factory=list)
    shared: list[list[str]] = field(default_factory=list)

    def count(self) -> int:
        return sum(map(len, self.alone + self.shared))


def times(count: int, start: int, end: int, rng: random.Random) -> list[int]:
    return sorted(rng.sample(range(start, end), count))


def errands(lead: Phone, size: Size, start: int, rng: random.Random) -> tuple[list[bytes], Errands]:
    """The creating ops of a compound's errands of one day, written in the hour after `start` (ms), and their dots."""
    per_phone = size.chains + size.shared
    lines = [encode(errand(t, rng)) for t in times(size.phones * per_phone, start, start + HOUR, rng)]
    dots = iter(f"{lead.node}.{lead.n + i}" for i in range(1, len(lines) + 1))
    alone = [list(islice(dots, size.chains)) for _ in range(size.phones)]
    return lines, Errands(alone, [list(islice(dots, size.shared)) for _ in range(size.phones)])


def errand(t: int, rng: random.Random) -> dict:
    home = rng.choice(people(0))
    told = {"title": rng.choice(TITLES), "unit": home.unit, "phone": f"13{rng.randrange(10**9):09}", "status": "open"}
    return {"t": t, "kind": "errand", "set": told}


def day(phone: Phone, todo: Errands, size: Size, end: int, rng: random.Random) -> list[bytes]:
    """The op lines of a phone's working day, the twelve hours before `end` (ms), in the order of writing."""
    steps = iter(updates(phone, todo, size, rng))
    at_errand = set(rng.sample(range(size.ops), size.updates))
    latest, lines = {}, []
    for i, t in enumerate(times(size.ops, end - 12 * HOUR, end - HOUR // 60, rng)):
        own = f"{phone.node}.{phone.n + i + 1}"
        op = update(t, *next(steps), latest, own) if i in at_errand else entry(t, i, phone, rng)
        lines.append(encode(op))
    return lines


def updates(phone: Phone, todo: Errands, size: Size, rng: random.Random) -> list[tuple[str, dict]]:
    """(errand, fields) in order: whole errands one after the other, the shared ones strewn in between."""
    steps = [[(dot, told(step, phone)) for step in STEPS] for dot in todo.alone[phone.place]]
    both = todo.shared[phone.place] + todo.shared[phone.place - 1]
    alone = [step for chain in steps for step in chain][: size.updates - len(both)]
    chains = [alone[i : i + len(STEPS)] for i in range(0, len(alone), len(STEPS))]
    groups = chains + [[(dot, told(rng.choice(STEPS[:2]), phone, taken=True))] for dot in both]
    rng.shuffle(groups)
    return [step for group in groups for step in group]


def told(step: str, phone: Phone, taken: bool = False) -> dict:
    """What the runner says at a step; an errand is taken up with the runner's name."""
    if step == "delivered":
        return {"status": step, "outcome": "handed_over"}
    return {"status": step, "runner": phone.person} if taken or step == "claimed" else {"status": step}


def update(t: int, dot: str, fields: dict, latest: dict[str, str], own: str) -> dict:
    base = latest.get(dot, dot)
    latest[dot] = own
    return {"t": t, "kind": "errand", "id": dot, "set": fields, "base": {"progress": [base]}}


def entry(t: int, i: int, phone: Phone, rng: random.Random) -> dict:
    """A gate entry; every fifth has a plate or a note."""
    who: Person = rng.choice(people(phone.site))
    fields = {"gate": "east" if phone.place % 2 else "south", "direction": rng.choice(("in", "out"))}
    fields |= {"subject": rng.choice(SUBJECTS), "person": who.name, "unit": who.unit}
    fields["temperature"] = round(rng.gauss(36.5, 0.25), 1)
    if i % 5 == 0:
        fields |= {"plate": who.plate} if rng.random() < 0.5 else {"note": rng.choice(NOTES)}
    return {"t": t, "kind": "gate_entry", "set": fields}


def main() -> None:
    """Print what a day's bodies weigh."""
    size, rng, end = Size(), random.Random(1), 1_765_400_000_000
    lead = Phone(1, -1, node_id(1, "lead"))
    _, todo = errands(lead, size, end - 14 * HOUR, rng)
    for place in range(size.phones):
        phone = Phone(1, place, node_id(1, place), person=f"p{place}")
        lines = day(phone, todo, size, end, rng)
        print(f"{len(lines)} ops, {sum(map(len, lines)):,} bytes, {len(body(phone, lines, end)):,} sent")


if __name__ == "__main__":
    main()
