"""Phones that are asked on both sides."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tests.collector import Collector
from tests.parity.engine import Engine
from tests.parity.phone import Phone

SITES = count(1)


@pytest.fixture(scope="session")
def engine(sqlite_template) -> Iterator[Engine]:
    """The device's modules, loaded once."""
    engine = Engine(Collector(f"sqlite:///{sqlite_template}").app)
    yield engine
    engine.close()


@pytest.fixture
def collector(sqlite_url, clock) -> Collector:
    """The centre."""
    return Collector(sqlite_url, clock)


@pytest.fixture
def phone_of(collector, engine) -> Callable[[str], Phone]:
    """`phone_of(role)`: a phone in a compound of its own."""

    def make(role: str) -> Phone:
        code = f"p{next(SITES)}"
        collector.tell("site", "add", code, "--name", f"<新华> & {code}")
        own = collector.enrol(role, "Chen \"the\" <b>runner</b> 🏃", code)
        return Phone(collector, engine, own, collector.enrol("coordinator", "Cai & 蔡", code))

    return make
