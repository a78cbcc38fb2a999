"""The author's side of a dispute: who wrote a value that is not shown is told so, and what a person decided about it.

A value that holds again needs no word: devices and pages leave out what is no longer so.
"""

from typing import NamedTuple

from models import database as db
from models.registry import SHAPES
from sync import clock, inbox, notices, projection
from sync.fold import VOID
from sync.ids import NoticeId

NOTHING = {"word": "nothing"}


class Word(NamedTuple):
    """What an author is told of a part of a Folded: `mine` is what they wrote, `shown` what `who` wrote. `id`: of the
    notice; `reader`: see `notices.Author`."""

    record: object
    code: str
    part: str
    mine: dict
    shown: dict
    id: str
    reader: str
    who: str


def tell(site, disputed, pos):
    """Tell the authors of these records, as `projection.refold` gives them. Returns the last place given out."""
    found = [(record, [*_lost(record, before), *_overruled(record, before)]) for record, before in disputed
             if record.kind not in inbox.OWN]
    # Phones that write at the day's end wait for this: what many records need is asked for at once.
    for some in db.batches([(record, lost) for record, lost in found if lost]):
        words = list(_words(site, some))
        titles, now = _titles(site, words), clock.now()
        notices.tell_all(site, [(word.reader, word.id, word.record.id, _said(word, titles), place, now)
                                for place, word in enumerate(words, pos + 1)])
        pos += len(words)
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


def _words(site, found):
    """The Words for the authors of these records, `(Folded, lost)`."""
    dots = {dot for _, lost in found for *_, rivals, heads in lost for dot in (*rivals, *heads)}
    authors = notices.authors(site, dots)
    for record, lost in found:
        folding = projection.folding(record)
        for code, part, rivals, heads in lost:
            shown = _value(folding.shape, part, record.state.fields)
            by = next((authors[dot] for dot in reversed(heads) if _wrote(folding, part, dot) == shown), None)
            item = inbox.about(record, part, rivals)
            for dot in rivals if by else ():
                mine = _wrote(folding, part, dot)
                if mine != shown and authors[dot].person != by.person:
                    id = str(NoticeId(code, item, dot))
                    yield Word(record, code, part, mine, shown, id, authors[dot].reader, by.name)


def _wrote(folding, part, dot):
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


def _said(word, titles):
    """What a notice says, as `notices.said` takes it."""
    shape, part = SHAPES[word.record.kind], word.part
    title = [_text(shape.fields[name], word.record.state.fields.get(name), titles) for name in shape.about.title]
    what = {"what": {"word": shape.about.label}, "title": [text for text in title if text != NOTHING], "who": word.who}
    if part == VOID:
        return {"code": f"void_{word.code}" if word.mine[VOID] or word.code == "lost" else "void_gone", **what}
    if shape.parts[part].group:
        return {"code": f"group_{word.code}", **what}
    declared = shape.fields[part]
    return {"code": word.code, **what, "part": {"word": declared.label},
            "mine": [_text(declared, word.mine[part], titles)], "shown": [_text(declared, word.shown[part], titles)]}


def _text(declared, value, titles):
    """A value of a field: a text, or a word that is to be translated."""
    if value is None or value == "":
        return NOTHING
    if declared.type == "choice":
        return {"word": declared.words.get(value, value)}
    if declared.type == "boolean":
        return {"word": "yes" if value else "no"}
    if declared.type == "record":
        return titles.get((declared.limits.get("of"), value)) or NOTHING
    if declared.type in ("number", "integer"):
        return f"{value:g} {declared.limits['unit']}".strip()
    return str(value)


def _titles(site, words):
    """`(kind, id)` → the first word of the title of each record that is named in these Words: one question a kind."""
    named = {}
    for word in words:
        fields = SHAPES[word.record.kind].fields
        told = [(name, word.record.state.fields.get(name)) for name in SHAPES[word.record.kind].about.title]
        for name, value in [*told, *word.mine.items(), *word.shown.items()]:
            if fields[name].type == "record" and value and fields[name].limits.get("of"):
                named.setdefault(fields[name].limits["of"], set()).add(value)
    return {(kind, id): title for kind, ids in named.items() for some in db.batches(ids) for id, title in db.rows(
        f'SELECT id, "{SHAPES[kind].about.title[0]}" FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(some))}',
        site, *some)}
