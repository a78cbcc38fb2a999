"""Ids that are made of parts: of an op, of a record, of an item that waits for a person, of what such items have in
common, of a notice. Pure.

Each is read by `parse` and written by `str`, and nowhere else taken apart.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Dot(NamedTuple):
    """`7k3v9q2m4x7ab.12`: the op `n` of a node; also the id of the record that it creates."""

    node: str
    n: int

    @classmethod
    def parse(cls, text: str) -> "Dot":
        """The parts of a text that is a dot. Raises ValueError where it has no number."""
        node, _, n = text.partition(".")
        return cls(node, int(n))

    @staticmethod
    def node_of(text: str) -> str:
        """The node of a text that is a dot, or any other."""
        return text.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.node}.{self.n}"


class NaturalId(NamedTuple):
    """`health_check:4k0…`: the id of a record that there can only be one of by nature; `digits` follow from its key."""

    kind: str
    digits: str

    @classmethod
    def parse(cls, text: str) -> "NaturalId":
        """The parts of a text that is a natural id."""
        kind, _, digits = text.partition(":")
        return cls(kind, digits)

    @staticmethod
    def is_one(text: str) -> bool:
        """Whether the id of a record is natural, and not the dot that made it."""
        return ":" in text

    def __str__(self) -> str:
        return f"{self.kind}:{self.digits}"


def both(one: str, other: str) -> str:
    """How an item names two records, whichever comes first."""
    return "|".join(sorted((one, other)))


class ItemId(NamedTuple):
    """`same_event:a|b`, `rival:record:part:digest`: the `type` of an item, and `what` it is about."""

    type: str
    what: str

    @classmethod
    def parse(cls, text: str) -> "ItemId":
        """The parts of any text; what is no id of an item has no `what`."""
        type, _, what = text.partition(":")
        return cls(type, what)

    def __str__(self) -> str:
        return f"{self.type}:{self.what}"

    @property
    def pair(self) -> list[str]:
        """The two records that it is about."""
        return self.what.split("|")

    @property
    def first(self) -> str:
        """The record, or the dot, with which it begins; of a natural id its kind."""
        return self.pair[0].partition(":")[0]

    @property
    def rivals(self) -> tuple[str, str, str]:
        """Record, part and digest of one about rival values; empty where it names none."""
        record, part, digest = (*self.what.rsplit(":", 2), "", "")[:3]
        return record, part, digest


class NodeDay(NamedTuple):
    """`7k3v9q2m4x7ab:2020-02-08`: what an item about a node's clock on one day is about."""

    node: str
    day: str

    @classmethod
    def parse(cls, text: str) -> "NodeDay":
        """The parts of such a text."""
        node, _, day = text.partition(":")
        return cls(node, day)

    def __str__(self) -> str:
        return f"{self.node}:{self.day}"


class NoticeId(NamedTuple):
    """`lost:rival:record:part:digest:dot`, `released:dot`: what is told, the id of the item where there is one, and the
    op or whatever else the notice is about."""

    code: str
    item: str
    dot: str

    @classmethod
    def parse(cls, text: str) -> "NoticeId":
        """The parts of any text; what is no id of a notice has no `dot`."""
        code, _, rest = text.partition(":")
        item, _, dot = rest.rpartition(":")
        return cls(code, item, dot)

    def __str__(self) -> str:
        return ":".join(filter(None, self))


class Cause(NamedTuple):
    """`gate_entry.temperature:a|b`: what items that can be answered together share, `what` they are about and the nodes
    that they are from."""

    what: str
    nodes: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Cause":
        """The parts of a cause; without a colon it says nodes alone."""
        what, colon, nodes = text.partition(":")
        return cls(what, tuple(nodes.split("|"))) if colon else cls("", tuple(what.split("|")))

    @classmethod
    def of(cls, what: str, ids: Iterable[str]) -> "Cause":
        """The cause of items about this that the nodes of these dots, or of records with such ids, have written."""
        return cls(what, tuple(sorted(set(map(Dot.node_of, ids)))))

    def __str__(self) -> str:
        nodes = "|".join(self.nodes)
        return f"{self.what}:{nodes}" if self.what else nodes

    @property
    def kind(self) -> str:
        """The kind that it names."""
        return self.what.partition(".")[0]

    @property
    def part(self) -> str:
        """The part of that kind, or several with a + between."""
        return self.what.partition(".")[2]
