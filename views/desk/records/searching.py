"""What was typed into a search at the desk as conditions in SQL: every word must be found in what a row shows.

A row shows more than its columns hold: the names of people and records that it points at, the words for its choices.
Whoever is found by sound, room or phone number in the directory of the site is found by name and room.
"""

import re
import unicodedata
from typing import NamedTuple

import peewee
from flask_babel import gettext as _

from models import access, directory, lookup
from models import database as db
from models.fields import Choice, Integer, Number, Person, Text, TextList
from models.kinds import Household, Resident
from models.registry import KINDS
from views.desk.people import people

MOST_WORDS, KNOWN = 6, 60
NAME = 120
FOLDED = "REPLACE(REPLACE(LOWER({}), 'o', '0'), 'i', '1')"


class Typed(NamedTuple):
    """One word as it is looked for: `text` in small letters, and who of the site is found by it.

    `people`: ids of persons with an account; `homes`: ids of residents and households; `said`: their names and rooms.
    """

    text: str
    people: list
    homes: list
    said: list


def words(text):
    """The words of a text, in small letters and even signs."""
    even = unicodedata.normalize("NFKC", text).lower().strip()
    return list(dict.fromkeys(re.split(r"[\s,，、;；]+", even)))[:MOST_WORDS]


def typed(site, text):
    """The Typed of each word."""
    names = people.names(site).people if text else {}
    return [_typed(site, word, names) for word in words(text) if word]


def _typed(site, word, names):
    known = [id for id, name in names.items() if word in name.lower() or lookup.pinyin(name).startswith(word)]
    homes, said = set(), set()
    found = directory.find(site, word, KNOWN)
    home = (Household.site == Resident.site) & (Household.id == Resident.household)
    rows = (Resident.select(Resident.id, Resident.name, Resident.household, Household.unit)
            .join(Household, peewee.JOIN.LEFT_OUTER, on=home)
            .where(Resident.site == site, Resident.id.in_(found)).tuples()) if found else ()
    by_room = re.search(r"\d", word) and not re.fullmatch(r"\d{4}|\d{11}", word)
    for id, name, household, unit in rows:
        homes |= {id, household} if by_room else {id}
        said |= {unit} if by_room else {name}
    return Typed(word, known[:KNOWN], sorted(filter(None, homes)), sorted(filter(None, said)))


def condition(site, declared, word, roles):
    """`(sql, parameters)`: whether a row of a kind of which these fields are seen by the `roles` shows a Typed."""
    ways = [_text(declared, word), *_choices(declared, word), *_numbers(declared, word)]
    for name, f in declared.items():
        if f.type == "person" and word.people:
            ways.append((db.one_of(f'"{name}"', len(word.people)), word.people))
        elif f.type == "record" and access.may_read(f.limits.get("of"), *roles):
            ways.append(_record(site, name, f.limits["of"], word))
        elif word.said and type(f) is Text and f.limits["max_length"] <= NAME:
            ways.append((db.one_of(f'"{name}"', len(word.said)), word.said))
    return f"({' OR '.join(sql for sql, _ in ways)})", [value for _, values in ways for value in values]


def _text(declared, word):
    names = [name for name, f in declared.items() if isinstance(f, Text | TextList) and not isinstance(f, Person)]
    whole = " || ' ' || ".join(["id", *(f"COALESCE(\"{name}\", '')" for name in names)])
    # On plates nobody can tell O from 0 and I from 1.
    return f"{FOLDED.format(whole)} LIKE ? ESCAPE '!'", [pattern(word.text.translate(lookup.FOLDED))]


def _choices(declared, word):
    for name, f in declared.items():
        meant = [value for value, label in f.words.items() if word.text in _(label).lower()] \
            if isinstance(f, Choice) else []
        if meant:
            yield db.one_of(f'"{name}"', len(meant)), meant


def _numbers(declared, word):
    if not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", word.text):
        return
    for name, f in declared.items():
        if isinstance(f, Number | Integer):
            yield f'"{name}" = ?', [float(word.text) * (100 if f.limits.get("unit") == "fen" else 1)]


def _record(site, name, kind, word):
    """Whether the record that a field names is called so, or is a home or resident that the directory finds."""
    texts = [one for one in KINDS[kind].about.title if type(KINDS[kind].declared()[one]) is Text]
    whole = " || ' ' || ".join(f"COALESCE(\"{one}\", '')" for one in texts)
    ways, values = [], []
    if texts:
        ways.append(f'"{name}" IN (SELECT id FROM "{kind}" WHERE site = ? AND LOWER({whole}) LIKE ? ESCAPE \'!\')')
        values += [site, pattern(word.text)]
    if word.homes:
        ways.append(db.one_of(f'"{name}"', len(word.homes)))
        values += word.homes
    return f"({' OR '.join(ways) or '1 = 0'})", values


def pattern(text):
    """A LIKE pattern for texts that contain `text`, whatever signs it is made of."""
    for sign in "!%_":
        text = text.replace(sign, "!" + sign)
    return f"%{text}%"
