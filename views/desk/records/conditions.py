"""A question to a list as conditions in SQL, kept apart by who answers them: an index, or a look at each row."""

from dataclasses import replace
from typing import NamedTuple

from models import access, database, figures, registry, where
from models.database import table
from models.fields import YesNo
from models.figures import Median, Silent
from sync import counting, settled, silence
from sync.items import HARD, SOFT
from views import moments
from views.desk.records import searching
from views.desk.records.choices import NOTHING

STATES = {
    "all": "1 = 1",
    "counted": "void IS NULL",
    "hard": "review > 0 AND review = 2",
    "soft": "review > 0",
    "void": "void IS NOT NULL",
    "double": "same_as IS NOT NULL AND void IS NULL",
    "covered": "counted_in IS NOT NULL AND void IS NULL",
    "waiting": "waiting IS NOT NULL",
}

# Why a record is left out of a figure, by the state that shows those.
REASONS = {"void": counting.VOID, "double": counting.SAME}
# So many ids are asked for at once.
MOST = 5_000

# What was open at an earlier moment is not kept: there it is what people wrote differently, settled or not.
LEVELS = {"hard": HARD, "soft": SOFT}


class Question(NamedTuple):
    """What to select from, conditions on it and their parameters."""

    source: str
    where: tuple
    values: tuple

    def also(self, condition, *values):
        return self._replace(where=(*self.where, condition), values=(*self.values, *values))

    def select(self, columns, tail=""):
        where = " AND ".join(self.where)
        return database.rows(f'SELECT {columns} FROM {self.source} WHERE {where} {tail}', *self.values)


def by_index(model, site, asked, source=table):
    """The Question as far as an index answers it: site, state and time. `source`: kind → what to select from."""
    question = Question(source(model.kind()), ("site = ?", _known(model, asked.state)), (site,))
    if asked.state in LEVELS and asked.then is None:
        condition, values = settled.condition(site, model.kind(), LEVELS[asked.state])
        question = question.also(condition, *values)
    since, until = bounds(asked)
    question = question if since is None else question.also("at >= ?", since)
    question = question if until is None else question.also("at < ?", until)
    question = _on(question, asked) if asked.on else question
    return _counted(question, site, figures.named(asked.figure), asked) if asked.figure else question


def _counted(question, site, figure, asked):
    """Narrowed to what a figure counts that is made of several records together. At an earlier moment it is not kept
    which groups counted: there it is all that may belong to one."""
    text, values = where.conditions(registry.SHAPES[figure.kind].fields, figure.where)
    question, value = question.also(text, *values), figure.value
    if isinstance(value, Silent):
        ids = silence.ids([site], figure).get(site, [])[:MOST]
        return question.also(database.one_of("id", len(ids)), *ids) if ids else question.also("1 = 0")
    if figure.day:
        question = _on(question, replace(asked, on=figure.day))
    if asked.then is not None or not figure.grouped:
        return question
    by, reason = "id" if isinstance(value, Median) else value.by, REASONS.get(asked.state, "")
    days = [f"day {sign} ?" for sign, day in ((">=", asked.since), ("<=", asked.until)) if day]
    kept = " AND ".join(["site = ?", "name = ?", "reason = ?", *days])
    return question.also(f'"{by}" IN (SELECT subject FROM measured WHERE {kept})', site, figure.name, reason,
                         *(day.isoformat() for day in (asked.since, asked.until) if day))


def _on(question, asked):
    """Narrowed to the days that a field of a date names."""
    for sign, day in ((">=", asked.since), ("<=", asked.until)):
        question = question.also(f'"{asked.on}" {sign} ?', day.isoformat()) if day else question
    return question


def _known(model, state):
    """The condition of a state. A kind that is never counted as one with another counts all that was not taken back."""
    needs = {"double": "same_as", "covered": "counted_in"}.get(state)
    if needs and needs not in model.about.derived:
        return "1 = 0"
    return STATES[state] + (model.about.counted if state == "counted" else "")


def bounds(asked):
    """First moment, and first one after the end, of what is asked for; in ms, None where there is no bound."""
    dated = asked.on or asked.figure
    since = [moments.bounds(asked.since)[0]] if asked.since and not dated else []
    until = [moments.bounds(asked.until)[1]] if asked.until and not dated else []
    since += [asked.lo] if asked.lo is not None else []
    until += [asked.hi] if asked.hi is not None else []
    return max(since, default=None), min(until, default=None)


def by_row(question, site, kind, asked):
    """The Question narrowed by what has to be looked at row by row: words, numbers, text."""
    declared = access.seen(kind, *asked.roles)
    for name, words in asked.words.items():
        condition, values = where.condition(name, declared[name], _meant(declared[name], words))
        question = question.also(condition, *values)
    for name, least in asked.least.items():
        question = question.also(f'"{name}" >= ?', least)
    for word in searching.typed(site, asked.text):
        condition, values = searching.condition(site, declared, word, asked.roles)
        question = question.also(condition, *values)
    return question


def _meant(f, words):
    """Words of an address as a `where` says them."""
    told = {NOTHING: None, **({"1": True, "0": False} if isinstance(f, YesNo) else {})}
    return tuple(told.get(word, word) for word in words)
