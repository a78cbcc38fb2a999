"""A hub and a centre as processes in network namespaces of their own, real phones between: plugs are pulled and put in.

Wants root, iproute2 and /dev/net/tun; says so where one is missing.
"""

import pytest

from bench import namespaces
from bench.building import Serving, command, evening
from tests.collector import Collector
from tests.device import Device
from tests.network import Network, OverHttp
from tests.server import now

pytestmark = [pytest.mark.thorough,
              pytest.mark.skipif(bool(namespaces.lacking()), reason=f"not tried: {namespaces.lacking()}")]


def phone(server, code, name):
    """Somebody's phone on a cable to a server."""
    made = Device(Network(OverHttp(server.address, timeout=5)), now, name)
    made.enrol(code)
    return made


def test_a_building_that_is_unplugged_all_day_is_one_with_the_centre_once_it_is_plugged_in(tmp_path):
    centre, hub = (f"sqlite:///{tmp_path / name}.db" for name in ("centre", "hub"))
    with namespaces.places(1e6, 0.1) as (building, above, line):
        command(above, centre, "init")
        command(above, centre, "site", "add", "cm", "--name", "Community", "--level", "community")
        command(above, centre, "site", "add", "xh", "--name", "Xinhua", "--parent", "cm")
        coordinator, runner = (command(above, centre, "invite", "--site", "xh", "--role", role).strip()
                               for role in ("coordinator", "runner"))
        lead = command(above, centre, "invite", "--site", "cm", "--role", "lead").strip()
        servers = [Serving(above, centre, tmp_path / "centre.log")]
        try:
            chen = phone(servers[0], runner, "Chen")
            errand = chen.write("errand", {"title": "Rice"})
            assert chen.sync(), chen.trouble
            office = phone(servers[0], lead, "Office")
            order = office.write("directive", {"title": "Masks"})
            assert office.sync(), office.trouble
            command(building, hub, "init")
            command(building, hub, "hub", "join", f"http://{line.far}:8000/enrol?code={coordinator}")
            servers.append(Serving(building, hub, tmp_path / "hub.log"))

            line.plug(False)
            lin = phone(servers[1], command(building, hub, "invite", "--site", "xh", "--role", "runner").strip(), "Lin")
            assert lin.sync(), lin.trouble
            assert {errand, order} <= set(lin.store.clean)
            lin.edit(errand, {"status": "claimed", "runner": lin.store.person})
            chen.edit(errand, {"title": "Rice, 5 kg"})
            assert chen.sync(), chen.trouble
            with pytest.raises(RuntimeError, match="can't be reached"):
                command(building, hub, "hub", "send")

            building.plug(False)
            entry = lin.write("gate_entry", {"gate": "east", "direction": "out"})
            assert not lin.sync()
            assert lin.unsent == 2
            building.plug(True)
            assert lin.sync(), lin.trouble

            line.plug(True)
            assert "2 passed on" in command(building, hub, "hub", "send")
            assert lin.sync(), lin.trouble
            assert chen.sync(), chen.trouble
            for one in (lin, chen):
                assert one.show(errand)["fields"] | {"title": "Rice, 5 kg", "status": "claimed"} \
                    == one.show(errand)["fields"]
            assert entry in chen.store.clean
        finally:
            for server in servers:
                server.stop()
    there, here = (Collector(url).records("xh") for url in (centre, hub))
    assert there == here
    assert order not in there


def test_a_small_day_goes_over_the_shaped_line_in_two_requests(tmp_path):
    requests, up, down, _seconds, *_ = evening(tmp_path, 3, 30, 1e6, 0.1)
    assert int(requests) <= 5
    assert int(up) + int(down) < 20
