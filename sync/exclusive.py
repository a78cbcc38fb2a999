"""Records of which only one should hold at a time, such as who leads a building: where two do, a person is asked.

Both stay. What follows is a function of the records as they are: of those that agree and hold, each later one is put
beside the earliest.
"""

from itertools import chain
from typing import NamedTuple

from models import database as db
from models import registry

KINDS = {kind: shape.about.exclusive for kind, shape in registry.SHAPES.items() if shape.about.exclusive}


class Two(NamedTuple):
    """Two records that hold at once: the `first` and the `other`, which happened later at `at`; by which rule."""

    first: str
    other: str
    at: int
    rule: object


def twos(rules, rows):
    """The Twos among `rows`, dicts that are not taken back, by these rules; of one pair the first rule tells. Pure."""
    found = {}
    for rule in rules:
        groups = {}
        for row in sorted(rows, key=lambda row: (row["at"], row["id"])):
            if (key := _key(rule, row)) and _holds(rule, row):
                groups.setdefault(key, []).append(row)
        for first, *others in groups.values():
            for other in others:
                found.setdefault((first["id"], other["id"]), Two(first["id"], other["id"], other["at"], rule))
    return list(found.values())


def _key(rule, row):
    """In what it has to agree, or None where it does not say all of that."""
    key = tuple(row[name] for name in rule.fields)
    return key if None not in key else None


def _holds(rule, row):
    return all(row[name] in words for name, words in rule.while_.items())


def of_kind(site, kind):
    """All Twos of a kind at a site."""
    return twos(KINDS[kind], _rows(site, kind, "id", None))


def around(site, kind, written):
    """The ids of the records that a Written has a say in, and the Twos that one of them is in."""
    rows = [dict(zip(_names(kind), row, strict=True)) for rows in written[:2] for row in rows.of(*_names(kind))]
    ids = {row["id"] for row in rows} | {row["id"] for row in _agreeing(site, kind, rows)}
    now = _agreeing(site, kind, _rows(site, kind, "id", ids))
    return ids, [two for two in twos(KINDS[kind], now) if two.first in ids or two.other in ids]


def _agreeing(site, kind, rows):
    """The rows of all records that agree with one of these by any rule."""
    found = {}
    for rule in KINDS[kind]:
        keys = {key for row in rows if (key := _key(rule, row))}
        by = rule.by(registry.SHAPES[kind].fields)
        for row in _rows(site, kind, by, {key[rule.fields.index(by)] for key in keys}) if keys else ():
            if _key(rule, row) in keys:
                found[row["id"]] = row
    return list(found.values())


def _rows(site, kind, by, values):
    names = _names(kind)
    question = f"SELECT {', '.join(map(db.quoted, names))} FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL"
    found = [db.rows(question, site)] if values is None else (
        db.rows(f"{question} AND {db.one_of(db.quoted(by), len(some))}", site, *some) for some in db.batches(values))
    return [dict(zip(names, row, strict=True)) for row in chain.from_iterable(found)]


def _names(kind):
    named = (name for rule in KINDS[kind] for name in (*rule.fields, *rule.while_))
    return tuple(dict.fromkeys(("id", "at", *named)))
