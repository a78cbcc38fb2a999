"""The standing cast, and the collector on both engines that they speak to.

Auntie Lin keeps the gate, Chen runs errands, Wang leads a building, Cai coordinates; the stranger belongs to another
compound. All of them are `Device`s of the `collector`, which is SQLite in one run of a test and PostgreSQL in another.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from models import database
from sync import passwords
from tests import kinds, postgres
from tests.clocks import MINUTE, Clock
from tests.collector import Collector
from tests.device import Device
from tests.laws import THOROUGH
from tests.modules.engine import Modules

# Laws, stories and the contract always run on both engines; pages do with ENGINES=all, as in CI, to keep the default
# run short.
PAGE_ENGINES = ["sqlite_url", "postgres_url"] if os.environ.get("ENGINES") == "all" else ["sqlite_url"]


# Nothing that runs in this process is killed; the real servers of `test_processes` wait for the disk.
database.SQLITE_PRAGMAS = (*database.SQLITE_PRAGMAS, ("synchronous", "off"))
# What guards passwords against guessing would cost every test a second; `test_enrol` looks at the real one.
COSTLY, passwords.hasher = passwords.hasher, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def pytest_collection_modifyitems(config, items):
    """What is marked `thorough` takes long; it is left to CI and `make test-thorough`."""
    long = [item for item in items if not THOROUGH and item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """The collector's clock, standing at eight in the morning until it is ticked."""
    clock = Clock()
    monkeypatch.setattr("sync.clock.now", clock)
    return clock


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A file with two compounds in it and nothing else."""
    path = tmp_path_factory.mktemp("template") / "lianfang.db"
    collector = Collector(f"sqlite:///{path}")
    collector.open()
    settle(path)
    return path


def settle(path: Path) -> None:
    """Brings what still stands in the write-ahead log into the file, so that it can be copied."""
    with sqlite3.connect(path) as line:
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.fixture(scope="session")
def postgres_server():
    """The run's PostgreSQL."""
    return postgres.start()


@pytest.fixture(scope="session")
def postgres_blank(postgres_server) -> Iterator[postgres.Blank]:
    """A database with two compounds in it and nothing else, and the way back to that."""
    with postgres.database(postgres_server) as url:
        Collector(url).open()
        yield postgres.Blank(postgres_server, url)


@pytest.fixture
def sqlite_url(tmp_path, sqlite_template) -> str:
    """A fresh SQLite database."""
    shutil.copy(sqlite_template, tmp_path / "lianfang.db")
    return f"sqlite:///{tmp_path / 'lianfang.db'}"


@pytest.fixture
def postgres_url(postgres_blank) -> str:
    """A PostgreSQL database as good as fresh."""
    return postgres_blank.restore()


@pytest.fixture(params=["sqlite", "postgresql"])
def collector(request, clock) -> Collector:
    """The centre, on each engine in turn."""
    engine = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    return Collector(request.getfixturevalue(engine), clock)


@pytest.fixture
def laptop(sqlite_url, clock) -> Collector:
    """The centre on SQLite only, for what cannot depend on the engine or would take too long on both."""
    return Collector(sqlite_url, clock)


@pytest.fixture(scope="session")
def modules() -> Iterator[Modules]:
    """The phone's pure modules, without a page, a store or a centre."""
    modules = Modules()
    yield modules
    modules.close()


@pytest.fixture
def declare(monkeypatch) -> Iterator:
    """`declare(collector, Patrol)` lets the collector know kinds that only this test has, of the running process too.

    `tests/kinds.py` has some that are kept from somebody. A kind that had to be there at the start, as for the phone's
    own pages, is declared in a process of its own: see `test_new_kind.py`.
    """
    with ExitStack() as stack:
        yield lambda collector, *found: stack.enter_context(kinds.declared(monkeypatch, collector, *found))


@pytest.fixture
def lin(collector) -> Device:
    """Auntie Lin at the gate."""
    return collector.enrol("gate", "Auntie Lin")


@pytest.fixture
def chen(collector) -> Device:
    """Runner Chen."""
    return collector.enrol("runner", "Chen")


@pytest.fixture
def wang(collector) -> Device:
    """Building lead Wang."""
    return collector.enrol("lead", "Wang")


@pytest.fixture
def cai(collector) -> Device:
    """Coordinator Cai, with a phone of her own."""
    return collector.enrol("coordinator", "Cai")


@pytest.fixture
def household(lin, wang, clock) -> str:
    """The id of a home whose name Lin and then Wang have written without seeing each other; Lin has sent first."""
    id = wang.write("household", {"unit": "3-1502", "name": "林家"})
    wang.sync()
    lin.sync()
    for phone, name in ((lin, "陈家"), (wang, "王家")):
        clock.tick(MINUTE)
        phone.edit(id, {"name": name})
        phone.sync()
    return id


@pytest.fixture
def stranger(collector) -> Device:
    """The gate phone of a compound that has nothing to do with this one."""
    return collector.enrol("gate", "a stranger", site="hj")
