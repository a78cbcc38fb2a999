"""Homes and who lives there; the morning's and evening's checks; what is corrected of them."""

from dataclasses import dataclass, field

from sync.times import local_day
from tests.clocks import MINUTE
from tests.normal.day import Simulated

GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玉桂英华建国秀兰梅海燕志文"
FAMILIES = "林陈黄张王李吴刘蔡杨郑许谢苏洪"


@dataclass
class Homes:
    """All homes are known before the day begins. Namesakes live in different homes, as they do."""

    day: Simulated
    homes: list[str] = field(default_factory=list)
    residents: list[dict] = field(default_factory=list)

    def enter(self, count: int) -> None:
        """The building lead has entered them, `count` homes of two."""
        rng = self.day.rng
        phones = rng.sample(range(10**8), 2 * count)
        for at in range(count):
            unit, family = f"{1 + at % 9}-{1 + at // 9:02}01", rng.choice(FAMILIES)
            home = {"unit": unit, "building": unit[0], "name": family + rng.choice(GIVEN), "people": 2}
            id = self.day.write("Wang", "household", home | {"phone": f"138{phones[2 * at]:08}"})
            self.homes.append(id)
            for place in (0, 1):
                self._resident(id, unit, f"139{phones[2 * at + place]:08}")

    def _resident(self, home: str, unit: str, phone: str) -> None:
        rng = self.day.rng
        name = rng.choice(FAMILIES) + "".join(rng.sample(GIVEN, 2))
        id = self.day.write("Wang", "resident", {"household": home, "name": name, "phone": phone})
        plate = f"闽C{rng.randrange(10_000, 99_999)}" if self.day.chance(0.3) else None
        self.residents.append({"id": id, "name": name, "unit": unit, "plate": plate})

    def live(self, gap: int) -> None:
        """Somebody is checked every `gap` ms on the average; now and then something is put right."""
        self.day.about_every(gap, self.check)
        self.day.about_every(8 * gap, self.correct)

    def check(self) -> None:
        """The lead or the counsellor rings; now and then both do, each with a thermometer of their own."""
        rng, day = self.day.rng, self.day
        who = rng.choice(self.residents)
        reading = {"resident": who["id"], "date": local_day(day.clock()), "slot": "am"}
        for name in rng.sample(("Wang", "Su"), 2 if day.mishap(0.03) else 1):
            day.soon(0, 20 * MINUTE, self._read, name, who, reading | self._found())

    def _found(self) -> dict:
        rng = self.day.rng
        found = {"temperature": round(rng.gauss(36.5, 0.25), 1), "reached": True}
        return found | ({"symptoms": rng.sample(["咳嗽", "乏力", "咽痛"], 1)} if self.day.chance(0.05) else {})

    def _read(self, name: str, who: dict, fields: dict) -> None:
        """Who sees that it is done does not do it again, but may put it right."""
        checked = who.setdefault("checks", {})
        shown = self.day.shows(name, checked["id"]) if checked else None
        if shown is None:
            checked["id"] = self.day.write(name, "health_check", fields, beside=True)
        elif self.day.chance(0.3):
            self.day.edit(name, checked["id"], {"temperature": fields["temperature"]})

    def correct(self) -> None:
        """A phone number, how many live there, a note; hardly ever a name."""
        rng = self.day.rng
        name, home = rng.choice(("Wang", "Cai", "Su", "Wang")), rng.choice(self.homes)
        change = rng.choices(({"people": rng.randrange(1, 6)}, {"phone": f"137{rng.randrange(10**8):08}"},
                              {"note": rng.choice(("敲门请大声", "有老人", "有小狗"))},
                              {"name": rng.choice(FAMILIES) + rng.choice(GIVEN)}), (4, 2, 3, 1))[0]
        if name != "Su":
            self.day.edit(name, home, change)
