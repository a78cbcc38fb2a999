"""Fields of a record as inputs of a form, and what was typed into them as values of an op."""

import re
from datetime import datetime
from math import isfinite

from flask_babel import gettext as _

from models import forms
from models.fields import Choice, Day, Moment, Number, Text, TextList, YesNo
from models.messages import sentence
from sync import times
from sync.times import zone
from views import moments
from views.desk.choices import choosable

LONG = 500


def inputs(shape, fields, values, errors, people):
    """How to ask for each of the `fields` of a kind: its name, label, value as text, what is wrong, kind of input.

    `people`: id → name, to choose a person from.
    """
    return [_input(name, shape.fields[name], values.get(name), errors.get(name, ""), people) for name in fields]


def parse(shape, fields, form):
    """What was typed, as JSON values. What can't be understood stays text, for the intake to refuse and explain."""
    return {name: _parse(shape.fields[name], forms.text(name, form.get(name, "")) or "") for name in fields}


def explained(errors, shape=None):
    """Refusals of the intake in the reader's language: field → sentence; what concerns no field is under ``""``.

    With the `shape` of a kind, its words and fields are called as people call them.
    """
    return {name: " ".join(sentence(_in_words(message, shape, name), _) for message in messages)
            for name, messages in errors.items()}


def _in_words(message, shape, name):
    if shape is None:
        return message
    f = shape.fields.get(name)
    named = {"choices": f.words if isinstance(f, Choice) else {},
             "fields": {one: declared.label for one, declared in shape.fields.items()}}
    return {**message, **{part: _(", ").join(_(words.get(word, word)) for word in message[part].split(", "))
                          for part, words in named.items() if part in message}}


def _input(name, f, value, error, people):
    options = people if f.type == "person" else choosable({name: f}).get(name)
    words = [{"value": "", "label": _("not filled in")}]
    words += [{"value": word, "label": label} for word, label in (options or {}).items() if word != "-"]
    return {"name": name, "label": _(f.label), "value": _typed(f, value), "error": error, "hint": _hint(f),
            "type": _type(f), "mode": "decimal" if isinstance(f, Number) else "", "options": words if options else None}


def _type(f):
    if isinstance(f, Moment):
        return "datetime-local"
    if isinstance(f, Day):
        return "date"
    long = isinstance(f, Text) and f.limits["max_length"] > LONG
    return "area" if long or isinstance(f, TextList) else "text"


def _hint(f):
    if isinstance(f, TextList):
        return _("One on each line.")
    if f.limits.get("unit") == "fen":
        return _("In yuan, such as 12.50.")
    return f.limits.get("unit", "")


def _typed(f, value):
    if value is None:
        return ""
    if isinstance(f, TextList):
        return "\n".join(value)
    if isinstance(f, YesNo):
        return "1" if value else "0"
    if isinstance(f, Moment):
        ms = times.of_moment(value)
        return moments.field(ms) if ms is not None and times.has(ms) else value
    fen = f.limits.get("unit") == "fen" and isinstance(value, int)
    return f"{value / 100:.2f}" if fen else str(value)


def _parse(f, text):
    if not text:
        return None
    if isinstance(f, TextList):
        return [item for item in map(forms.even, re.split(r"[\n,，、;；]", text)) if item]
    if isinstance(f, YesNo):
        return {"1": True, "0": False}.get(text, text)
    if isinstance(f, Moment):
        return _with_zone(text)
    if f.type in ("number", "integer"):
        return _number(f, text)
    return text


def _with_zone(text):
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.replace(tzinfo=moment.tzinfo or zone()).isoformat(timespec="seconds")


def _number(f, text):
    try:
        value = forms.degrees(text) if f.limits.get("unit") == "°C" else float(forms.number(text))
        if value is None or not isfinite(value):
            return text
        value = round(value * 100) if f.limits.get("unit") == "fen" else value
        return int(value) if f.type == "integer" and value == value // 1 else value
    except ValueError:
        return text
