"""Figures counted anew from the records, by an index, where no kept count can tell: as it was known at an earlier
moment, how many different values, how long ago they began, which records they are.

`source`: kind, the names of the columns that are read → what to select from. `Span` says of which time.
"""

from dataclasses import replace
from typing import NamedTuple

from models import database as db
from models import figures, registry
from models.database import quoted, table
from models.figures import Added, Distinct, Median, Places, Silent, Sum
from models.where import conditions, words
from sync import grouped, silence, times
from sync.counting import HOUR, MARKS, NO_DAY, VOID, scale

DAY = 24 * HOUR
AGES = ((0, HOUR), (HOUR, 4 * HOUR), (4 * HOUR, DAY), (DAY, 3 * DAY), (3 * DAY, None))


class Span(NamedTuple):
    """Days from `since` to `until`, texts, both included. `before`: of what belongs to no day only what began earlier,
    ms, None for all of it."""

    since: str
    until: str
    before: int | None = None

    @property
    def bounds(self):
        """The first ms, and the first one after the end."""
        return times.day_span(self.since)[0], times.day_span(self.until)[1]


class Question(NamedTuple):
    """A condition in SQL and its parameters."""

    text: str
    values: tuple

    def also(self, text, *values):
        return Question(f"{self.text} AND {text}", (*self.values, *values))


def counts(kind, reason=""):
    """The condition by which a record counts at all, or is left out for a `reason`."""
    marks = _marks(kind)
    if not reason:
        return " AND ".join(f"{mark} IS NULL" for mark in marks)
    if reason not in marks:
        return "1 = 0"
    before = marks[:marks.index(reason)]
    return " AND ".join([*(f"{mark} IS NULL" for mark in before), f"{reason} IS NOT NULL"])


def _marks(kind):
    """The columns of a kind that say why a record is left out."""
    return [mark for mark in MARKS if mark in (VOID, *registry.SHAPES[kind].about.derived)]


def left_out(figure):
    """For which reasons records can be left out of a figure."""
    return _marks(figure.kind)


def matching(figure, reason=""):
    """The Question which records a figure counts, whatever the time, or leaves out for a `reason`."""
    told = Question(*conditions(registry.SHAPES[figure.kind].fields, figure.where))
    return told.also(counts(figure.kind, reason))


def within(figure, span, reason=""):
    """The Question which records a figure counts in a Span, or leaves out for a `reason`."""
    asked = matching(figure, reason)
    if not figure.daily:
        # A bare `at` would lead through the days instead of through the few that there are now.
        return asked if span.before is None else asked.also("at + 0 < ?", span.before)
    if figure.day:
        asked = asked.also(f'"{figure.day}" >= ?', span.since).also(f'"{figure.day}" <= ?', span.until)
        # An odd date that was let count belongs to no day, as in what is kept.
        return asked.also(db.is_day(f'"{figure.day}"'))
    start, end = span.bounds
    return asked.also("at >= ?", start).also("at < ?", end)


def rows_of(site, figure, span, names, source=table, reason=""):
    """The Question that gives columns of the rows that a figure counts at one site, to be written after FROM.

    What there is now is looked for by the words of its fields, and no index has nothing beside a word: each is asked
    for by itself.
    """
    ways = [figure.where]
    if not figure.daily:
        several = (name for name, told in figure.where.items() if len(words(told)) > 1)
        mixed = next((name for name in several if None in words(figure.where[name])), None)
        if mixed:
            rest = tuple(word for word in words(figure.where[mixed]) if word is not None)
            ways = [{**figure.where, mixed: told} for told in (rest, None)]
    asked = [within(replace(figure, where=where), span, reason) for where in ways]
    columns, place = ", ".join(map(quoted, names)), source(figure.kind, read(figure, *names))
    text = " UNION ALL ".join(f"SELECT {columns} FROM {place} WHERE site = ? AND {one.text}" for one in asked)
    return Question(f"({text}) AS counted", tuple(value for one in asked for value in (site, *one.values)))


def read(figure, *names):
    """The columns that have to be there to count by a figure, and those named."""
    marks = _marks(figure.kind)
    day = (figure.day,) if figure.day else ()
    return {"site", "id", "at", *marks, *figure.where, *day, *_summed(figure), *names}


def _summed(figure):
    """The columns that are added up."""
    parts = {Distinct: ("field",), Sum: ("field", "less")}.get(type(figure.value), ())
    return [name.partition(".")[0] for name in (getattr(figure.value, part) for part in parts) if name]


def listed(figure):
    """Whether what it counts has to be looked at value by value: of lists, or of what stands in another record."""
    value = figure.value
    return isinstance(value, Distinct) and (bool(value.kind) or "." in value.field or _of_list(figure))


def _of_list(figure):
    return _field(figure).type == "list"


def _field(figure):
    return registry.SHAPES[figure.kind].fields[figure.value.field.partition(".")[0]]


def _different(sites, figure, span, source=table):
    """site → the different values of a field, of each of these sites."""
    value, found = figure.value, {}
    asked, (name, _dot, far) = within(figure, span), value.field.partition(".")
    for some in db.batches(sites):
        for site, text in db.rows(
                f'SELECT DISTINCT site, "{name}" FROM {source(figure.kind, read(figure))} '
                f'WHERE {db.one_of("site", len(some))} AND "{name}" IS NOT NULL AND {asked.text}',
                *some, *asked.values):
            found.setdefault(site, set()).update(_field(figure).from_column(text) if _of_list(figure) else (text,))
    if far:
        found = _beyond(found, _field(figure).limits["of"], far, source)
    if value.kind:
        # What they name may have been written down further up: an id is one everywhere.
        hold = _those(value.kind, value.where, set().union(*found.values()))
        found = {site: names & hold for site, names in found.items()}
    return found


def _beyond(found, kind, far, source):
    """The same of what stands in a field of the records that are named."""
    place, reached = source(kind, {"site", "id", far}), {}
    for some in db.batches(set().union(*found.values())):
        for site, whom in db.rows(f'SELECT site, "{far}" FROM {place} WHERE {db.one_of("id", len(some))} '
                                  f'AND "{far}" IS NOT NULL', *some):
            reached.setdefault(site, set()).add(whom)
    return reached


def _those(kind, where, ids):
    text, values = conditions(registry.SHAPES[kind].fields, where)
    return {id for some in db.batches(ids) for id, in db.rows(
        f'SELECT id FROM "{kind}" WHERE {db.one_of("id", len(some))} AND {counts(kind)} AND {text}', *some, *values)}


def reasons(site, figure, span, source=table):
    """Reason → number, of a figure that is made of several records together, as `sync.figures` keeps it, in units."""
    found = {key: part for key, part in grouped.parts(site, figure, source).items()
             if key[1] == NO_DAY or span.since <= key[1] <= span.until}
    told = {}
    for key, n in grouped.counts(figure, found).items():
        if key.hour == grouped.WHOLE:
            told[key.reason] = told.get(key.reason, 0) + n / scale(figure)
    return told


def amount(figure):
    """What is added up, in SQL."""
    value = figure.value
    if isinstance(value, Distinct):
        return f'COUNT(DISTINCT "{value.field}")'
    if not isinstance(value, Sum):
        return "COUNT(*)"
    less = f' - COALESCE("{value.less}", 0)' if value.less else ""
    return f'COALESCE(SUM(COALESCE("{value.field}", 0){less}), 0)'


def number(figure, n):
    """A sum without what binary fractions add to it."""
    if not isinstance(figure.value, Sum):
        return int(n)
    decimals = registry.SHAPES[figure.kind].fields[figure.value.field].limits.get("decimals", 0)
    return round(n, decimals) if decimals else int(n)


def filled(site, kinds):
    """Those of these kinds of which a site has a record at all: of the others nothing need be asked."""
    kinds = sorted(kinds)
    asked = ", ".join(f'EXISTS (SELECT 1 FROM "{kind}" WHERE site = ?)' for kind in kinds)
    there = db.row(f"SELECT {asked}", *[site] * len(kinds)) if kinds else ()
    return {kind for kind, found in zip(kinds, there, strict=True) if found}


def total(site, figure, span, source=table, reason=""):
    """What a figure comes to at one site, or what is left out of it for a `reason`."""
    if figure.grouped:
        told = reasons(site, figure, span, source)
        return (grouped.median(told) or 0) if isinstance(figure.value, Median) and not reason else told.get(reason, 0)
    if isinstance(figure.value, Added):
        return sum(total(site, figures.named(name), span, source, reason) for name in figure.value.names)
    if isinstance(figure.value, Places):
        return int(not reason and total(site, figures.named(figure.value.figure), span, source) > 0)
    if isinstance(figure.value, Silent):
        return len(silence.ids([site], figure, source).get(site, ())) if not reason else 0
    if listed(figure):
        return len(_different([site], figure, span, source).get(site, ())) if not reason else 0
    asked = rows_of(site, figure, span, ("at", *_summed(figure)), source, reason)
    return number(figure, db.row(f"SELECT {amount(figure)} FROM {asked.text}", *asked.values)[0])


def by_site(sites, figure, span):
    """site → what a figure comes to there; sites at which that is nothing may be missing. Of what is not kept alone."""
    if isinstance(figure.value, Silent):
        return {site: len(ids) for site, ids in silence.ids(sites, figure).items()}
    if listed(figure):
        return {site: len(values) for site, values in _different(sites, figure, span).items()}
    asked, found = within(figure, span), {}
    for some in db.batches(sites):
        found.update((site, number(figure, n)) for site, n in db.rows(
            f'SELECT site, {amount(figure)} FROM "{figure.kind}" WHERE {db.one_of("site", len(some))} '
            f"AND {asked.text} GROUP BY site", *some, *asked.values))
    return found


def hours(site, figure, day, source=table):
    """hour of the day, from its first → what a figure comes to."""
    asked, (start, _) = within(figure, Span(day, day)), times.day_span(day)
    return {int(hour): number(figure, n) for hour, n in db.rows(
        f"SELECT (at - ?) / {HOUR}, {amount(figure)} FROM {source(figure.kind, read(figure))} "
        f"WHERE site = ? AND {asked.text} GROUP BY 1", start, site, *asked.values)}


def ages(site, figure, now, before=None, source=table):
    """How many records began how long ago, in the order of `AGES`."""
    asked = rows_of(site, figure, Span("", "", before), ("at",), source)
    cuts = " + ".join("(CASE WHEN at <= ? THEN 1 ELSE 0 END)" for _ in AGES[1:])
    found = dict(db.rows(f"SELECT {cuts}, COUNT(*) FROM {asked.text} GROUP BY 1",
                         *(now - youngest for youngest, _ in AGES[1:]), *asked.values))
    return [found.get(age, 0) for age in range(len(AGES))]


def oldest(site, figure, source=table):
    """The row of the record that began first, as a dict, or None."""
    return next(iter(_rows(site, figure, Span("", ""), "at + 0, id LIMIT 1", source)), None)


def latest(site, figure, day, most, source=table):
    """The rows of the last records of a day, as dicts, the latest first."""
    return _rows(site, figure, Span(day, day), f"at DESC, id LIMIT {int(most)}", source)


def _rows(site, figure, span, tail, source):
    names = ("id", "at", "uncertain", *registry.SHAPES[figure.kind].own)
    asked = rows_of(site, figure, span, names, source)
    found = db.rows(f"SELECT * FROM {asked.text} ORDER BY {tail}", *asked.values)
    return [dict(zip(names, row, strict=True)) for row in found]


def counted_as(site, kind, span, ids, source=table):
    """id → the names of the figures that count a record, of those `ids` that any does."""
    counted = [one for one in figures.of_kind(kind) if one.per != "total" and one.plain]
    # Asked of each record that its id has led to: as conditions of a search they lead through the whole day.
    asked = [within(one, span) for one in counted]
    holds = ", ".join(f"CASE WHEN {one.text} THEN 1 ELSE 0 END" for one in asked)
    place = source(kind, set().union(*map(read, counted)))
    found = db.rows(f"SELECT id, {holds} FROM {place} WHERE site = ? AND {db.one_of('id', len(ids))}",
                    *(value for one in asked for value in one.values), site, *ids) if counted else ()
    named = {id: [one.name for one, hold in zip(counted, told, strict=True) if hold] for id, *told in found}
    return {id: names for id, names in named.items() if names}


def arrived_later(site, figure, span, at):
    """`(id, node)` of the records that a figure counts now and of which nothing had arrived by `at`, ms."""
    keyed, asked = bool(registry.SHAPES[figure.kind].key), rows_of(site, figure, span, ("site", "id"))
    # By CROSS JOIN SQLite is told to begin with the records that are counted, not with the log.
    return db.rows(f"SELECT counted.id, op.node FROM {asked.text} CROSS JOIN op WHERE {KEYED if keyed else DOTTED} "
                   "AND op.arrived > ?", *asked.values, at)


# The op that a record of a dot began with; of a natural id the first that arrived.
DOTTED = ("op.site = counted.site AND op.node = SUBSTR(counted.id, 1, 13) "
          "AND op.n = CAST(SUBSTR(counted.id, 15) AS BIGINT)")
KEYED = ("op.site = counted.site AND op.record = counted.id AND NOT EXISTS (SELECT 1 FROM op AS earlier "
         "WHERE earlier.site = op.site AND earlier.record = op.record "
         "AND (earlier.arrived, earlier.node, earlier.n) < (op.arrived, op.node, op.n))")
