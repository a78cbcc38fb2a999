"""The people of a compound, the same ones on every run."""

import random
from dataclasses import dataclass
from functools import cache

from faker import Faker

HOUSEHOLDS = 3000


@dataclass(frozen=True)
class Person:
    """Somebody whom a gate logs: name, home as it is said at the gate, and a plate."""

    name: str
    unit: str
    plate: str


@cache
def people(site: int) -> list[Person]:
    """The residents of a compound, in no particular order; `site` is the seed."""
    fake, rng = Faker("zh_CN"), random.Random(site)
    fake.seed_instance(site)
    return [Person(fake.name(), unit(rng), plate(rng)) for _ in range(HOUSEHOLDS)]


def unit(rng: random.Random) -> str:
    """A home of a compound of tower blocks: building, floor and door, "3-1502"."""
    return f"{rng.randint(1, 18)}-{rng.randint(1, 18)}{rng.randint(1, 6):02}"


def plate(rng: random.Random) -> str:
    return "闽C" + "".join(rng.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=5))
