"""Districts with three coordinators, copied as often as a law wants to try something."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import wire
from tests.clocks import DAY, Clock
from tests.collector import Collector
from tests.device import Device
from tests.network import Network
from tests.sync.scripts import Day


@dataclass
class World:
    """A district in which three coordinators are enrolled, and as many copies of it as a law needs."""

    clock: Clock
    copy: Callable
    examples: int
    phones: list[Device] = field(default_factory=list)

    @property
    def nodes(self) -> list[str]:
        """The node ids of the three."""
        return [phone.node for phone in self.phones]

    def deliver(self, day: Day, plan: list, look: Callable = Collector.export) -> object:
        """Brings a day to a fresh collector in the way of `plan`; returns its export, or what `look` sees there."""
        with self.copy() as url:
            collector = Collector(url, self.clock)
            for request in plan:
                self.send(collector, day, *request)
            seen = look(collector)
            assert collector.sound()
            assert look(collector) == seen
            return seen

    def send(self, collector: Collector, day: Day, who: int, first: int, last: int, share: float) -> None:
        """One request of a node; `share` of its body arrives."""
        lines, hashes = day.lines[who], wire.chain_all(day.lines[who])
        header = {"v": 1, "node": day.nodes[who], "now": self.clock(), "heard": 0, "seen": 0, "claimed": len(lines)}
        header |= {"from": first, "prev": hashes[first - 1], "last": hashes[last], "schema": 1, "app": "law"}
        body = wire.body(header, lines[first - 1 : last])
        headers = {"Authorization": f"Bearer {self.phones[who].store.token}", "Content-Type": "application/x-ndjson"}
        cut = None if share == 1.0 else int(len(body) * share)
        answer = collector.carry("POST", "/sync", body, headers, cut)
        assert answer.status == 200 or share < 1.0, answer.body


def inhabit(url: str, clock: Clock) -> list[Device]:
    """Lets three coordinators in at the morning, and lets a day pass, so that everything arrives after it happened."""
    collector = Collector(url, clock)
    phones = [collector.enrol("coordinator", name) for name in ("Cai", "Wang", "Chen")]
    clock.tick(DAY)
    return phones


def holds(world: World, law: Callable) -> None:
    """Tries a law on as many examples as the engine is quick enough for."""
    quick = settings(max_examples=world.examples, suppress_health_check=list(HealthCheck))
    quick(given(st.data())(lambda data: law(world, data)))()


def twin(collector: Collector, phone: Device) -> Device:
    """The phone as it was when it enrolled, now speaking to this collector."""
    return phone.clone(Network(collector.carry))
