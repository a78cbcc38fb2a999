"""What a decision has chosen, in words: the value that holds by it."""

from flask_babel import gettext as _

from views.desk.inbox import answers
from views.desk.inbox.sides import line_of
from views.desk.records.changes import VOID


def value(tell, story, row):
    """The value that a decision has chosen, as text; empty where it chose none. `row`: `item`, `answer` and `made`."""
    type, record, part = answers.told_of(row["item"])
    if story is None or story.shape is None or story.folding is None:
        return ""
    if type in answers.VALUES:
        return _of_part(tell, story, part, row)
    if type == VOID:
        return story.value(VOID, row["made"]).get(VOID) or "" if row["made"] else ""
    return _let_count(tell, story, record, row) if row["answer"] in ("released", "corrected") else ""


def _of_part(tell, story, part, row):
    if part not in story.shape.parts:
        return ""
    if row["answer"] == "both" and part in story.conflicts:
        said = [tell.part(story, part, story.value(part, dot)) for dot in story.heads.get(part, ())]
        return " / ".join(dict.fromkeys(text for text in said if text))
    return tell.part(story, part, story.value(part, row["made"])) if row["made"] else ""


def _let_count(tell, story, dot, row):
    """What was corrected in an op that was let count, or else all that it says."""
    line = line_of(story, row["made"] if row["answer"] == "corrected" else dot)
    if line is None:
        return ""
    said = [tell.value(story, name, value) for name, value in line.op.sets.items()
            if name in story.shape.fields and name not in story.shape.key]
    return _(", ").join(text for text in said if text)
