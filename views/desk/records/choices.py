"""By what a list of records can be narrowed and sorted, in words: it follows from the fields that a kind declares."""

from flask_babel import gettext as _

from models.fields import Choice, Integer, Number, TextList, YesNo
from models.where import FILLED

NOTHING = "-"
# Words of an address that are not fields.
OTHERS = ("text", "since", "until", "on", "state", "order", "lo", "hi", "known", "after", "shown", "once", "file",
          "purpose", "lang", "q")


def param(name):
    """By what an address asks for a field: its name, unless the list has another use for that."""
    return f"field.{name}" if name in OTHERS else name


def chosen(declared, name, text):
    """The words that an address asks of a field; none where it has no such words."""
    f, words = declared[name], text.split(",")
    if text in (NOTHING, FILLED):
        return (text,)
    if isinstance(f, Choice | YesNo):
        return tuple(words) if {*words} <= {*choosable({name: f})[name]} else ()
    if isinstance(f, Number | Integer):
        return ()
    return tuple(words)


def choosable(declared):
    """The fields that can be chosen from a list of words: name → {word: label}."""
    yes_no = {"1": _("yes"), "0": _("no")}
    return {
        name: {**({word: _(label) for word, label in f.words.items()} if isinstance(f, Choice) else yes_no),
               NOTHING: _("not filled in")}
        for name, f in declared.items() if isinstance(f, Choice | YesNo)
    }


def measurable(declared):
    """The fields that a list can be narrowed by with a smallest number."""
    return [name for name, f in declared.items() if isinstance(f, Number | Integer)]


def sortable(declared):
    """The fields that a list can be sorted by."""
    return [name for name, f in declared.items() if not isinstance(f, YesNo | TextList)]


def state_words(model):
    """The states by which a list can be filtered, in words."""
    words = {
        "all": _("everything"),
        "counted": _("what counts"),
        "hard": _("needs a decision"),
        "soft": _("two values"),
        "void": _("withdrawn"),
        "double": _("duplicate"),
        "covered": _("covered by a total"),
        "waiting": _("waiting for an earlier change"),
    }
    lacking = {"double": "same_as", "covered": "counted_in"}
    return {state: word for state, word in words.items() if lacking.get(state) in (None, *model.about.derived)}


def order_words(declared, then=None):
    """The orders of a list in words: by time, by change, by each field that can be sorted.

    In which order things had changed at an earlier moment (`then`) is not kept.
    """
    orders = {"newest": _("newest first"), "oldest": _("oldest first")}
    orders |= {"changed": _("last changed first")} if then is None else {}
    return {**orders, **{name: _(declared[name].label) for name in sortable(declared)}}
