"""Compounds as large as they come: 20,000 residents, and entries of a day, through the collector's own doors."""

import random
from dataclasses import dataclass, replace

from faker import Faker

from bench.eve import Collector
from bench.load import HOUR, entry, times
from bench.phone import Phone, encode

FLOORS, DOORS = 20, 8
AT_ONCE = 1_000


@dataclass(frozen=True)
class Full:
    """`residents` and `entries` of one compound; a phone of a gate writes its part of the entries."""

    residents: int = 20_000
    entries: int = 5_000
    phones: int = 10
    per_home: int = 3


def fill(url: str, size: Full, end: int, invitations: int) -> tuple[list[str], list[str]]:
    """Fill an empty database with two such compounds; return codes for phones at the gates of each.

    The first has its residents alone; the second has its entries too, of the twelve hours before `end` (ms).
    """
    collector = Collector(url)
    collector.at(end)
    for code in ("c1", "c2"):
        settle(collector, code, size, end)
    write(collector, "c2", size, end)
    return invite(collector, "c1", invitations), invite(collector, "c2", invitations)


def settle(collector: Collector, code: str, size: Full, end: int) -> None:
    """Add a compound with its homes and residents, written by its coordinator."""
    collector.run("site", "add", code, "--name", f"Compound {code}")
    coordinator = collector.enrol(code, 0, *invite(collector, code, 1, "coordinator"))
    send(collector, coordinator, people(coordinator, size, end - 13 * HOUR), end)


def write(collector: Collector, code: str, size: Full, end: int) -> None:
    """Send the day of every phone at its gates."""
    rng = random.Random(1)
    for place, invitation in enumerate(invite(collector, code, size.phones), 1):
        phone = replace(collector.enrol(code, place, invitation), site=1)
        at = times(size.entries // size.phones, end - 12 * HOUR, end - HOUR // 60, rng)
        send(collector, phone, [encode(entry(t, i, phone, rng)) for i, t in enumerate(at)], end)


def invite(collector: Collector, code: str, count: int, role: str = "gate") -> list[str]:
    return collector.run("invite", "--site", code, "--role", role, "--count", str(count))


def send(collector: Collector, phone: Phone, lines: list[bytes], now: int) -> None:
    for start in range(0, len(lines), AT_ONCE):
        phone, _ = collector.sync(phone, lines[start : start + AT_ONCE], now)


def people(phone: Phone, size: Full, t: int) -> list[bytes]:
    """The ops that write down homes and the people in them: name, phone, now and then a plate."""
    fake, lines = Faker("zh_CN"), []
    fake.seed_instance(1)
    for i in range(size.residents):
        if i % size.per_home == 0:
            lines.append(encode({"t": t, "kind": "household", "set": home(i // size.per_home)}))
            dot = f"{phone.node}.{len(lines)}"
        told = {"household": dot, "name": fake.name(), "phone": fake.phone_number()}
        told |= {"plates": ["闽C" + fake.bothify("?##??").upper()]} if i % 5 == 0 else {}
        lines.append(encode({"t": t, "kind": "resident", "set": told}))
    return lines


def home(i: int) -> dict:
    building, place = divmod(i, FLOORS * DOORS)
    floor, door = divmod(place, DOORS)
    return {"building": str(building + 1), "unit": f"{building + 1}-{floor + 1:02}{door + 1:02}"}
