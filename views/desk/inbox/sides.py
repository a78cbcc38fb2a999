"""The sides of an item: each value, entry or record that it puts side by side, with who wrote it, where and when."""

from flask import url_for
from flask_babel import gettext as _

from sync import put_back
from views.desk.records.changes import VOID
from views.desk.records.told import label


def values(tell, story, part):
    """The rival values of a part, in the order in which they were first written."""
    sides = [_value(tell, story, part, dot) for dot in story.heads.get(part, ())]
    return sorted(sides, key=lambda side: side["first"])


def voids(tell, story):
    """The ops of a conflict about taking back: who took it back and why, who went on writing and what."""
    sides = [_void(tell, story, line) for line in story.lines if VOID in line.rivals]
    return sorted(sides, key=lambda side: side["first"])


def record(tell, story, names):
    """A record of a pair: what its fields hold, by whom it was written down."""
    line = next((line for line in story.lines if line.op.creating), story.lines[0])
    shown = [(label(story.shape, name), tell.value(story, name, story.row[name])) for name in names if story.row]
    return {**written(tell, story, line), "value": tell.title(story), "href": url_for("desk.record", id=story.id),
            "facts": [{"label": name, "value": value} for name, value in shown if value]}


def written(tell, story, line):
    """Who wrote an op, on which device, when, and how sure that is."""
    return {**tell.author(line), "dot": line.op.dot, "first": line.op.order, "at": line.op.at,
            "uncertain": line.op.uncertain, "before": [], "shown": False, "answer": "", "facts": [], "href": None}


def line_of(story, dot):
    return next((line for line in story.lines if line.op.dot == dot), None)


def _value(tell, story, part, dot):
    line = line_of(story, dot)
    first = _first_said(story, part, line)
    value = tell.part(story, part, story.value(part, dot))
    before = [tell.part(story, part, value) for value in story.replaced(first.op, part)]
    return {**written(tell, story, first), "value": value or _("nothing"), "dot": dot,
            "before": [text for text in dict.fromkeys(before) if text],
            "shown": bool(story.row) and story.value(part, dot).items() <= story.row.items(), "answer": "other"}


def _first_said(story, part, line):
    """The Line of the op that first said what this one says: an undo puts values back, and is not their author."""
    return line_of(story, put_back.first(story.folding, part, line.op.dot))


def _void(tell, story, line):
    reason = line.op.sets.get(VOID)
    said = {**written(tell, story, _first_said(story, VOID, line) if reason else line), "dot": line.op.dot}
    if reason:
        return {**said, "value": _("Withdrawn: %(reason)s", reason=reason), "answer": "taken_back"}
    parts = dict.fromkeys(story.shape.part_of[name] for name in line.op.sets)
    told = [_("%(field)s: %(value)s", field=label(story.shape, part),
              value=tell.part(story, part, story.value(part, line.op.dot))) for part in parts if part != VOID]
    return {**said, "value": _(", ").join(told) or _("Restored"), "answer": "restored",
            "shown": True}


def compared(shape):
    """The fields by which a person can tell a record from another: not long texts, nor what another field says."""
    copied = {f.copies.partition(".")[0] for f in shape.fields.values() if getattr(f, "copies", None)}
    alone = shape.about.title if len(shape.about.title) == 1 else ()
    return [name for name in shape.own if name not in copied and name not in alone
            and shape.fields[name].policy != "joined"]
