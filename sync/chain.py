"""Framing and the chain hash (PROTOCOL section 6). Pure."""

from collections.abc import Iterable
from hashlib import sha256

EMPTY = ""


def link(before: str, line: bytes) -> str:
    """h(n) from h(n−1) and the exact bytes of op line n: 32 hex digits."""
    return sha256(b"%b\n%b" % (before.encode(), line)).hexdigest()[:32]


def links(before: str, lines: Iterable[bytes]) -> list[str]:
    """The chain hashes of all `lines`, in order, after `before`."""
    hashes, last = [], before.encode()
    for line in lines:
        digest = sha256(last + b"\n" + line).hexdigest()[:32]
        hashes.append(digest)
        last = digest.encode()
    return hashes


def split(lines: bytes) -> list[bytes]:
    """Lines without their newlines; each has one."""
    return lines.split(b"\n")[:-1]
