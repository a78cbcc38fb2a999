"""How a record stood when it was written on a sheet: by the ops that its heads of then rest on."""

import msgspec

from sync import judge, log, projection
from sync.ids import Dot

HEADS = dict[str, list[str]]
# Before a field that names something: what it stands for.
NAMED = "="


def heads(text: str) -> HEADS | None:
    """The heads in a cell; None where it is empty or not as it was exported."""
    try:
        found = msgspec.json.decode(text, type=HEADS) if text.strip() else None
    except msgspec.MsgspecError:
        return None
    found = found and {part: dots for part, dots in found.items() if not part.startswith(NAMED)}
    return found if found is None or judge.is_base(found) else None


def named(text: str) -> dict[str, tuple[str, str]]:
    """Field → (id, what the sheet called it) of the records and people that stand in such a cell."""
    try:
        found = msgspec.json.decode(text, type=HEADS) if text.strip() else {}
    except msgspec.MsgspecError:
        return {}
    return {name.removeprefix(NAMED): (pair[0], pair[1]) for name, pair in found.items()
            if name.startswith(NAMED) and len(pair) == 2}


def head_of(record: dict, heads: HEADS, part: str) -> list[str]:
    """The heads of a part. Where none are listed the creating op is its only one; with a natural id it has none."""
    return heads.get(part, [] if ":" in record["id"] else [record["id"]])


def fields(site: int, id: str, heads: HEADS) -> dict:
    """The values of a record as of these heads: the fold of the ops that they rest on."""
    ops = log.load(site, [id]).get(id, [])
    docs = {op.dot: judge.place(bytes(op.line)) or {} for op in ops}
    wanted, todo = set(), [dot for dots in heads.values() for dot in dots]
    todo += [op.dot for op in ops if op.record is None or (":" in id and not heads)]
    while todo:
        dot = todo.pop()
        if dot in docs and dot not in wanted:
            wanted.add(dot)
            node, n = Dot.parse(dot)
            # What its node had written before it on the same record, it had seen.
            todo += [op.dot for op in ops if op.node == node and op.n < n]
            base = docs[dot].get("base")
            todo += [below for dots in base.values() for below in dots] if judge.is_base(base) else []
    return _folded(site, id, [op for op in ops if op.dot in wanted])


def without(site: int, id: str, dots) -> dict:
    """The values that a record would have if these ops had never been written."""
    return _folded(site, id, [op for op in log.load(site, [id]).get(id, []) if op.dot not in dots])


def _folded(site, id, ops):
    freed = projection.released(site, {id: ops})
    folded = projection.fold_one(site, id, ops, freed, projection.ask_nodes(site, projection.makers([id])), 0)
    return folded.state.fields if folded.state else {}
