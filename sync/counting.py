"""What rows of a kind come to in the figures that are declared. Pure: rows in, numbers out, whatever their order."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from models import figures, registry
from models.figures import Sum
from models.limits import LIMITS, limit
from models.where import test
from sync import times

# Offsets from Greenwich are whole quarters of an hour: no day and no hour begins within one.
QUARTER, HOUR = 15 * 60 * 1000, 60 * 60 * 1000
WHOLE, NO_DAY = -1, ""
VOID, SAME = "void", "same_as"


class Key(NamedTuple):
    """What is counted together: `hour` of the `day`, the `name` of a figure, the `reason` why it is left out."""

    hour: int
    day: str
    name: str
    reason: str


class Rule(NamedTuple):
    """One figure, compiled. `tests`: `(place, test)` of the values of a row; `parts`: `(place, factor)` of what is
    summed, none for a count; `day`: the place of a date, None for the day on which it happened."""

    name: str
    per: str
    tests: tuple
    parts: tuple
    scale: int
    day: int | None


class Counting:
    """The figures of one kind that are kept.

    `columns`: the names of what `rows` takes. `counts` takes a tally: tuples of a quarter of an hour, whether taken
    back, whether counted with another, and the values of `fields`, each with how many rows are alike in all of that.
    """

    def __init__(self, shape, declared):
        self.kind, self.once = shape.kind, shape.about.once
        named = {name for figure in declared for name in _needs(figure)}
        self.fields = tuple(name for name in shape.own if name in named)
        self.rules = [self._rule(shape, figure) for figure in declared]

    @property
    def columns(self):
        return ("at", "void", "same_as", *self.fields)

    def tally(self, rows):
        """How many of the rows, tuples in the order of `columns`, are alike in all that counts."""
        return Counter((row[0] // QUARTER, row[1] is not None, row[2] is not None, *row[3:]) for row in rows)

    def counts(self, tally):
        """Key → number, of a tally; a negative one is taken away."""
        found = Counter()
        for row, many in tally.items():
            if many:
                reason = VOID if row[1] else SAME if row[2] else ""
                for rule in self.rules:
                    if all(test(row[place]) for place, test in rule.tests):
                        self._add(found, rule, row, many, reason)
        return {key: n for key, n in found.items() if n}

    def _add(self, found, rule, row, many, reason):
        n = many * (sum(factor * round((row[place] or 0) * rule.scale) for place, factor in rule.parts)
                     if rule.parts else 1)
        if rule.per in ("now", "total"):
            found[Key(WHOLE, NO_DAY, rule.name, reason)] += n
            return
        day, hour = _place(row[0], times.zone()) if rule.day is None else (_day(row[rule.day]), WHOLE)
        found[Key(WHOLE, day, rule.name, reason)] += n
        if rule.per == "hour":
            found[Key(hour, day, rule.name, reason)] += n

    def _rule(self, shape, figure):
        place = {name: 3 + at for at, name in enumerate(self.fields)}
        tests = tuple((place[name], test(shape.fields[name], told)) for name, told in figure.where.items())
        value = figure.value
        parts = ((value.field, 1), *([(value.less, -1)] if value.less else ())) if isinstance(value, Sum) else ()
        return Rule(figure.name, figure.per, tests, tuple((place[name], factor) for name, factor in parts),
                    scale(figure), place[figure.day] if figure.day else None)


def scale(figure):
    """Of how many smallest parts one consists, in which the figure is kept."""
    if not isinstance(figure.value, Sum):
        return 1
    return 10 ** registry.SHAPES[figure.kind].fields[figure.value.field].limits.get("decimals", 0)


def _needs(figure):
    summed = [figure.value.field, figure.value.less] if isinstance(figure.value, Sum) else []
    return [name for name in (*figure.where, *summed, figure.day) if name]


def _day(text):
    return text if times.is_day(text) else NO_DAY


@lru_cache(maxsize=20_000)
def _place(quarter, _zone):
    """The day of a quarter of an hour, and the hour of it, counted from its first."""
    ms = quarter * QUARTER
    day = times.local_day(ms)
    return day, max(0, ms - times.day_span(day)[0]) // HOUR


_compiled = {}


def of_kinds():
    """kind → Counting, of the kinds that have figures which are kept."""
    meant = (id(figures.FIGURES), *map(limit, LIMITS))
    if meant not in _compiled:
        kept = {}
        for figure in figures.FIGURES:
            if figure.kept:
                kept.setdefault(figure.kind, []).append(figure)
        # The declarations are kept beside it, so that no others can be taken for them.
        _compiled[meant] = {kind: Counting(registry.SHAPES[kind], some) for kind, some in kept.items()}, figures.FIGURES
    return _compiled[meant][0]
