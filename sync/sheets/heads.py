"""Which line of a sheet holds its headings, and what each of them is: by the labels of the kind in both languages, and
by what people call such columns."""

import re
from functools import cache
from typing import NamedTuple

from models import forms, headings
from models.fields import Declared
from models.registry import KINDS
from sync import catalogues

ASIDE = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]")
APART = re.compile(r"[\s*:：_./、,·'\"?？!！#-]+")
DATA = re.compile(r"[0-9]{3}")
LOOKED_AT = 15


class Target(NamedTuple):
    """What a column may be. `name`: of the field, "household.unit" of that which stands in the record that is brought
    along, or one of the words of `models.headings`; `field`: the Declared, None of such a word."""

    name: str
    kind: str
    field: Declared | None


@cache
def targets(kind: str) -> dict[str, Target]:
    """All that a column of a kind's sheet may be, by name."""
    found = _fields(kind, "")
    for of in brought(kind):
        found |= _fields(of, f"{headings.BRINGS[kind]}.")
    if any(name.rpartition(".")[2] == "unit" and f"{name.removesuffix('unit')}building" in found for name in found):
        found[headings.STAIRS] = Target(headings.STAIRS, kind, None)
    return found | {name: Target(name, kind, None) for name in (headings.RECORD, headings.HEADS)}


def brought(kind: str) -> list[str]:
    """The kinds that a kind's sheet brings along."""
    return [KINDS[kind].declared()[headings.BRINGS[kind]].limits["of"]] if kind in headings.BRINGS else []


def _fields(kind, start):
    declared = KINDS[kind].declared()
    return {start + name: Target(start + name, kind, f) for name, f in declared.items() if f.widget != "hidden"}


def compact(text: str) -> str:
    """A heading as it is compared."""
    even = forms.even(text)
    bare = ASIDE.sub("", even) or even
    return APART.sub("", bare).lower()


def guess(kind: str, heads: list[str]) -> list[str]:
    """For each heading the name of its Target, "" for none; of two that seem to be one thing the first is it."""
    found, taken = [], set()
    for head in heads:
        name = recognised(kind, head)
        name = "" if name in taken else name
        found.append(name)
        taken.add(name)
    # Where a home is all that says who lives there, that is whom the sheet is about.
    for other, own in (("household.name", "name"), ("household.phone", "phone")):
        if kind in headings.BRINGS and other in found and own not in found and "name" not in found:
            found[found.index(other)] = own
    return found


@cache
def recognised(kind: str, head: str) -> str:
    """The name of the Target that a heading means, "" for none."""
    said, words = compact(head), _words(kind)
    if said in words:
        return words[said]
    if not said or said in headings.NOTHING or is_secret(head):
        return ""
    ends = [word for word in words if len(word) > 1 and not word.isascii() and said.endswith(word)]
    return words[max(ends, key=len)] if ends else ""


def is_secret(head: str) -> bool:
    """Whether a column holds numbers that are not kept."""
    said = compact(head)
    return said in headings.SECRET or any(not word.isascii() and word in said for word in headings.SECRET)


@cache
def _words(kind):
    """Compact heading → name of the Target. What is the kind's own counts before what it brings along."""
    found: dict[str, str] = {}
    for name, target in targets(kind).items():
        for word in _labels(target):
            found.setdefault(word, name)
    for name in targets(kind):
        far = name.rpartition(".")[2]
        for word in (*headings.CALLED.get(name, ()), *(headings.CALLED.get(far, ()) if far != name else ())):
            found.setdefault(word, name)
    return found


def _labels(target):
    """What the declaration calls it, and the pages: of what is brought along with the name of that before it."""
    if target.field is None:
        said = {headings.RECORD: headings.RECORD_LABEL, headings.HEADS: headings.HEADS_LABEL}.get(target.name)
        return [compact(label) for label in catalogues.both(said).values()] if said else []
    labels = catalogues.both(target.field.label).values()
    if "." not in target.name:
        return [target.name, *map(compact, labels)]
    kinds = catalogues.both(KINDS[target.kind].about.label)
    both = catalogues.both(target.field.label)
    return [target.name.replace(".", ""), *(compact(kinds[lang] + both[lang]) for lang in both), *map(compact, labels)]


class Found(NamedTuple):
    """Where the rows of a sheet begin, from 0, and its headings; `score`: how many of these are known."""

    first: int
    heads: list[str]
    score: int


def find(kind: str, rows: list[list[str]]) -> Found:
    """The headings of a sheet: one line, or two of which the lower one parts what the upper one heads.

    Where no line has any, all lines are rows, and the columns are called by their letters.
    """
    best = Found(0, [], 0)
    for at in [n for n, row in enumerate(rows) if any(row)][:LOOKED_AT]:
        one = _score(kind, rows[at])
        if one > best.score:
            best = Found(at + 1, rows[at], one)
        if at + 1 < len(rows) and any(rows[at + 1]) and not any(map(DATA.search, rows[at + 1])):
            both = _joined(rows[at], rows[at + 1])
            two = _score(kind, both)
            if two > max(best.score, one, _score(kind, rows[at + 1])):
                best = Found(at + 2, both, two)
    return best if best.score else _without(rows)


def _without(rows):
    width = max(map(len, rows), default=0)
    first = next((n for n, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    # A line of words and no number over lines of numbers heads them, although nobody here knows its words.
    below = [cell for row in rows[first + 1:first + 4] for cell in row]
    if rows and not any(map(DATA.search, rows[first])) and any(map(DATA.search, below)):
        return Found(first + 1, rows[first], 0)
    return Found(0, [""] * width, 0)


def _joined(upper, lower):
    width = max(len(upper), len(lower))
    upper, lower = (row + [""] * (width - len(row)) for row in (upper, lower))
    return [below or above for above, below in zip(upper, lower, strict=True)]


def _score(kind, row):
    return len({name for head in row if len(head) < 60 and (name := recognised(kind, head))})
