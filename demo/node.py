"""One device as the collector sees it: a node id, its own counter and chain, and request bodies (PROTOCOL 3 and 6)."""

import json
from random import Random

from sync import chain
from sync.times import local

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
HANDOVER = 15
APP, SCHEMA = "1.0.0", 1


class Node:
    """A phone's outbox. `phone` gives its clock; `have`, `heard` and `seen` are what the collector last told it."""

    def __init__(self, phone, seed):
        self.phone = phone
        self.id = "".join(Random(f"{seed} {phone.key}").choices(ALPHABET, k=13))
        self.lines, self.hashes = [], [chain.EMPTY]
        self.have = self.heard = 0
        self.token = self.person = self.relief = None

    @property
    def unsent(self):
        """How many ops the collector has not acknowledged, as far as the phone knows."""
        return len(self.lines) - self.have

    def on_duty(self, at):
        """Who must be named in an op written at true time `at`: the relief's person id in the afternoon, else ""."""
        return self.relief if self.relief and local(at).hour >= HANDOVER else ""

    def write(self, at, op):
        """Append an op (its keys but `t`) written at true time `at`; returns its dot."""
        line = json.dumps({"t": self.phone.reads(at), **op}, ensure_ascii=False, separators=(",", ":")).encode()
        self.lines.append(line)
        self.hashes.append(chain.link(self.hashes[-1], line))
        return f"{self.id}.{len(self.lines)}"

    def body(self, at, count):
        """The request sent at true time `at` with the first `count` unsent ops: a header line and their lines."""
        end = self.have + count
        header = {"v": 1, "node": self.id, "now": self.phone.reads(at), "heard": self.heard, "seen": self.have}
        header |= {"claimed": len(self.lines), "from": self.have + 1, "prev": self.hashes[self.have]}
        header |= {"last": self.hashes[end], "schema": SCHEMA, "app": APP}
        first = json.dumps(header, separators=(",", ":")).encode()
        return b"\n".join([first, *self.lines[self.have:end], b""])

    def settle(self, reply):
        """Store what a reply says."""
        self.have, self.heard = reply["have"], reply["now"]
