"""What a reader asks of the inbox, read from an address or a form. Nothing here touches the database."""

import json

from flask import request

from sync.ids import ItemId
from sync.items import TYPES
from sync.problems import Problem
from views.desk.inbox.answers import VALUES
from views.desk.inbox.queue import LEVELS, Narrowed
from views.desk.records.story import is_record

PLACE = (int, str, int, str)


def narrowed(args):
    """Which items are asked for; what can't be understood is left out."""
    record = args.get("record")
    return Narrowed(args.get("level") if args.get("level") in LEVELS else None,
                    args.get("type") if args.get("type") in TYPES else None,
                    args.get("cause", "").replace("\0", "") or None,
                    record if record and is_record(record) else None, args.get("ruled") and "1")


def kept():
    """How the page was narrowed, for the way back to it."""
    return narrowed(request.args).address


def known(id):
    """Raises Problem `not_found` for what can't be the id of an item."""
    item = ItemId.parse(id)
    named = all(item.rivals) if item.type in (*VALUES, "void") else bool(item.what)
    if item.type not in TYPES or len(id) > 200 or "\0" in id or not named:
        raise Problem("not_found")


def whole(text):
    """A number from the address of a page, or None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else None


def place(text, kinds=PLACE):
    """The place after which a page begins, as the pager wrote it; None for anything else."""
    try:
        found = json.loads(text or "null")
    except ValueError:
        return None
    fits = isinstance(found, list) and [type(value) for value in found] == list(kinds)
    return found if fits and all(abs(value) < 2**63 for value in found if isinstance(value, int)) else None
