"""The answer to what was just done: a word, a sign, and for a few seconds the way back."""

from flask import request, url_for
from flask_babel import gettext as _

from sync import clock
from views.field import asked, entries, page, shown
from views.query import number

SECONDS = 10
YES, NO = "80", "200 100 200"


def go_with_answer(endpoint, id):
    """On to a page that gives the answer about the entry `id`, as long as it is fresh."""
    return page.go(endpoint, done=id, at=clock.now())


def entry_answer(who):
    """The answer that the address asks for, or None: a page that is loaded again later is silent."""
    id, at = request.args.get("done"), number("at", 0)
    found = entries.by_ids(who.site, [id]) if id and _fresh(at) else []
    return _answer(found[0]) if found else None


def answer_about(who, id):
    """The answer about the entry `id`, which was just written."""
    found = entries.by_ids(who.site, [id])
    return _answer(found[0]) if found else None


def _answer(entry):
    row = entries.row(entry)
    state, sign, word, vibrate = _verdict(entry)
    return {"state": state, "sign": sign, "vibrate": vibrate, "fresh": state != "gone",
            "says": [part for part in (word, row["place"], row["person"]) if part], "about": _about(row, entry["note"]),
            "undo": _undo(entry) if _fresh(entry["at"]) and not entry["void"] else None}


def _fresh(at):
    return 0 <= clock.now() - at <= SECONDS * 1000


def _about(row, note):
    """The temperature; of a fever also what was done about it."""
    if not row["temperature"]:
        return ""
    second = [_("second %(degrees)s °C", degrees=row["second"])] if row["second"] else []
    return " · ".join([f"{row['temperature']} °C", *second, *((note or "").splitlines() if row["fever"] else ())])


def errand_answer(says, about, undo=None, good=True):
    """The answer about an errand; `undo`: its address, heads and the fields that restore what was."""
    state, sign, vibrate = ("go", "yes", YES) if good else ("gone", "wait", NO)
    return {"state": state, "sign": sign, "vibrate": vibrate, "fresh": False, "says": [says], "about": about,
            "undo": undo}


def _undo(entry):
    return {"action": url_for("field.take_back", id=entry["id"]), "once": asked.once(), "heads": shown.heads(entry),
            "fields": [{"name": "reason", "value": _("Undone at once")}]}


def _verdict(entry):
    if entry["void"]:
        return "gone", "undo", _("Taken back"), YES
    if entry["decision"] == "held":
        return "held", "stop", _("Held"), NO
    if entry["decision"] == "turned_back":
        return "turned", "turned", _("Turned back"), NO
    if entry["decision"] == "handed_over":
        return "go", "visitor", _("Handed to care"), YES
    if entry["decision"] == "left_at_gate":
        return "go", "courier", _("Left at the gate"), YES
    return ("go", "out", _("Out"), YES) if entry["direction"] == "out" else ("go", "in", _("In"), YES)
