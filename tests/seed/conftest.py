"""A compound as the account has it: two building leads without a network, a coordinator at the desk, and the report."""

import re
from collections.abc import Callable

import markupsafe
import pytest

from models.site import Site
from sync import enrol
from tests.collector import Collector
from tests.desk.tab import PASSWORD, DeskTab
from tests.device import Device

DAY = "2020-02-08"


@pytest.fixture
def collector(sqlite_url, clock) -> Collector:
    """The centre."""
    return Collector(sqlite_url, clock)


@pytest.fixture
def desk(collector) -> DeskTab:
    """Coordinator Cai at the desk."""
    with collector.app.app_context():
        enrol.add_coordinator(Site.get(Site.code == "xh").id, "Cai", "cai-desk", PASSWORD, "coordinator")
    return DeskTab(collector, "cai-desk").sign_in()


@pytest.fixture
def hong(collector) -> Device:
    """Building lead Hong's phone."""
    return collector.enrol("lead", "Hong")


@pytest.fixture
def home(hong, wang) -> str:
    """A home that both leads' phones know."""
    id = hong.write("household", {"unit": "3-1502", "building": "3", "name": "林家"})
    for phone in (hong, wang):
        assert phone.sync()
    return id


@pytest.fixture
def merged(collector) -> Callable:
    """`merged(id, *phones)`: the record after all have sent and read; every screen shows what the centre has."""
    def all_in(id: str, *phones: Device) -> dict:
        for phone in (*phones, *phones):
            assert phone.sync(), phone.trouble
        screens = [phone.show(id) for phone in phones]
        assert all(one["fields"] == screens[0]["fields"] for one in screens)
        assert collector.sound()
        return screens[0]

    return all_in


@pytest.fixture
def figure(desk) -> Callable:
    """`figure(label)`: the number of the report, and the records that open behind it as `(n, words)`."""
    def read(label: str) -> tuple[int, str]:
        page = desk.get(f"/desk/report?from={DAY}&to={DAY}").text
        said = re.escape(str(markupsafe.escape(label)))
        head = rf'<th scope="row"[^>]*>(?:<span[^<]*</span> )?(?:<a[^>]*>)?{said}(?: now)?(?:</a>)?</th>'
        row = re.search(rf"{head}\s*<td[^>]*>(.*?)</td>", page)
        if not row:
            return 0, ""
        href = re.search(r'href="([^"]+)"', row[1])
        number = float(re.sub(r"<[^>]+>|,| min| h", "", row[1]))
        return number, desk.get(href[1].replace("&amp;", "&")).words if href else ""

    return read


@pytest.fixture
def inbox(desk) -> Callable:
    """What the inbox says."""
    return lambda: desk.get("/desk/inbox").words
