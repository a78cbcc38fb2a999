"""What an address or a form says, read without trusting it."""

from typing import overload
from urllib.parse import SplitResult, urlsplit

from flask import request

MOST = 2**53


@overload
def number(name: str, default: int) -> int: ...


@overload
def number(name: str, default: None = None) -> int | None: ...


def number(name: str, default: int | None = None) -> int | None:
    """A whole number of the address's query, 0 or more; `default` where there is none that a moment or list reaches."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 17 and int(text) <= MOST else default


def own_address(text: str, under: str = "/") -> str:
    """An address that a form sends back, if it is one of ours and lies `under` a path; else nothing.

    A form must not send anybody elsewhere.
    """
    ours = text.startswith(under) and not text.startswith("//") and "\\" not in text and text.isprintable()
    return text if ours else ""


def split(text: str) -> SplitResult:
    """An address in its parts; of a text that is no address, the parts of nothing."""
    try:
        return urlsplit(text)
    except ValueError:
        return urlsplit("")
