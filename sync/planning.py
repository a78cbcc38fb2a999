"""What comes again and again, for the next day: written by one writer, the desk's node of the site, so that no two
phones write it twice, and in the name of whoever wrote the one before.
"""

from datetime import date, timedelta
from typing import NamedTuple

from models import access, registry
from models import database as db
from models.loops import RECURS
from sync import intake, notices, times

DAYS = {"daily": 1, "second_day": 2, "weekly": 7}


class Writer(NamedTuple):
    """On whose behalf the desk's node of a site writes."""

    site: int
    person: str
    said: str = ""


def plan(site: int, today: str) -> int:
    """Write what is due until the day after `today` at a site, a day such as 2020-02-08; return how many.

    To do it twice writes nothing twice: each record has one that follows it, and no more.
    """
    return sum(_next(site, rule, one) for rule in RECURS for one in _due(site, rule, today))


def _due(site, rule, today):
    """The last of each of those that come again, as name → value, where it has ended and the next is due."""
    shape, last = registry.SHAPES[rule.kind], {}
    names = ("id", "at", *shape.own)
    told = ", ".join(map(db.quoted, names))
    for row in db.rows(f"SELECT {told} FROM {db.quoted(rule.kind)} WHERE site = ? AND void IS NULL "
                       f"AND {db.one_of(db.quoted(rule.every), len(DAYS))} ORDER BY at, id", site, *DAYS):
        found = dict(zip(names, row, strict=True))
        last[tuple(found[name] for name in rule.alike)] = found
    return [one for one in last.values() if _is_due(rule, one, date.fromisoformat(today) + timedelta(days=1))]


def _is_due(rule, one, tomorrow):
    if any(one[name] not in words for name, words in rule.ended.items()):
        return False
    day = date.fromisoformat(times.local_day(one["at"])) + timedelta(days=DAYS[one[rule.every]])
    until = one[rule.until]
    return day <= tomorrow and (not until or max(day, tomorrow).isoformat() <= until)


def _next(site, rule, one):
    fields = registry.SHAPES[rule.kind].fields
    said = {name: fields[name].from_column(one[name]) for name in rule.keeps if one[name] is not None}
    person = notices.author(site, one["id"]).person
    role, = db.row("SELECT role FROM person WHERE id = ?", person) or ("",)
    said = {name: value for name, value in said.items() if access.may_set(rule.kind, name, role)}
    if person:
        intake.write(Writer(site, person), rule.kind, said | rule.starts, once=f"next of {one['id']}")
    return bool(person)
