"""A record as it was known at an earlier moment: what the ops come to that had arrived by then."""

from models import database
from sync import known_tables
from sync.known import Then
from views.desk.records.story import folding_of, without


def as_known(site, story, at):
    """`(story, later)`: the Story as it was known at `at` (ms), and the Lines that arrived after that."""
    then = Then(site, at)
    folded = next(iter(then.fold([story.id])), None)
    disputes = folded.state.disputes if folded and folded.state else {}
    lines = [_line(then, line, disputes) for line in story.lines if line.op.arrived <= at]
    lines.sort(key=lambda line: line.op.order)
    later = [line for line in story.lines if line.op.arrived > at]
    if folded is None or folded.state is None:
        return story._replace(row=None, heads={}, conflicts=[], waiting=[], lines=lines, folding=None), later
    state = folded.state
    known = story._replace(row=_row(site, story, state, at), heads=state.heads, conflicts=state.conflicts,
                           waiting=state.waiting, lines=lines, folding=folding_of(lines, story.shape, story.natural))
    return without(known, story.hidden), later


def _line(then, line, disputes):
    """An op with the time that it was taken for, and what was to be said of it."""
    op = line.op
    at, uncertain = then.time(op.node, op.n, op.t) or (op.at, op.uncertain)
    aside = not op.valid or (op.node, op.n) in then.freed_since
    op = op._replace(at=at, uncertain=uncertain, valid=not aside)
    if aside:
        return line._replace(op=op, verdict=line.verdict or "quarantined", rivals=[])
    rivals = sorted(disputes.get(op.dot, ()))
    return line._replace(op=op, verdict="conflict" if rivals else "", rivals=rivals)


def _row(site, story, state, at):
    values = {name: state.fields.get(name) for name in (*story.shape.own, "void")}
    return {"id": story.id, "at": state.at, "uncertain": state.uncertain, "review": state.level,
            **_derived(site, story, at), "waiting": state.waiting, **values}


def _derived(site, story, at):
    """The record that was counted instead, by the column that says so."""
    names = story.shape.about.derived
    if not names:
        return {"same_as": None}
    with known_tables.tables(site, at) as then:
        source = then.source(story.shape.kind)
        found = database.row(f"SELECT {', '.join(names)} FROM {source} WHERE site = ? AND id = ?", site, story.id)
        return dict(zip(names, found, strict=True))
