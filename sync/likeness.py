"""Why two records may be about the same person, home or thing, by the fields that their kind names in `match`.

Pure. The phone has its twin; both run `tests/parity/likeness.json`.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from models import lookup

SOUND, NAME = "sound", "name"
# Rules that people made, and items they decided, call these fields so.
WORDS = {"unit": "room", "plates": "plate"}


class Rule(NamedTuple):
    """What `About` says of a kind: `match`, `enough` and `essential`."""

    match: dict
    enough: int
    essential: tuple


def reasons(rule: Rule, one: Mapping, other: Mapping) -> list[str]:
    """The names in `match` by which two agree, as it names them; empty where that is not enough.

    `one` and `other`: field → value as JSON has it, "household.unit" among them where that is asked for. "sound" is how
    the name is spoken, and says nothing more where the names are the same. What has the weight 0 must be the same where
    both say something.
    """
    agreed = []
    for name, weight in rule.match.items():
        mine, theirs = _said(one, name), _said(other, name)
        same = not mine.isdisjoint(theirs)
        if not weight and mine and theirs and not same:
            return []
        if weight and same and not (name == SOUND and NAME in agreed):
            agreed.append(name)
    if rule.essential and not set(rule.essential).intersection(agreed):
        return []
    return agreed if sum(rule.match[name] for name in agreed) >= rule.enough else []


def word(name: str) -> str:
    """What a reason is called in causes and rules."""
    last = name.rpartition(".")[2]
    return WORDS.get(last, last)


def _said(values, name):
    """What a record says under a name in `match`, in the forms in which it is compared; empty for nothing."""
    if name == SOUND:
        return {sound(values[NAME])} if values.get(NAME) else set()
    value, (ref, dot, _) = values.get(name), name.partition(".")
    if dot and not value:
        # Two of one home are of one room, whether it has a number or not.
        return {("", values[ref])} if values.get(ref) else set()
    return {_even(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")}


def _even(value):
    return lookup.compact(value) or value if isinstance(value, str) else value


@lru_cache(maxsize=8192)
def sound(name: str) -> str:
    """A name as it is spoken, without tones."""
    return lookup.pinyin(name)
