"""The book of kinds as it goes to a phone: what most kinds and fields have alike is said once, and what follows from
the rest (which kinds name which, what a key is made of) is left to the phone."""

from collections import Counter
from typing import Any

from views.pages import book

KIND: dict[str, Any] = {
    "key": [], "menu": {}, "alike": None, "groups": {}, "variants": None, "lines": None, "ledger": None, "flow": None,
    "inside": None, "form": None, "mend": None, "nearby": None, "reviewed": [], "checklists": [], "page": "list",
    "views": []}
FIELD = book.FIELD | {"required": False, "type": "text"}
# What a field of each type is filled in with as a rule.
WIDGETS = book.WIDGETS | {"text": "text", "choice": "buttons"}
FOLLOWS = ("kind", "fixed", "children")


def of(role: str, lang: str) -> dict:
    """`{usual, kinds}`, of which static/device/kinds.js makes what `book.of` gives. `lang`: "zh_CN" or "en"."""
    kinds = book.of(role, lang)
    usual = {"kind": KIND | {"writers": _most([kind["writers"] for kind in kinds.values()])},
             "field": FIELD, "widgets": WIDGETS, "step": book.STEP, "view": book.VIEW, "listing": book.LISTING}
    return {"usual": usual, "kinds": {name: _sent(kind, usual) for name, kind in kinds.items()}}


def _most(lists):
    return list(Counter(map(tuple, lists)).most_common(1)[0][0]) if lists else []


def _sent(kind, usual):
    parts = {"fields": {name: _field(f) for name, f in kind["fields"].items()},
             "steps": [_unusual(step, usual["step"]) for step in kind["steps"]],
             "views": [_unusual(view, usual["view"]) for view in kind["views"]],
             "listing": _unusual(kind["listing"], usual["listing"])}
    return _unusual(kind, usual["kind"], (*FOLLOWS, *parts)) | {name: said for name, said in parts.items() if said}


def _field(f):
    # Where a script has words that are numbers, they stand in another order than here.
    said = () if any(word.isdigit() for word in f["words"]) else ("choices",)
    return _unusual(f, FIELD | {"widget": WIDGETS[f["type"]]}, ("kind", "name", *said))


def _unusual(said, usual, left=()):
    return {name: value for name, value in said.items()
            if name not in left and (name not in usual or usual[name] != value)}
