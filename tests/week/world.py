"""Three compounds, their centre and two hubs: four databases, one process, one thread, one clock."""

import gzip
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli

from models.site import Site
from sync import clock, enrol, hub, keys, nodes, restore, upkeep, upstream
from sync.bundle import prove
from sync.secret import digest
from tests.clocks import Clock
from tests.collector import Collector, app_on
from tests.network import Answer, Transport
from tests.second_reader import seal, text

URL = "http://centre.example"
SITES = ("east", "west", "hill")
HUBS = ("east", "west")
CENTRE = ""


def template(folder: Path) -> Path:
    """A folder with the databases as every week begins: the centre's, and a hub's in each of two compounds."""
    made = folder / "template"
    made.mkdir()
    world = World(made, Clock(), fresh=True)
    for site in SITES:
        with world.at(CENTRE):
            upkeep.add_site(site, site)
    for site in HUBS:
        with world.at(CENTRE) as centre, centre.app.app_context():
            code = enrol.invite(Site.get(Site.code == site).id, "coordinator")
        with world.at(site) as there, there.app.app_context():
            hub.join(URL, code, f"Hub {site}")
    world.close()
    return made


class World:
    """Where things happen. `ahead`: by how much the clock of a collector goes ahead of the true one, ms; `cut`: whether
    the line between a hub and the centre breaks in the middle; `dead`: the hubs that there are no more."""

    def __init__(self, folder: Path, clock_: Clock, fresh: bool = False):
        self.folder, self.clock, self.ahead, self.cut, self.dead = folder, clock_, {}, False, set()
        self.here, self.lives = CENTRE, dict.fromkeys((CENTRE, *HUBS), 0)
        clock.now, upstream.post = self.now, self.post
        self.collectors = {}
        for name in (CENTRE, *HUBS):
            self.collectors[name] = Collector(f"sqlite:///{self.path(name)}", self.now)
            if fresh:
                self.collectors[name].tell("init")
        self.here = HUBS[-1]
        self.go(CENTRE)

    def path(self, name: str) -> Path:
        """The file of a collector."""
        return self.folder / f"{name or 'centre'}{self.lives[name] or ''}.db"

    def now(self) -> int:
        """The time by the clock of where things happen."""
        return self.clock() + self.ahead.get(self.here, 0)

    def go(self, name: str) -> Collector:
        """Whatever happens next happens there."""
        if self.here != name:
            self.here = name
            app_on(self.collectors[name].url)
        return self.collectors[name]

    @contextmanager
    def at(self, name: str) -> Iterator[Collector]:
        """Everything within happens there."""
        before = self.here
        yield self.go(name)
        self.go(before)

    @contextmanager
    def within(self, name: str) -> Iterator[Collector]:
        """As `at`, as the application itself."""
        with self.at(name) as collector, collector.app.app_context():
            yield collector

    def close(self) -> None:
        """Every database is one file."""
        app_on("sqlite:///:memory:")
        for name in (CENTRE, *HUBS):
            self._settle(name)

    def _settle(self, name):
        with sqlite3.connect(self.path(name)) as line:
            line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        line.close()

    # -- what happens to collectors

    def post(self, _url: str, path: str, data: bytes, token: str = "", kind: str = "application/x-ndjson",
             coding: str = "gzip"):
        """As `upstream.post`, by the centre's own application."""
        headers = {"Content-Type": kind} | ({"Authorization": f"Bearer {token}"} if token else {})
        headers |= {"Content-Encoding": coding} if coding != "gzip" else {}
        with self.at(CENTRE) as centre:
            answer = centre.carry("POST", path, data[:len(data) // 2] if self.cut else data, headers)
        if self.cut:
            raise upstream.Failed("the line broke")
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(answer.headers.get("content-encoding"), bytes)
        said = unpack(answer.body)
        return upstream.Answer(b"" if answer.status >= 400 else said,
                               json.loads(said) if answer.status >= 400 else None, answer.headers)

    def exchange(self, name: str) -> str:
        """A hub passes everything on and takes what is new; what went wrong, in words."""
        if name in self.dead:
            return ""
        with self.within(name):
            return hub.exchange().wrong

    def copy(self, name: str) -> None:
        """A backup of a collector."""
        self.go(next(one for one in (CENTRE, *HUBS) if one != name))
        self._settle(name)
        shutil.copy(self.path(name), self.folder / f"{name or 'centre'}.backup")

    def put_back(self, name: str) -> None:
        """The last backup of a collector takes its place."""
        self.go(next(one for one in (CENTRE, *HUBS) if one != name))
        self.lives[name] += 1
        shutil.copy(self.folder / f"{name or 'centre'}.backup", self.path(name))
        self.collectors[name] = Collector(f"sqlite:///{self.path(name)}", self.now)
        app_on(self.collectors[self.here].url)
        with self.within(name):
            restore.begin_again()

    # -- who is let in

    def invite(self, name: str, site: str, role: str) -> str:
        """A code for a phone."""
        with self.within(name):
            return enrol.invite(Site.get(Site.code == site).id, role)

    def revoke(self, node: str) -> None:
        """A phone is withdrawn at the centre."""
        with self.within(CENTRE):
            if nodes.Node.get_or_none(nodes.Node.id == node):
                enrol.revoke(node)

    # -- files

    def sealed(self, name: str, body: bytes, token: str) -> bytes:
        """A body as a file for a collector."""
        with self.within(name):
            key = keys.public()
        return seal(body + text({"mac": prove(digest(token), body)}) + b"\n", key)

    def deliver(self, name: str, file: bytes) -> int:
        """Somebody brings a file to a collector; the status of its answer."""
        with self.at(name) as collector:
            return collector.carry("POST", "/bundles", file, {}).status


class Way(Transport):
    """A phone's line to one of the collectors."""

    def __init__(self, world: World, name: str):
        self.world, self.name = world, name

    def __call__(self, method: str, path: str, body: bytes = b"", headers: dict | None = None,
                 cut: int | None = None) -> Answer:
        with self.world.at(self.name) as collector:
            return collector.carry(method, path, body, headers, cut)
