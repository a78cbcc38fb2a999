"""Coordinator Cai at the desk, officer Ouyang who only looks, and the coordinator of another compound."""

import pytest

from models.site import Site
from sync import enrol
from tests.collector import Collector
from tests.conftest import PAGE_ENGINES
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
def household(lin, wang, clock) -> str:
    """The id of a home whose name Lin and Wang have written differently, each without seeing the other."""
    id = wang.write("household", {"unit": "3-1502", "name": "林家"})
    wang.sync()
    lin.sync()
    for phone, name in ((lin, "陈家"), (wang, "王家")):
        clock.tick(60_000)
        phone.edit(id, {"name": name})
    lin.sync()
    wang.sync()
    return id
