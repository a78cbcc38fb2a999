"""The author's side of a dispute: who wrote a value that is not shown is told so, and what a person decided about it.

A value that holds again needs no word: devices and pages leave out what is no longer so.
"""

from models import database as db
from models.registry import SHAPES
from sync import clock, inbox, notices, projection
from sync.fold import VOID

NOTHING = {"word": "nothing"}


def tell(site, disputed, pos):
    """Tell the authors of these records, as `projection.refold` gives them. Returns the last place given out."""
    found = [(record, [*_lost(record, before), *_overruled(record, before)]) for record, before in disputed
             if record.kind not in inbox.OWN]
    # Phones that write at the day's end wait for this: what many records need is asked for at once.
    for some in db.batches([(record, lost) for record, lost in found if lost]):
        foldings = projection.foldings(site, [record for record, _ in some])
        for record, lost in some:
            pos = _tell_of(site, record, foldings[record.id], lost, pos)
    return pos


def _lost(record, before):
    """`(code, part, rivals, heads that may be shown)` of what has come into dispute and is worth a look."""
    for part in record.state.conflicts:
        rivals = _of_part(record.state.disputes, part)
        if record.state.levels.get(part) and rivals != _of_part(before, part):
            yield "lost", part, rivals, rivals


def _overruled(record, before):
    """The same of what is settled: its heads are what was decided."""
    state, parts = record.state, {name for names in before.values() for name in names}
    for part in sorted(parts.difference(state.conflicts, state.waiting)):
        yield "overruled", part, _of_part(before, part), state.heads.get(part, [])


def _of_part(disputes, part):
    return sorted(dot for dot, names in disputes.items() if part in names)


def _tell_of(site, record, folding, lost, pos):
    shape = SHAPES[record.kind]
    authors = _authors(site, {dot for _, _, rivals, heads in lost for dot in (*rivals, *heads)})
    for code, part, rivals, heads in lost:
        shown = _value(shape, part, record.state.fields)
        by = next((authors[dot] for dot in reversed(heads) if _said(folding, part, dot) == shown), None)
        item = inbox.about(record, part, rivals)
        for dot in rivals:
            mine = _said(folding, part, dot)
            if by and mine != shown and authors[dot].person != by.person:
                pos += 1
                notices.tell(site, authors[dot].reader, f"{code}:{item}:{dot}", record.id, pos=pos, at=clock.now(),
                             **_words(site, code, record, part, mine, shown), who=by.name)
    return pos


def _authors(site, dots):
    return {dot: notices.author(site, dot) for dot in sorted(dots)}


def _said(folding, part, dot):
    op = folding.ops[dot]
    if part == VOID:
        return {VOID: bool(op.sets.get(VOID))}
    return _value(folding.shape, part, folding.value(folding.shape.parts[part], dot) if folding.shape.parts[part].group
                  else op.sets)


def _value(shape, part, fields):
    if part == VOID:
        return {VOID: bool(fields.get(VOID))}
    return {name: fields.get(name) for name in shape.parts[part].fields}


# -- in words


def _words(site, code, record, part, mine, shown):
    shape = SHAPES[record.kind]
    title = [_word(site, shape.fields[name], record.state.fields.get(name)) for name in shape.about.title]
    what = {"what": {"word": shape.about.label}, "title": [word for word in title if word != NOTHING]}
    if part == VOID:
        return {"code": f"void_{code}" if mine[VOID] or code == "lost" else "void_gone", **what}
    if shape.parts[part].group:
        return {"code": f"group_{code}", **what}
    declared = shape.fields[part]
    return {"code": code, **what, "part": {"word": declared.label}, "mine": [_word(site, declared, mine[part])],
            "shown": [_word(site, declared, shown[part])]}


def _word(site, declared, value):
    """A value of a field as `notices.said` takes it: a text, or a word that is to be translated."""
    if value is None or value == "":
        return NOTHING
    if declared.type == "choice":
        return {"word": declared.words.get(value, value)}
    if declared.type == "boolean":
        return {"word": "yes" if value else "no"}
    if declared.type == "record":
        return _title(site, declared.limits.get("of"), value)
    if declared.type in ("number", "integer"):
        return f"{value:g} {declared.limits['unit']}".strip()
    return str(value)


def _title(site, kind, id):
    name = kind and SHAPES[kind].about.title[0]
    found = kind and db.row(f'SELECT "{name}" FROM "{kind}" WHERE site = ? AND id = ?', site, id)
    return found[0] if found and found[0] else NOTHING
