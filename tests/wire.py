"""The bytes of the protocol, written from PROTOCOL.md alone so that they can disagree with the collector's own."""

import gzip
import hashlib
import json
import secrets
import unicodedata

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_node() -> str:
    """A node id: 13 characters of the alphabet, 65 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(13))


def encode(value: dict) -> bytes:
    """One compact line of JSON without its newline, as a phone would write it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def chain(previous: str, line: bytes) -> str:
    """h(n) from h(n−1) and the exact bytes of op line n."""
    return hashlib.sha256(previous.encode() + b"\n" + line).hexdigest()[:32]


def chain_all(lines: list[bytes], start: str = "") -> list[str]:
    """h(0), h(1) … h(len(lines)); index n is the hash of op n when `start` is h(0)."""
    hashes = [start]
    for line in lines:
        hashes.append(chain(hashes[-1], line))
    return hashes


def natural_id(site: str, kind: str, *keys: str) -> str:
    """The id that any two phones give to the one record there can be: kind, colon, 130 bits in 26 digits."""
    text = "\u001f".join(unicodedata.normalize("NFC", part) for part in (site, kind, *keys))
    bits = int.from_bytes(hashlib.sha256(text.encode()).digest()) >> (256 - 130)
    digits = "".join(ALPHABET[bits >> shift & 31] for shift in range(125, -1, -5))
    return f"{kind}:{digits}"


def body(header: dict, lines: list[bytes]) -> bytes:
    """A request body: header line, op lines, each with its newline."""
    return b"".join(line + b"\n" for line in [encode(header), *lines])


def pack(plain: bytes) -> bytes:
    """gzip without a time stamp, so that the same body is the same bytes."""
    return gzip.compress(plain, mtime=0)


def dot(node: str, n: int) -> str:
    """The name of op n of a node."""
    return f"{node}.{n}"


def number(dot: str, node: str) -> int:
    """n of a dot of this node; 0 for a dot of another node or a natural id."""
    author, _, n = dot.rpartition(".")
    return int(n) if author == node else 0
