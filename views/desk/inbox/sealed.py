"""Which items of the inbox speak of what a reader may not see: such a one says that it is there, and nothing more."""

from flask_babel import gettext as _

from models import access
from models.registry import SHAPES
from sync import balance
from sync.problems import Problem
from views.desk.inbox import answers, queue


def sealed(who, item):
    """Whether an item is kept from somebody.

    About one value it is theirs where they see that; else, where they see everything of the kind: who answers decides
    about all of it.
    """
    type, _record, part = answers.told_of(item["id"])
    if type == "clock":
        return False
    if type == "balance":
        kinds = [item["cause"]] if item.get("cause") else balance.KINDS
        return not all(access.sees_all(kind, *who.roles) for kind in kinds)
    kind = answers.PAIRS.get(type) or queue.kind_of(who.site, item)
    if type in answers.VALUES and kind in SHAPES and part in SHAPES[kind].parts:
        return not access.seen(kind, *who.roles).keys() >= set(SHAPES[kind].parts[part].fields)
    # What can't be read at all, nobody has sealed.
    return bool(kind) and not access.sees_all(kind, *who.roles)


def require(who, id):
    """Raise Problem `forbidden` where an item is kept from somebody."""
    item = queue.one(who.site, id)
    if item is not None and sealed(who, item):
        raise Problem("forbidden")


def shown(item, key, sign):
    """A sealed item for the page: that it is there, and nothing of what it is about."""
    return {"id": item["id"], "type": item["type"], "key": key, "sign": sign, "state": item["open"], "sealed": True,
            "group": [item["rank"], item["cause"]], "once": "", "heads": "{}", "decided": "{}", "disputed": [],
            "ruled": "", "rule": "{}", "asked": [], "may": False, "href": None, "inputs": [], "typed": "", "error": "",
            "sentence": _("Something sealed. Whoever may read it can answer it."), "sides": [], "fields": [],
            "line": None, "otherwise": "", "answers": [], "let": False}
