"""What rows of a kind come to in the figures that are declared. Pure: rows in, numbers out, whatever their order."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import repeat
from operator import and_
from typing import NamedTuple

from models import figures, registry
from models.figures import Covered, Figure, Sum
from models.limits import LIMITS, limit
from models.where import test
from sync import times

# Offsets from Greenwich are whole quarters of an hour: no day and no hour begins within one.
QUARTER, HOUR = 15 * 60 * 1000, 60 * 60 * 1000
WHOLE, WEEK, NO_DAY = -1, -2, ""
VOID, SAME, COVERED = "void", "same_as", "counted_in"


# The columns that say why a record is left out; the first that says something is the reason.
MARKS = (VOID, SAME, COVERED)


class Key(NamedTuple):
    """What is counted together: `hour` of the `day`, WHOLE for all of them, WEEK for those of seven days from a Monday
    on; the `name` of a figure, the `reason` why it is left out."""

    hour: int
    day: str
    name: str
    reason: str


class Rule(NamedTuple):
    """One figure, compiled. `parts`: `(place, factor)` of what is summed, none for a count; `day`: the place of a date,
    None for the day on which it happened. Places are those in what a tally carries."""

    name: str
    per: str
    parts: tuple
    scale: int
    day: int | None


class Holding(dict):
    """Value of one field → the rules that it lets through, a bit for each; found once for each value."""

    MOST = 4_096

    def __init__(self, tests, every):
        super().__init__()
        self.tests, self.every = tests, every

    def __missing__(self, value):
        if len(self) >= self.MOST:
            self.clear()
        self[value] = found = self.every & ~sum(bit for bit, test in self.tests if not test(value))
        return found


class Counting:
    """The figures of one kind that are kept.

    `columns`: the names of what `tally` takes of each row. Rows that are alike in all that counts are one in a tally:
    `(day, hour, reason, rules, …)` → how many, where `rules` has a bit for each that holds, and the values follow that
    are summed or are dates. So a day of a gate is a few dozen of them, whatever was read at the thermometer.
    """

    def __init__(self, shape, declared):
        self.kind, self.derived = shape.kind, shape.about.derived
        named = {name for figure in declared for name in (*figure.where, *_carried(figure))}
        self.fields = tuple(name for name in shape.own if name in named)
        place = {name: 1 + len(MARKS) + at for at, name in enumerate(self.fields)}
        carried = tuple(name for name in self.fields if any(name in _carried(figure) for figure in declared))
        self.carried = tuple(place[name] for name in carried)
        self.rules = tuple(_rule(figure, carried) for figure in declared)
        self.every = (1 << len(declared)) - 1
        self.holding = tuple((place[name], Holding(_tests(shape, declared, name), self.every)) for name in self.fields
                             if any(name in figure.where for figure in declared))
        self.of_bits = {}

    @property
    def columns(self) -> tuple[str, ...]:
        return ("at", *MARKS, *self.fields)

    def tally(self, rows: Collection[tuple]) -> Counter[tuple]:
        """How many of the rows, tuples in the order of `columns`, are alike in all that counts."""
        return self.tally_of(list(zip(*rows, strict=True))) if rows else Counter()

    def tally_of(self, columns: Sequence[Sequence]) -> Counter[tuple]:
        """The same of rows column by column."""
        zone, size = times.zone(), len(columns[0])
        quarters = [at // QUARTER for at in columns[0]]
        where = {quarter: _place(quarter, zone) for quarter in set(quarters)}
        days, hours = zip(*map(where.__getitem__, quarters), strict=True)
        reasons = [VOID if void is not None else SAME if same is not None else COVERED if covered is not None else ""
                   for void, same, covered in zip(*columns[1:1 + len(MARKS)], strict=True)]
        bits: Iterable[int] = repeat(self.every, size)
        for place, holding in self.holding:
            bits = map(and_, bits, map(holding.__getitem__, columns[place]))
        return Counter(zip(days, hours, reasons, bits, *(columns[place] for place in self.carried), strict=True))

    def counts(self, tally: Mapping[tuple, int]) -> dict[Key, int]:
        """Key → number, of a tally; a negative one is taken away."""
        found: Counter[tuple] = Counter()
        for (day, hour, reason, bits, *carried), many in tally.items():
            for rule in self._holding(bits) if many else ():
                n = many * _amount(rule, carried) if rule.parts else many
                if rule.per in ("now", "total"):
                    found[WHOLE, NO_DAY, rule.name, reason] += n
                    continue
                on, then = (day, hour) if rule.day is None else (carried[rule.day], WHOLE)
                # What says no day, or none of the calendar, is counted on none.
                if rule.day is not None and not times.is_day(on):
                    continue
                found[WHOLE, on, rule.name, reason] += n
                found[WEEK, monday(on), rule.name, reason] += n
                if rule.per == "hour":
                    found[then, on, rule.name, reason] += n
        return {Key(*key): n for key, n in found.items() if n}

    def _holding(self, bits):
        """The rules whose bits are set."""
        if bits not in self.of_bits:
            self.of_bits[bits] = tuple(rule for at, rule in enumerate(self.rules) if bits >> at & 1)
        return self.of_bits[bits]


def _tests(shape, declared, name):
    """`(bit, test)` of the figures that ask for a field."""
    return tuple((1 << at, test(shape.fields[name], figure.where[name])) for at, figure in enumerate(declared)
                 if name in figure.where)


def _rule(figure, carried):
    value = figure.value
    parts = ((value.field, 1), *([(value.less, -1)] if value.less else ())) if isinstance(value, Sum) else ()
    return Rule(figure.name, figure.per, tuple((carried.index(name), factor) for name, factor in parts), scale(figure),
                carried.index(figure.day) if figure.day else None)


def _amount(rule, carried):
    return sum(factor * round((carried[place] or 0) * rule.scale) for place, factor in rule.parts)


def scale(figure: Figure) -> int:
    """Of how many smallest parts one consists, in which the figure is kept."""
    if not isinstance(figure.value, Sum):
        # Of hours that were covered the minutes are kept.
        return 60 if isinstance(figure.value, Covered) else 1
    return 10 ** registry.SHAPES[figure.kind].fields[figure.value.field].limits.get("decimals", 0)


def _carried(figure):
    """The fields of which the values themselves count."""
    summed = [figure.value.field, figure.value.less] if isinstance(figure.value, Sum) else []
    return [name for name in (*summed, figure.day) if name]


@lru_cache(maxsize=4_096)
def monday(day: str) -> str:
    """The first day of the week of a day, both as texts. The calendar begins with a Monday."""
    told = date.fromisoformat(day)
    return (told - timedelta(days=told.weekday())).isoformat()


@lru_cache(maxsize=20_000)
def _place(quarter, _zone):
    """The day of a quarter of an hour, and the hour of it, counted from its first."""
    ms = quarter * QUARTER
    day = times.local_day(ms)
    return day, max(0, ms - times.day_span(day)[0]) // HOUR


_compiled: dict[tuple, tuple[dict[str, Counting], tuple]] = {}


def of_kinds() -> dict[str, Counting]:
    """kind → Counting, of the kinds that have figures which are kept."""
    meant = (id(figures.FIGURES), *map(limit, LIMITS))
    if meant not in _compiled:
        kept: dict[str, list[Figure]] = {}
        for figure in figures.FIGURES:
            if figure.kept and figure.plain:
                kept.setdefault(figure.kind, []).append(figure)
        # The declarations are kept beside it, so that no others can be taken for them.
        _compiled[meant] = {kind: Counting(registry.SHAPES[kind], some) for kind, some in kept.items()}, figures.FIGURES
    return _compiled[meant][0]
