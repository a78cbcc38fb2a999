"""Fields of the book as inputs of a form, and records as what stands in them.

What is typed goes back through `models.forms.value`, so that what stands in a form and what is read from it are one.
"""

from typing import Any

from flask_babel import gettext as _

from models import forms
from models.pages import HERE, ME, NOW, TODAY
from sync import clock, times
from views import moments
from views.auth import Who
from views.field import here

MODES = {"number": "decimal", "phone": "tel"}


def inputs(kind: dict, names: list[str], typed: dict, errors: dict, options: dict) -> list[dict]:
    """How to ask for each of the fields: `{name, label, hint, widget, value, error, required, mode, options, kind}`.

    `typed`: name → text, as a form has it; `options`: field → `[{value, label}]` of what is chosen beside its words.
    """
    needed = [*kind["fixed"], *(kind["form"]["needs"] if kind["form"] else ())]
    return [_input(kind["fields"][name], name in needed, typed, errors.get(name, ""), options.get(name, []))
            for name in names]


def _input(f, named, typed, error, options):
    value = typed.get(f["name"], "")
    words = [one | {"on": _on(f, one["value"], typed)} for one in _words(f, typed) + options]
    return {"name": f["name"], "label": f["label"], "hint": f["hint"] or _hint(f), "widget": f["widget"],
            "value": value, "error": error, "required": f["required"] or named,
            "mode": _mode(f),
            "kind": f["kind"], "options": words}


def _mode(f):
    """Which keys a phone shows."""
    if f["packs"]:
        return ""
    return "decimal" if f["unit"] == "fen" else MODES.get(f["widget"], MODES.get(f["type"], ""))


def _words(f, typed):
    known = [{"value": word, "label": label} for word, label in f["words"].items()]
    # What a newer phone has chosen is shown as it is, and stays chosen.
    return known + [{"value": word, "label": word} for word in _chosen(f, typed) if word not in f["words"]]


def _chosen(f, typed):
    start = f"{f['name']}."
    if f["widget"] == "checks":
        return [name.removeprefix(start) for name in typed if name.startswith(start)]
    return [typed[f["name"]]] if f["words"] and typed.get(f["name"]) else []


def _on(f, word, typed):
    return f"{f['name']}.{word}" in typed if f["widget"] == "checks" else typed.get(f["name"], "") == word


def _hint(f):
    if f["widget"] == "area" and f["type"] == "list":
        return _("One on each line.")
    return _("In yuan, such as 12.50.") if f["unit"] == "fen" else f["unit"]


def typed(kind: dict, fields: dict) -> dict:
    """What stands in a form for these values: name → text."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        f = kind["fields"].get(name)
        if f is not None and value is not None:
            found |= {f"{name}.{word}": "1" for word in value} if f["widget"] == "checks" else {name: _typed(f, value)}
    return found


def _typed(f, value):
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return "\n".join(value)
    if f["type"] == "datetime":
        ms = times.of_moment(value)
        return moments.field(ms) if ms is not None and times.has(ms) else value
    if isinstance(value, int | float):
        return f"{value / 100:.2f}" if f["unit"] == "fen" else f"{value:.6f}".rstrip("0").rstrip(".")
    return value


def unread(kind: dict, names: list[str], fields: dict) -> dict:
    """Field → sentence, of those in which something was typed that is no amount. `fields`: what was read."""
    says = _("Write the amount in yuan like this: 45.50.")
    return {name: says for name in names if kind["fields"][name]["unit"] == "fen" and isinstance(fields[name], str)}


def read(kind: dict, names: list[str], form: dict) -> dict:
    """What a form says of these fields as JSON values; None for what was left empty."""
    return {name: _read(kind["fields"][name], form) for name in names}


def _read(f, form):
    value = forms.value(f, form)
    return _with_zone(value) if f["type"] == "datetime" and value else value


def _with_zone(typed):
    """The moment as typed into the browser's own picker, with the zone of the site; what is none stays text."""
    ms = times.of_moment(typed)
    return typed if ms is None else times.local(ms).isoformat(timespec="seconds")


def begun(kind: dict, who: Who, asked: dict) -> dict:
    """What stands in a new form: what the address says, else what the kind begins with."""
    starts = {name: meant(f["default"], who) for name, f in kind["fields"].items() if f["default"] is not None}
    return typed(kind, starts) | {name: text for name, text in asked.items() if name in kind["fields"]}


def meant(value: Any, who: Who) -> Any:
    """What a word of a declaration stands for, when somebody acts; other values as they are."""
    return MEANT[value](who) if isinstance(value, str) and value in MEANT else value


MEANT = {ME: lambda who: who.person, HERE: lambda who: here.shown() or None,
         NOW: lambda who: times.local(clock.now()).isoformat(timespec="seconds"),
         TODAY: lambda who: moments.today().isoformat()}
