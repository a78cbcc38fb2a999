"""How much of something, as people say it → a number in the unit in which it is counted: "300斤", "2箱5个", "3 boxes".

Pure; the twin on the phone is static/device/amounts.js, held to it by the cases of tests/parity/typed.json.
"""

import re
from collections.abc import Sequence

from models import forms

# Unit → how people call it and its parts → how many of the unit that is.
UNITS: dict[str, dict[str, float]] = {
    "piece": {"个": 1, "只": 1, "片": 1, "件": 1, "张": 1, "枚": 1, "piece": 1, "pc": 1, "打": 12, "dozen": 12},
    "bottle": {"瓶": 1, "支": 1, "bottle": 1},
    "bag": {"袋": 1, "包": 1, "bag": 1},
    "box": {"盒": 1, "箱": 1, "box": 1},
    "kg": {"公斤": 1, "千克": 1, "kg": 1, "kilo": 1, "kilogram": 1, "斤": 0.5, "市斤": 0.5, "jin": 0.5, "两": 0.05,
           "克": 0.001, "g": 0.001, "吨": 1000},
    "litre": {"升": 1, "公升": 1, "l": 1, "litre": 1, "liter": 1, "毫升": 0.001, "ml": 0.001},
    "set": {"套": 1, "set": 1},
}
PACK = re.compile(r"([^=:：]{1,40})[=:：]([0-9]{1,9}(?:\.[0-9]{1,6})?)[^0-9.]*")
PART = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?) ?([^0-9.,+ ]*)[,+ ]*(?:和|加|and )?")
MOST_PARTS = 6
ENDINGS = ("", "s", "es")


def packs(unit: str | None, said: Sequence[str] | None) -> dict[str, float]:
    """Word → how many of the `unit` it is. `said`: the packs of the goods, such as "箱=500", which come first."""
    found = dict(UNITS.get(unit or "", {}))
    for one in said or ():
        # A pack of nothing would make nothing of whatever is counted in it.
        if (match := PACK.fullmatch(forms.even(one).lower())) and float(match[2]):
            found[match[1].strip()] = float(match[2])
    return found


def read(typed: str, unit: str | None, said: Sequence[str] | None) -> float:
    """What was typed in the `unit`. A number that says no word is that many of it; so is one behind all others.

    Raises ValueError with the word that nobody knows, or with all that was typed.
    """
    text, known, total, at = forms.even(typed).lower(), packs(unit, said), 0.0, 0
    parts = list(PART.finditer(text))
    if not parts or len(parts) > MOST_PARTS or any(not part[2] for part in parts[:-1]):
        raise ValueError(text)
    for part in parts:
        if part.start() != at:
            raise ValueError(text)
        at, total = part.end(), total + float(part[1]) * _factor(part[2], known)
    if at != len(text):
        raise ValueError(text)
    return round(total, 6)


def _factor(word, known):
    for ending in ENDINGS:
        stem = word.removesuffix(ending) if ending and word.endswith(ending) else word
        if stem in known:
            return known[stem]
    if not word:
        return 1.0
    raise ValueError(word)


def usual(amounts: Sequence[float]) -> float | None:
    """What there mostly is of these, or None where they are too few to say so."""
    return sorted(amounts)[len(amounts) // 2] if len(amounts) >= FEW else None


FEW, MANY, NEAR = 3, 10, 0.25


def meant(amount: float, mostly: float | None, known: dict[str, float]) -> str | None:
    """The word of a pack by which an amount would be what it mostly is, while it is not; "" where it is ten times as
    much; None where nothing is odd about it."""
    if not mostly or not amount or _near(amount, mostly):
        return None
    words = [word for word, factor in known.items() if factor != 1 and _near(amount * factor, mostly)]
    return words[0] if words else "" if amount >= MANY * mostly else None


def _near(one, other):
    return abs(one - other) <= NEAR * other
