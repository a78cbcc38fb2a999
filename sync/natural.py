"""Natural ids (PROTOCOL section 4). Pure."""

from collections.abc import Container, Iterable
from hashlib import sha256

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def natural_id(site: str, kind: str, values: Iterable) -> str:
    """The id of the one record of `kind` that has these key `values` in `site` (its code)."""
    text = "\x1f".join([site, kind, *map(str, values)])
    number = int.from_bytes(sha256(text.encode()).digest(), "big") >> (256 - 130)
    return f"{kind}:" + "".join(ALPHABET[number >> shift & 31] for shift in range(125, -5, -5))


def spoken(id: str, digits: int, taken: Container[str]) -> str:
    """The number of so many digits by which the record `id` is spoken of: the same wherever it is made, but where it is
    `taken` the next one that is not."""
    least = 10 ** (digits - 1)
    first = int.from_bytes(sha256(id.encode()).digest()[:6], "big")
    return next(number for n in range(9 * least) if (number := str(least + (first + n) % (9 * least))) not in taken)
