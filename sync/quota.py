"""What may happen only so many times in so many days: two gates without a network both let the same home out.

How many times were allowed says each record itself, as it was known when it was written: so nobody is judged by a rule
that came later. What is over stays and counts; a person is told.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from models import database as db
from models import registry
from models.record import Quota
from sync import items, watching
from sync.ids import Cause
from sync.times import DAY, days_start

KINDS = {kind: shape.about.quota for kind, shape in registry.SHAPES.items() if shape.about.quota}
LONGEST = 60


class Over(NamedTuple):
    """The record `id`, of the moment `at`, is one more than was allowed: `times` are the `(at, id)` of all that count
    with it in its days, the last one its own, of which there should be no more than `most`."""

    id: str
    at: int
    times: tuple
    most: int
    days: int


def overs(rule: Quota, rows: Iterable[dict]) -> list[Over]:
    """The Overs among rows that count, in whatever order they come. Pure."""
    accounts: dict[tuple, list] = {}
    listed = sorted(rows, key=lambda row: (row["at"], row["id"]))
    for fields in set(rule.by.values()):
        for row in listed:
            if (account := _account(fields, row)) is not None:
                accounts.setdefault((fields, account), []).append((row["at"], row["id"]))
    found = []
    for row in listed:
        fields = rule.by.get(row[rule.per])
        if row[rule.most] is None or fields is None or (account := _account(fields, row)) is None:
            continue
        days = row[rule.days] or 1
        told, own = accounts[fields, account], (row["at"], row["id"])
        times = told[bisect_left(told, (days_start(row["at"], days), "")):bisect_left(told, own) + 1]
        if len(times) > row[rule.most]:
            found.append(Over(row["id"], row["at"], tuple(times), row[rule.most], days))
    return found


def _account(fields, row):
    """Whose times are counted together, or None where it does not say all of that."""
    account = tuple(row[name] for name in fields)
    return None if None in account else account


@watching.on_fold(*KINDS, before=True)
def follow(site, written):
    """Bring the items up to date about what is close to what was written."""
    for kind, one in written.items():
        rows = [row for rows in one[:2] for row in rows.of("at", *_lanes(KINDS[kind]))]
        _follow(site, kind, rows, [record.id for record in one.folded])


@watching.on_joined
def joined(site, kind, rows, column):
    """The same of what is counted with another one than before."""
    if kind in KINDS:
        names = ", ".join(map(db.quoted, ("at", *_lanes(KINDS[kind]))))
        moved = [row for some in db.batches([id for id, _, _ in rows]) for row in db.rows(
            f"SELECT {names} FROM {db.quoted(kind)} WHERE site = ? AND {db.one_of('id', len(some))}", site, *some)]
        _follow(site, kind, moved, [id for id, _, _ in rows])


@watching.on_due
def due(site):
    """The Rows of all Overs of a site."""
    for kind, rule in KINDS.items():
        limited = db.rows(f"SELECT DISTINCT {db.quoted(_lanes(rule)[0])} FROM {db.quoted(kind)} WHERE site = ? "
                          f"AND {db.quoted(rule.most)} IS NOT NULL", site)
        values = [value for value, in limited if value is not None]
        yield from (_item(kind, over) for over in overs(rule, _rows(site, kind, values)))


def _lanes(rule):
    """The fields that all accounts begin with."""
    return tuple(dict.fromkeys(fields[0] for fields in rule.by.values()))


def _follow(site, kind, rows, ids):
    """`rows`: `(at, lane)` of what changed; `ids`: of the records that did, whether they count still or not. Where no
    limit was known at that time nothing is over."""
    rule = KINDS[kind]
    values, times = {value for _, value in rows if value is not None}, [at for at, _ in rows]
    limited = values and db.row(f"SELECT 1 FROM {db.quoted(kind)} WHERE site = ? AND at >= ? "
                                f"AND {db.quoted(rule.most)} IS NOT NULL LIMIT 1", site, min(times))
    found = _rows(site, kind, values, (min(times) - LONGEST * DAY, max(times) + LONGEST * DAY)) if limited else []
    seen = {row["id"] for row in found if row["at"] >= min(times)} | {*ids}
    if seen:
        items.replace(site, items.about(site, seen, ("quota",)),
                      [_item(kind, over) for over in overs(rule, found) if over.id in seen])


def _item(kind, over):
    cause = str(Cause.of(kind, [id for _, id in over.times]))
    return items.row("quota", items.SOFT, over.id, over.id, cause, over.at, over.times[0][1])


def around(site: int, kind: str, id: str) -> Over | None:
    """The Over that a record is, or None."""
    lane = db.quoted(_lanes(KINDS[kind])[0])
    found = db.row(f"SELECT {lane}, at FROM {db.quoted(kind)} WHERE site = ? AND id = ? AND {lane} IS NOT NULL", site,
                   id)
    rows = _rows(site, kind, [found[0]], (found[1] - LONGEST * DAY, found[1])) if found else []
    return next((over for over in overs(KINDS[kind], rows) if over.id == id), None)


def _rows(site: int, kind: str, values: Iterable, span: Sequence[int] | None = None) -> list[dict]:
    """The records with these values of the lane that count, as dicts; within a span of ms."""
    rule = KINDS[kind]
    names = tuple(dict.fromkeys(("id", "at", rule.most, rule.days, rule.per, *chain(*rule.by.values()), *rule.where)))
    lane = db.quoted(_lanes(rule)[0])
    question = (f"SELECT {', '.join(map(db.quoted, names))} FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL "
                f"{'AND same_as IS NULL ' if registry.SHAPES[kind].about.once else ''}"
                f"{'AND at BETWEEN ? AND ? ' if span else ''}")
    rows = chain.from_iterable(db.rows(f"{question}AND {db.one_of(lane, len(some))}", site, *(span or ()), *some)
                               for some in db.batches(values))
    told = (dict(zip(names, row, strict=True)) for row in rows)
    return [row for row in told if all(row[name] in words for name, words in rule.where.items())]
