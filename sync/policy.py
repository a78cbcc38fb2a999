"""Which of several rival values is shown meanwhile (PROTOCOL section 5). Pure.

Every policy takes the heads' candidates, earliest first, and gives the value to show. A candidate is
`(value, rank source)`; for a group the value is a dict of its members and the rank source the member that is ranked.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models.shape import Part

# `(value, rank source)`, and state → rank.
Candidates = Sequence[tuple[Any, Any]]
Order = Mapping[Any, int]


def pick(policy: str, candidates: Candidates, order: Order) -> Any:
    """The value among `candidates`, which are in the order (happened, t, n, node). `order`: state → rank."""
    return POLICIES[policy](candidates, order)


def latest(candidates: Candidates, order: Order) -> Any:
    return candidates[-1][0]


def earliest(candidates: Candidates, order: Order) -> Any:
    return candidates[0][0]


def furthest(candidates: Candidates, order: Order) -> Any:
    return max(candidates, key=lambda candidate: rank(candidate[1], order))[0]


def safest(candidates: Candidates, order: Order) -> Any:
    """The highest number, the later day, "yes" before "no", the last of the declared words; nothing is never safer."""
    told = [candidate for candidate in candidates if candidate[1] is not None]
    if not told:
        return None
    return max(told, key=lambda candidate: rank(candidate[1], order) if order else candidate[1])[0]


def joined(candidates: Candidates, order: Order) -> str | None:
    texts = dict.fromkeys(value for value, _ in candidates if value)
    return "\n".join(texts) or None


def united(candidates: Candidates, order: Order) -> list | None:
    told = [value for value, _ in candidates if value is not None]
    return sorted({item for value in told for item in value}) if told else None


def rank(state: Any, order: Order) -> int:
    """The place of a state in its order; a state that is not in it, or none, comes before all."""
    return order.get(state, -1)


def level(part: Part, values: Iterable) -> int:
    """Who must look at differing `values` of a part: 0 nobody, 1 soft, 2 hard. `values`: states of a ranked part."""
    if not isinstance(part.review, dict):
        return LEVELS[part.review]
    if part.policy == "safest":
        return _level_of_readings(part, [value for value in values if value is not None])
    ranks = sorted((rank(value, part.order) for value in values), reverse=True)
    hard, soft = part.order[part.review["hard"]], part.order[part.review["soft"]]
    called_off = any(part.order[state] in ranks for state in part.called_off)
    if ranks[0] >= hard and (called_off or (len(ranks) > 1 and ranks[1] >= hard)):
        return LEVELS["hard"]
    return LEVELS["soft"] if len(ranks) > 1 and ranks[1] >= soft else LEVELS["quiet"]


def _level_of_readings(part, values):
    """Readings on both sides of the limit say two different things about somebody's health. Words stand in their order,
    and the limit is one of them."""
    place = part.order.get if part.order else lambda value: value
    beyond = [place(value) >= place(part.review["hard"]) for value in values]
    return LEVELS["hard" if any(beyond) and not all(beyond) else "soft"]


# Of one candidate alone these show just its value.
AS_IT_IS = ("latest", "earliest", "furthest", "safest")
LEVELS = {"quiet": 0, "soft": 1, "hard": 2}
POLICIES = {name: globals()[name] for name in ("latest", "earliest", "furthest", "safest", "joined", "united")}
