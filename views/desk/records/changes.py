"""What people at the desk do to a record, as ordinary ops. Every base lists the heads that were on the screen."""

from sync import intake
from views.heads import carried

VOID = "void"


def shown(form):
    """The heads that a form carried, part → dots. Raises Problem `malformed` for what no page of ours has written."""
    return carried(form.get("heads", ""))


def set_part(who, story, part, fields, heads, once):
    """Give a part of a record another value; return the dot. Raises intake.Invalid.

    What was taken back stays so: the change says that it has seen that.
    """
    base = {name: heads[name] for name in (part, VOID) if name in heads}
    return intake.write(who, story.shape.kind, fields, story.id, {part: [], **base}, once)


def set_void(who, story, reason, heads, once):
    """Take a record back for a `reason`, or restore it where that is None; return the dot. Raises intake.Invalid."""
    seen = sorted({dot for dots in heads.values() for dot in dots})
    return intake.write(who, story.shape.kind, {VOID: reason}, story.id, {VOID: seen}, once)
