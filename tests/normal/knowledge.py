"""What the simulator knows: who had seen what when writing, and what had reached the collector. No fold, no product.

Nothing is asked of the collector but which op lines it has and which records a reply brought to a phone.
"""

import gzip
import json
import zlib
from dataclasses import dataclass, field

from tests import screen, wire
from tests.device import Device
from tests.network import Answer, Network, Transport


@dataclass(frozen=True)
class Said:
    """One op as its author meant it.

    `seen`: the dots of all ops on the record that the author's phone had shown, its own too. `beside`: a reading of its
    own, which replaces nothing. `true`: when it was really written, in ms.
    """

    dot: str
    record: str
    kind: str
    sets: dict
    seen: frozenset
    beside: bool
    true: int


@dataclass
class Contact:
    """A request that the collector accepted, and the node's words in it."""

    arrival: int
    now: int
    heard: int
    claimed: int


@dataclass
class Knowledge:
    """Every op by record, the vector of what each node has seen and of what has arrived, and each node's contacts."""

    clock: object
    ops: dict[str, dict[str, Said]] = field(default_factory=dict)
    written: dict[str, dict[int, Said]] = field(default_factory=dict)
    phones: dict[str, Device] = field(default_factory=dict)
    seen: dict[str, dict[str, set]] = field(default_factory=dict)
    have: dict[str, int] = field(default_factory=dict)
    arrived: dict[str, set] = field(default_factory=dict)
    contacts: dict[str, list[Contact]] = field(default_factory=dict)
    enrolled: dict[str, int] = field(default_factory=dict)

    def follow(self, phone: Device) -> None:
        """Listens to a phone that has just been enrolled."""
        phone.network = Ear(Wire(phone.network.transport, self), self, phone)
        self.enrolled[phone.node], self.have[phone.node] = self.clock(), 0
        self.written[phone.node], self.seen[phone.node], self.contacts[phone.node] = {}, {}, []
        self.phones[phone.node] = phone

    def note(self, phone: Device, record: str, beside: bool = False) -> None:
        """The phone has just written its last op, about this record."""
        node, n, op = phone.node, phone.store.last, phone.store.ops[-1].op
        dot, seen = wire.dot(node, n), self.seen[node].setdefault(record, set())
        said = Said(dot, record, op["kind"], op["set"], frozenset(seen), beside, self.clock())
        seen.add(dot)
        self.ops.setdefault(record, {})[dot] = self.written[node][n] = said

    def own(self, node: str) -> list:
        """All that a node has written so far: `(n, op)`."""
        return [(one.n, one.op) for one in self.phones[node].store.ops]

    def reached(self, node: str, contact: Contact, have: int) -> None:
        """The collector took a request and has the node's ops up to `have`."""
        self.contacts[node].append(contact)
        for n in range(self.have[node] + 1, have + 1):
            if said := self.written[node].get(n):
                self.arrived.setdefault(said.record, set()).add(said.dot)
        self.have[node] = max(have, self.have[node])

    def told(self, node: str, records: list[str]) -> None:
        """A reply with these records came to the node: it shows what the collector had of them."""
        for id in records:
            self.seen[node].setdefault(id, set()).update(self.arrived.get(id, ()))

    def knows(self, node: str, record: str) -> bool:
        """Whether a phone shows a record."""
        return bool(self.seen[node].get(record))

    def unseen(self, node: str) -> list[str]:
        """The records of which the node has not seen all that has arrived."""
        return [id for id, dots in self.arrived.items() if not dots <= self.seen[node].get(id, set())]

    def story(self, about: tuple | frozenset) -> str:
        """The ops on the records that something names, for who looks into a failure."""
        records = sorted({record for word in about for record in str(word).split("|")} & self.ops.keys())
        return "\n".join(f"    {said}" for record in records for said in self.ops[record].values())

    def count(self) -> int:
        """How many ops have arrived."""
        return sum(self.have.values())


class Wire(Transport):
    """A transport that sees what the collector answers, whether or not the phone hears of it."""

    def __init__(self, transport: Transport, knowledge: Knowledge):
        self.transport, self.knowledge = transport, knowledge

    def __call__(self, method, path, body=b"", headers=None, cut=None):
        answer = self.transport(method, path, body, headers, cut)
        header = first_line(body if cut is None else body[:cut])
        if path == "/sync" and header and answer.status == 200:
            contact = Contact(self.knowledge.clock(), header["now"], header["heard"], header["claimed"])
            self.knowledge.reached(header["node"], contact, plain(answer)["have"])
        return answer


class Ear(Network):
    """A network that sees what comes to the phone."""

    def __init__(self, transport: Transport, knowledge: Knowledge, phone: Device):
        super().__init__(transport)
        self.knowledge, self.phone = knowledge, phone

    def __call__(self, method, path, body=b"", headers=None):
        answer = super().__call__(method, path, body, headers)
        if path == "/sync" and answer.status == 200 and "json" in answer.headers.get("content-type", ""):
            self.knowledge.told(self.phone.node, [record["id"] for record in plain(answer)["records"]])
        return answer


def plain(answer: Answer) -> dict:
    """What a reply says."""
    zipped = answer.headers.get("content-encoding") == "gzip"
    return json.loads(gzip.decompress(answer.body) if zipped else answer.body)


def first_line(body: bytes) -> dict | None:
    """The header of a request as far as it came, if it came."""
    head, end, _ = zlib.decompressobj(31).decompress(body).partition(b"\n")
    return json.loads(head) if end else None


def unit_of(said: Said) -> set[str]:
    """The fields and groups that an op sets."""
    return {screen.unit(said.kind, name) for name in said.sets}
