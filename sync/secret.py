"""How secrets are kept, and how those are spelled that people type."""

import hashlib
import hmac

# Letters and digits that nobody takes for another.
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def digest(secret: str) -> str:
    """The hash under which a token, code or cookie is kept. They are random enough to need no salt."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def spelled(key: str, said: str, length: int) -> str:
    """A code of this length (up to 40) that follows from a random `key` and what it is for: sent twice, it is the same.
    """
    number = int.from_bytes(hmac.digest(key.encode("utf-8", "replace"), said.encode("utf-8", "replace"), "sha256"))
    found = ""
    while len(found) < length:
        number, place = divmod(number, len(ALPHABET))
        found += ALPHABET[place]
    return found
