"""A simulated phone on a line that a seed decides, before the real collector."""

import json
import random
from dataclasses import dataclass, field

from models.site import Site
from sync import enrol
from tests.collector import Collector
from tests.network import Answer
from tests.simulator.engine import Engine

FAULTS = ("well",) * 7 + ("request lost", "reply lost", "body cut", "reply broken", "portal", "busy")
PORTAL = {"status": 200, "headers": {"content-type": "text/html"}, "text": "<title>Wi-Fi</title>"}
BUSY = {"status": 503, "headers": {"content-type": "application/problem+json", "retry-after": "1"},
        "text": '{"code":"busy","status":503}'}


class Broken(AssertionError):
    """A law that does not hold."""


class Ended(Exception):
    """The worker ended in the middle of it."""


@dataclass
class Handset:
    """`sent`: (node, n) → the line that went out under that name. `heals`: nothing goes wrong any more."""

    engine: Engine
    collector: Collector
    site: str
    chance: random.Random
    token: str = ""
    offset: int = 0
    heals: bool = False
    sent: dict = field(default_factory=dict)

    def begin(self, node: str) -> None:
        """A new phone that has been let in."""
        with self.collector.app.app_context():
            code = enrol.invite(Site.get(Site.code == self.site).id, "lead")
            self.token = enrol.enrol(code, node, "Lin")[0]
        self._wind()
        self.engine.call("begin", self.chance.randrange(2**31))

    def boot(self, how: str) -> None:
        """The worker ends and another one begins."""
        self.engine.call("boot", how)

    def do(self, what: str, *given, fail: int = -1, cut: int = -1):
        """What a function of worker.js gives. Raises Ended, RuntimeError."""
        self._wind()
        self.engine.call("start", what, json.dumps(given), fail, cut)
        found = self.engine.go()
        while "asked" in found:
            found = self.engine.go(json.dumps(self._answer(**found["asked"])))
        self.collector.clock.tick(max(0, self.engine.clock - self.offset - self.collector.clock()))
        if "outcome" not in found:
            if "stuck" in found:
                raise Broken(f"{what} does not come to an end")
            raise Ended
        if "error" in found["outcome"]:
            raise RuntimeError(found["outcome"]["error"], found["outcome"].get("stack"))
        return found["outcome"]["value"]

    def _wind(self):
        self.engine.clock = self.collector.clock() + self.offset

    # -- the line

    def _answer(self, path, body):
        if path == "/field/sounds.txt":
            # How names sound is no part of it, and the engine has no decoder for it.
            return None
        fault = "well" if self.heals else self.chance.choice(FAULTS)
        if path == "/sync":
            self._note(body)
        if fault in ("portal", "busy"):
            return PORTAL if fault == "portal" else BUSY
        if fault == "request lost":
            return None
        answer = self._ask(path, body, self.chance.randrange(len(body)) if fault == "body cut" and body else None)
        if fault in ("reply lost", "body cut"):
            return None
        told = {"status": answer.status, "headers": answer.headers, "text": answer.body.decode()}
        return told | ({"broken": True} if fault == "reply broken" else {})

    def _ask(self, path, body, cut) -> Answer:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/x-ndjson"}
        answer = self.collector.carry("POST" if body else "GET", path, (body or "").encode(), headers, cut)
        if path == "/enrol" and answer.status == 201:
            self.token = answer.json["token"]
        return answer

    def _note(self, body):
        head, *lines = body.splitlines()
        head = json.loads(head)
        for n, line in enumerate(lines, head["from"]):
            if self.sent.setdefault((head["node"], n), line) != line:
                raise Broken(f"{head['node']}.{n} went out twice with another content")
