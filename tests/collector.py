"""A collector under test: the app on one database, and its command line."""

import json
from dataclasses import dataclass, field

from click.testing import Result
from flask import Flask

from app import create_app
from models import database
from sync import looks
from tests.clocks import Clock, Wall
from tests.device import Device
from tests.network import InProcess, Network

SITES = {"xh": "新华小区", "hj": "海景"}


MADE: list[tuple[Flask, dict, dict]] = []
SETTINGS = {"TESTING": True, "LOG_LEVEL": "info"}


def app_on(url: str) -> Flask:
    """This process's one app, with nothing left of an earlier test, on the database at `url`.

    To make one takes longer than most tests do.
    """
    if not MADE:
        app = create_app(SETTINGS | {"DATABASE_URL": url})
        MADE.append((app, dict(app.config), dict(app.extensions)))
    app, settings, extensions = MADE[0]
    database.bind(url)
    for kept, first in ((app.config, settings | {"DATABASE_URL": url}), (app.extensions, extensions)):
        kept.clear()
        kept.update(first)
    return app


@dataclass
class Collector:
    """The app on the database at `url`. `clock` is the collector's time where the test has replaced it."""

    url: str
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self):
        looks.settled()
        self.app = app_on(self.url)
        self.carry = InProcess(self.app)

    def run(self, *words: str) -> Result:
        """Runs `flask --app app WORDS` in this process, whatever comes of it."""
        return self.app.test_cli_runner().invoke(args=list(words))

    def tell(self, *words: str) -> str:
        """Runs a command that must succeed; returns what it printed."""
        result = self.run(*words)
        assert result.exit_code == 0, f"{' '.join(words)}: {result.output} {result.exception!r}"
        return result.stdout

    def open(self) -> None:
        """Makes the database with two compounds that do not know each other."""
        self.tell("init")
        for code, name in SITES.items():
            self.tell("site", "add", code, "--name", name)

    def invite(self, role: str, site: str = "xh") -> str:
        """A fresh invitation code."""
        return self.tell("invite", "--site", site, "--role", role).strip()

    def enrol(self, role: str, name: str = "Auntie Lin", site: str = "xh", offset: int = 0) -> Device:
        """A phone that has been let in, its clock `offset` ms wrong."""
        phone = Device(Network(self.carry), Wall(self.clock, offset), name)
        phone.enrol(self.invite(role, site))
        return phone

    def export(self, site: str = "xh", kind: str | None = None) -> str:
        """The export as it was printed."""
        return self.tell("export", "--site", site, *(["--kind", kind] if kind else []))

    def records(self, site: str = "xh", kind: str | None = None) -> dict[str, dict]:
        """The exported records by id."""
        rows = [json.loads(line) for line in self.export(site, kind).splitlines()]
        return {row["id"]: row for row in rows}

    def sound(self) -> bool:
        """The caches equal the fold, and making them anew changes nothing."""
        before = [self.export(site) for site in SITES]
        self.tell("check")
        self.tell("rebuild")
        self.tell("check")
        return before == [self.export(site) for site in SITES]
