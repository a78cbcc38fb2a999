"""Probable duplicates: records of different devices that seem to tell of the same event.

Sorted by (happened, id), a record absorbs those of other nodes within the time that its kind says (`About.duplicates`):
at a gate two minutes, at whichever gate, since nobody leaves twice without coming back. Where one that has turned
stands between, they did come back. So the result is a function of the records, whatever order they arrived in. All are
kept; the absorbed ones are not counted.

Pure; `nearby` reads the entries and writes down what is found.
"""

from collections.abc import Callable, Collection, Mapping
from itertools import pairwise
from typing import NamedTuple

from models import registry
from models.record import Duplicates
from sync.ids import Dot, ItemId, both

# Of one subject more than these within the window are a crowd under one name ("courier"): to compare all of it with all
# of it would cost its square, and say nothing.
MOST = 20
RULES = {kind: shape.about.duplicates for kind, shape in registry.SHAPES.items() if shape.about.duplicates}
KINDS = list(RULES)
# The type of the items that ask about them.
ITEM = "same_event"


class Entry(NamedTuple):
    """What `absorb` looks at. `who`: the values by which two entries may be of one subject; `where`: must all agree;
    `agree`: where both say something; `turns`: see `models.record.Duplicates`."""

    at: int
    id: str
    same_as: str | None
    who: tuple
    where: tuple = ()
    agree: tuple = ()
    turns: tuple = ()

    @property
    def node(self) -> str:
        return Dot.node_of(self.id)


def entry(rule: Duplicates, row: Mapping) -> Entry:
    """The Entry of a row, name → value, under the Duplicates of its kind."""
    return Entry(row["at"], row["id"], row.get("same_as"),
                 *(tuple(row[name] for name in names) for names in (rule.who, rule.where, rule.agree, rule.turns)))


def absorb(entries: Collection[Entry], within: int, apart: Collection[str] = frozenset()) -> dict[str, str]:
    """id → the id of the entry that absorbs it, for those of `entries` that are absorbed. Pure.

    `within`: ms. `apart`: the items of those that a person has found to tell of different events.
    """
    absorbed = {}
    neighbours = _neighbours(entries, within)
    for entry in sorted(neighbours, key=_order):
        if entry.id not in absorbed:
            for other in sorted(neighbours[entry], key=_order):
                if other.id not in absorbed and other.node != entry.node and alike(entry, other) \
                        and item(entry, other) not in apart:
                    absorbed[other.id] = entry.id
    return absorbed


def alike(one: Entry, other: Entry) -> bool:
    """Whether two entries may be about the same subject at the same place."""
    if one.where != other.where or not _agreed(one, other):
        return False
    return any(a is not None and a == b for a, b in zip(one.who, other.who, strict=True))


def _agreed(one, other):
    return all(not a or not b or a == b for a, b in zip(one.agree, other.agree, strict=True))


def item(one: Entry, other: Entry) -> str:
    """The id of the item that asks whether two entries tell of one event."""
    return str(ItemId(ITEM, both(one.id, other.id)))


def pairs(entries: Collection[Entry], within: int) -> set[str]:
    """The items about those of these entries that may tell of one event."""
    return {item(entry, other) for entry, others in _neighbours(entries, within).items()
            for other in others
            if other.node != entry.node and other.where == entry.where}


def chained(entries: Collection[Entry], within: int, hit: Callable[[Entry], bool]) -> set[Entry]:
    """Those that are `hit`, and those that hang together with one by steps of at most `within`."""
    beside: dict[Entry, list[Entry]] = {}
    for lane in _lanes(entries):
        for entry, other in pairwise(lane):
            if other.at - entry.at <= within:
                beside.setdefault(entry, []).append(other)
                beside.setdefault(other, []).append(entry)
    reached, todo = set(), [entry for entry in entries if hit(entry)]
    while todo:
        entry = todo.pop()
        if entry not in reached:
            reached.add(entry)
            todo.extend(beside.get(entry, ()))
    return reached


def _order(entry):
    return entry.at, entry.id


def _lanes(entries):
    """The entries by subject: lists of those that share one, earliest first; single ones left out."""
    lanes: dict[tuple, list[Entry]] = {}
    for entry in entries:
        for place, who in enumerate(entry.who):
            if who is not None:
                lanes.setdefault((place, who), []).append(entry)
    return [sorted(lane, key=_order) for lane in lanes.values() if len(lane) > 1]


def _close(entries, within):
    """Pairs of entries, the earlier one first, that share a subject within the window, and whether it turned between.

    A subject turns where the entry between the two goes another way.
    """
    for lane in _lanes(entries):
        for at, entry in enumerate(lane):
            turned = False
            for other in lane[at + 1:at + 1 + MOST]:
                if other.at - entry.at > within:
                    break
                yield entry, other, turned
                turned = turned or (other.turns != entry.turns and _agreed(entry, other))


def _neighbours(entries, within):
    """entry → the later ones within the window that may tell of its event; entries without any are left out."""
    found: dict[Entry, set[Entry]] = {}
    parted = set()
    for entry, other, turned in _close(entries, within):
        if turned:
            parted.add((entry, other))
        else:
            found.setdefault(entry, set()).add(other)
    for entry, other in parted:
        found.get(entry, set()).discard(other)
    return found
