"""Framing and the chain hash (PROTOCOL section 6). Pure."""

from hashlib import sha256

EMPTY = ""


def link(before, line):
    """h(n) from h(n−1) and the exact bytes of op line n: 32 hex digits."""
    return sha256(b"%b\n%b" % (before.encode(), line)).hexdigest()[:32]


def links(before, lines):
    """The chain hashes of all `lines`, in order, after `before`."""
    hashes, before = [], before.encode()
    for line in lines:
        digest = sha256(before + b"\n" + line).hexdigest()[:32]
        hashes.append(digest)
        before = digest.encode()
    return hashes


def split(lines):
    """Lines without their newlines; each has one."""
    return lines.split(b"\n")[:-1]
