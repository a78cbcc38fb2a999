"""A hub and a centre as two processes, phones between them: the building's network goes away and comes back."""

import pytest

from tests.collector import Collector, app_on
from tests.device import Device
from tests.network import Network, OverHttp
from tests.server import Server, now


def run(collector, *words):
    """`flask --app app …` on that database: how it ended, and what it printed."""
    app_on(collector.url)
    result = collector.run(*words)
    return result.exit_code, result.output


@pytest.fixture
def centre(sqlite_url, tmp_path):
    collector = Collector(sqlite_url, now)
    server = Server(sqlite_url, tmp_path / "centre.log").start()
    yield collector, server
    server.stop()


def phone(server, code):
    """Somebody's phone on the line to a server."""
    made = Device(Network(OverHttp(server.address)), now)
    made.enrol(code)
    return made


def test_a_building_works_all_day_alone_and_is_one_with_the_centre_in_the_evening(centre, tmp_path):
    centre, server = centre
    invitation = centre.invite("coordinator")
    chen = phone(server, centre.invite("runner"))
    errand = chen.write("errand", {"title": "Rice"})
    assert chen.sync()
    building = Collector(f"sqlite:///{tmp_path / 'hub.db'}", now)
    assert run(building, "init")[0] == 0
    code, said = run(building, "hub", "join", f"{server.address}/enrol?code={invitation}")
    assert code == 0, said
    hub = Server(building.url, tmp_path / "hub.log").start()
    try:
        server.stop()
        lin = phone(hub, run(building, "invite", "--site", "xh", "--role", "runner")[1].strip())
        assert lin.sync()
        assert lin.show(errand)["fields"]["title"] == "Rice"
        lin.edit(errand, {"status": "claimed", "runner": lin.store.person})
        entries = [lin.write("gate_entry", {"gate": "east", "direction": "out"}) for _ in range(3)]
        assert lin.sync()
        code, said = run(building, "hub", "send")
        assert (code, "can't be reached" in said) == (1, True)
        server.start()
        code, said = run(building, "hub", "send")
        assert (code, said.strip().startswith("4 passed on, 0 new, 2 requests")) == (0, True), said
        assert chen.sync()
        assert chen.show(errand)["fields"]["status"] == "claimed"
        app_on(centre.url)
        assert set(entries) < set(centre.records())
    finally:
        hub.stop()
