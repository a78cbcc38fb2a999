"""By which words a resident is looked up, and what was meant by what was typed. Pure.

A key is bytes, so that both databases order it alike and a prefix is a range. What sort of key it is stands behind it,
where a prefix never reaches.
"""

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

APART = re.compile(r"[\s\-_.·•,，#号栋室]+")
ROOM, NAME, PLATE, PHONE = b"1", b"2", b"3", b"4"
END = b"\0"
MOST_BYTES = 60
# On plates nobody can tell O from 0 and I from 1.
FOLDED = str.maketrans("oi", "01")


def keys(name, unit, phone, plates):
    """All keys of a resident: room with and without building, name and given name, pinyin, plate tails, phone tail."""
    said = compact(name)
    syllables = _syllables(said)
    folded = [compact(plate).translate(FOLDED) for plate in plates or ()]
    sorts = {
        ROOM: {_even(unit), compact(unit), compact((unit or "").rpartition("-")[2])},
        NAME: {said, said[1:], said[2:], "".join(syllables), "".join(syllable[:1] for syllable in syllables)},
        PLATE: {plate[-length:] for plate in folded for length in (3, 4, 5, 6, len(plate))},
        PHONE: {(phone or "")[-4:]},
    }
    return {word.encode()[:MOST_BYTES] + END + sort for sort, words in sorts.items() for word in words if word}


def wanted(typed):
    """The beginnings of keys that fit what was typed. With a dash it is a room and nothing else."""
    dashed, plain = _even(typed), compact(typed)
    if "-" in dashed.strip("-"):
        return [dashed.encode()[:MOST_BYTES]]
    return [word.encode()[:MOST_BYTES] for word in dict.fromkeys((plain, plain.translate(FOLDED))) if word]


def rank(key, start):
    """Where a key stands among those that begin with `start`, the smallest first; None where it does not count.

    Rooms come before names, exact ones before longer ones. The end of a phone number counts with all its digits only.
    """
    word, _, sort = key.rpartition(END)
    return None if sort == PHONE and len(word) != len(start) else (sort, len(word), word)


def compact(text):
    """Text as keys are written: no case, no width, nothing between. "3-1502" and "3栋1502室" become "31502"."""
    return APART.sub("", _even(text))


def pinyin(name):
    """A name as it is spoken, without tones and in one word."""
    return "".join(_syllables(compact(name)))


def _syllables(text):
    return lazy_pinyin(text, style=Style.NORMAL)


def _even(text):
    return unicodedata.normalize("NFKC", text or "").lower().strip()
