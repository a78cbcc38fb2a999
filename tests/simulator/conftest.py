"""The device's modules, in one engine."""

import pytest

from tests.collector import Collector
from tests.simulator.engine import Engine


@pytest.fixture(scope="package")
def engine(sqlite_template):
    """The device's modules, loaded once."""
    engine = Engine(Collector(f"sqlite:///{sqlite_template}").app)
    yield engine
    engine.close()
