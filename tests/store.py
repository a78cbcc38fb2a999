"""What a simulated phone keeps on disk. Every public method is one transaction: it happens wholly or not at all."""

from dataclasses import dataclass, field

from tests import screen, wire


@dataclass(frozen=True)
class Written:
    """One own op: its exact bytes, its content, and its whole base, defaults filled in."""

    n: int
    line: bytes
    op: dict
    base: dict

    def record_id(self, node: str) -> str:
        """The record it is about; a creating op without an id names it by its own dot."""
        return self.op.get("id") or wire.dot(node, self.n)


@dataclass
class Store:
    """Own ops and their chain, records as last told, the cursor, and what the last reply said (times in ms)."""

    node: str
    token: str = ""
    site: str = ""
    person: str = ""
    role: str = ""
    ops: list[Written] = field(default_factory=list)
    hashes: list[str] = field(default_factory=lambda: [""])
    oldest: int = 1
    have: int = 0
    seen: int = 0
    heard: int = 0
    settled: int = 0
    cursor: str = ""
    epoch: str = ""
    clean: dict[str, dict] = field(default_factory=dict)
    walk: dict[str, int] = field(default_factory=dict)
    from_empty: bool = True
    verdicts: dict[int, dict] = field(default_factory=dict)
    notices: dict[str, dict] = field(default_factory=dict)
    wall_seen: int = 0

    @property
    def last(self) -> int:
        """The highest n written, acknowledged or not."""
        return self.oldest - 1 + len(self.ops)

    def hash(self, n: int) -> str | None:
        """h(n), or None where the op is not (or no longer) kept."""
        at = n - self.oldest + 1
        return self.hashes[at] if 0 <= at < len(self.hashes) else None

    def kept(self, first: int, count: int) -> list[Written]:
        """Up to `count` own ops from n = `first` on."""
        at = max(0, first - self.oldest)
        return self.ops[at : at + count]

    def append(self, op: dict, base: dict) -> str:
        """Adds an own op; returns its dot."""
        line = wire.encode(op)
        self.ops.append(Written(self.last + 1, line, op, base))
        self.hashes.append(wire.chain(self.hashes[-1], line))
        return wire.dot(self.node, self.last)

    def show(self, id: str, kind: str = "") -> dict:
        """The record with the own ops that have not been settled yet laid over it."""
        record = self.clean.get(id) or screen.blank(id, kind)
        for written in self.kept(self.settled + 1, self.last):
            record = self._over(record, written)
        return record

    def _over(self, record: dict, written: Written) -> dict:
        refused = self.verdicts.get(written.n, {}).get("verdict") in ("quarantined", "newer")
        if refused or written.record_id(self.node) != record["id"]:
            return record
        named = record | {"kind": written.op["kind"]}
        return screen.apply(named, written.op, written.base, wire.dot(self.node, written.n))

    def acknowledge(self, have: int) -> None:
        """Ops up to `have` are safe. A collector restored from a backup may have fewer than before."""
        self.have, self.settled = have, min(self.settled, have)

    def take(self, reply: dict, reads: bool = True) -> None:
        """Stores a reply: records, gone, cursor, verdicts and what it acknowledges. `reads` is false on push only."""
        self._take_records(reply)
        self._take_verdicts(reply)
        self.notices |= {notice["id"]: notice for notice in reply.get("notices", [])}
        self.acknowledge(reply["have"])
        self.seen, self.heard, self.epoch = reply["have"], reply["now"], reply["epoch"]
        self.cursor = reply.get("cursor", self.cursor)
        if reads and not reply.get("more", False):
            self._end_walk()

    def _take_records(self, reply: dict) -> None:
        for record in reply.get("records", []):
            self.clean[record["id"]] = record
            self.walk[record["id"]] = reply["have"]
        for id in reply.get("gone", []):
            self.clean.pop(id, None)
            self.walk[id] = reply["have"]

    def _take_verdicts(self, reply: dict) -> None:
        self.verdicts = {n: verdict for n, verdict in self.verdicts.items() if n <= self.seen}
        self.verdicts |= {verdict["n"]: verdict for verdict in reply["verdicts"]}

    def _end_walk(self) -> None:
        if self.from_empty:
            self.clean = {id: record for id, record in self.clean.items() if id in self.walk}
        self.settle(self.have)
        self.walk, self.from_empty = {}, False

    def settle(self, upto: int) -> None:
        """Own ops up to n leave the overlay: into a reply's record where it holds them, else into the clean one."""
        for written in self.kept(self.settled + 1, max(0, upto - self.settled)):
            id = written.record_id(self.node)
            if written.n > self.walk.get(id, 0):
                self._settle_one(id, written)
        self.settled = max(self.settled, upto)

    def _settle_one(self, id: str, written: Written) -> None:
        known = self.clean.get(id) or screen.blank(id, written.op["kind"])
        shown = self._over(known, written)
        if shown is not known:
            self.clean[id] = shown

    def begin_again(self) -> None:
        """Back to the empty cursor; nothing is dropped before the new walk ends."""
        self.cursor, self.walk, self.from_empty = "", {}, True

    def forget(self, upto: int) -> None:
        """Drops acknowledged ops up to n, as phones do after seven days."""
        drop = max(0, min(upto, self.have, self.settled) - self.oldest + 1)
        self.ops, self.hashes, self.oldest = self.ops[drop:], self.hashes[drop:], self.oldest + drop
