"""Forty phones and those who carry them: what they write, and everything that happens to phones."""

import random
from itertools import count

from tests import network, wire
from tests.clocks import DAY, HOUR, MINUTE, Wall
from tests.device import Device
from tests.network import Network
from tests.store import Store
from tests.week.world import CENTRE, Way, World

# A clock that was wrong when the phone was set up, ms.
CLOCKS = (0, 0, 0, -3 * MINUTE, 9 * HOUR, -400 * DAY, 40 * DAY)
FAULTS = (network.drop_request, network.drop_reply, network.portal)
ROLES = ("lead", "lead", "runner", "gate")


class Phone:
    """Somebody's phone, a simulated one. `home`: the collector that it usually speaks to; `away`: until when it can't.

    `said`: marker → the number under which it was written, of what its person was told to be kept; `names`: the ids of
    what it has made.
    """

    def __init__(self, world: World, chance: random.Random, site: str, home: str, marks: count):
        self.world, self.chance, self.site, self.home, self.marks = world, chance, site, home, marks
        self.role, self.away, self.said, self.names, self.others = chance.choice(ROLES), 0, {}, [], []
        self.strange = None
        self.device = Device(Network(Way(world, home)), Wall(world.clock, chance.choice(CLOCKS)), "Lin")
        self.let_in(home)

    def let_in(self, name: str) -> None:
        """Somebody hands it an invitation of a collector."""
        self.device.network.transport = Way(self.world, name)
        self.device.network.faults = []
        self.device.enrol(self.world.invite(name, self.site, self.role))

    def share(self) -> None:
        """A second person joins it."""
        code = self.world.invite(self.home, self.site, self.role)
        wish = wire.encode({"code": code, "node": self.device.node, "name": "Wang"})
        with self.world.at(self.home) as collector:
            said = collector.carry("POST", "/enrol", wish, {"Authorization": f"Bearer {self.device.store.token}"}).json
        if said.get("node") == self.device.node:
            self.others.append(said["person"])
            self.device.shared = True

    # -- what people do

    def write(self) -> None:
        """An entry, an errand, or one more word on something that is known here."""
        mark, by = f"m{next(self.marks)}", self.chance.choice([None, *self.others])
        act = self.chance.randrange(10)
        shown = sorted(id for id in self.device.store.clean if ":" not in id)
        if act < 5 or not shown:
            kind, fields = ("gate_entry", {"gate": "east", "direction": "out", "person": mark})
            if act == 4 and self.role != "gate":
                kind, fields = "errand", {"title": mark}
            self.names.append(self.device.write(kind, fields, by))
        else:
            id = self.chance.choice(shown)
            if self.device.show(id)["kind"] not in ("gate_entry", "errand"):
                return
            field = "note"
            if self.device.show(id)["kind"] == "errand" and self.role == "gate":
                return
            if act == 9:
                self.device.take_back(id, mark, by)
            else:
                self.device.edit(id, {field: mark}, by)
        self.said[mark] = self.device.store.last

    def talk(self, name: str, faults: bool, patient: bool = True) -> bool:
        """It speaks to a collector; on a line with `faults`, or on a good one. Who is not `patient` asks for another
        invitation as soon as it is not known there."""
        if name in self.world.dead:
            return False
        self.device.network.transport = Way(self.world, name)
        self.device.network.faults = []
        if faults and self.chance.random() < 0.3:
            self.device.network.faults = [self.chance.choice([*FAULTS, network.cut_body(self.chance.randrange(400))])
                                          for _ in range(self.chance.randrange(1, 3))]
        good = self.device.sync()
        if self.device.trouble != "unauthenticated" or self.device.wiped:
            self.strange = None
            return good
        # A hub may not have told of it yet, or the centre may tell a hub that was put back: a day is waited for that.
        self.strange = self.strange or self.world.clock()
        if patient and self.world.clock() - self.strange < DAY:
            return False
        self.let_in(name)
        return self.device.sync()

    def body(self) -> tuple[bytes, str]:
        """What it would send now, and its token."""
        return self.device.request(), self.device.store.token

    # -- what it is asked in the end

    @property
    def wiped(self) -> bool:
        """Whether it was withdrawn and has erased itself."""
        return self.device.wiped

    @property
    def node(self) -> str:
        """As which node it writes now."""
        return self.device.node

    @property
    def unsent(self) -> int:
        """How many ops are not confirmed."""
        return self.device.unsent

    def held(self) -> dict[str, dict]:
        """What it shows, id → record."""
        return {id: self.device.show(id) for id in self.device.store.clean}

    # -- what happens to it

    def emptied(self) -> list[str]:
        """The browser throws everything away. Returns what nobody else may have."""
        lost = list(self.said)
        wall = self.device.wall
        self.device = Device(Network(Way(self.world, self.home)), wall, "Lin")
        self.device.store = Store(wire.new_node(), wall_seen=wall())
        self.said, self.others = {}, []
        self.let_in(CENTRE if self.home in self.world.dead else self.home)
        return lost

    def twin(self) -> "Phone":
        """A copy of its disk in another phone."""
        other = Phone.__new__(Phone)
        other.__dict__ |= self.__dict__
        other.device = self.device.clone(Network(Way(self.world, self.home)))
        other.said, other.names, other.others = dict(self.said), list(self.names), list(self.others)
        return other

    def backed_up(self) -> None:
        """Its disk is copied; `put_back` may come later."""
        self.copy = (self.device.clone(), dict(self.said))

    def put_back(self) -> list[str]:
        """A copy of its disk takes its place. Returns what was written since."""
        copy, said = self.copy
        lost = [mark for mark in self.said if mark not in said]
        self.device, self.said = copy, dict(said)
        self.copy = (copy.clone(), dict(said))
        return lost


