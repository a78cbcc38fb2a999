"""Phones in a real Chromium, on a line to the real server that can be cut."""

import shutil
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error

from tests import wire
from tests.browser.conftest import CHROMIUM, PHONE, QUIET
from tests.browser.device.handset import Handset, Open
from tests.browser.device.line import Line
from tests.server import Server


@pytest.fixture(scope="session")
def server(browser, sqlite_template, tmp_path_factory) -> Iterator[Server]:
    """The real server, as it is run."""
    home = tmp_path_factory.mktemp("offline")
    shutil.copy(sqlite_template, home / "lianfang.db")
    server = Server(f"sqlite:///{home / 'lianfang.db'}", home / "server.log").start()
    yield server
    server.stop()


@pytest.fixture
def line(server) -> Iterator[Line]:
    """The line between phones and the server."""
    line = Line(server.port)
    yield line
    line.close()


@pytest.fixture
def handset(browser: Browser, line, centre) -> Iterator[Open]:
    """`handset(role, name)` is an enrolled phone that has been on line once; its worker's errors are printed."""
    contexts = []

    def take(role: str = "gate", name: str = "Auntie Lin", ready: bool = True) -> Handset:
        context = browser.new_context(base_url=line.address, viewport=PHONE, locale="en")
        contexts.append(context)
        return enrolled(context, line, centre, role, name, ready)

    yield take
    line.mode = "open"
    for context in contexts:
        context.close()


@pytest.fixture
def pocket(browser, line, centre, tmp_path):
    """`pocket()` is a phone that can be switched off and on: the second call finds what the first one left."""
    open_now = []

    def switch_on() -> Handset:
        for context in open_now:
            with suppress(Error):
                context.close()
        options = {"executable_path": CHROMIUM, "args": QUIET, "base_url": line.address, "viewport": PHONE}
        context = browser.browser_type.launch_persistent_context(str(tmp_path / "pocket"), **options)
        known, open_now[:] = bool(open_now), [context]
        if not known:
            return enrolled(context, line, centre, "gate", "Auntie Lin")
        page = context.new_page()
        page.goto("/field/more")
        return Handset(context, page)

    yield switch_on
    for context in open_now:
        context.close()


def enrolled(context, line, centre, role, name, ready=True) -> Handset:
    """A phone in this context, enrolled with an invitation."""
    context.on("console", lambda message: print("console:", message.text))
    wish = {"code": centre.invite(role), "node": wire.new_node(), "name": name}
    assert context.request.post("/enrol", data=wish, headers={"Origin": line.address}).status == 201
    page = context.new_page()
    page.goto("/field/more")
    phone = Handset(context, page)
    return phone.ready() if ready else phone
