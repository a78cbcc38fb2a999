"""Who first said a value: where a decision was undone, the ops that put the rival values back are not their authors.

Pure, like the fold.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from models.shape import Shape


class Graphs(Protocol):
    """What is read here of a record that is folded, see `sync.fold.Folding`."""

    ops: dict[str, Any]
    creating: set[str]
    shape: Shape

    def base(self, op: Any, name: str) -> Iterable[str]: ...

    def value(self, part: Any, dot: str) -> Any: ...


def first(folding: Graphs, name: str, dot: str) -> str:
    """The dot of the op that first said of the part `name` what the op `dot` says, however often that was put back."""
    passed = set()
    while dot not in passed and (before := _put_back(folding, name, dot)):
        passed.add(dot)
        dot = before
    return dot


def authors(folding: Graphs, name: str, dots: Iterable[str]) -> list[str]:
    """The nodes that first said what these ops say, sorted."""
    return sorted({folding.ops[first(folding, name, dot)].node for dot in dots})


def _put_back(folding, name, dot):
    """The op whose value this one has put back, None where it has put back none.

    It replaces an op that had settled the matter, and says what one of those said which that one had replaced.
    """
    if not _says(folding, name, dot):
        return None
    part, ops = folding.shape.parts[name], folding.ops
    value = folding.value(part, dot)
    for settled in folding.base(ops[dot], name):
        for below in folding.base(ops[settled], name) if settled in ops else ():
            if below not in folding.creating and _says(folding, name, below) and folding.value(part, below) == value:
                return below
    return None


def _says(folding, name, dot):
    op = folding.ops.get(dot)
    return op is not None and op.counts(name) and any(folding.shape.part_of.get(field) == name for field in op.sets)
