"""Typed text → value: the one parser for whatever people type, with a twin on the phone (static/device/forms.js). Pure.

People paste numbers with signs that nobody sees, type a dot or a dash in one of many forms, and full width or half.
Text that tells who or where is made even, so that the same is the same; whatever else is written keeps its signs.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

# What identifies somebody, something or some place is made even; everything else is only cleaned.
EVEN = ("unit", "unlisted", "person", "plate", "phone", "name", "building", "pass_no", "login", "code", "gate",
        "called", "handed_to")
# Signs that turn the direction of writing or take no room. Those that join emoji or letters stay in free text.
HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
JOINING = re.compile("[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\ufe00-\ufe0f]")
SPACES = re.compile("[\t\n\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
ALIKE = {**dict.fromkeys("‧•∙⋅・･﹒", "·"), **dict.fromkeys("’‘ʼ´`′", "'"), **dict.fromkeys("‐‑‒–—―−﹣﹘", "-")}
SAME = str.maketrans(ALIKE)

FOLDED = str.maketrans("OI", "01")
DEGREES = re.compile(r"[0-9]+(\.[0-9])?")
UNIT = re.compile(r"(°c|℃|度|摄氏度|c)$", re.IGNORECASE)
WHOLE = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
ITEMS = re.compile(r"[\n,，、;；]")
DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
FEN = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?")

# What parts a building from a room, and what may stand behind one.
PARTING = re.compile(r"(?:[-/.#_ ]|号楼|栋|幢|座|单元|号|楼|弄|室|户|房)+")
PART = re.compile(r"[0-9]{1,5}[a-z]?|[a-z][0-9]{0,4}")
DIGIT = re.compile("[0-9]")
MOST_DIGITS = 9


def text(name: str, typed: str | None) -> str | None:
    """What was typed into the field `name`, or None for nothing."""
    return (even(typed) if name in EVEN else clean(typed)) or None


def clean(typed: str | None) -> str:
    """Text without what nobody sees and without space around it."""
    return HIDDEN.sub("", unicodedata.normalize("NFC", typed or "")).strip()


def even(typed: str | None) -> str:
    """Text of who or where: one width, one dot, one dash, one apostrophe, single spaces, nothing that is not seen."""
    seen = JOINING.sub("", HIDDEN.sub("", typed or ""))
    return SPACES.sub(" ", unicodedata.normalize("NFKC", seen.translate(SAME)).translate(SAME)).strip()


def degrees(typed: str | None) -> float | None:
    """A temperature in °C with one decimal, or None for nothing typed. Raises ValueError.

    Three digits without a point are tenths: nobody at a gate means 368 degrees. A point with nothing behind it is a
    number that is not finished yet, never a round one.
    """
    text = UNIT.sub("", _plain(typed)).strip()
    if not text:
        return None
    if not DEGREES.fullmatch(text):
        raise ValueError(text)
    value = float(text)
    return round(value / 10, 1) if text.isdigit() and 300 <= value <= 450 else value


def fen(typed: str | None) -> int | None:
    """An amount of yuan in fen, or None for nothing typed. Raises ValueError for what is no amount."""
    text = number(typed)
    if not text:
        return None
    if not FEN.fullmatch(text):
        raise ValueError(text)
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def whole(typed: str | None) -> int | None:
    """A whole number, or None for nothing typed. Raises ValueError for what is none."""
    text = _plain(typed)
    if text and not WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text) if text else None


def number(typed: str | None) -> str:
    """The text of a number with its point, without what stands around an amount."""
    text = even(typed).removeprefix("¥").removesuffix("元").strip()
    return text.replace(",", "") if THOUSANDS.fullmatch(text) else _plain(text)


def _plain(typed):
    return even(typed).replace(",", ".").replace("。", ".")


def plate(typed: str | None) -> str | None:
    """A plate as it is stored: capitals, nothing between, O and I as the digits that they are read as."""
    folded = even(typed).upper().translate(FOLDED)
    return "".join(sign for sign in folded if sign.isalnum()) or None


def value(f: Mapping[str, Any], form: Mapping[str, str]) -> Any:
    """What a form says of the field `f` of the registry, as a JSON value; None for nothing.

    `form`: name → text. A list of words comes as one name for each word, `needs.food`. What can't be read stays text:
    the check of the op refuses it and says what is wrong.
    """
    if f["type"] == "list" and f["words"]:
        chosen = [name.removeprefix(f"{f['name']}.") for name in form if name.startswith(f"{f['name']}.")]
        return sorted(chosen) or None
    given = form.get(f["name"], "")
    # What stands on lines of its own is made even line by line.
    typed = clean(given) or None if f["type"] == "list" else text(f["name"], given)
    return typed and READ.get(f["type"], _as_typed)(f, typed)


def _as_typed(f, typed):
    return plate(typed) if f["name"] == "plate" else typed


def _amount(f, typed):
    read = degrees if f.get("unit") == "°C" else _signed_fen if f.get("unit") == "fen" else _decimal
    try:
        found = read(typed)
    except ValueError:
        return typed
    if found is None:
        # A unit alone is something typed, and no number.
        return typed
    return int(found) if f["type"] == "integer" and found == found // 1 else found


def _signed_fen(typed):
    text = even(typed)
    found = fen(text.removeprefix("-"))
    return -found if found and text.startswith("-") else found


def _decimal(typed):
    found = NUMBER.fullmatch(number(typed))
    if not found:
        raise ValueError(typed)
    return float(found[0])


def _yes_no(f, typed):
    return {"1": True, "0": False}.get(typed, typed)


def _day(f, typed):
    """A day in one of the ways in which people write it, as it is stored."""
    found = DAY.fullmatch(even(typed))
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else even(typed)


def _moment(f, typed):
    return even(typed)


def _items(f, typed):
    return [item for item in map(even, ITEMS.split(typed)) if item]


READ = {"number": _amount, "integer": _amount, "boolean": _yes_no, "list": _items, "date": _day, "datetime": _moment}


def parts(typed: str | None) -> list[str] | None:
    """A room as `[building, …, room]`, in small letters and with the noughts that were typed; None for what is none."""
    found = [part for part in PARTING.split(even(typed).lower()) if part]
    if not found or not all(PART.fullmatch(part) for part in found) or not any(map(DIGIT.search, found)):
        return None
    return None if sum(len(DIGIT.findall(part)) for part in found) > MOST_DIGITS else found


def bare(part: str) -> str:
    """A part of a room without the noughts before it."""
    return part.lstrip("0") or "0"


def room(typed: str | None) -> str | None:
    """The one form in which rooms are compared: "1号楼0201" and "1-201" are one; None for what is no room."""
    found = parts(typed)
    return "-".join(map(bare, found)) if found else None
