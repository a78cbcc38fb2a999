"""People pass the gates, and the volunteers there write it down."""

from dataclasses import dataclass, field

from tests.clocks import MINUTE
from tests.normal.day import SECOND, Simulated

GUARDS = {"east": ("Lin", "Zhou"), "west": ("Hu", "Ma")}
ACROSS = {"east": "west", "west": "east"}
OTHER = {"out": "in", "in": "out"}


@dataclass
class Gates:
    """Who passes where. `passing_of`: entry → the number of the passing that it tells of."""

    day: Simulated
    residents: list[dict]
    outside: set = field(default_factory=set)
    passing_of: dict[str, int] = field(default_factory=dict)
    passings: int = 0

    def live(self, gap: int) -> None:
        """Somebody passes every `gap` ms on the average."""
        self.day.about_every(gap, self.resident_passes)
        self.day.about_every(6 * gap, self.visitor_passes)
        self.day.about_every(9 * gap, self.courier_passes)

    # -- who passes

    def resident_passes(self) -> None:
        """Out or back again, nobody twice within ten minutes but who has forgotten something."""
        who = self.day.rng.choice(self.residents)
        if who.get("busy", 0) > self.day.clock():
            return
        who["busy"] = self.day.clock() + 10 * MINUTE
        direction = self._turn(who["name"] + who["unit"])
        gate = self._gate()
        told = {"subject": "resident", "person": who["name"], "unit": who["unit"]}
        told |= {"plate": who["plate"]} if who["plate"] and self.day.chance(0.3) else {}
        (self._turns_round if self.day.mishap(0.02) else self._pass)(gate, direction, told)

    def _turns_round(self, gate: str, direction: str, told: dict) -> None:
        """Back for what was forgotten, and off again, before whichever volunteer looks up; nobody overlooks that."""
        for way, low in ((direction, 0), (OTHER[direction], 30), (direction, 75)):
            self.day.soon(low * SECOND, (low + 25) * SECOND, self._pass, gate, way, told, 0)

    def _turn(self, who: str) -> str:
        self.outside ^= {who}
        return "out" if who in self.outside else "in"

    def _gate(self) -> str:
        return self.day.rng.choices(("east", "west"), (2, 1))[0]

    def visitor_passes(self) -> None:
        home = self.day.rng.choice(self.residents)
        name = self.day.rng.choice("林陈黄张王李") + self.day.rng.choice(("先生", "女士"))
        told = {"subject": "visitor", "person": name, "unit": home["unit"], "companions": self.day.rng.randrange(3)}
        if (name, home["unit"]) not in self.outside:
            self.outside.add((name, home["unit"]))
            self._pass(self._gate(), "in", told | {"purpose": "探访"})
            self.day.soon(20 * MINUTE, 120 * MINUTE, self._pass, self._gate(), "out", told)

    def courier_passes(self) -> None:
        """A courier leaves things at the gate; some come by car."""
        told = {"subject": "courier", "purpose": "快递"}
        told |= {"plate": f"闽C{self.day.rng.randrange(10_000, 99_999)}"} if self.day.chance(0.3) else {}
        self._pass(self._gate(), "in", told)

    # -- who writes it down

    def _pass(self, gate: str, direction: str, told: dict, twice: float = 0.03) -> None:
        """One volunteer writes it down; now and then another one does so too, not knowing of it, even at another gate.

        Of somebody without name and plate nobody could say afterwards whether it was the same, so that is not done.
        """
        self.passings += 1
        one, beside = self.day.rng.sample(GUARDS[gate], 2)
        fields = told | {"gate": gate, "direction": direction, "decision": f"let_{direction}", "mask": True}
        self.day.soon(0, 5 * SECOND, self.log, one, self.passings, fields, twice > 0)
        if self.day.mishap(twice) and ("person" in told or "plate" in told):
            fields = {name: value for name, value in fields.items() if name != "unit" or self.day.chance(0.8)}
            elsewhere = self.day.chance(0.2)
            other = self.day.rng.choice(GUARDS[ACROSS[gate]]) if elsewhere else beside
            fields["gate"] = ACROSS[gate] if elsewhere else gate
            self.day.soon(5 * SECOND, 110 * SECOND, self.log, other, self.passings, fields)

    def log(self, guard: str, passing: int, fields: dict, doubted: bool = True) -> None:
        """The entry, and what is done to it afterwards: a temperature, a correction, another look, taking it back.

        `doubted`: whether it may be taken back. Where somebody turns round, nothing else would tell of the way between.
        """
        day, first = self.day, dict(fields)
        wrong = day.mishap(0.01) and "person" in fields
        if wrong:
            first["person"] = day.rng.choice(self.residents)["name"]
        entry = day.write(guard, "gate_entry", first)
        self.passing_of[entry] = passing
        if wrong:
            day.soon(20 * SECOND, 3 * MINUTE, day.edit, guard, entry, {"person": fields["person"]})
        if day.chance(0.5):
            day.soon(5 * SECOND, 40 * SECOND, day.edit, guard, entry, {"temperature": self._temperature()})
        if day.mishap(0.02):
            day.soon(MINUTE, 30 * MINUTE, day.edit, guard, entry, self._correction())
        for _ in range(2 * day.mishap(0.01)):
            someone = day.rng.choice([*GUARDS["east"], *GUARDS["west"], "Wang"])
            day.soon(MINUTE, 60 * MINUTE, day.edit, someone, entry, self._correction())
        if doubted and day.mishap(0.006):
            day.soon(20 * SECOND, 30 * MINUTE, day.take_back, guard, entry, "按错了")

    def _temperature(self) -> float:
        return round(self.day.rng.gauss(36.5, 0.25), 1)

    def _correction(self) -> dict:
        return self.day.rng.choice(({"temperature": self._temperature()}, {"companions": 1}, {"note": "有通行证"},
                                    {"decision": "held"}, {"mask": False}, {"note": "忘带口罩", "mask": False}))
