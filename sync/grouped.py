"""Figures that are made of several records together: who has all of some words, medians, hours that were covered.

What each group adds is kept (`measured`), so that a group whose records change is worked out again alone, from its
records, and moves its figure by the difference. `source`: kind, the names of columns → what to select from.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from models import database as db
from models import figures, registry
from models.database import quoted, table
from models.figures import EXACT, Complete, Covered, Figure, Median
from models.where import conditions, test
from sync import times
from sync.counting import NO_DAY, SAME, VOID, WEEK, WHOLE, Key, monday
from sync.watching import Rows, Written

MINUTE = 60_000
QUARTER, HOUR, DAYS = 15, 60, 24 * 60
# What is longer says no more than that.
LONGEST = 30 * DAYS
# The reason under which the minutes of a median are kept: "=37".
VALUE = "="
MIDNIGHT = "24:00"
COLUMNS = ("site", "name", "subject", "day", "reason", "n")


class Part(NamedTuple):
    """What a group adds on a day: under a `reason` where it is left out."""

    reason: str
    n: int


Parts = dict[tuple[str, str], Part]


def all_of_them() -> list[Figure]:
    """The figures of this sort."""
    return [one for one in figures.FIGURES if one.grouped]


def kinds_of(figure: Figure) -> set[str]:
    """The kinds whose records it is made of."""
    return {figure.kind, getattr(figure.value, "kind", "")} - {""}


KINDS = sorted(set().union(*map(kinds_of, all_of_them())))


# -- what groups add, from their records


def parts(site: int, figure: Figure, source: Callable = table, subjects: Iterable[str] | None = None) -> Parts:
    """`(subject, day)` → Part, of these subjects, or of all."""
    wanted = None if subjects is None else sorted(subjects)
    return {Complete: _complete, Median: _minutes, Covered: _covered}[type(figure.value)](site, figure, source, wanted)


def _complete(site, figure, source, wanted):
    value, found = figure.value, defaultdict(Counter)
    several = registry.SHAPES[figure.kind].fields[value.of].type == "list"
    names = (value.by, value.of, *([figure.day] if figure.day else []))
    for at, void, same, by, of, *day in _rows(site, figure.kind, names, figure.where, source, value.by, wanted):
        on = day[0] if day else NO_DAY if figure.per == "now" else times.local_day(at)
        if void is None and same is None and by and of is not None and (on == NO_DAY or times.is_day(on)):
            found[by, on].update(set(_from(figure.kind, value.of, of)) if several else (of,))
    return {key: Part("", 1) for key, had in found.items() if all(had[word] >= n for word, n in value.words.items())}


def _from(kind, name, text):
    return registry.SHAPES[kind].fields[name].from_column(text)


def _minutes(site, figure, source, wanted):
    value, found = figure.value, {}
    names = ("id", *(name for name in (value.names, value.until, "" if value.names else value.since) if name))
    rows = [dict(zip(("at", "void", "same_as", *names), row, strict=True))
            for row in _rows(site, figure.kind, names, figure.where, source, "id", wanted)]
    begun = _begun(site, value, source, {row[value.names] for row in rows} - {None}) if value.names else {}
    for row in rows:
        start = begun.get(row[value.names]) if value.names else _moment(row, value.since)
        if start is not None:
            reason = VOID if row["void"] is not None else SAME if row["same_as"] is not None else ""
            minutes = max(0, _moment(row, value.until) - start) // MINUTE
            found[row["id"], times.local_day(row["at"])] = Part(reason, min(minutes, LONGEST))
    return found


def _begun(site, value, source, ids):
    """id → when it began, of the records that are named and were not withdrawn."""
    names = ("id", *([value.since] if value.since else []))
    return {id: _moment({"at": at, value.since: since[0] if since else None}, value.since)
            for at, void, _same, id, *since in _rows(site, value.kind, names, {}, source, "id", sorted(ids))
            if void is None}


def _moment(row, name):
    said = times.of_moment(row[name]) if name and row[name] else None
    return row["at"] if said is None else said


def _covered(site, figure, source, wanted):
    value, there = figure.value, defaultdict(list)
    names = (value.by, value.since, value.until)
    for _at, void, same, by, since, until in _rows(site, figure.kind, names, figure.where, source, value.by, wanted):
        if void is None and same is None and by and since:
            there[by].append((times.of_moment(since), times.of_moment(until) if until else None))
    spans = _spans(site, value, source, sorted(there))
    found: Parts = {}
    for by, span in spans.items():
        for day, minutes in covered(span, there[by]).items():
            found[by, day] = Part("", minutes)
    return found


def _spans(site, value, source, ids):
    """id → first and last ms of the spans that are named."""
    names = ("id", value.date, value.begins, value.ends)
    said = {id: span_of(*told) for _at, void, _same, id, *told in
            _rows(site, value.kind, names, value.where, source, "id", ids) if void is None}
    return {id: span for id, span in said.items() if span}


def span_of(day: str | None, begins: str | None, ends: str | None) -> tuple[int, int] | None:
    """The first ms and the first one after a span of a day, over midnight where it ends earlier than it begins; None
    where it does not say one. Without an end it lasts as long as the day."""
    if not times.is_day(day or ""):
        return None
    start = times.of_moment(f"{day}T{begins}")
    end = times.day_span(day)[1] if ends in (None, "", MIDNIGHT) else times.of_moment(f"{day}T{ends}")
    if start is None or end is None:
        return None
    # The next day's hour, and not a day of hours later: in some nights clocks are set.
    return (start, end) if start < end else (start, _next_day(day, ends))


def _next_day(day, ends):
    first = times.day_span(day)[1]
    at = times.of_moment(f"{times.local_day(first)}T{ends}")
    return first if at is None or at < first else at


def covered(span: tuple[int, int], there: Iterable[tuple[int | None, int | None]]) -> dict[str, int]:
    """Day → the minutes of a span, ms, on which one of those was there: `(from, until)`, to its end without an
    `until`."""
    first, last, found = *span, Counter()
    reached = first
    for start, end in sorted((max(first, start), min(last, last if end is None else end))
                             for start, end in there if start is not None):
        at, reached = max(start, reached), max(reached, end)
        while at < end:
            day = times.local_day(at)
            until = min(end, times.day_span(day)[1])
            # At the end of the calendar days can't be told apart any more.
            until = until if until > at else end
            found[day] += (until - at) // MINUTE
            at = until
    return {day: n for day, n in found.items() if n}


def _rows(site, kind, names, where, source, by, wanted):
    """`(at, void, same_as, …)` of the records that hold `where`, of those alone that have one of `wanted` in `by`."""
    shape = registry.SHAPES[kind]
    asked, values = conditions(shape.fields, where)
    once = shape.about.once
    columns = {"site", "id", "at", "void", *(["same_as"] if once else []), *names, *where, by}
    shown = ", ".join(("at", "void", "same_as" if once else "NULL", *map(quoted, names)))
    question = f"SELECT {shown} FROM {source(kind, columns)} WHERE site = ? AND {asked}"
    if wanted is None:
        return db.rows(question, site, *values)
    return [row for some in db.batches(wanted) for row in
            db.rows(f"{question} AND {db.one_of(quoted(by), len(some))}", site, *values, *some)]


# -- as kept numbers


def bucket(minutes: int) -> int:
    """The minutes as which so many are kept."""
    step = 1 if minutes < EXACT else QUARTER if minutes < 2 * DAYS else HOUR
    return min(minutes, LONGEST) // step * step


def counts(figure: Figure, found: Mapping[tuple[str, str], Part]) -> Counter[Key]:
    """What the groups come to, by the keys under which figures are kept."""
    told: Counter[Key] = Counter()
    middle = isinstance(figure.value, Median)
    for (_subject, day), (reason, n) in found.items():
        amounts = [(reason, 1 if middle else n)]
        if middle and not reason:
            amounts.append((f"{VALUE}{bucket(n)}", 1))
        for why, amount in amounts:
            told[Key(WHOLE, day, figure.name, why)] += amount
            if day:
                told[Key(WEEK, monday(day), figure.name, why)] += amount
    return told


def median(values: Mapping[str, int]) -> float | None:
    """The median of what is kept under the reasons "=37": reason → how many; None of nothing."""
    found = sorted((int(reason[1:]), n) for reason, n in values.items() if reason.startswith(VALUE) and n > 0)
    many = sum(n for _, n in found)
    return None if not many else (_at(found, (many - 1) // 2) + _at(found, many // 2)) / 2


def _at(found, place):
    for value, n in found:
        place -= n
        if place < 0:
            return value
    raise IndexError(place)


# -- what changes


def changed(site: int, written: Mapping[str, Written]) -> Iterator[tuple[Figure, Counter[Key]]]:
    """Work out again the groups that what was written belongs to, or belonged to. Yields each figure that moves, and by
    how much."""
    for figure in all_of_them():
        mine = {kind: written[kind] for kind in kinds_of(figure) if kind in written}
        subjects = _touched(site, figure, mine) if mine else set()
        if not subjects:
            continue
        before, after = _kept(site, figure, subjects), parts(site, figure, subjects=subjects)
        if before != after:
            _keep(site, figure, before, after)
            moved = counts(figure, after)
            moved.subtract(counts(figure, before))
            yield figure, moved


def _touched(site, figure, written):
    """The groups to which what was written belongs, or belonged."""
    value, found = figure.value, set()
    by = "id" if isinstance(value, Median) else value.by
    if figure.kind in written:
        for rows in (written[figure.kind].before, written[figure.kind].after):
            found.update(_holding(figure, rows, by))
    far = written.get(getattr(value, "kind", ""))
    if far:
        ids = {*far.before.ids, *far.after.ids}
        found |= ids if isinstance(value, Covered) else {
            row[3] for row in _rows(site, figure.kind, ("id",), figure.where, table, value.names, sorted(ids))}
    return found - {None}


def _holding(figure: Figure, rows: Rows, by: str) -> set[str]:
    """The values of `by` of the rows that hold what is asked of them."""
    fields = registry.SHAPES[figure.kind].fields
    hold = [(rows[name], test(fields[name], told)) for name, told in figure.where.items()]
    return {subject for at, subject in enumerate(rows[by]) if all(well(values[at]) for values, well in hold)}


def _kept(site, figure, subjects):
    return {(subject, day): Part(reason, n) for some in db.batches(sorted(subjects)) for subject, day, reason, n in
            db.rows("SELECT subject, day, reason, n FROM measured WHERE site = ? AND name = ? "
                    f"AND {db.one_of('subject', len(some))}", site, figure.name, *some)}


def _keep(site, figure, before, after):
    db.many("DELETE FROM measured WHERE site = ? AND name = ? AND subject = ? AND day = ?",
            [(site, figure.name, *key) for key in sorted(before.keys() - after.keys())])
    db.upsert("measured", COLUMNS, COLUMNS[:4], [(site, figure.name, *key, *part) for key, part in
                                                 sorted(after.items()) if before.get(key) != part])


def again(site: int, kind: str, ids: Iterable[str]) -> Iterator[tuple[Figure, Counter[Key]]]:
    """The same for records of a kind of which something else has changed: with whom they count."""
    shape = registry.SHAPES[kind]
    names = ", ".join(map(quoted, shape.columns))
    rows = Rows.read(shape.columns, [row for some in db.batches(ids) for row in db.rows(
        f'SELECT {names} FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(some))}', site, *some)])
    return changed(site, {kind: Written(Rows(), rows, [])})


# -- from scratch


def counted(site: int) -> Counter[Key]:
    """Key → number, of all groups of a site."""
    return sum((counts(one, parts(site, one)) for one in all_of_them()), Counter())


def rebuild(site: int) -> None:
    """Keep what all groups of a site add."""
    db.execute("DELETE FROM measured WHERE site = ?", site)
    db.insert("measured", COLUMNS, [(site, one.name, *key, *part) for one in all_of_them()
                                    for key, part in sorted(parts(site, one).items())])


def check(site: int) -> Iterator[str]:
    """A sentence for every group that is not kept as its records say."""
    for one in all_of_them():
        kept = {(subject, day): Part(reason, n) for subject, day, reason, n in db.rows(
            "SELECT subject, day, reason, n FROM measured WHERE site = ? AND name = ?", site, one.name)}
        true = parts(site, one)
        for key in sorted(kept.keys() | true.keys()):
            if kept.get(key) != true.get(key):
                yield f"figure {one.name}, group {' '.join(key).strip()}: {kept.get(key)} is kept, not {true.get(key)}"
