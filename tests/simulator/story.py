"""One seed: a phone's day in a dozen steps, with everything that can go wrong, and the laws after each of them."""

import random
from itertools import count

from models.site import Site
from sync import enrol, upkeep
from tests import wire
from tests.clocks import HOUR, MINUTE, Wall
from tests.collector import Collector
from tests.device import Device
from tests.network import Network
from tests.simulator import laws
from tests.simulator.engine import Engine
from tests.simulator.handset import Broken, Ended, Handset

STEPS = 12
NUMBERS = count(1)


class Story:
    """What happens to one phone; `told` says it step by step, for whoever reads about a failure."""

    def __init__(self, engine: Engine, collector: Collector, seed: int):
        self.chance, self.collector, self.told = random.Random(seed), collector, []
        self.site = f"s{next(NUMBERS)}"
        with collector.app.app_context():
            upkeep.add_site(self.site, self.site)
        self.other = self._other()
        self.phone = Handset(engine, collector, self.site, self.chance)
        self.confirmed, self.marks, self.theirs = {}, count(1), []
        self.phone.begin("".join(self.chance.choices(wire.ALPHABET, k=13)))

    def _other(self):
        device = Device(Network(self.collector.carry), Wall(self.collector.clock), "Cai")
        with self.collector.app.app_context():
            device.enrol(enrol.invite(Site.get(Site.code == self.site).id, "coordinator"))
        return device

    def run(self) -> None:
        """Raises Broken where a law does not hold."""
        steps = [self.write] * 5 + [self.edit] * 3 + [self.send] * 5 + [self.foreign] * 2 + [
            self.wait, self.wait, self.set_clock, self.kill, self.power_cut, self.emptied]
        self._try("talk", "person")
        for _ in range(STEPS):
            step = self.chance.choice(steps)
            self.told.append(step.__name__)
            step()
            self._look()
        self.heal()

    def _look(self):
        self.told.append("look")
        laws.always(self.phone, self.confirmed)

    # -- steps

    def write(self) -> None:
        """A new entry, maybe two at once, maybe sent again as the page does when no answer came."""
        marks = [f"m{next(self.marks)}" for _ in range(self.chance.choice((1, 1, 2)))]
        drafts = [{"kind": "gate_entry", "set": {"direction": "in", "person": mark}} for mark in marks]
        for _ in range(2):
            dots = self._try("write", drafts, marks[0])
            if dots:
                self.confirmed |= dict(zip(marks, dots, strict=True))
                return

    def edit(self) -> None:
        """One of the records that are shown gets another value, or is taken back."""
        found = self._calm("all")
        rows = [row["shown"] for row in found["rows"] if row["shown"]["kind"] == "gate_entry"]
        if not rows or not found["meta"]["node"]:
            return
        row, mark = self.chance.choice(rows), f"m{next(self.marks)}"
        change = {"void": "twice"} if self.chance.random() < 0.2 else {"note": mark}
        self._try("write", [{"kind": row["kind"], "id": row["id"], "set": change}], mark)

    def send(self) -> None:
        """It sends and reads."""
        self._try("talk", "person")

    def foreign(self) -> None:
        """Somebody else writes something, or changes what this phone wrote."""
        self.other.sync()
        known = [id for id, one in self.other.store.clean.items() if one["kind"] == "gate_entry"]
        if known and self.chance.random() < 0.6:
            self.other.edit(self.chance.choice(known), {"note": f"n{next(self.marks)}"})
        else:
            self.other.write("gate_entry", {"direction": "out", "person": f"n{next(self.marks)}"})
        self.other.sync()

    def wait(self) -> None:
        """Time goes by."""
        self.collector.clock.tick(self.chance.choice((MINUTE, 20 * MINUTE, 3 * HOUR)))

    def set_clock(self) -> None:
        """Somebody sets the phone's clock."""
        self.phone.offset += self.chance.choice((-HOUR, HOUR, -30 * HOUR, 5 * MINUTE))

    def kill(self) -> None:
        """The browser ends the worker."""
        self.phone.boot("killed")

    def power_cut(self) -> None:
        """The battery is taken out."""
        self.phone.boot("power cut")

    def emptied(self) -> None:
        """The browser throws the database away."""
        self.phone.boot("emptied")

    def heal(self) -> None:
        """Everything goes well from here on: the phone comes to rest."""
        self.phone.heals = True
        for _ in range(6):
            self.collector.clock.tick(HOUR)
            self._calm("talk", "online")
            meta = self._calm("all")["meta"]
            if meta["last"] == meta["have"] and not meta["trouble"] and not meta["walk"]["whole"]:
                break
        laws.finally_(self.phone, self.confirmed)

    # -- what may fail

    def _try(self, what, *given):
        fail = self.chance.randrange(1, 40) if self.chance.random() < 0.25 else -1
        cut = self.chance.randrange(1, 60) if fail < 0 and self.chance.random() < 0.15 else -1
        self.told.append(f"{what} {given} fail {fail} cut {cut}")
        try:
            answer = self.phone.do(what, *given, fail=fail, cut=cut)
            # Whoever has read the answer may lose everything in the next moment.
            if what == "write" and self.chance.random() < 0.15:
                self.told.append("emptied at once")
                self.phone.boot("emptied")
            return answer
        except Ended:
            self.phone.boot(self.chance.choice(("killed", "power cut")))
        except RuntimeError as reason:
            if what == "talk":
                raise Broken(f"{what}: {reason}") from reason
            self.told.append(f"failed: {reason}")
        return None

    def _calm(self, what, *given):
        try:
            return self.phone.do(what, *given)
        except RuntimeError as reason:
            raise Broken(f"{what}: {reason}") from reason
