"""Rules: what a person wants answered alike from now on. An item that a rule covers counts as answered, not as decided.

A rule writes nothing and changes no figure: it may only give the answer that leaves everything as it is. So what it has
answered is a function of items and rules, and open again as soon as the rule is taken back. What only a person can
settle, whatever is about health, money or taking back, and whether two people are one, no rule answers.
"""

from collections.abc import Iterable

from models import database as db
from models import registry
from sync.ids import Cause, ItemId

# The type of the items that ask whether two records of a kind are one.
SAME = {kind: shape.about.same.item if shape.about.same else f"same_{kind}" for kind, shape in registry.SHAPES.items()
        if shape.about.mergeable and shape.about.match}
# The answer that leaves everything as it is, by type.
ANSWERS = {"same_event": "same", **dict.fromkeys(SAME.values(), "apart"), "rival": "both", "day": "seen",
           "clock": "seen"}
LONGEST = 200
HOLDS = "answer IS NOT NULL AND review = 0 AND void IS NULL"


def covers(type: str, cause: str) -> str:
    """What a rule for items of a type and a cause is called by."""
    return str(ItemId(type, cause))


def told_of(covered: str) -> tuple[str, str]:
    """`(type, cause)` of what a rule covers."""
    type, cause = ItemId.parse(covered)
    return type, cause


def possible(covered: str) -> bool:
    """Whether there can be a rule for these items, if they are soft."""
    type, cause = told_of(covered)
    return type in ANSWERS and len(covered) <= LONGEST and (type != "rival" or _by_rule(*_told_part(cause)))


def _told_part(cause):
    """The kind and the part that a cause of rival values names."""
    told = Cause.parse(cause)
    return registry.SHAPES.get(told.kind), told.part


def _by_rule(shape, part):
    """Whether rivals there may be answered by a rule; of what is not known any more nothing is asked."""
    known = shape.parts.get(part) if shape else None
    return known is None or all(shape.fields[name].by_rule for name in known.fields)


def holding(site: int, covered: Iterable[str]) -> set[str]:
    """Those of `covered` for which a rule holds."""
    asked = sorted(filter(possible, covered))
    found = (row for some in db.batches(asked) for row in db.rows(
        f"SELECT covers, answer FROM rule WHERE site = ? AND {db.one_of('covers', len(some))} AND {HOLDS}",
        site, *some))
    return {text for text, answer in found if answer == ANSWERS[told_of(text)[0]]}
