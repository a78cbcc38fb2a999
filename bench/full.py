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

    The first has its residents alone; in the second everybody has a home of their own, and there are the entries of the
    twelve hours before `end` (ms).
    """
    collector, morning = Collector(url), end - 13 * HOUR
    collector.at(morning)
    settle(collector, "c1", size, morning)
    alone = replace(size, per_home=1)
    write(collector, "c2", size, end, settle(collector, "c2", alone, morning))
    return invite(collector, "c1", invitations), invite(collector, "c2", invitations)


def settle(collector: Collector, code: str, size: Full, now: int) -> list[dict]:
    """Add a compound with its homes and residents, written by its coordinator; return how entries name them."""
    collector.run("site", "add", code, "--name", f"Compound {code}")
    coordinator = collector.enrol(code, 0, *invite(collector, code, 1, "coordinator"))
    lines, names = people(coordinator, size, now)
    send(collector, coordinator, lines, now)
    return names


def write(collector: Collector, code: str, size: Full, end: int, names: list[dict]) -> None:
    """Send the day of every phone at its gates."""
    rng = random.Random(1)
    codes = invite(collector, code, size.phones)
    # What a phone says of a time before it was enrolled is not believed.
    phones = [replace(collector.enrol(code, place, one), site=1) for place, one in enumerate(codes, 1)]
    collector.at(end)
    for phone in phones:
        at = times(size.entries // size.phones, end - 12 * HOUR, end - HOUR // 60, rng)
        send(collector, phone, [encode(passing(t, i, phone, names, rng)) for i, t in enumerate(at)], end)


def passing(t: int, i: int, phone: Phone, names: list[dict], rng: random.Random) -> dict:
    """A gate entry of one of the residents, as the gate page writes it."""
    op = entry(t, i, phone, rng)
    return {**op, "set": {**op["set"], **rng.choice(names)}}


def invite(collector: Collector, code: str, count: int, role: str = "gate") -> list[str]:
    return collector.run("invite", "--site", code, "--role", role, "--count", str(count))


def send(collector: Collector, phone: Phone, lines: list[bytes], now: int) -> None:
    for start in range(0, len(lines), AT_ONCE):
        phone, _ = collector.sync(phone, lines[start : start + AT_ONCE], now)


def people(phone: Phone, size: Full, t: int) -> tuple[list[bytes], list[dict]]:
    """The ops that write down homes and the people in them: name, phone, now and then a plate; and their names."""
    fake, lines, names = Faker("zh_CN"), [], []
    fake.seed_instance(1)
    for i in range(size.residents):
        if i % size.per_home == 0:
            place = home(i // size.per_home)
            lines.append(encode({"t": t, "kind": "household", "set": place}))
            dot = f"{phone.node}.{len(lines)}"
        told = {"household": dot, "name": fake.name(), "phone": fake.phone_number()}
        told |= {"plates": ["闽C" + fake.bothify("?##??").upper()]} if i % 5 == 0 else {}
        lines.append(encode({"t": t, "kind": "resident", "set": told}))
        names.append({"person": told["name"], "unit": place["unit"], "household": dot})
    return lines, names


def home(i: int) -> dict:
    building, place = divmod(i, FLOORS * DOORS)
    floor, door = divmod(place, DOORS)
    return {"building": str(building + 1), "unit": f"{building + 1}-{floor + 1:02}{door + 1:02}"}
