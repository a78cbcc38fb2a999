"""A real Chromium before the real server. Skipped where no Chromium is installed."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import wire
from tests.browser.compound import Compound
from tests.collector import Collector
from tests.server import Server

CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
NUMBERS = count(1)
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run; every phone is a context of its own in it."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(browser, sqlite_template, tmp_path_factory) -> Iterator[Server]:
    """The real server, which answers for phones itself; one for the run, since it takes seconds to start."""
    home = tmp_path_factory.mktemp("server")
    shutil.copy(sqlite_template, home / "lianfang.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFLINE", "0")
        server = Server(f"sqlite:///{home / 'lianfang.db'}", home / "server.log").start()
    yield server
    server.stop()


@pytest.fixture
def centre(server) -> Compound:
    """A compound that this test has to itself."""
    collector, code = Collector(server.url), f"b-{next(NUMBERS)}"
    collector.tell("site", "add", code, "--name", "新华小区")
    return Compound(collector, code)


@pytest.fixture
def phone(browser, server, centre) -> Iterator[Callable[..., Page]]:
    """`phone(role, name)` is a page of an enrolled phone; what its console complains of fails the test."""
    contexts, complaints = [], []

    def open_phone(role: str, name: str, **options) -> Page:
        context = browser.new_context(base_url=server.address, viewport=PHONE, locale="en", **options)
        contexts.append(context)
        wish = {"code": centre.invite(role), "node": wire.new_node(), "name": name}
        assert context.request.post("/enrol", data=wish, headers={"Origin": server.address}).status == 201
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_phone
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def homes(centre) -> dict[str, str]:
    """A home with two people, written down by coordinator Cai. Returns name → record id."""
    cai = centre.enrol("coordinator", "Cai")
    home = cai.write("household", {"building": "3", "unit": "3-1502", "name": "林家"})
    ids = {name: cai.write("resident", {"household": home, "name": name}) for name in ("林小美", "林建国")}
    cai.sync()
    return ids
