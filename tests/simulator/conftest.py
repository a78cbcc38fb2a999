"""The device's modules, in one engine."""

import random

import pytest

from tests.collector import Collector
from tests.simulator.engine import Engine
from tests.simulator.handset import Handset


@pytest.fixture(scope="package")
def engine(sqlite_template):
    """The device's modules, loaded once."""
    engine = Engine(Collector(f"sqlite:///{sqlite_template}").app)
    yield engine
    engine.close()


@pytest.fixture
def phone(engine, laptop) -> Handset:
    """A lead's phone on a good line."""
    phone = Handset(engine, laptop, "xh", random.Random(1), heals=True)
    phone.begin("7k3v9q2m4x7ab")
    phone.do("talk", "person")
    return phone
