"""What a phone shows of a record, and which heads somebody looking at it has seen. Pure: values in, value out."""

from copy import deepcopy

from models.registry import KINDS
from tests.wire import number

# What is said here is said a second time on purpose; of other kinds it is as the registry tells it to phones.
_TOLD = {kind: model.about for kind, model in KINDS.items()}
GROUPS = {kind: {field: name for name, group in about.groups.items() for field in group.fields}
          for kind, about in _TOLD.items() if about.groups}
GROUPS |= {"errand": {"status": "progress", "runner": "progress", "outcome": "progress"},
           "tick": {"state": "done", "done_at": "done", "done_by": "done"},
           "device_note": {"rests_from": "rest", "works_from": "rest", "why": "rest"}}
NATURAL_KEYS = {kind: about.key for kind, about in _TOLD.items() if about.key}
NATURAL_KEYS |= {"health_check": ("resident", "date", "slot"), "day_close": ("date",), "device_note": ("node",),
                 "rule": ("covers",), "tick": ("of", "what", "on"), "visit": ("household", "occasion"),
                 "call": ("household", "occasion")}


def unit(kind: str, field: str) -> str:
    """The group of a field, or the field itself: what has heads."""
    return GROUPS.get(kind, {}).get(field, field)


def members(kind: str, name: str) -> list[str]:
    """The fields of a group; a field that is in no group is alone."""
    return [field for field, group in GROUPS.get(kind, {}).items() if group == name] or [name]


def is_natural(id: str) -> bool:
    """True for ids made of key values, false for dots."""
    return ":" in id


def blank(id: str, kind: str) -> dict:
    """A record of which nothing has come back yet."""
    return {"id": id, "kind": kind, "fields": {}, "heads": {}, "conflicts": [], "waiting": []}


def heads(record: dict, name: str) -> list[str]:
    """The heads of a field or group on the screen; the creating op where the reply left them out."""
    own = record["heads"].get(name)
    if own or name == "void" or is_natural(record["id"]):
        return list(own or [])
    return [record["id"]]


def all_heads(record: dict) -> list[str]:
    """Every head that is not the creating op: what one sees when taking a record back."""
    return sorted({dot for dots in record["heads"].values() for dot in dots})


def apply(record: dict, op: dict, base: dict, dot: str) -> dict:
    """The record as the author sees it after an own op; `base` is complete, defaults filled in."""
    shown = deepcopy(record)
    for field, value in op["set"].items():
        name = unit(op["kind"], field)
        unseen = [head for head in heads(record, name) if head not in base.get(name, [])]
        if dot != record["id"] or is_natural(dot):
            shown["heads"][name] = sorted({*unseen, dot} - {record["id"]})
        # A list is the union of all heads, sorted, also where there is one: else two screens would differ.
        shown["fields"][field] = sorted(set(value)) if isinstance(value, list) else value
    shown["fields"] = {field: value for field, value in shown["fields"].items() if value is not None}
    return shown


def latest_own(dots: list[str], node: str) -> str | None:
    """The latest op of a node among dots."""
    return max((dot for dot in dots if number(dot, node)), key=lambda dot: number(dot, node), default=None)
