"""Natural ids (PROTOCOL section 4). Pure."""

from collections.abc import Iterable
from hashlib import sha256

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def natural_id(site: str, kind: str, values: Iterable) -> str:
    """The id of the one record of `kind` that has these key `values` in `site` (its code)."""
    text = "\x1f".join([site, kind, *map(str, values)])
    number = int.from_bytes(sha256(text.encode()).digest(), "big") >> (256 - 130)
    return f"{kind}:" + "".join(ALPHABET[number >> shift & 31] for shift in range(125, -5, -5))
