"""Coordinator Cai at the desk, officer Ouyang who only looks, and the coordinator of another compound."""

import re

import pytest

from models.site import Site
from sync import enrol
from tests.clocks import HOUR, MINUTE
from tests.collector import Collector
from tests.conftest import PAGE_ENGINES
from tests.desk.inbox import told_twice
from tests.desk.tab import PASSWORD, DeskTab

BOTH_ENGINES = pytest.mark.parametrize("collector", PAGE_ENGINES, indirect=True)


@pytest.fixture
def collector(request, clock) -> Collector:
    """The centre on SQLite; on both engines where a file of tests asks for it with `BOTH_ENGINES`."""
    return Collector(request.getfixturevalue(getattr(request, "param", "sqlite_url")), clock)


@pytest.fixture
def sit_down(collector):
    """`sit_down(login, site, role)` is the tab of somebody with a password."""
    def sit(login: str, site: str = "xh", role: str = "coordinator") -> DeskTab:
        with collector.app.app_context():
            enrol.add_coordinator(Site.get(Site.code == site).id, login.title(), login, PASSWORD, role)
        return DeskTab(collector, login).sign_in()

    return sit


@pytest.fixture
def desk(sit_down) -> DeskTab:
    """Coordinator Cai."""
    return sit_down("cai-desk")


@pytest.fixture
def observer(sit_down) -> DeskTab:
    """Observer Ouyang."""
    return sit_down("ouyang", role="observer")


@pytest.fixture
def other_desk(sit_down) -> DeskTab:
    """The coordinator of the compound next door."""
    return sit_down("next-door", site="hj")


@pytest.fixture
def home(collector, household):
    """The home as it is now."""
    return lambda: collector.records(kind="household")[household]


@pytest.fixture
def shown(collector, lin, wang):
    """What both phones show of a record after they have read; they must show the same."""
    def show(id: str) -> dict:
        for phone in (lin, wang, lin):
            assert phone.sync(), phone.trouble
        screens = [[phone.show(id)[name] for name in ("fields", "conflicts")] for phone in (lin, wang)]
        assert screens[0] == screens[1]
        assert collector.sound()
        return lin.show(id)

    return show


@pytest.fixture
def event(collector, lin, wang, clock):
    """Two entries that seem to tell of one event: Lin's, and Wang's a minute later."""
    clock.tick(HOUR)
    return told_twice(lin, wang, clock)


@pytest.fixture
def counted(desk):
    """How many people went out today, as the page of the day says."""
    return lambda: int(re.search(r"Out</dt><dd><a[^>]*>(\d+)<", desk.get("/desk/").text)[1])


@pytest.fixture
def many(lin, wang, clock) -> list:
    """Seven events that were told twice, all by the same two phones."""
    clock.tick(HOUR)
    found = []
    for n in range(7):
        found.append(told_twice(lin, wang, clock, f"林{n}"))
        clock.tick(5 * MINUTE)
    return found
