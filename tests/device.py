"""A simulated phone that does all that PROTOCOL.md asks of a node, and nothing more.

phone = Device(Network(InProcess(app)), Wall(clock), "Auntie Lin")
phone.enrol(code)
entry = phone.write("gate_entry", {"gate": "east", "direction": "out"})
phone.edit(entry, {"temperature": 36.5})
phone.sync()
"""

import gzip
import json
from collections.abc import Callable
from copy import deepcopy

from tests import screen, wire
from tests.network import Answer, Lost, Network
from tests.store import Store, Written

NDJSON = "application/x-ndjson"


class Refused(Exception):
    """An enrolment was refused; the argument is the problem's code."""


class Device:
    """A node: one person's phone. `wall` gives its own time in ms; `trouble` says why the last sync ended badly."""

    def __init__(self, network: Network, wall: Callable[[], int], name: str = "Auntie Lin"):
        self.network, self.wall, self.name = network, wall, name
        self.store = Store(wire.new_node(), wall_seen=wall())
        self.batch, self.limit, self.reads, self.zipped, self.shared = 1000, 500, True, True, False
        self.trouble: str | None = None
        self.not_before = 0
        self.unsure = self.wiped = False
        self.probe: int | None = None

    # Enrolment

    def enrol(self, code: str) -> None:
        """Spends an invitation; call it again after a lost reply. A phone whose token is dead becomes a new node."""
        if self.store.token:
            self._move(None, code=code)
        else:
            self._enrolled(self._ask({"code": code, "node": self.store.node, "name": self.name}))

    def _ask(self, wish: dict) -> dict:
        answer = self.network("POST", "/enrol", wire.encode(wish), {"Content-Type": "application/json"})
        if answer.status != 201:
            raise Refused(answer.json.get("code", str(answer.status)))
        return answer.json

    def _enrolled(self, given: dict) -> None:
        for key in ("token", "site", "person", "role", "epoch"):
            setattr(self.store, key, given[key])

    def clone(self, network: Network | None = None) -> "Device":
        """A copy of the phone's disk in another phone: same node, same token."""
        twin = Device(network or Network(self.network.transport), self.wall, self.name)
        twin.store = deepcopy(self.store)
        return twin

    # Writing

    @property
    def node(self) -> str:
        """The node id under which the phone writes now."""
        return self.store.node

    def write(self, kind: str, fields: dict, by: str | None = None) -> str:
        """Makes a record, or stands beside what others found on the one that there can be; returns its id."""
        if kind not in screen.NATURAL_KEYS:
            return self._write(kind, None, fields, {}, by)
        keys = [fields[key] for key in screen.NATURAL_KEYS[kind]]
        id = wire.natural_id(self.store.site, kind, *keys)
        self._write(kind, id, fields, self._void_seen(self.show(id, kind)), by)
        return id

    def edit(self, id: str, fields: dict, by: str | None = None) -> str:
        """Sets fields of the record on the screen, in place of all heads that are shown; returns the op's dot."""
        shown = self.show(id)
        fields = self._resolving(shown, fields)
        names = {screen.unit(shown["kind"], field) for field in fields}
        base = {name: screen.heads(shown, name) for name in names} | self._void_seen(shown)
        return self._write(shown["kind"], id, fields, base, by)

    def take_back(self, id: str, reason: str | None, by: str | None = None) -> str:
        """Voids the record on the screen for a reason, or restores it (None); returns the op's dot."""
        shown = self.show(id)
        return self._write(shown["kind"], id, {"void": reason}, {"void": screen.all_heads(shown)}, by)

    @staticmethod
    def _void_seen(shown: dict) -> dict:
        return {"void": shown["heads"]["void"]} if shown["heads"].get("void") else {}

    @staticmethod
    def _resolving(shown: dict, fields: dict) -> dict:
        for field in list(fields):
            name = screen.unit(shown["kind"], field)
            if len(screen.heads(shown, name)) > 1:
                whole = {member: shown["fields"].get(member) for member in screen.members(shown["kind"], name)}
                fields = whole | fields
        return fields

    def _write(self, kind: str, id: str | None, fields: dict, base: dict, by: str | None) -> str:
        self.look()
        op = {"t": self.wall(), "kind": kind, "set": fields}
        if id:
            op["id"] = id
        said = {name: dots for name, dots in base.items() if self._must_say(id, kind, name, dots)}
        if said:
            op["base"] = said
        if by:
            op["by"] = by
        return self.store.append(op, base)

    def _must_say(self, id: str, kind: str, name: str, dots: list[str]) -> bool:
        return self.shared or name == "void" or set(dots) != set(self._default(id, kind, name))

    def _default(self, id: str | None, kind: str, name: str) -> list[str]:
        if id is None or screen.is_natural(id):
            return []
        for written in reversed(self.store.ops):
            touches = name in {screen.unit(kind, field) for field in written.op["set"]}
            if touches and written.record_id(self.node) == id:
                return [wire.dot(self.node, written.n)]
        return [id]

    def look(self) -> None:
        """Somebody looks at the phone: it notes its clock, and writes down that it went backwards."""
        now, before = self.wall(), self.store.wall_seen
        self.store.wall_seen = now
        if now < before:
            self.store.append({"t": now, "kind": "clock_jump", "set": {"before": before, "after": now}}, {})

    # Reading

    def show(self, id: str, kind: str = "") -> dict:
        """The record on the screen: what the collector told, with this phone's own ops over it."""
        return self.store.show(id, kind)

    @property
    def unsent(self) -> int:
        """How many ops are not acknowledged: the number in the band."""
        return self.store.last - self.store.have

    # Speaking

    def sync(self, rounds: int = 200) -> bool:
        """Sends and reads until both sides have all; False when it must try later (`trouble`)."""
        self.look()
        self.trouble = None
        for _ in range(rounds):
            try:
                again = self._take(self._post())
            except (Lost, ValueError, KeyError) as trouble:
                self.trouble, self.unsure = f"lost: {trouble}", True
                return False
            except Refused as trouble:
                return self._report({"code": str(trouble)})
            if not again:
                return self.trouble is None
        self.trouble = "no end"
        return False

    def request(self) -> bytes:
        """The body it would send now: header line and op lines."""
        store = self.store
        first = self.probe or max(store.have + 1, store.oldest)
        sent = [] if self.unsure else [written.line for written in store.kept(first, self.batch)]
        last = store.hash(first - 1 + len(sent))
        header = {"v": 1, "node": store.node, "now": self.wall(), "heard": store.heard, "seen": store.seen}
        header |= {"claimed": store.last, "from": first, "prev": store.hash(first - 1), "last": last}
        if self.reads:
            header |= {"cursor": store.cursor, "limit": self.limit}
        return wire.body(header | {"schema": 1, "app": "simulated"}, sent)

    def _post(self) -> Answer:
        headers = {"Authorization": f"Bearer {self.store.token}", "Content-Type": NDJSON, "Accept-Encoding": "gzip"}
        plain = self.request()
        if self.zipped:
            headers["Content-Encoding"] = "gzip"
        answer = self.network("POST", "/sync", wire.pack(plain) if self.zipped else plain, headers)
        if answer.headers.get("content-encoding") == "gzip":
            answer.body = gzip.decompress(answer.body)
        return answer

    def _take(self, answer: Answer) -> bool:
        said = json.loads(answer.body)
        if answer.status == 200:
            return self._stored(said)
        does = {
            "gap": self._gap, "fork": self._fork, "cursor_expired": self._expired,
            "too_large": self._halve, "busy": self._wait, "unauthenticated": self._locked_out,
        }  # fmt: skip
        self.retry_after = int(answer.headers.get("retry-after", 0))
        return does.get(said["code"], self._report)(said)

    def _stored(self, reply: dict) -> bool:
        if self._strange(reply):
            return self._doubt()
        self.unsure = False
        self.store.take(reply, self.reads)
        self.batch = min(self.batch, reply.get("hint", {}).get("ops", self.batch))
        if reply.get("wipe") and not self.unsent:
            self._erase()
            return False
        return bool(self.unsent or reply.get("more"))

    def _strange(self, said: dict) -> bool:
        """A hash that is not ours: this phone or another one was cloned or restored."""
        own = self.store.hash(said["have"])
        return self.probe is not None or said["have"] > self.store.last or own not in (None, said["hash"])

    def _doubt(self) -> bool:
        """Shows all kept ops, so that the collector can name the first that differs; none does: only later ones do."""
        self.unsure = False
        self.probe = self.store.oldest if self.probe is None else self.probe + self.batch
        if self.probe <= self.store.last:
            return True
        return self._move(self.store.last + 1)

    def _gap(self, said: dict) -> bool:
        if self._strange(said):
            return self._doubt()
        if said["have"] < self.store.oldest - 1:
            return self._report(said)
        self.store.acknowledge(said["have"])
        return True

    def _fork(self, said: dict) -> bool:
        return self._move(said["n"]) if said.get("n") else self._doubt()

    def _expired(self, said: dict) -> bool:
        if self._strange(said):
            return self._doubt()
        self.store.acknowledge(said["have"])
        self.store.begin_again()
        return True

    def _halve(self, said: dict) -> bool:
        if self.batch == 1:
            return self._report(said)
        self.batch = max(1, self.batch // 2)
        return True

    def _wait(self, said: dict) -> bool:
        self.not_before = self.wall() + 1000 * self.retry_after
        return self._report(said)

    def _locked_out(self, said: dict) -> bool:
        if said.get("wipe"):
            self._erase()
        return self._report(said)

    def _report(self, said: dict) -> bool:
        self.trouble = said["code"]
        return False

    def _erase(self) -> None:
        self.store, self.wiped = Store(wire.new_node(), wall_seen=self.wall()), True

    # A new life after a fork

    def _move(self, first: int | None, **credential) -> bool:
        """Goes on as a new node: its ops from `first` on are written again, own dots among them renamed; without a
        `first` those that are not there."""
        old, fresh = self.store, Store(wire.new_node(), wall_seen=self.store.wall_seen)
        given = self._ask({"node": fresh.node, "name": self.name} | (credential or {"token": old.token}))
        if first is None:
            first = max(old.oldest, min(old.have, self._former(old, given)) + 1)
        old.settle(first - 1)
        fresh.clean, self.store = old.clean, fresh
        self._enrolled(given)
        self.probe, self.unsure = None, False
        renamed = {wire.dot(old.node, w.n): wire.dot(fresh.node, w.n - first + 1) for w in old.kept(first, old.last)}
        for written in old.kept(first, old.last):
            self._reissue(written, renamed)
        return True

    def _former(self, old: Store, given: dict) -> int:
        """How much of what another collector had confirmed is at this one."""
        if given["epoch"] == old.epoch or given["site"] != old.site:
            return old.have
        answer = self.network("GET", f"/field/me.json?former={old.node}", b"",
                              {"Authorization": f"Bearer {given['token']}"})
        return answer.json["former"]

    def _reissue(self, written: Written, renamed: dict[str, str]) -> None:
        op = {key: value for key, value in written.op.items() if key != "base"}
        base = {name: [renamed.get(dot, dot) for dot in dots] for name, dots in written.base.items()}
        if "id" in op:
            op["id"] = renamed.get(op["id"], op["id"])
        said = {name: dots for name, dots in base.items() if self._must_say(op.get("id"), op["kind"], name, dots)}
        self.store.append(op | {"base": said} if said else op, base)
