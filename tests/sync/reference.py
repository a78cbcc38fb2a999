"""The fold, written a second time from section 5 alone: slow, plain, and meant to disagree.

Ops come as `{dot: op}` of one record, put right in time (`happened` = `t`); `op["base"]` may be missing, and an op with
`"valid": False` is quarantined, not yet understood or erased. Nothing here is used by the product.
"""

from tests.screen import GROUPS, NATURAL_KEYS, is_natural, members, unit
from tests.wire import number

ORDER = ["open", "failed", "claimed", "cancelled", "bought", "delivered", "closed"]
POLICY = {"note": "joined", "plates": "united", "symptoms": "united", "progress": "furthest"}
NO_CONFLICT = ("joined", "united")


def fold(id: str, ops: dict[str, dict]) -> dict | None:
    """fields, heads, conflicts and waiting of a record; None while nothing has made it."""
    if not any(creates(id, dot, op) and is_valid(op) for dot, op in ops.items()):
        return None
    kind = next(op["kind"] for op in ops.values())
    names = {unit(kind, field) for op in ops.values() for field in op["set"]}
    record = {"fields": {}, "heads": {}, "conflicts": [], "waiting": []}
    for name in sorted(names):
        fold_unit(record, id, kind, name, ops)
    settle_void(record, id, ops)
    return record


def creates(id: str, dot: str, op: dict) -> bool:
    """Whether an op makes the record: by its own dot, or by setting every key of a natural id."""
    return dot == id or is_natural(id) and set(NATURAL_KEYS[op["kind"]]) <= set(op["set"])


def is_valid(op: dict) -> bool:
    """Whether an op's values count; its place in the graph always does."""
    return op.get("valid", True)


def sets(op: dict, name: str) -> bool:
    """Whether an op sets a field or a member of a group."""
    return any(unit(op["kind"], field) == name for field in op["set"])


def base_of(id: str, dot: str, name: str, ops: dict) -> list[str]:
    """What an op says, or what it would have said, that it replaces."""
    op = ops[dot]
    if name in op.get("base", {}):
        return op["base"][name]
    if is_natural(id) or dot == id:
        return []
    node, _, n = dot.rpartition(".")
    own = [other for other in ops if number(other, node) and number(other, node) < int(n) and sets(ops[other], name)]
    return [max(own, key=lambda other: number(other, node), default=id)]


def below(id: str, dot: str, name: str, ops: dict) -> set[str]:
    """Every dot on any path below an op, missing ones too. A path leads on through what sets the field, not through an
    edit that names its void alone: that one has replaced nothing there."""
    found, todo = set(), list(base_of(id, dot, name, ops))
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += base_of(id, one, name, ops) if one in ops and sets(ops[one], name) else []
    return found - {dot}


def heads_of(id: str, name: str, ops: dict) -> list[str]:
    """The ops on a field that no op replaces along any path."""
    on = [dot for dot, op in ops.items() if sets(op, name) and is_valid(op)]
    replaced = {one: below(id, one, name, ops) for one in on}
    if not is_natural(id):
        for one in on:
            replaced[one] |= {id} - {one}
    return sorted(
        one
        for one in on
        if not any(one in replaced[other] and other not in replaced[one] for other in on if other != one)
    )


def value_of(id: str, dot: str, name: str, ops: dict) -> tuple:
    """The values of a head, one for each member of its group; unset ones come from its first base that is present."""
    kind, own = ops[dot]["kind"], ops[dot]["set"] if is_valid(ops[dot]) else {}
    if name not in GROUPS.get(kind, {}).values():
        return (own.get(name),)
    present = [one for one in base_of(id, dot, name, ops) if one in ops]
    source = (present or [id])[0]
    inherited = value_of(id, source, name, ops) if source != dot and source in ops else (None, None, None)
    return tuple(own.get(field, old) for field, old in zip(members(kind, name), inherited, strict=True))


def when(dot: str, ops: dict) -> tuple:
    """(happened, t, n, node): what earlier and later mean."""
    node, _, n = dot.rpartition(".")
    return (ops[dot]["t"], ops[dot]["t"], int(n), node)


def first_when(id: str, dot: str, name: str, ops: dict) -> tuple:
    """When a value was first there: what an undo, at once and by the same node, put back is as old as it was."""
    passed = set()
    while POLICY.get(name) == "furthest" and dot not in passed:
        passed.add(dot)
        undone = [one for one in base_of(id, dot, name, ops) if one not in (id, dot)]
        near = [one for one in undone if one in ops and one.rpartition(".")[0] == dot.rpartition(".")[0]
                and 0 <= ops[dot]["t"] - ops[one]["t"] <= 60_000]
        if len(undone) == 1 and near:
            under = [one for one in {*base_of(id, near[0], name, ops), id} if one in ops and is_valid(ops[one])]
            same = [one for one in under if sets(ops[one], name)
                    and value_of(id, one, name, ops) == value_of(id, dot, name, ops)]
            dot = min(same, key=lambda one: when(one, ops), default=dot)
    return when(dot, ops)


def pick(policy: str, name: str, kind: str, values: list[tuple]) -> tuple:
    """The value that shows, of the heads' values from the earliest to the latest."""
    if policy == "joined":
        return ("\n".join(dict.fromkeys(text for (text,) in values if text)) or None,)
    if policy == "united":
        lists = [many for (many,) in values if many is not None]
        return (sorted(set().union(*lists)) if lists else None,)
    if policy == "furthest":
        reached = [ORDER.index(value[0]) if value[0] else -1 for value in values]
        return values[reached.index(max(reached))]
    if kind == "health_check" and name == "temperature":
        return (max((value for (value,) in values if value is not None), default=None),)
    return values[-1]


def fold_unit(record: dict, id: str, kind: str, name: str, ops: dict) -> None:
    """One field or group: its heads, what shows, and whether it is a conflict or waits."""
    heads = heads_of(id, name, ops)
    if not heads:
        return
    policy = POLICY.get(name, "latest")
    values = [value_of(id, dot, name, ops) for dot in sorted(heads, key=lambda dot: first_when(id, dot, name, ops))]
    shown = zip(members(kind, name), pick(policy, name, kind, values), strict=True)
    record["fields"] |= {field: value for field, value in shown if value is not None}
    if heads != [id]:
        record["heads"][name] = heads
    if any(not below(id, dot, name, ops) <= set(ops) for dot in heads):
        record["waiting"].append(name)
    elif any(value != values[0] for value in values) and policy not in NO_CONFLICT and name != "void":
        record["conflicts"].append(name)


def settle_void(record: dict, id: str, ops: dict) -> None:
    """A void that had not seen an edit, or an edit that had not seen a void, is the conflict `void`."""
    voids = [dot for dot in record["heads"].get("void", []) if ops[dot]["set"]["void"]]
    edits = {dot for name, dots in record["heads"].items() if name != "void" for dot in dots if dot != id}
    if any(void not in seen(ops[edit]) and edit not in seen(ops[void]) for void in voids for edit in edits):
        record["fields"].pop("void", None)
        if "void" not in record["waiting"]:
            record["conflicts"] = sorted([*record["conflicts"], "void"])


def seen(op: dict) -> list[str]:
    """What a void, or an edit of a record with a void, had on its screen."""
    return op.get("base", {}).get("void", [])
