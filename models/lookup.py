"""By which words a resident is looked up, and what was meant by what was typed. Pure.

A key is bytes, so that both databases order it alike and a prefix is a range. What sort of key it is stands behind it,
where a prefix never reaches. The twin of this is static/device/keys.js.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pypinyin import Style, lazy_pinyin

from models import forms
from models.characters import SIMPLIFIED, SURNAMES, TRADITIONAL

APART = re.compile(r"[\s\-_.·,，#'号栋室]+")
ROOM, NAME, PLATE, PHONE, PASS, SHORT = b"1", b"2", b"3", b"4", b"5", b"6"
EVERY = ROOM + NAME + PLATE + PHONE + PASS + SHORT
END = b"\0"
MOST_BYTES = 60
# On plates nobody can tell O from 0 and I from 1. ü has no key of its own.
FOLDED = str.maketrans("oi", "01")
SIMPLER = str.maketrans(TRADITIONAL + "ü", SIMPLIFIED + "v")

# A number of so many digits is nobody's room.
LONG = re.compile(r"(?:\+?86)?[0-9]{8,}")
TAIL = 4
ENDED = re.compile("[0-9a-z]$")
GOES_ON = re.compile("(?:[-/.#_]|号楼|栋|幢|座|单元|楼|弄)$")
HAN = "[\u3400-\u9fff]"
PARTED = "(?:[-/.#_]|号楼|[栋幢座号楼弄]|单元)+"
NUMBERED = rf"(?:[a-z]?[0-9]{{1,5}}|[a-z](?={PARTED}))(?:{PARTED}[0-9]{{1,5}})*(?:{PARTED})?[室户房号]?"
CALLED = r"[^\W\d_](?:[^\W\d_]|['·\s])*"
BOTH = [re.compile(rf"(?P<room>{NUMBERED})(?:\s+|(?={HAN}))(?P<name>{CALLED})"),
        re.compile(rf"(?P<name>{CALLED})(?:\s+|(?<={HAN}))(?P<room>{NUMBERED})")]


class Wish(NamedTuple):
    """`start`: with what a key of one of the `sorts` begins; `name`: with what a name's key begins as well, or b""."""

    start: bytes
    sorts: bytes = EVERY
    name: bytes = b""


def keys(name: str | None, unit: str | None, phone: str | None, plates: Iterable[str] | None,
         pass_no: str | None = None) -> set[bytes]:
    """All keys of a resident: room as typed and even, name and given name, as said, ends of plates and phone, pass."""
    folded = [compact(plate).translate(FOLDED) for plate in plates or ()]
    rooms, short = _rooms(unit)
    sorts = {
        ROOM: rooms,
        NAME: _names(compact(name)),
        PLATE: {plate[-length:] for plate in folded for length in (3, 4, 5, 6, len(plate))},
        PHONE: {"".join((phone or "").split())[-TAIL:]},
        PASS: {compact(pass_no)},
        SHORT: short,
    }
    return {word.encode()[:MOST_BYTES] + END + sort for sort, words in sorts.items() for word in words if word}


def wanted(typed: str) -> list[Wish]:
    """The Wishes of which one is enough. Where rooms have parts, it is a room and nothing else."""
    even, parts = _even(typed), forms.parts(typed)
    both = None if parts else next(filter(None, (one.fullmatch(even) for one in BOTH)), None)
    if both:
        names, plate = _bytes([compact(both["name"])]), compact(typed).translate(FOLDED)
        return [*(wish._replace(name=name) for wish in _room(both["room"]) for name in names),
                *(Wish(word, PLATE) for word in _bytes([plate]))]
    if LONG.fullmatch(re.sub(r"[\s-]", "", even)):
        digits = compact(typed).removeprefix("+")
        return [Wish(digits[-TAIL:].encode(), PHONE), Wish(digits.encode()[:MOST_BYTES], PASS)]
    if parts and (len(parts) > 1 or not ENDED.search(even)):
        return _room(even)
    plain = compact(typed)
    bare = [Wish(forms.bare(plain).encode(), ROOM)] if plain.isdigit() and plain.startswith("0") else []
    return [*(Wish(word) for word in _bytes([plain, plain.translate(FOLDED)])), *bare]


def _bytes(words):
    return [word.encode()[:MOST_BYTES] for word in dict.fromkeys(words) if word]


def _room(typed):
    """The Wishes for a room that was typed; behind a sign that parts it, it goes on."""
    parts = forms.parts(typed) or [compact(typed)]
    more = "-" if len(parts) == 1 and GOES_ON.search(typed) else ""
    ways = ["-".join(parts), "-".join(map(forms.bare, parts))]
    found = [Wish(word, ROOM + SHORT) for word in _bytes([way + more for way in ways])]
    return [*found, *(Wish(word, ROOM) for word in _bytes(_ends(parts)))]


def _ends(parts):
    """Building and room without what stands between."""
    return [f"{forms.bare(parts[0])}-{forms.bare(parts[-1])}"] if len(parts) > 2 else []


def _rooms(unit):
    """The words of a room, and those of its ends."""
    parts, plain = forms.parts(unit), {_even(unit), compact(unit), compact((unit or "").rpartition("-")[2])}
    if not parts:
        return plain, set()
    bare = [forms.bare(part) for part in parts]
    return {*plain, "-".join(parts), "-".join(bare), "".join(bare), parts[-1], bare[-1]}, set(_ends(parts))


def rank(key: bytes, wish: Wish) -> tuple[bytes, int, bytes] | None:
    """Where a key stands among those that a Wish begins, the smallest first; None where it does not count.

    Rooms come before names, exact ones before longer ones. The end of a phone number counts with all its digits only.
    """
    word, _, sort = key.rpartition(END)
    if sort not in wish.sorts or (sort == PHONE and len(word) != len(wish.start)):
        return None
    return sort, len(word), word


def named(keys: Iterable[bytes], start: bytes) -> bool:
    """Whether one of these keys is that of a name that begins with `start`."""
    return any(key.startswith(start) and key.endswith(END + NAME) for key in keys)


def compact(text: str | None) -> str:
    """Text as keys are written: no case, no width, nothing between. "3-1502" and "3栋1502室" become "31502"."""
    return APART.sub("", _even(text))


def _names(said):
    """The words of a name: as written, without the surname, and as it is read."""
    words = {said, said[1:], said[2:]}
    for syllables in _readings(said):
        for way in ("v", "u", "yu"):
            spoken = [syllable.replace("v", way) if syllable in VOWELS else syllable for syllable in syllables]
            words |= {"".join(spoken), "".join(spoken[1:]), "".join(spoken[2:]) if len(spoken) > 3 else ""}
        words.add("".join(syllable[:1] for syllable in syllables))
    return words


VOWELS = ("lv", "nv", "lve", "nve")


def _readings(said):
    """The syllables of a name, the surname in its own reading first, then as the dictionary has it."""
    known = next((length for length in (2, 1) if said[:length] in SURNAMES), 0)
    own = [[*SURNAMES[said[:known]].split(), *_syllables(said[known:])]] if known else []
    return [*own, _syllables(said)]


def pinyin(name: str) -> str:
    """A name as it is spoken, without tones and in one word."""
    return "".join(_readings(compact(name))[0])


def _syllables(text):
    """The syllables of a text; what stands between Chinese characters is one."""
    pieces, rest = [], ""
    for character in text:
        if sound := sounded(character):
            pieces += [rest, sound] if rest else [sound]
            rest = ""
        else:
            rest += character
    return [*pieces, rest] if rest else pieces


@lru_cache(maxsize=16_384)
def sounded(character: str) -> str:
    """The syllable of a character; empty for none."""
    syllable = "".join(lazy_pinyin(character, style=Style.NORMAL))
    return syllable if syllable != character and syllable.isascii() and syllable.isalpha() else ""


def _even(text):
    return forms.even(text).lower().translate(SIMPLER)
