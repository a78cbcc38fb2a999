"""Two app servers over one PostgreSQL, while phones, a hub and carried files arrive at both."""

import random
import threading

import pytest

from models import database as db
from tests.collector import Collector, app_on
from tests.device import Device
from tests.network import Network, OverHttp
from tests.second_reader import Writer, text
from tests.server import Server, now

pytestmark = pytest.mark.thorough
PHONES, FILES, ROUNDS = 6, 4, 8


@pytest.fixture
def servers(postgres_url, tmp_path):
    """Two gunicorns over one database, as behind a balancer."""
    both = [Server(postgres_url, tmp_path / f"{name}.log").start() for name in ("one", "two")]
    yield both
    for one in both:
        one.stop()


class Balanced:
    """A transport that asks now one server, now the other."""

    def __init__(self, servers, seed):
        self.lines, self.chance = [OverHttp(one.address) for one in servers], random.Random(seed)

    def __call__(self, *asked, **more):
        return self.chance.choice(self.lines)(*asked, **more)


def work(phone, errand, wrote):
    """A phone's hour: it writes, edits what all edit, and speaks with whoever answers."""
    for round in range(ROUNDS):
        wrote += [phone.write("gate_entry", {"gate": "east", "direction": "out"}) for _ in range(5)]
        if errand in phone.store.clean:
            phone.edit(errand, {"note": f"{phone.name} {round}"})
        while not phone.sync():
            assert (phone.trouble or "").startswith(("busy", "lost")), phone.trouble


def carry(lines, author, wrote):
    """Files of somebody who never comes in reach, in parts that overlap, by both servers, some of them twice."""
    for first in (1, 11, 6, 1):
        body = author.part(first, first + 9)
        while (answer := lines("POST", "/bundles", body, {})).status == 503:
            pass
        assert answer.status == 200, answer.body
    wrote += [f"{author.node}.{n}" for n in range(1, 21)]


def test_nothing_is_lost_or_doubled_while_everything_comes_at_once(servers, postgres_url, tmp_path):
    centre = Collector(postgres_url, now)
    phones = []
    for n in range(PHONES):
        phone = Device(Network(Balanced(servers, n)), now, f"Lin {n}")
        app_on(postgres_url)
        phone.enrol(centre.invite("runner"))
        phones.append(phone)
    errand = phones[0].write("errand", {"title": "Rice"})
    for phone in phones:
        assert phone.sync(), phone.trouble
    authors = []
    for n in range(FILES):
        node = Writer.number()
        app_on(postgres_url)
        wish = {"code": centre.invite("gate"), "node": node, "name": f"Away {n}"}
        said = Balanced(servers, 100 + n)("POST", "/enrol", text(wish), {"Content-Type": "application/json"}).json
        author = Writer(said["token"], node, said["key"], now())
        for _ in range(20):
            author.write("gate_entry", gate="east", direction="in")
        authors.append(author)

    hub = Collector(f"sqlite:///{tmp_path / 'hub.db'}", now)
    app_on(postgres_url)
    code = centre.invite("coordinator")
    app_on(hub.url)
    hub.tell("init")
    hub.tell("hub", "join", f"{servers[0].address}/enrol?code={code}")
    below = Device(Network(hub.carry), now, "Below")
    below.enrol(hub.invite("runner"))
    wrote = [[] for _ in range(PHONES + FILES)]
    threads = [threading.Thread(target=work, args=(phone, errand, kept))
               for phone, kept in zip(phones, wrote, strict=False)]
    threads += [threading.Thread(target=carry, args=(Balanced(servers, n), author, kept))
                for n, (author, kept) in enumerate(zip(authors, wrote[PHONES:], strict=True))]
    for thread in threads:
        thread.start()
    mine = []
    for round in range(4):
        mine += [below.write("gate_entry", {"gate": "west", "direction": "out"}) for _ in range(10)]
        assert below.sync(), below.trouble
        # The hub, too, finds now one server and now the other.
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(hub.app.config, "UPSTREAM", servers[round % 2].address)
            ended = hub.run("hub", "send")
            assert ended.exit_code == 0, ended.output
    for thread in threads:
        thread.join(300)
        assert not thread.is_alive()
    hub.tell("hub", "send")
    here = set(hub.records("xh"))
    app_on(postgres_url)
    there = set(centre.records("xh"))
    expected = {dot for kept in wrote for dot in kept} | set(mine) | {errand}
    assert there == here == expected
    assert centre.sound()
    assert db.rows("SELECT node, n FROM op GROUP BY node, n HAVING COUNT(*) > 1") == []
