"""A cell → the value of a field. What people type is read by `models.forms.value`, as everywhere; here stands only what
sheets alone do to values: words in two languages, days as numbers, formulas, numbers that a program has cut."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from models import forms, headings, rooms
from models.fields import Declared, MultiChoice
from models.messages import Message
from sync import catalogues, idcards, times

FORMULA = re.compile(r"=(?!=)")
# How text is kept from being taken for a number: ="0123".
AS_TEXT = re.compile(r"=\"([^\"]*)\"")
ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
CUT = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]+")
SERIAL = re.compile(r"[2-7][0-9]{4}(\.[0-9]+)?")
SHORT_DAY = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
FIRST_DAY = date(1899, 12, 30)
HARMLESS = re.compile(r"'(?=[\s=+\-@＝＋－＠﹢﹣﹦﹫−])")
MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})")
LANDLINE = re.compile(r"\(?(0[0-9]{2,3})[)-]*([0-9]{7,8})")
SEVERAL = re.compile(r"[/、,，;；|\n]+")
DIGITAL = ("phone", "plate", "pass_no", "unit", "number", "code")


class Wrong(Exception):
    """A cell that holds no value of its field. `message`: as in `models.messages`."""

    def __init__(self, code: str, **values):
        self.message = Message(code, **values)
        super().__init__(code)


def bare(text: str) -> str:
    """What a cell says, without what programs put around it. Raises Wrong for a formula and its errors."""
    text = text.strip()
    if idcards.BLACK in text:
        raise Wrong("id_card")
    quoted = AS_TEXT.fullmatch(text)
    if quoted:
        return quoted[1].strip()
    if FORMULA.match(text) or ERROR.fullmatch(text):
        raise Wrong("formula")
    return HARMLESS.sub("", text, count=1)


def value(f: Declared, text: str) -> Any:
    """What a cell says of a field that names no record, as a JSON value; None for an empty one. Raises Wrong.

    What can't be read stays text, and is refused by the check of the op.
    """
    text = bare(text)
    if not text:
        return None
    if f.name in DIGITAL and CUT.fullmatch(text):
        raise Wrong("cut")
    if f.type == "boolean":
        return {**dict.fromkeys(headings.YES, True), **dict.fromkeys(headings.NO, False)}.get(_word(text), text)
    if f.type == "choice":
        return _words(f).get(_word(text), text)
    if isinstance(f, MultiChoice):
        return sorted({_words(f).get(_word(one), one) for one in forms.ITEMS.split(text) if one.strip()})
    return forms.value(_of_registry(f), {f.name: _typed(f, text)})


def _typed(f, text):
    """The text as somebody would have typed it into a form."""
    if f.name == "phone":
        return phone(text)
    if f.name == "unit":
        return rooms.written(text)[0] or ""
    if f.type in ("date", "datetime"):
        return _moment(f, text)
    return text


def _moment(f, text):
    """Days and moments as ISO has them, of the numbers by which programs count them, too."""
    even = forms.even(text)
    if SERIAL.fullmatch(even):
        days = float(even)
        moment = timedelta(days=days - days // 1)
        day = (FIRST_DAY + timedelta(days=int(days))).isoformat()
        return day if f.type == "date" else f"{day} {str(moment).rpartition('.')[0] or moment}"
    if short := SHORT_DAY.fullmatch(even):
        even = "-".join(short.groups())
    day, _, hour = even.partition(" ")
    found = forms.DAY.fullmatch(day)
    if found:
        even = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" + (f" {hour}" if hour and f.type == "datetime" else "")
    ms = times.of_moment(even) if f.type == "datetime" else None
    return even if ms is None else times.local(ms).isoformat(timespec="seconds")


def phone(text: str) -> str:
    """Phone numbers in the one form in which they are compared: 13800138000, 0595-22345678; several with / between."""
    even = forms.even(text)
    one = _number(even)
    told = [_number(part) or part.strip() for part in SEVERAL.split(even) if part.strip()]
    spaced = [_number(part) for part in even.split()]
    return one or " / ".join(spaced if len(spaced) > 1 and all(spaced) else told)


def _number(text):
    """A whole phone number, made even; "" for what is none."""
    digits = re.sub(r"[\s.-]", "", text)
    if found := MOBILE.fullmatch(digits):
        return found[1]
    found = LANDLINE.fullmatch(re.sub(r"\s", "", text))
    return f"{found[1]}-{found[2]}" if found else ""


def _word(text):
    return forms.even(text).lower()


@cache
def _words(f):
    """What a word of a Choice is called → the word."""
    found = {label: word for word, text in f.words.items() for label in map(_word, catalogues.both(text).values())}
    return found | {word: word for word in f.words}


def _of_registry(f):
    return {"type": f.type, "name": f.name, "words": {}, "unit": f.limits.get("unit", "")}


def alike(f: Declared, value: Any) -> Any:
    """A value in the form in which two are one, however they were typed: what an export and a program make of it."""
    if value in (None, "", []):
        return None
    if f.type == "datetime":
        ms = times.of_moment(value)
        return value if ms is None else ms // 1000
    if isinstance(value, list):
        return tuple(sorted(map(_word, value)))
    if isinstance(value, bool) or not isinstance(value, str):
        return value
    if f.name == "unit":
        return rooms.key(value)
    if f.name == "building":
        return rooms.written(None, value)[1]
    if f.name == "phone":
        return phone(value)
    return forms.even(value) if f.name in forms.EVEN else "\n".join(forms.clean(value).split())
