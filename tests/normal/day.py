"""The clockwork of a simulated day: phones within and without reach, and what is to happen next."""

import heapq
import random
from collections.abc import Callable
from itertools import count

from tests.clocks import HOUR, MINUTE, Wall
from tests.collector import Collector
from tests.device import Device
from tests.network import Network, cut_body, drop_reply, drop_request, portal
from tests.normal.knowledge import Knowledge
from tests.wire import ALPHABET

SECOND = 1000
TEAM = {"Lin": "gate", "Zhou": "gate", "Hu": "gate", "Ma": "gate", "Chen": "runner", "Liu": "runner", "Wang": "lead",
        "Su": "counsellor", "Cai": "coordinator"}
FAULTS = (drop_request, drop_reply, drop_reply, cut_body(-20), cut_body(250), portal)
WRONG = ((0, 70), (8 * MINUTE, 20), (9 * HOUR, 7), (400 * 24 * HOUR, 3))


class Simulated:
    """A compound and its phones. `at` puts something on the calendar, `run` lets the time go by until nothing is left.

    Every phone is in reach for a while and out of it for a while; in reach it syncs every few minutes, in no order.
    `rough`: how many times as often as on a normal day things go wrong.
    """

    def __init__(self, collector: Collector, seed: int, rough: int = 1):
        self.rng, self.collector, self.clock, self.rough = random.Random(seed), collector, collector.clock, rough
        self.knowledge, self.calendar, self.tie = Knowledge(self.clock), [], count()
        self.phones = {name: self._enrolled(name, role) for name, role in TEAM.items()}
        self.reached = dict.fromkeys(TEAM, True)
        self.now_until = 0

    def _enrolled(self, name: str, role: str) -> Device:
        offsets, shares = zip(*WRONG, strict=True)
        wrong = self.rng.choices(offsets, (shares[0] / self.rough, *shares[1:]))[0] * self.rng.choice((-1, 1))
        wall = Wall(self.clock, wrong + self.rng.randrange(-5, 5) * SECOND, self.rng.uniform(-0.03, 0.03))
        phone = Device(Network(self.collector.carry), wall, name)
        phone.store.node = "".join(self.rng.choices(ALPHABET, k=13))
        phone.enrol(self.collector.invite(role))
        self.knowledge.follow(phone)
        return phone

    # -- time

    def at(self, when: int, do: Callable, *about) -> None:
        """`do(*about)` will be done at `when` (ms)."""
        heapq.heappush(self.calendar, (when, next(self.tie), do, about))

    def soon(self, low: int, high: int, do: Callable, *about) -> None:
        """`do(*about)` in between `low` and `high` ms from now."""
        self.at(self.clock() + self.rng.randrange(low, high), do, *about)

    def about_every(self, gap: int, do: Callable, *about) -> None:
        """`do(*about)` again and again until the day is over, with `gap` ms between on the average."""
        def again():
            if self.clock() < self.now_until:
                do(*about)
                self.at(self.clock() + 1 + int(self.rng.expovariate(1 / gap)), again)
        self.at(self.clock() + int(self.rng.expovariate(1 / gap)), again)

    def run(self, until: int) -> None:
        """Lets all happen that is on the calendar before `until` (ms)."""
        while self.calendar and self.calendar[0][0] < until:
            when, _, do, about = heapq.heappop(self.calendar)
            self.clock.ms = max(when, self.clock.ms)
            do(*about)
        self.clock.ms = max(until, self.clock.ms)

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of all cases."""
        return self.rng.random() < share

    def mishap(self, share: float) -> bool:
        """The same of what should not happen."""
        return self.chance(self.rough * share)

    # -- the network

    def live(self) -> None:
        """Phones come and go, sync, and have their clocks set."""
        for name in TEAM:
            self.about_every(35 * MINUTE, self._come_or_go, name)
            self.about_every(3 * MINUTE, self._sync_in_reach, name)
            self.about_every(40 * HOUR // self.rough, self._set_clock, name)

    def _come_or_go(self, name: str) -> None:
        self.reached[name] = not self.reached[name] or self.chance(0.3)

    def _sync_in_reach(self, name: str) -> None:
        if self.reached[name]:
            self.sync(name)

    def sync(self, name: str) -> None:
        """One try, which may go wrong in every way that a network has."""
        phone = self.phones[name]
        faults = self.rng.choices(FAULTS, k=self.rng.randint(1, 2)) if self.chance(0.15) else []
        phone.network.faults = faults
        if phone.sync():
            assert not self.knowledge.unseen(phone.node), f"{name} was not told of everything"

    def _set_clock(self, name: str) -> None:
        """Somebody puts a phone's clock right, as far as a hand can, and comes back to the page.

        A phone notes a clock that goes back, and cannot know one that goes forward; what it holds unsent then seems
        earlier than it was, and nobody could say which passing it tells of. So guards do that when all is sent.
        """
        phone, right = self.phones[name], self.rng.randrange(-20, 20) * SECOND
        phone.look()
        if right < phone.wall.offset or not phone.unsent or TEAM[name] != "gate":
            phone.wall.jump(right - phone.wall.offset)
            phone.look()

    def come_home(self) -> None:
        """At the day's end every phone is in reach, sends what it holds and reads what the others wrote."""
        for name in 2 * self.rng.sample(list(TEAM), len(TEAM)):
            self.phones[name].network.faults = []
            assert self.phones[name].sync(), self.phones[name].trouble
            self.clock.tick(SECOND)

    # -- writing

    def write(self, name: str, kind: str, fields: dict, beside: bool = False) -> str:
        """A phone makes a record, or stands beside what others found; returns its id."""
        id = self.phones[name].write(kind, fields)
        self.knowledge.note(self.phones[name], id, beside)
        return id

    def edit(self, name: str, id: str, fields: dict) -> bool:
        """A phone changes a record, if it shows it and it is not taken back there. Whether it did."""
        phone = self.phones[name]
        if not self.knowledge.knows(phone.node, id) or phone.show(id)["fields"].get("void"):
            return False
        phone.edit(id, fields)
        self.knowledge.note(phone, id)
        return True

    def take_back(self, name: str, id: str, reason: str) -> None:
        """A phone takes a record back that it shows."""
        phone = self.phones[name]
        if self.knowledge.knows(phone.node, id) and not phone.show(id)["fields"].get("void"):
            phone.take_back(id, reason)
            self.knowledge.note(phone, id)

    def shows(self, name: str, id: str) -> dict | None:
        """The fields that a phone shows of a record, if it knows it."""
        phone = self.phones[name]
        return phone.show(id)["fields"] if self.knowledge.knows(phone.node, id) else None
