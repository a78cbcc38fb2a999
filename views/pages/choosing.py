"""What can be chosen in fields that name a record or a person: who is chosen, and what a search finds."""

from flask_babel import gettext as _

from models import forms
from models.messages import Message
from views import moments
from views.auth import Who
from views.field import runners
from views.pages import query, shown

FOUND = 12
SEARCHED = "~q"
CHOSEN = ("pick", "person")


def options(who: Who, book: dict, kind: dict, names: list[str], typed: dict) -> dict:
    """Field → `[{value, label}]`, of those of `names` in which one is chosen that no declaration knows."""
    return {name: one(who, book, kind["fields"][name], typed) for name in names
            if kind["fields"][name]["widget"] in CHOSEN}


def one(who: Who, book: dict, f: dict, typed: dict) -> list[dict]:
    """The choices of one field. What is chosen stays among them, whether it is known here or not."""
    value = typed.get(f["name"], "")
    if f["widget"] == "person":
        return _people(who, book, value)
    if f["of"] not in book:
        return _unknown(value)
    chosen = called(who, book, query.many(who, f["of"], [value])) if value else []
    found = _found(who, book, f["of"], typed.get(f["name"] + SEARCHED, ""))
    nobody = [{"value": "", "label": _("not said")}] if value and not f["required"] else []
    return (chosen or _unknown(value)) + [some for some in found if some["value"] != value] + nobody


def buttons(who: Who, kind: dict, step: dict) -> list[dict]:
    """The buttons of a step that fill in its field by themselves: `[{value, label, main}]`."""
    if not step["choose"]:
        return []
    if not step["among"]:
        return [{"value": one["id"], "label": one["name"], "main": False} for one in runners.others(who)]
    words = kind["fields"][step["choose"]]["words"]
    return [{"value": word, "label": words[word], "main": step["main"] and n == 0}
            for n, word in enumerate(step["among"])]


def unsure(names: list[str], fields: dict, form: dict) -> dict:
    """Field → Messages, of those in which something was looked for and nothing chosen. `fields`: what was read."""
    return {name: [Message("unsure")] for name in names
            if fields.get(name) is None and forms.clean(form.get(name + SEARCHED, ""))}


def called(who: Who, book: dict, rows: list[dict]) -> list[dict]:
    """Plain records as choices. What is called alike is told apart by what a list shows of it, and by when it was."""
    names = shown.names(who, book, rows)
    titles = [shown.title(book, row, names) for row in rows]
    return [{"value": row["id"], "label": _apart(shown.row(book, row, names)) if titles.count(title) > 1 else title}
            for row, title in zip(rows, titles, strict=True)]


def _apart(row):
    state = [row["state"]["word"]] if row["state"] else []
    return " · ".join([row["title"], *state, *row["facts"], moments.when(row["at"])])


def _people(who, book, value):
    known = shown.names(who, book, []).people
    found = sorted(({"value": id, "label": name} for id, name in known.items()), key=lambda person: person["label"])
    return found if value in known else _unknown(value, _("somebody unknown")) + found


def _unknown(value, label=""):
    """What was chosen and has not arrived, or is not for this reader: it stays unless another is chosen."""
    return [{"value": value, "label": label or _("a record")}] if value else []


def _found(who, book, kind, typed):
    rows = query.listed(who, kind, {}, typed, book[kind]["listing"]["order"], 0, FOUND) if typed else []
    return called(who, book, rows)
