"""A record as it was known at an earlier moment: the fold of the ops that had arrived by then."""

from models import database
from sync.fold import Folding


def as_known(site, story, at):
    """`(story, later)`: the Story as it was known at `at` (ms), and the Lines that arrived after that.

    Times are corrected, and ops let count, as they are by now.
    """
    lines = [line for line in story.lines if line.op.arrived <= at]
    later = [line for line in story.lines if line.op.arrived > at]
    ops = [line.op for line in lines if line.op.kind == story.shape.kind]
    created = min((op for op in ops if op.creating and op.valid), key=lambda op: op.order, default=None)
    if created is None:
        return story._replace(row=None, heads={}, conflicts=[], waiting=[], lines=lines, folding=None), later
    folding = Folding(ops, story.shape, _absent(site, story, ops, later), at, story.natural, created)
    state = folding.state()
    return story._replace(row=_row(story, state), heads=state.heads, conflicts=state.conflicts, waiting=state.waiting,
                          lines=lines, folding=folding), later


def _absent(site, story, ops, later):
    """The dots that the ops name and that had not arrived yet."""
    named = {dot for op in ops for dots in op.base.values() for dot in dots}
    still = database.rows("SELECT node, n FROM awaited WHERE site = ? AND record = ?", site, story.id)
    return frozenset(named & ({line.op.dot for line in later} | {f"{node}.{n}" for node, n in still}))


def _row(story, state):
    values = {name: state.fields.get(name) for name in (*story.shape.own, "void")}
    return {"id": story.id, "at": state.at, "uncertain": state.uncertain, "review": state.level, "same_as": None,
            "waiting": state.waiting, **values}
