"""The answer to what was just done: a word, a sign, and for a few seconds the way back."""

from flask import url_for
from flask_babel import gettext as _

from sync import clock
from views.field import asked, entries, shown

SECONDS = 10
YES, NO = "80", "200 100 200"


def entry_answer(who, id):
    """The answer about the entry `id`, or None where there is none to give: a page that is opened later is silent."""
    found = entries.by_ids(who.site, [id]) if id else []
    if not found or clock.now() - found[0]["at"] > SECONDS * 1000 and not found[0]["void"]:
        return None
    entry = found[0]
    row = entries.row(entry)
    state, sign, word, vibrate = _verdict(entry)
    temperature = f"{row['temperature']} °C" if row["temperature"] else ""
    return {"state": state, "sign": sign, "vibrate": vibrate, "fresh": state != "gone",
            "says": f"{word} {row['place']} {row['person']}".strip(), "about": temperature,
            "undo": None if state == "gone" else _undo(entry)}


def errand_answer(says, about, undo=None):
    """The answer about an errand; `undo`: its address, heads and the fields that restore what was."""
    return {"state": "", "sign": "yes", "vibrate": YES, "fresh": False, "says": says, "about": about, "undo": undo}


def _undo(entry):
    return {"action": url_for("field.take_back", id=entry["id"]), "once": asked.once(), "heads": shown.heads(entry),
            "fields": [{"name": "reason", "value": _("Undone at once")}]}


def _verdict(entry):
    if entry["void"]:
        return "gone", "undo", _("Taken back"), YES
    if entry["decision"] == "held":
        return "held", "stop", _("Held"), NO
    if entry["decision"] == "turned_back":
        return "held", "stop", _("Turned back"), NO
    return "go", "yes", _("Out") if entry["direction"] == "out" else _("In"), YES
