"""A centre and the hubs below it, each a database of its own in one process; what a hub posts goes to the one above."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from models.site import Site
from sync import enrol, hub, upstream
from tests.clocks import Wall
from tests.collector import Collector, app_on
from tests.device import Device
from tests.network import Network
from views.auth import Who

CENTRE = "http://centre.example"


class Building:
    """What a hub posts goes to the collector of that address in `homes`, while `cut` is not set.

    `posted`: (path, bytes) of what was sent; `ahead`: by how much the clock of `hub` is ahead of the others', ms.
    """

    def __init__(self, centre: Collector, hub: Collector | None, clock: Callable[[], int]):
        self.centre, self.hub, self.clock, self.cut, self.posted, self.ahead = centre, hub, clock, None, [], 0
        self.here, self.homes = centre, {CENTRE: centre}

    def now(self) -> int:
        """The time by the clock of where things happen."""
        return self.clock() + (self.ahead if self.here is self.hub else 0)

    @contextmanager
    def at(self, collector: Collector) -> Iterator[Collector]:
        """Everything within happens there."""
        before, self.here = self.here, collector
        app_on(collector.url)
        try:
            yield collector
        finally:
            self.here = before
            app_on(before.url)

    def join(self, path: Path, above: str = CENTRE, address: str = "", code: str = "") -> Collector:
        """A new hub whose database is that file, under the collector of the address `above`, at one of its own."""
        if not code:
            with self.at(self.homes[above]) as there:
                code = there.invite("coordinator")
        made = Collector(f"sqlite:///{path}", self.clock)
        with self.at(made):
            made.tell("init")
            made.tell("hub", "join", f"{above}/enrol?code={code}", "--name", f"Hub {path.stem}")
            # `Collector.sound` looks at both.
            made.tell("site", "add", "hj", "--name", "海景")
        if address:
            self.homes[address] = made
        return made

    def post(self, url: str, path: str, data: bytes, token: str = "", kind: str = "application/x-ndjson",
             coding: str = "gzip") -> upstream.Answer:
        """As `upstream.post`, by the application of the collector above."""
        self.posted.append((path, len(data)))
        headers = {"Content-Type": kind} | ({"Authorization": f"Bearer {token}"} if token else {})
        headers |= {"Content-Encoding": coding} if coding != "gzip" else {}
        home = self.homes[url]
        with self.at(home):
            answer = home.carry("POST", path, data[:len(data) // 2] if self.cut == path else data, headers)
        if self.cut == path:
            raise upstream.Failed("the line broke")
        said = gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body
        if answer.status >= 400:
            return upstream.Answer(b"", json.loads(said))
        return upstream.Answer(said, None, answer.headers)

    def exchange(self, which: Collector | None = None, url: str = "") -> hub.State:
        """A moment later a hub passes everything on and takes what is new; how that went."""
        self.clock.tick(1_000)
        which = which or self.hub
        with self.at(which), which.app.app_context():
            return hub.exchange(url=url)

    def exchange_facts(self) -> None:
        """The hub says who writes there; then the line breaks."""
        self.cut = "/bundles"
        self.exchange()
        self.cut = None

    def phone(self, where: Collector, role: str = "gate", name: str = "Auntie Lin", site: str = "xh") -> Device:
        """A phone that was let in there."""
        with self.at(where):
            phone = Device(Network(where.carry), Wall(self.clock), name)
            phone.enrol(where.invite(role, site))
        return phone

    def sync(self, phone: Device, where: Collector) -> None:
        """The phone speaks to that collector."""
        with self.at(where):
            phone.network = Network(where.carry)
            assert phone.sync(), phone.trouble

    def records(self, where: Collector, times: bool = False) -> dict[str, dict]:
        """What is there, without what each side counts for itself."""
        with self.at(where):
            assert where.sound()
            return {id: {name: value for name, value in one.items() if times or name != "at"}
                    for id, one in where.records().items()}

    def same(self, *hubs: Collector) -> bool:
        """Whether all have the same records; at the same time, where their clocks agree."""
        there, *others = (self.records(one, not self.ahead) for one in (self.centre, *(hubs or [self.hub])))
        for here in others:
            assert there == here
        return True


def desk(where: Collector, site: str = "xh") -> Who:
    """A coordinator who writes at the desk there."""
    with where.app.app_context():
        place = Site.get(Site.code == site)
        login = f"cai-{where.url[-6:-3]}-{site}"
        person = enrol.add_coordinator(place.id, "Cai", login, "correct horse", "coordinator")
        return Who(person.id, "Cai", place.id, site, place.name, "coordinator")
