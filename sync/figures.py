"""Figures of each site and day, kept as records change: moved by what a record counted before a fold and after it.

So a page of 450 places is one sum, and its weeks are added up already. What is withdrawn, or counted with another
record, is kept beside it, and why.
"""

import hashlib
from collections import Counter
from datetime import date

from models import database as db
from models import figures, registry
from models.figure import COLUMNS
from models.limits import LIMITS, limit
from models.site import set_setting, setting
from sync import batches, clock, counting, grouped, joined, nearby, times, watching
from sync.counting import NO_DAY, WEEK, WHOLE, Key

# What a figure does not count, by the word under which it is kept.
LEFT_OUT = counting.MARKS
KEY = COLUMNS[:-1]
MOVE = (f'INSERT INTO figure ({", ".join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ({", ".join(KEY)}) '
        "DO UPDATE SET n = figure.n + excluded.n")
STEP = 20_000
# What is added up beside the days; with more there are other rows to be made.
SPANS = (WHOLE, WEEK)
# Raised where the same declarations count otherwise than before.
EDITION = 4
# The name under which is kept how often the figures of a day have moved; no figure can be called so.
MOVED = "@"
# What so many days of many places come to is remembered by each process.
REMEMBERED = 128
_REMEMBERED: dict = {}
# So many days at most are named one by one.
YEARS = 2 * 366
# The longest day, on which the clocks go back.
HOURS = 26
# What they follow: who is counted with whom is settled first.
RESTS_ON = (joined, nearby, batches)


@watching.on_fold(*sorted({one.kind for one in figures.FIGURES if one.kept and one.plain}), before=True)
def follow(site, written):
    """Count what was written, instead of what stood there before."""
    for kind, counted in counting.of_kinds().items():
        if kind in written:
            _follow(site, counted, written[kind])


def _follow(site, counted, one):
    """Which one a record is counted with is not written here: it stays as it was."""
    if not one.after:
        return
    after, stood, before = [one.after[name] for name in counted.columns], one.before, []
    if stood:
        ids = frozenset(one.after.ids)
        before = [row for id, row in zip(stood.ids, stood.of(*counted.columns), strict=True) if id in ids]
        for name in counted.derived:
            stands = dict(zip(stood.ids, stood[name], strict=True))
            after[counted.columns.index(name)] = [stands.get(id) for id in one.after.ids]
    _move(site, counted, counted.tally(before), counted.tally_of(after))


@watching.on_fold(*grouped.KINDS, before=True)
def regroup(site, written):
    """Count anew the groups to which what was written belongs. What was forgotten goes on counting as a fact."""
    forgotten = any(one.before and not one.after for one in written.values())
    for figure, moves in grouped.changed(site, written):
        if forgotten and figure.per != "now":
            db.many(MOVE.replace("figure", "forgotten_figure"),
                    [(site, *key, -n) for key, n in sorted(moves.items()) if n])
        else:
            _add(site, moves)


@watching.on_joined
def moved(site, kind, rows, column):
    """Records of a kind are counted with another one than before: `(id, before, now)`, ids or None."""
    if kind in grouped.KINDS:
        for _figure, moves in grouped.again(site, kind, [id for id, _, _ in rows]):
            _add(site, moves)
    counted = counting.of_kinds().get(kind)
    if counted is None:
        return
    was, now, place = {id: old for id, old, _ in rows}, {id: new for id, _, new in rows}, counted.columns.index(column)
    found = [row for some in db.batches(was) for row in db.rows(
        f"SELECT id, {_columns(counted)} FROM \"{kind}\" WHERE site = ? AND {db.one_of('id', len(some))}", site, *some)]
    _move(site, counted, *(counted.tally([(*row[:place], told[id], *row[place + 1:]) for id, *row in found])
                           for told in (was, now)))


def _move(site, counted, before, after):
    tally = Counter(after)
    tally.subtract(before)
    _add(site, counted.counts(tally))


def _add(site, moves):
    told = {key: n for key, n in moves.items() if n}
    told |= _moved(told)
    db.many(MOVE, [(site, *key, n) for key, n in sorted(told.items())])


def _moved(told, n=1):
    """The marks which say that something moved on these days."""
    return {Key(key.hour, key.day, MOVED, ""): n for key in told if key.hour in SPANS}


def _columns(counted):
    # Of a kind that is never counted with another the table has no such column.
    names = ", ".join(f'"{name}"' for name in counted.fields)
    marks = (name if name in ("void", *counted.derived) else "NULL" for name in counting.MARKS)
    return f"at, {', '.join(marks)}" + (f", {names}" if names else "")


def forget(site, kind, before, after=None):
    """Records are forgotten, `before` and, where only some fields were, `after` as watched Rows: what they counted for
    stays as a fact. How much there is now does not.

    Those that are gone as a whole were not counted again; the others were.
    """
    counted = counting.of_kinds().get(kind)
    if counted is None:
        return
    tally = counted.tally(before.of(*counted.columns))
    tally.subtract(counted.tally(after.of(*counted.columns) if after else []))
    now = {rule.name for rule in counted.rules if rule.per == "now"}
    told = {Key(*key): n for key, n in counted.counts(tally).items() if n}
    kept = {key: n for key, n in told.items() if key.name not in now}
    db.many(MOVE.replace("figure", "forgotten_figure"), [(site, *key, n) for key, n in sorted(kept.items())])
    _add(site, kept if after else {key: -n for key, n in told.items() if key.name in now})


# -- from scratch


@watching.on_rebuild("figures")
def rebuild(site):
    """Count all records of a site again."""
    grouped.rebuild(site)
    db.execute("DELETE FROM figure WHERE site = ?", site)
    told = {key: n for key, n in counted(site).items() if n}
    # A mark that nothing has had yet: what is remembered of before does not hold any more.
    told |= _moved(told, clock.now())
    db.insert("figure", COLUMNS, [(site, *key, n) for key, n in sorted(told.items())])


@watching.on_check
def check(site):
    """A sentence for every number that is not what the records come to."""
    kept = {Key(*key): n for *key, n in db.rows(
        "SELECT hour, day, name, reason, n FROM figure WHERE site = ? AND n <> 0 AND name <> ?", site, MOVED)}
    true = counted(site)
    for key in sorted({*kept, *true}):
        if kept.get(key, 0) != true.get(key, 0):
            yield f"figure {key.name} {key.day} {key.reason}: {kept.get(key, 0)} are kept, there are {true.get(key, 0)}"
    yield from grouped.check(site)


def counted(site):
    """Key → number, of all records of a site, and of those that were forgotten."""
    found = dict(grouped.counted(site))
    for one in counting.of_kinds().values():
        found |= one.counts(sum((one.tally(rows) for rows in _all(site, one)), start=counting.Counter()))
    names = {figure.name for figure in figures.FIGURES if figure.kept}
    for *key, n in db.rows("SELECT hour, day, name, reason, n FROM forgotten_figure WHERE site = ?", site):
        if Key(*key).name in names:
            found[Key(*key)] = found.get(Key(*key), 0) + n
    return found


def _all(site, counted):
    """All rows of a kind, in pieces."""
    last = ""
    while found := db.rows(f'SELECT id, {_columns(counted)} FROM "{counted.kind}" WHERE site = ? AND id > ? '
                           "ORDER BY id LIMIT ?", site, last, STEP):
        yield [row[1:] for row in found]
        last = found[-1][0]


def digest():
    """A short name of everything that decides what is counted where."""
    said = [EDITION, SPANS, grouped.EXACT, times.zone().key, *((name, limit(name)) for name in LIMITS),
            *figures.FIGURES,
            *(registry.SHAPES[one.kind].fields[name].limits for one in figures.FIGURES for name in one.where)]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def fit():
    """Whether what is kept was counted as it is declared now."""
    return setting("figures") == digest()


def fitted():
    """Keep that all sites are counted as it is declared now."""
    set_setting("figures", digest())


# -- what is kept


def sums(sites, since, until):
    """name → reason → number, of these sites together: of the days `since` to `until` (texts), both included; of
    figures of no day, as they stand.

    What a day comes to at many places is remembered as long as nothing moved there on that day.
    """
    found, sites = {}, tuple(sites)
    if date.fromisoformat(until).toordinal() - date.fromisoformat(since).toordinal() > YEARS:
        return _long(sites, since, until)
    spans = [(1, WHOLE, NO_DAY), *((sign, hour, day) for sign, hour, *span in pieces(since, until)
                                   for day in _days_of(hour, *span))]
    marks = _marks(sites, spans)
    for sign, hour, day in spans:
        for (name, reason), n in _of_day(sites, hour, day, marks.get((hour, day))).items():
            added = found.setdefault(name, {})
            added[reason] = added.get(reason, 0) + sign * n
    return found


def _long(sites, since, until):
    """The same of a span of which the days are not named one by one."""
    found = {}
    for some in db.batches(sites):
        for name, reason, n in _added("name, reason", some, since, until, "name <> ?", (MOVED,)):
            added = found.setdefault(name, {})
            added[reason] = added.get(reason, 0) + int(n)
    return found


def _days_of(hour, first, last):
    """The days of a span under which something is kept: each, or each Monday."""
    start, end, step = date.fromisoformat(first), date.fromisoformat(last), 7 if hour == WEEK else 1
    return [date.fromordinal(day).isoformat() for day in range(start.toordinal(), end.toordinal() + 1, step)]


def _marks(sites, spans):
    """`(hour, day)` → what says whether anything moved there since: how many of the sites have something, and their
    marks added up."""
    found: dict = {}
    for hour in SPANS:
        days = [day for _sign, one, day in spans if one == hour]
        for some in db.batches(sites):
            for several in db.batches(days):
                for day, many, n in db.rows(
                        f"SELECT day, COUNT(*), SUM(n) FROM figure WHERE {db.one_of('site', len(some))} "
                        f"AND hour = {hour} AND {db.one_of('day', len(several))} AND name = ? AND reason = '' "
                        "GROUP BY day", *some, *several, MOVED):
                    before = found.get((hour, day), (0, 0))
                    found[hour, day] = (before[0] + many, before[1] + int(n))
    return found


def _of_day(sites, hour, day, mark, names=()):
    """`(name, reason)` → number, of these sites together; of these names alone, where any are named, what counts."""
    if mark is None:
        return {}
    key = (db.database.obj, sites, hour, day, names)
    known = _REMEMBERED.get(key)
    if known is None or known[0] != mark:
        known = mark, _read(sites, hour, day, names)
        while len(_REMEMBERED) >= REMEMBERED:
            _REMEMBERED.pop(next(iter(_REMEMBERED)), None)
        # Of a single place it is read as fast.
        if len(sites) > 1:
            _REMEMBERED[key] = known
    return known[1]


def _read(sites, hour, day, names):
    asked, told = (f"{db.one_of('name', len(names))} AND reason = ''", names) if names else ("name <> ?", (MOVED,)), {}
    for some in db.batches(sites):
        for name, reason, n in db.rows(
                f"SELECT name, reason, SUM(n) FROM figure WHERE {db.one_of('site', len(some))} AND hour = {hour} "
                f"AND day = ? AND {asked[0]} GROUP BY name, reason", *some, day, *asked[1]):
            told[name, reason] = told.get((name, reason), 0) + int(n)
    return told


def by_site(sites, since, until, names, reason=""):
    """site → name → number of what counts, or is left out for a `reason`, of the figures of these names; days as in
    `sums`."""
    found, named = {}, f"reason = ? AND {db.one_of('name', len(names))}"
    for some in db.batches(sites if names else ()):
        for site, name, n in _added("site, name", some, since, until, named, (reason, *names)):
            found.setdefault(site, {})[name] = int(n)
    return found


def _added(by, sites, since, until, also="1 = 1", values=()):
    """The sums of a span by these columns. Where there are not too many, each day is named: that leads straight to
    each number."""
    spans = [(1, WHOLE, "day = ?", [NO_DAY]), *(_asked(*piece) for piece in pieces(since, until))]
    question = " UNION ALL ".join(
        f"SELECT {by}, {'n' if sign > 0 else '-n AS n'} FROM figure WHERE {db.one_of('site', len(sites))} "
        f"AND hour = {hour} AND {days} AND {also}" for sign, hour, days, _ in spans)
    return db.rows(f"SELECT {by}, SUM(n) FROM ({question}) AS told GROUP BY {by}",
                   *(value for *_, days in spans for value in (*sites, *days, *values)))


def _asked(sign, hour, first, last):
    """A piece of a span with the condition on its days, and their values."""
    if date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal() > YEARS:
        return sign, hour, "day >= ? AND day <= ?", [first, last]
    days = _days_of(hour, first, last)
    return sign, hour, db.one_of("day", len(days)), days


def pieces(since, until):
    """`(sign, hour, first, last)`: what is kept that makes up the days `since` to `until`, or is taken away from it.

    A span is cut at the Mondays nearest to its ends, so that of a week no more than three days are read.
    """
    start, end = date.fromisoformat(since).toordinal(), date.fromisoformat(until).toordinal() + 1
    first, last = _nearest(start), _nearest(end)
    if first >= last:
        return [(1, WHOLE, since, until)]
    return [(sign, hour, date.fromordinal(begun).isoformat(), date.fromordinal(over - 1).isoformat())
            for sign, hour, begun, over in ((1, WEEK, first, last), *_days(start, first), *_days(last, end))]


def _nearest(day):
    """The Monday nearest to a day, both as ordinals of the calendar."""
    into = (day - 1) % 7
    return day - into + (7 if into > 3 and day - into + 7 <= date.max.toordinal() else 0)


def _days(one, other):
    """The days from one on to another; those that are too many where the other is earlier."""
    return [(1, WHOLE, one, other)] if one < other else [(-1, WHOLE, other, one)] if other < one else []


def values(sites, since, until, names):
    """site → name → reason → number, of the figures of these names whose values are kept one by one (medians)."""
    found, named = {}, f"reason <> '' AND {db.one_of('name', len(names))}"
    for some in db.batches(sites if names else ()):
        for site, name, reason, n in _added("site, name, reason", some, since, until, named, tuple(names)):
            if reason.startswith(grouped.VALUE):
                found.setdefault(site, {}).setdefault(name, {})[reason] = int(n)
    return found


def daily(sites, names, since, until):
    """name → day → what counts, of these sites together and all days from `since` to `until`, texts; those of none may
    be missing."""
    sites, found = tuple(sites), {name: {} for name in names}
    days = _days_of(WHOLE, since, until) if names else []
    marks = _marks(sites, [(1, WHOLE, day) for day in days])
    for day in days:
        for (name, _reason), n in _of_day(sites, WHOLE, day, marks.get((WHOLE, day)), tuple(names)).items():
            found[name][day] = n
    return found


def hours(site, day):
    """name → hour → number, of the figures that are counted by the hour."""
    found = {}
    # Each hour is named: the key begins with it, and all days would stand between two hours.
    for name, hour, n in db.rows(f"SELECT name, hour, n FROM figure WHERE site = ? AND {db.one_of('hour', HOURS)} "
                                 "AND day = ? AND reason = '' AND n <> 0", site, *range(HOURS), day):
        found.setdefault(name, {})[hour] = n
    return found
