"""Phones that are asked on both sides."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tests.collector import Collector
from tests.parity import documents, traces
from tests.parity.compound import Compound
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


@pytest.fixture
def take(phone):
    """`take(path, name, partial=False, **fields)`: both sides take the form about `name`, and do the same."""
    ids, forms = Compound(phone).fill().ids, count(1)

    def both_take(path, name=None, partial=False, typed=None, **fields):
        phone.begin()
        before = phone.told()
        known, id = traces.dots(before), ids.get(name)
        form = fields | (typed or {}) | {"once": f"form {next(forms)}"}
        if id in before:
            form["heads"] = json.dumps(before[id]["heads"])
        there, here = phone.both_take(path.format(id), form, partial)
        documents.assert_same(_renamed(there, known), _renamed(here, known), path)
        documents.assert_equal(traces.of(phone.told(), known), traces.of(phone.engine.records(), known), path)
        return there

    both_take.ids = ids
    return both_take


def _renamed(answer, known):
    """A new record's id is as good as another one."""
    def name(found):
        return found[0] if found[0] in known else "new"
    return answer and {key: re.sub(r"[0-9a-z]{13}\.[0-9]+", name, str(value)) if key != "status" else value
                       for key, value in answer.items()}
