"""The heads of a record, part → dots: as they are stored, and as a form carries what stood on the page."""

import msgspec

from sync.judge import RECORD
from sync.problems import Problem

HEADS = dict[str, list[str]]


def stored(text: str | None) -> HEADS:
    """Those that a row keeps; a part whose only head is the creating op is not in them."""
    return msgspec.json.decode(text, type=HEADS) if text else {}


def carried(text: str) -> HEADS:
    """Those that a form carried. Raises Problem `malformed` for what no page of ours has written."""
    try:
        heads = msgspec.json.decode(text, type=HEADS)
    except (msgspec.DecodeError, UnicodeEncodeError) as failure:
        raise Problem("malformed") from failure
    if not all(RECORD.fullmatch(dot) for dots in heads.values() for dot in dots):
        raise Problem("malformed")
    return heads
