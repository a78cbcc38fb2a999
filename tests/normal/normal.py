"""A whole day of a compound, and the comparison of what waits for a person with what should."""

from collections import defaultdict
from dataclasses import dataclass

from models.item import Item
from models.kinds import GateEntry
from sync import items
from sync.ids import ItemId
from sync.times import local_day
from tests.clocks import HOUR, MINUTE
from tests.collector import Collector
from tests.normal import oracle
from tests.normal.day import Simulated
from tests.normal.errands import Errands
from tests.normal.gates import Gates
from tests.normal.homes import Homes

CONCURRENT = ("claims", "void", "rival", "reading")


@dataclass
class Outcome:
    """What came of a day: how many ops, passings told twice, and items that wait, by level and type."""

    ops: int
    twice: int
    hard: int
    soft: int
    types: dict[str, int]

    @property
    def per_thousand(self) -> float:
        """Hard items per 1,000 ops."""
        return 1000 * self.hard / self.ops


def normal_day(collector: Collector, seed: int, hours: int, homes: int, rough: int = 1) -> Outcome:
    """Lives through it, comparing every hour and at the end. Raises AssertionError where the product is wrong."""
    day = Simulated(collector, seed, rough)
    people = Homes(day)
    people.enter(homes)
    day.come_home()
    gates, errands = Gates(day, people.residents), Errands(day, people.residents)
    day.now_until = day.clock() + hours * HOUR
    day.live()
    gates.live(6_000_000 // (homes + 20))
    people.live(3 * MINUTE)
    errands.live(15 * MINUTE)
    reviews = oracle.Reviews(day.phones["Cai"].network("GET", "/registry").json)
    while day.clock() < day.now_until:
        day.run(day.clock() + HOUR)
        compare(day, reviews)
    close(day)
    compare(day, reviews)
    compare_events(day, gates)
    return outcome(day, gates)


def close(day: Simulated) -> None:
    """What has been begun is ended, the lead closes the day, all phones come home."""
    day.run(day.now_until + 40 * MINUTE)
    for name in ("Wang", "Cai")[: day.rng.randint(1, 2)]:
        fields = {"date": local_day(day.clock()), "state": "closed", "who": day.phones[name].store.person}
        day.write(name, "day_close", fields, beside=True)
    day.come_home()


def waiting(collector: Collector) -> list[Item]:
    """What waits for a person."""
    with collector.app.app_context():
        return list(Item.select().where(Item.open == 1))


def compare(day: Simulated, reviews: oracle.Reviews) -> None:
    """Every item that should wait does, and nothing else, but for events that several tell of."""
    expected = oracle.conflicts(day.knowledge, reviews) | oracle.balances(day.knowledge)
    expected |= oracle.clocks(day.knowledge, local_day) | oracle.days(day.knowledge, local_day)
    found = {named(item) for item in waiting(day.collector) if item.type != "same_event"}
    agree(day, found, expected)


def agree(day: Simulated, found: set, expected: set) -> None:
    """Raises AssertionError, with what each side knows of it, where the product says too much or too little."""
    for trouble, much in (("false", found - expected), ("missed", expected - found)):
        assert not much, "\n".join([trouble, *(f"{one}\n{day.knowledge.story(one)}" for one in list(much)[:5])])


def named(item: Item) -> tuple:
    """An item in the oracle's words."""
    if item.type in CONCURRENT:
        record, part, _ = item.id.removeprefix(f"{item.type}:").rsplit(":", 2)
        return item.type, record, part, items.level_of(item.rank)
    if item.type == "clock":
        return tuple(item.id.split(":"))
    return item.type, item.id.removeprefix(f"{item.type}:")


def compare_events(day: Simulated, gates: Gates) -> None:
    """What is told twice is found, and what happened twice is not taken for one."""
    expected = oracle.events(day.knowledge, gates.passing_of)
    pairs = {item.id for item in waiting(day.collector) if item.type == "same_event"}
    found = together(ItemId.parse(pair).pair for pair in pairs)
    agree(day, found, expected)


def together(pairs) -> set[frozenset]:
    """The sets of entries that hang together by pairs."""
    sets = {}
    for pair in pairs:
        whole = frozenset().union(*(sets.get(entry, {entry}) for entry in pair))
        sets |= dict.fromkeys(whole, whole)
    return set(sets.values())


def outcome(day: Simulated, gates: Gates) -> Outcome:
    """The figures of the day."""
    types = defaultdict(int)
    for item in waiting(day.collector):
        types["hard" if items.level_of(item.rank) == items.HARD else "soft"] += 1
        types[item.type] += 1
    with day.collector.app.app_context():
        twice = GateEntry.select().where(GateEntry.same_as.is_null(False)).count()
    return Outcome(day.knowledge.count(), twice, types.pop("hard", 0), types.pop("soft", 0), dict(types))
