"""A second reading of PROTOCOL.md, sections 6, 9 and 12: what a bundle is, written from the page alone.

It shares no code with the product nor with the other simulated phones, so that both readings must agree on every byte.
"""

import base64
import gzip
import hashlib
import hmac
import json
import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def text(value: dict) -> bytes:
    """A value as a line of JSON."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass
class Writer:
    """A node that knows its token and its own lines. `wall`: its clock, ms."""

    token: str
    node: str
    key: str = ""
    wall: int = 1_765_400_000_000
    lines: list[bytes] = field(default_factory=list)
    hashes: list[str] = field(default_factory=lambda: [""])

    @staticmethod
    def number() -> str:
        """A fresh node id."""
        return "".join(LETTERS[byte % 32] for byte in os.urandom(13))

    def write(self, kind: str, **fields) -> str:
        """Write an op; its dot."""
        line = text({"t": self.wall, "kind": kind, "set": fields})
        self.lines.append(line)
        self.hashes.append(hashlib.sha256(self.hashes[-1].encode() + b"\n" + line).hexdigest()[:32])
        return f"{self.node}.{len(self.lines)}"

    def body(self, first: int = 1, last: int | None = None, **other) -> bytes:
        """A request body with the ops `first` … `last`."""
        last = len(self.lines) if last is None else last
        head = {"v": 1, "node": self.node, "now": self.wall, "heard": 0, "seen": 0, "claimed": len(self.lines),
                "from": first, "prev": self.hashes[first - 1], "last": self.hashes[last], "schema": 1, "app": "second"}
        return b"".join(line + b"\n" for line in [text(head | other), *self.lines[first - 1:last]])

    @property
    def secret(self) -> bytes:
        """SHA-256 of the token: what its macs are keyed with."""
        return hashlib.sha256(self.token.encode()).digest()

    def part(self, first: int = 1, last: int | None = None, secret: bytes = b"", **other) -> bytes:
        """A body, and the line that proves it."""
        body = self.body(first, last, **other)
        mac = hmac.new(secret or self.secret, body, hashlib.sha256).hexdigest()
        return body + text({"mac": mac}) + b"\n"

    def believes(self, line: dict) -> bool:
        """Whether a line of a receipt is the collector's word to this node."""
        said = f"receipt\n{line['node']}\n{line['have']}\n{line['hash']}\n".encode()
        right = hmac.new(self.secret, said, hashlib.sha256).hexdigest()
        return (line["node"] == self.node and hmac.compare_digest(right, line["mac"])
                and line["have"] <= len(self.lines) and self.hashes[line["have"]] == line["hash"])


def unpad(text: str) -> bytes:
    """base64url without its padding."""
    return base64.urlsafe_b64decode(text + "==="[: -len(text) % 4])


def stretch(secret: bytes, info: bytes, size: int) -> bytes:
    """HKDF-SHA-256 without a salt (RFC 5869)."""
    root = hmac.new(bytes(32), secret, hashlib.sha256).digest()
    made, block, k = b"", b"", 1
    while len(made) < size:
        block = hmac.new(root, block + info + bytes([k]), hashlib.sha256).digest()
        made, k = made + block, k + 1
    return made[:size]


def seal(lines: bytes, key: str) -> bytes:
    """The `.lfb` of some lines for the collector with this public key."""
    point = unpad(key)
    once = generate_private_key(SECP256R1())
    own = once.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = once.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point))
    made = stretch(shared, b"lianfang bundle 1" + own + point, 44)
    head = b"LFB1" + hashlib.sha256(point).digest()[:8] + own
    return head + AESGCM(made[:32]).encrypt(made[32:], gzip.compress(lines), head)
