"""A phone as the bench knows it: how far it has come, and the request bodies that it sends."""

import gzip
import hashlib
import random
from dataclasses import dataclass, replace

import msgspec

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
encode = msgspec.json.Encoder().encode


@dataclass(frozen=True)
class Phone:
    """A node and how far it has come: `n` ops written, `hash` of the last one, and what its last reply said."""

    site: int
    place: int
    node: str
    token: str = ""
    person: str = ""
    n: int = 0
    hash: str = ""
    heard: int = 0
    cursor: str = ""


def node_id(*parts: object) -> str:
    """A node id that is the same on every run."""
    rng = random.Random("/".join(map(str, parts)))
    return "".join(rng.choices(ALPHABET, k=13))


def chained(phone: Phone, lines: list[bytes]) -> Phone:
    """The phone after it has written these ops."""
    last = phone.hash
    for line in lines:
        last = hashlib.sha256(last.encode() + b"\n" + line).hexdigest()[:32]
    return replace(phone, n=phone.n + len(lines), hash=last)


def body(phone: Phone, lines: list[bytes], now: int, cursor: str | None = None) -> bytes:
    """One request, gzip as browsers make it (level 6): a header and these ops. The phone has sent all before them."""
    after = chained(phone, lines)
    head = {"v": 1, "node": phone.node, "now": now, "heard": phone.heard, "seen": phone.n, "claimed": after.n}
    head |= {"from": phone.n + 1, "prev": phone.hash, "last": after.hash, "schema": 1, "app": "1.0.0"}
    if cursor is not None:
        head |= {"cursor": cursor, "limit": 500}
    return gzip.compress(b"".join(line + b"\n" for line in [encode(head), *lines]), 6, mtime=0)
