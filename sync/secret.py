"""How secrets are kept."""

import hashlib


def digest(secret: str) -> str:
    """The hash under which a token, code or cookie is kept. They are random enough to need no salt."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
