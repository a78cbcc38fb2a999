"""Raw nodes, for tests that look at single bytes, and worlds, for laws."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests import postgres
from tests.conftest import settle
from tests.laws import DISTRICTS
from tests.sync.raw import Raw
from tests.sync.worlds import World, inhabit


@pytest.fixture
def raw(collector) -> Raw:
    """A coordinator's node, so that no role stands in the way."""
    return Raw(collector)


@pytest.fixture
def other(collector) -> Raw:
    """A second coordinator's node of the same site."""
    return Raw(collector)


@pytest.fixture
def sqlite_world(tmp_path, sqlite_url, clock) -> World:
    """Many examples."""
    source, count = tmp_path / "lianfang.db", iter(range(10**6))

    @contextmanager
    def copy() -> Iterator[str]:
        path = tmp_path / f"copy{next(count)}.db"
        shutil.copy(source, path)
        yield f"sqlite:///{path}"

    world = World(clock, copy, DISTRICTS, inhabit(sqlite_url, clock))
    settle(source)
    return world


@pytest.fixture
def postgres_world(postgres_server, postgres_url, clock) -> World:
    """Fewer examples."""
    name = postgres.name_of(postgres_url)
    few = max(2, DISTRICTS // 12)
    return World(clock, lambda: postgres.database(postgres_server, name), few, inhabit(postgres_url, clock))


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request) -> World:
    """The district on each engine in turn."""
    return request.getfixturevalue({"sqlite": "sqlite_world", "postgresql": "postgres_world"}[request.param])
