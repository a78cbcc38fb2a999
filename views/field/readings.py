"""Temperatures as buttons: the usual ones at once, the others a tap further. Pure but for the form."""

from flask import request

from views.field import asked, entries

ANY, LOW, HIGH = "1", "low", "high"
# Instead of a reading: why somebody is turned back.
BACK = "back"
LOWEST, USUAL, HIGHEST = 350, 360, 410
# However a rule sets its limit, there are some buttons on either side of it, and not too many.
LEAST, MOST = 10, 20


def wanted():
    """What the form asks for instead of being taken: ANY, LOW, HIGH, BACK, or "" where it names a temperature."""
    keypad = request.form.get("keypad", "")
    return keypad if keypad in (ANY, LOW, HIGH, BACK) and not asked.text("temperature") else ""


def shown(keypad, limit=None):
    """The buttons' words: the usual tenths, those that were asked for, and from where on it is a fever: above `limit`,
    or that of the district."""
    fever = round((limit or entries.limit()) * 10) + 1
    rows = {LOW: (LOWEST, USUAL), HIGH: (fever, max(fever + LEAST, HIGHEST + 1))}
    return {"tenths": _tenths(max(USUAL, fever - MOST), fever), "readings": _tenths(*rows.get(keypad, (0, 0))),
            "from_fever": _tenth(fever)}


def _tenths(first, end):
    return [_tenth(value) for value in range(first, end)]


def _tenth(value):
    return f"{value // 10}.{value % 10}"
