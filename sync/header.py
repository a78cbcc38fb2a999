"""The first line of a request to `/sync` (PROTOCOL section 6)."""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from sync.problems import Problem

VERSION = 1
Hash = Annotated[str, Meta(pattern="^([0-9a-f]{32})?$")]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Time = Annotated[int, Meta(ge=-8_640_000_000_000_000, le=8_640_000_000_000_000)]


class Header(msgspec.Struct, rename={"first": "from"}):
    """What a node says of itself and of the ops that follow. Times: ms since 1970.

    `check`: whether it asks if it holds everything: "sum", or "buckets" to learn where it differs; `heal`: the buckets
    of which it wants all records. `effort`: what its entries have cost, as it says (`sync.effort`).
    """

    v: int
    node: str
    now: Time
    heard: Time
    seen: Count
    claimed: Count
    first: Annotated[int, Meta(ge=1, le=2**53)]
    prev: Hash
    last: Hash
    cursor: str | UnsetType = UNSET
    limit: Annotated[int, Meta(ge=1)] = 500
    schema: Annotated[int, Meta(ge=0, lt=2**31)] = 0
    app: Annotated[str, Meta(pattern="^[^\\x00-\\x1f\\x7f]*$")] = ""
    check: str = ""
    heal: Annotated[list[Annotated[int, Meta(ge=0, lt=128)]], Meta(max_length=128)] = []
    effort: msgspec.Raw | UnsetType = UNSET


class _Version(msgspec.Struct):
    v: int


_decode = msgspec.json.Decoder(Header).decode
_version = msgspec.json.Decoder(_Version).decode


def read(line: bytes) -> Header:
    """The Header of a request. Raises Problem `malformed` or `version`."""
    try:
        version = _version(line).v
        if version != VERSION:
            raise Problem("version", spoken=[VERSION])
        return _decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as failure:
        raise Problem("malformed", reason=f"header: {failure}") from failure
