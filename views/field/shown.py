"""What a page shows of a record's heads, and what an op must say that its writer saw."""

from models.registry import SHAPES
from views.heads import carried


def heads(row):
    """The heads of a row, as a form carries them: JSON text, `{}` where every head is the creating op."""
    return row["heads"] or "{}"


def base(kind, id, fields, text):
    """The base of an op that sets `fields` of the record `id`, of which the page had shown the heads `text`.

    A part whose heads are not listed has the creating op as its only head; with a natural id it has none. Raises
    Problem `malformed` where the form was mangled.
    """
    known, parts = carried(text or "{}"), SHAPES[kind].part_of
    named = {parts[name] for name in fields}
    unlisted = [] if ":" in id else [id]
    based = {part: known.get(part, unlisted) for part in named}
    # Whoever takes a record back, or lets it count again, has all of it on the screen.
    everything = sorted({dot for dots in known.values() for dot in dots})
    return based | ({"void": everything} if "void" in named else {"void": known["void"]} if "void" in known else {})
