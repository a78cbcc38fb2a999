"""Whether the kinds are declared in words that exist. A typo ends the start in one sentence, not a phone's sync.

Each check takes a Declaration and yields sentences without the class in front; a new word of `About` gets one more.
"""

import keyword
import re
from difflib import get_close_matches
from typing import NamedTuple

from models.fields import REVIEWS, Declared
from models.person import ROLES
from models.record import About, Record
from models.reserved import SQL, TABLES

POLICIES = {"latest": (), "earliest": (), "furthest": ("choice",), "joined": ("text",), "united": ("list",),
            "safest": ("number", "integer", "choice", "boolean", "date", "datetime")}
KEYS = ("text", "choice", "date", "datetime", "person", "record")
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
# What every record has: its columns, what an op says beside its fields, and what the classes themselves are asked.
TAKEN = {*dir(Record), "kind", "record", "heads", "same_as", "t", "set", "base", "by"}


class Misdeclared(SystemExit):
    """The kinds can't be used as they are declared. Whoever starts the program reads the sentences and nothing else."""


class Declaration(NamedTuple):
    """One class: `name`, its `table`, `fields` (name → Declared), its About, and the tables of all kinds."""

    name: str
    table: str
    fields: dict
    about: About
    kinds: frozenset


def hold(classes):
    """Go on where every one of the `classes` is well declared. Raises Misdeclared."""
    if said := list(wrong(classes)):
        raise Misdeclared("\n".join(said))


def wrong(classes):
    """Sentences, each with the class and the word that can't be."""
    tables = [kind._meta.table_name for kind in classes]
    for kind in classes:
        fields = {f.name: f for f in kind._meta.sorted_fields if isinstance(f, Declared)}
        taken = list(_names(fields))
        about = kind.__dict__.get("about")
        if not taken and not isinstance(about, About):
            taken = ["says nothing about itself: about = About(label=…)"]
        one = Declaration(kind.__name__, kind._meta.table_name, fields, about, frozenset(tables))
        said = taken or [text for check in CHECKS for text in check(one)]
        if tables.count(one.table) > 1:
            said.append(f"two kinds are called {one.table!r}")
        yield from (f"{one.name}: {text}." for text in said)


def _names(fields):
    for name in fields:
        if name in TAKEN or name in SQL or keyword.iskeyword(name):
            yield f"no field can be called {name!r}, the name is taken"
        elif not NAME.fullmatch(name):
            yield f"no field can be called {name!r}: small letters, digits and _ only"


def _table(one):
    if one.table in TABLES or one.table in SQL or not NAME.fullmatch(one.table):
        yield f"no kind can be called {one.table!r}, the name is taken or is no name"


def _roles(one):
    for what, roles in (("writers", one.about.writers), ("readers", one.about.readers)):
        yield from (_unknown(f"{what} name the role", role, ROLES) for role in roles if role not in ROLES)
    if not one.about.writers:
        yield "writers name nobody"


def _named(one):
    """Wherever the declaration names fields, there are such fields."""
    about = one.about
    places = [("title", about.title), ("key", about.key), *(("doubles", names) for names in about.doubles),
              *((f"group {name!r}", group.fields) for name, group in about.groups.items())]
    for what, names in places:
        if not isinstance(names, tuple):
            yield f"{what} is {names!r}, and has to be a tuple of names"
            continue
        yield from (_unknown(f"{what} names the field", name, one.fields) for name in names if name not in one.fields)
    if not about.title:
        yield "title names no field"


def _policies(one):
    for name, f in one.fields.items():
        if f.policy not in POLICIES:
            yield _unknown(f"{name} has the policy", f.policy, POLICIES)
        elif POLICIES[f.policy] and f.type not in POLICIES[f.policy]:
            yield f"{name} is a {f.type}, for which there is no policy {f.policy!r}"
        yield from _reviews(name, f.review, f.policy, f.limits.get("choices"))


def _groups(one):
    seen = {}
    for name, group in one.about.groups.items():
        yield from (f"{field!r} is in the groups {seen[field]!r} and {name!r}" for field in group.fields
                    if field in seen)
        seen.update(dict.fromkeys(group.fields, name))
        if name in one.fields or name in TAKEN or not group.fields:
            yield f"no group can be called {name!r}, or it has no fields"
        if group.by is not None and group.by not in group.fields:
            yield _unknown(f"group {name!r} is ordered by", group.by, group.fields)
            continue
        by = one.fields.get(group.by)
        if group.policy not in POLICIES:
            yield _unknown(f"group {name!r} has the policy", group.policy, POLICIES)
        elif POLICIES[group.policy] and (by is None or by.type not in POLICIES[group.policy]):
            yield f"group {name!r} has the policy {group.policy!r}, for which by has to name a fitting member"
        yield from _reviews(f"group {name!r}", group.review, group.policy, by and by.limits.get("choices"))


def _reviews(what, review, policy, words):
    if isinstance(review, dict):
        if set(review) != {"soft", "hard"} or policy not in ("furthest", "safest"):
            yield f"{what} has a review by states, which needs 'soft', 'hard' and the policy 'furthest' or 'safest'"
        elif policy == "furthest":
            yield from (_unknown(f"{what} has a review from the state", word, words or ())
                        for word in review.values() if word not in (words or ()))
    elif review not in REVIEWS:
        yield _unknown(f"{what} has the review", review, REVIEWS)


def _key(one):
    grouped = {name for group in one.about.groups.values() for name in group.fields}
    for name in one.about.key:
        if name in grouped:
            yield f"key names {name!r}, which is in a group"
        elif name in one.fields and one.fields[name].type not in KEYS:
            yield f"key names {name!r}, whose values are no texts"


def _limits(one):
    if not isinstance(one.about.keep_days, int) or one.about.keep_days < 1:
        yield f"keep_days is {one.about.keep_days!r}, and has to be a number of days"
    for name, f in one.fields.items():
        least, most = f.limits.get("min"), f.limits.get("max")
        if least is not None and most is not None and least > most:
            yield f"{name} has a min above its max"
        if f.limits.get("max_length", 1) < 1 or f.limits.get("choices", ("",)) == []:
            yield f"{name} leaves no value to choose or to write"
        if f.limits.get("of") is not None and f.limits["of"] not in one.kinds:
            yield _unknown(f"{name} names records of the kind", f.limits["of"], one.kinds)


def _once(one):
    """What counts several records as one needs the columns in which that is said and found."""
    if one.about.doubles and (len(one.about.doubles) != 2 or "unit" not in one.fields):
        yield "doubles are told by (who, …), (where to, …) and the field 'unit'"


CHECKS = (_table, _roles, _named, _policies, _groups, _key, _limits, _once)


def _unknown(what, word, known):
    """A sentence about a word that does not exist, with the one that was probably meant."""
    near = get_close_matches(str(word), [str(one) for one in known], 1)
    return f"{what} {word!r}, which does not exist" + (f" (meant: {near[0]!r}?)" if near else "")
