"""Bundles: bodies of several nodes, each proven by its node's own key, in a file or from a hub (PROTOCOL section 9)."""

import hmac
from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from models import database as db
from models.node import Node
from sync import body, carried, clock, intake, keys, nodes, seal
from sync.header import Time
from sync.problems import Problem

RECEIPT = b"receipt\n"
MOST_CONTACTS, MOST_FILE = 10_000, body.MOST_SENT


class Mac(msgspec.Struct, forbid_unknown_fields=True):
    """The line after a body: HMAC-SHA-256 over its bytes, keyed with SHA-256 of the node's token, in hex."""

    mac: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Contacts(msgspec.Struct, forbid_unknown_fields=True):
    """What a hub adds: its node's contacts by its own clock, and what to add to that for ours, in ms.

    `blackened`: `(n, hash, verdict, errors, erased)` of ops whose bytes it has not kept as they were.
    """

    contacts: Annotated[list[tuple[Time, Time, Time, Annotated[int, Meta(ge=0, le=2**53)]]],
                        Meta(max_length=MOST_CONTACTS)]
    offset: Time
    blackened: list[tuple[int, str, Annotated[int, Meta(ge=0, le=3)], dict, str | None]] = []


class Part(NamedTuple):
    """One body of a bundle: its bytes, its mac, and the Contacts that came with it, or None."""

    whole: bytes
    mac: str
    told: Contacts | None = None


class Taken(NamedTuple):
    """What came of a bundle. `nodes`: id → `(have, hash, key)` of those whose bodies were proven; `held`: those of whom
    bodies wait for earlier ones; `problems`: what was wrong with bodies, as dicts."""

    nodes: dict
    held: list
    problems: list

    def vector(self):
        """Node → have."""
        return {node: have for node, (have, _, _) in self.nodes.items()}

    def sound(self):
        """Raise the Problem of the first body that is wrong, naming all of them and what is here now; else nothing."""
        if self.problems:
            first, told = self.problems[0], self.receipt() if self.nodes else {}
            members = {name: value for name, value in first.items() if name != "code"}
            raise Problem(first["code"], **members, vector=self.vector(), problems=self.problems, **told)

    def receipt(self):
        """What a carrier brings back: each line proven by the node's own key, so that its phone can believe it."""
        told = [{"node": node, "have": have, "hash": hash, "mac": sign(key, node, have, hash)}
                for node, (have, hash, key) in self.nodes.items()]
        return {"v": 1, "epoch": nodes.epoch(), "now": clock.now(), "receipt": told, "held": self.held}


def receipts(site: int, ids: list[str]) -> dict:
    """A receipt for nodes of a site as they stand, by each of their tokens: which one a phone has is not known here."""
    lines = []
    for node in Node.select().where(Node.site == site, Node.id.in_(ids), Node.revoked.is_null()):
        for key, in db.rows("SELECT hash FROM token WHERE node = ? AND dead IS NULL", node.id):
            lines.append({"node": node.id, "have": node.have, "hash": node.hash,
                          "mac": sign(key, node.id, node.have, node.hash)})
    return {"v": 1, "epoch": nodes.epoch(), "now": clock.now(), "receipt": lines, "held": []}


def sign(key: str, node: str, have: int, hash: str) -> str:
    """The mac of a line of a receipt. `key`: SHA-256 of the node's token, in hex."""
    return hmac.digest(bytes.fromhex(key), RECEIPT + f"{node}\n{have}\n{hash}\n".encode(), "sha256").hex()


def prove(key: str, whole: bytes) -> str:
    """The mac of a body."""
    return hmac.digest(bytes.fromhex(key), whole, "sha256").hex()


def opened(data: bytes) -> bytes:
    """The lines of a bundle, sealed or not, gzip or not. Raises Problem."""
    if data.startswith(seal.MAGIC):
        data = keys.opened(data)
        if not data.startswith(body.GZIP):
            raise Problem("malformed", reason="gzip")
    return body.inflated(data) if data.startswith(body.GZIP) else data


def parts(lines: bytes) -> Iterator[Part]:
    """The Parts of a bundle, in order. Raises Problem `malformed` or `too_large` where one is none."""
    return coming([lines])


def coming(pieces: Iterable[bytes]) -> Iterator[Part]:
    """The Parts of a bundle that comes piece by piece, each as soon as it is here. Raises Problem as `parts`."""
    body: list[bytes] = []
    last, told, rest = None, None, b""
    for line, whole in _lines(pieces):
        if not whole:
            rest = line
            break
        found = _sign(line)
        if isinstance(found, Contacts) and last is not None:
            yield last._replace(told=found)
            last = None
        elif isinstance(found, Contacts):
            told = found
        elif isinstance(found, Mac):
            if last is not None:
                yield last
            last = Part(b"".join(body), found.mac)
            body.clear()
            if told:
                yield last._replace(told=told)
                last, told = None, None
        elif told:
            raise Problem("malformed", reason="contacts: not beside a mac")
        else:
            body += line, b"\n"
    if last is not None:
        yield last
    if body or rest or told:
        raise Problem("malformed", reason="the last body has no mac")


def _lines(pieces):
    """Each line without its newline, and True; in the end what is left without one, and False."""
    rest = b""
    for piece in pieces:
        *whole, last = piece.split(b"\n")
        if whole:
            yield rest + whole[0], True
            for line in whole[1:]:
                yield line, True
            rest = last
        else:
            rest += last
    if rest:
        yield rest, False


def _sign(line):
    """What a line is that is neither a header nor an op, else None. An op has a `kind`."""
    if b'"kind"' in line or not (b'"mac"' in line or b'"contacts"' in line):
        return None
    for wanted in (Mac, Contacts):
        try:
            return msgspec.json.decode(line, type=wanted)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            continue
    return None


def take(data: bytes) -> Taken:
    """Take in a bundle of at most MOST_FILE bytes. What is wrong with one body says nothing about the others.

    Raises Problem where none counts.
    """
    if len(data) > MOST_FILE:
        raise body.too_large()
    return take_all(parts(opened(data)))


def take_all(found: Iterable[Part], hub: Node | None = None) -> Taken:
    """Take in Parts as `take` does, each as it comes. `hub`: the hub's Node that passes them on, whose word about
    contacts is believed."""
    taken = Taken({}, [], [])
    try:
        for part in found:
            _take(part, hub, taken)
    except Problem as problem:
        if not taken.nodes and not taken.problems:
            raise
        taken.problems.append({"code": problem.code, **problem.members})
    return taken


def _take(part, hub, taken):
    told = {}
    try:
        if part.whole.count(b"\n") > body.MOST_OPS + 1:
            raise body.too_large()
        head, lines = carried.read(part.whole)
        told = {"node": head.node, "from": head.first}
        node, key = _proven(head.node, part, hub)
        if hub is None and node.revoked is not None and head.claimed <= node.have:
            raise Problem("withdrawn")
        taken.nodes.setdefault(node.id, (node.have, node.hash, key))
        try:
            receipt = intake.receive(node, head, lines, _way(part, hub))
        except Problem as problem:
            if problem.code != "gap" or not carried.hold(node, head, part.whole, clock.now()):
                raise
            taken.held.append(node.id)
            return
        taken.nodes[node.id] = (receipt.have, receipt.hash, key)
    except Problem as problem:
        taken.problems.append({"code": problem.code, **problem.members, **told})


def _proven(id, part, hub):
    """The Node that wrote a body, and the key that proves it. Raises Problem `unproven` or `withdrawn`."""
    node = Node.get_or_none(Node.id == id)
    tokens = db.rows("SELECT hash, dead FROM token WHERE node = ?", id)
    if hub is not None and node is not None and (node.via == hub.id or not tokens):
        # Web desks have no token: of those a hub knows from the site, its own word counts.
        tokens += db.rows("SELECT hash, dead FROM token WHERE node = ? AND dead IS NULL", hub.id)
    proving = [(key, dead) for key, dead in tokens if hmac.compare_digest(prove(key, part.whole), part.mac)]
    if node is None or not proving:
        raise Problem("unproven")
    if hub is not None and node.site != hub.site:
        raise Problem("not_yours")
    key, dead = next((one for one in proving if one[1] is None), proving[0])
    if dead is not None and node.revoked is not None and hub is None:
        raise Problem("withdrawn")
    return node, key


def _way(part, hub):
    if hub is None or part.told is None:
        return carried.Way(carried.FILE)
    contacts = carried.converted(hub.id, part.told.contacts, part.told.offset, clock.now())
    return carried.Way(hub.id, 0, contacts, {n: tuple(rest) for n, *rest in part.told.blackened})
