"""A node whose every byte is in the test's hand: it does only what it is told, right or wrong."""

import gzip

import brotli

from tests import wire
from tests.network import Answer, Network

LIN_OUT = {"gate": "east", "direction": "out", "subject": "resident", "person": "林小美", "unit": "3-1502"}


def entry(t: int, kind: str = "gate_entry", **more) -> dict:
    """An op that makes a gate entry (or what `kind` and `set` say); `set` replaces the usual fields."""
    return {"t": t, "kind": kind, "set": LIN_OUT} | more


class Raw:
    """A written line is kept in `lines`; headers are honest where `changes` do not say otherwise."""

    def __init__(self, collector, role: str = "coordinator", site: str = "xh"):
        self._begin(collector, collector.enrol(role, site=site))

    def _begin(self, collector, phone) -> None:
        self.collector, self.phone = collector, phone
        self.node, self.token = self.phone.node, self.phone.store.token
        self.lines: list[bytes] = []
        self.heard = self.seen = 0
        self.cursor = ""

    @classmethod
    def of(cls, collector, phone) -> "Raw":
        """The node of a phone that has been let in and written nothing yet."""
        raw = cls.__new__(cls)
        raw._begin(collector, phone.clone(Network(collector.carry)))
        return raw

    @property
    def hashes(self) -> list[str]:
        """h(0) … h(n) of all that was written."""
        return wire.chain_all(self.lines)

    def dot(self, n: int) -> str:
        """The name of the n-th op."""
        return wire.dot(self.node, n)

    def write(self, *ops: dict | bytes) -> list[str]:
        """Adds op lines without sending them; returns their dots."""
        self.lines += [op if isinstance(op, bytes) else wire.encode(op) for op in ops]
        return [self.dot(n) for n in range(len(self.lines) - len(ops) + 1, len(self.lines) + 1)]

    def header(self, first: int, until: int, **changes) -> dict:
        """A true header for ops `first` to `until` (none when until < first), with changes; None leaves a key out."""
        honest = {"v": 1, "node": self.node, "now": self.collector.clock(), "heard": self.heard, "seen": self.seen}
        honest |= {"claimed": len(self.lines), "from": first, "prev": self.hashes[first - 1]}
        honest |= {"last": self.hashes[max(until, first - 1)], "cursor": self.cursor, "limit": 500, "schema": 1}
        changed = honest | {"app": "raw"} | changes
        return {key: value for key, value in changed.items() if value is not None}

    def body(self, first: int = 1, until: int | None = None, **changes) -> bytes:
        """The body that sends ops `first` to `until` (the latest, if not said)."""
        until = len(self.lines) if until is None else until
        return wire.body(self.header(first, until, **changes), self.lines[first - 1 : until])

    def post(self, body: bytes, cut: int | None = None, **headers) -> Answer:
        """Sends any bytes as this node; headers are named with underscores."""
        named = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/x-ndjson"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.phone.network.transport("POST", "/sync", body, named, cut)
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(answer.headers.get("content-encoding"), bytes)
        answer.body = unpack(answer.body)
        return answer

    def send(self, first: int = 1, until: int | None = None, **changes) -> Answer:
        """Sends written ops again or for the first time."""
        return self.post(self.body(first, until, **changes))

    def say(self, *ops: dict | bytes, **changes) -> dict:
        """Writes ops and sends just these; the reply, which must be a 200, is remembered as a phone would."""
        first = len(self.lines) + 1
        self.write(*ops)
        answer = self.send(first, **changes)
        assert answer.status == 200, answer.body
        return self.remember(answer.json)

    def ask(self, **changes) -> dict:
        """A request without ops."""
        return self.say(**changes)

    def have(self) -> int:
        """What the collector holds of this node, without being told of anything else."""
        answer = self.send(len(self.lines) + 1, cursor=None)
        assert answer.status == 200, answer.body
        return answer.json["have"]

    def remember(self, reply: dict) -> dict:
        """Keeps what the next header says about this reply."""
        self.heard, self.seen = reply["now"], reply["have"]
        self.cursor = reply.get("cursor", self.cursor)
        return reply

    def read(self, **changes) -> dict[str, dict]:
        """Every record in scope by id, read page by page from an empty cursor."""
        found, more, self.cursor = {}, True, ""
        while more:
            reply = self.ask(**changes)
            found |= {record["id"]: record for record in reply["records"]}
            more = reply["more"]
        return found


def verdicts(reply: dict) -> dict[int, str]:
    """n → verdict of a reply."""
    return {verdict["n"]: verdict["verdict"] for verdict in reply["verdicts"]}


def assert_problem(answer: Answer, status: int, code: str) -> dict:
    """The answer is this problem, in the shape that all problems have."""
    assert answer.status == status, answer.body
    assert answer.headers["content-type"].startswith("application/problem+json")
    said = answer.json
    assert (said["status"], said["code"]) == (status, code)
    assert said["title"]
    assert said["detail"]
    return said
