"""What is on its way between two accounts of a balance: movements at either end that carry one number.

Where what came is not what went, or one end is alone while the site has gone on for longer than a way takes, a person
is told. That is judged by the moments of the records and not by a clock, so that it follows from the ops alone.
"""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from models import database as db
from models import registry
from models.record import Balance
from sync import items, watching
from sync.ids import Cause

KINDS = {kind: shape.about.balance for kind, shape in registry.SHAPES.items()
         if shape.about.balance and shape.about.balance.legs}
TYPE = "transit"
LEAST = 0.000_001


class Way(NamedTuple):
    """What carries one `number` and agrees in `same`: `out` of it went, `into` came. `rows`: dicts of `id`, `at`, the
    fields of the accounts, the amount and the end, the first first."""

    number: str
    same: tuple
    out: float
    into: float
    rows: tuple

    @property
    def at(self) -> int:
        """The moment, ms, of the last of them."""
        return self.rows[-1]["at"]

    @property
    def alone(self) -> bool:
        """Whether only one end has written it down."""
        return not (self.out and self.into)


def ways(rule: Balance, rows: Iterable[dict]) -> list[Way]:
    """The Ways of which not as much came as went, in the order of their numbers. Pure."""
    legs, found = rule.legs, {}
    assert legs
    for row in sorted(rows, key=lambda row: (row["at"], row["id"])):
        found.setdefault((row[legs.number], *(row[name] for name in legs.same)), []).append(row)
    made = [Way(str(number), tuple(same), *(_sum(rule, some, end) for end in (legs.out, legs.into)), tuple(some))
            for (number, *same), some in found.items()]
    return sorted((way for way in made if abs(way.out - way.into) > LEAST),
                  key=lambda way: (way.number, way.rows[0]["id"]))


def _sum(rule, rows, end):
    return round(sum(row[rule.field] or 0 for row in rows if row[rule.of] == end), 6)


def open_ways(site: int, kind: str, numbers: Iterable[str] | None = None) -> list[Way]:
    """The Ways of a kind at a site of which not as much came as went; of these `numbers` alone where some are named."""
    rule = KINDS[kind]
    legs = rule.legs
    assert legs
    names = tuple(dict.fromkeys(("id", "at", *rule.by, rule.field, rule.of, legs.number)))
    word, of, amount = db.quoted(legs.number), db.quoted(rule.of), db.quoted(rule.field)
    counts = f"FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL{registry.SHAPES[kind].about.counted}"
    if numbers is None:
        numbers = [told for told, in db.rows(
            f"SELECT {word} {counts} AND {word} IS NOT NULL AND {of} IN (?, ?) "
            f"GROUP BY {', '.join([word, *map(db.quoted, legs.same)])} "
            f"HAVING ABS(SUM(CASE WHEN {of} = ? THEN {amount} ELSE -{amount} END)) > {LEAST}",
            site, legs.out, legs.into, legs.out)]
    # Asked by the number alone: SQLite would take the index of the words, which have far more.
    rows = (dict(zip(names, row, strict=True)) for some in db.batches(set(numbers)) for row in db.rows(
        f"SELECT {', '.join(map(db.quoted, names))} {counts} AND {db.one_of(word, len(some))}", site, *some))
    return ways(rule, (row for row in rows if row[rule.of] in (legs.out, legs.into)))


def doubtful(site: int, kind: str, numbers: Iterable[str] | None = None) -> list[Way]:
    """Those of which a person is told."""
    legs, found = KINDS[kind].legs, open_ways(site, kind, numbers)
    assert legs
    last = _latest(site, kind, 1)[0][1] if found else 0
    return [way for way in found if not way.alone or way.at + legs.within < last]


def _latest(site, kind, many):
    """`(id, at)` of so many of the records that count, the latest first."""
    return db.rows(f"SELECT id, at FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL "
                   f"ORDER BY at DESC LIMIT {many}", site)


def about(site: int, kind: str, id: str) -> Way | None:
    """The Way that begins with a record."""
    rule = KINDS[kind]
    assert rule.legs
    told = db.row(f"SELECT {db.quoted(rule.legs.number)} FROM {db.quoted(kind)} WHERE site = ? AND id = ?", site, id)
    found = open_ways(site, kind, told) if told and told[0] is not None else []
    return next((way for way in found if way.rows[0]["id"] == id), None)


@watching.on_fold(*KINDS, before=True)
def follow(site, written):
    """Bring the items up to date: of the numbers that were written, and of those for which it has become late."""
    for kind, one in written.items():
        names = ("id", "at", "void", KINDS[kind].legs.number)
        before, after = one.before.of(*names), one.after.of(*names)
        numbers = {number for *_, number in (*before, *after)}
        stood = [at for _id, at, void, _number in before if void is None]
        _follow(site, kind, {*one.before.ids, *one.after.ids}, numbers | _late(site, kind, {*one.after.ids}, stood))


def _late(site, kind, ids, stood):
    """The numbers of which one end may be alone for too long by now, or no more, since records were written.

    `ids`: which; `stood`: the moments at which some of them stood before.
    """
    latest = _latest(site, kind, len(ids) + 1)
    was = max([*stood, *(at for id, at in latest if id not in ids)], default=None)
    if was is None or not latest or was == latest[0][1]:
        return set()
    since, until = (at - KINDS[kind].legs.within for at in sorted((was, latest[0][1])))
    number = db.quoted(KINDS[kind].legs.number)
    return {told for told, in db.rows(f"SELECT {number} FROM {db.quoted(kind)} WHERE site = ? AND at >= ? AND at < ? "
                                      f"AND {number} IS NOT NULL", site, since, until)}


@watching.on_joined
def joined(site, kind, rows, column):
    """The same where one of them is counted with another than before."""
    if kind in KINDS:
        ids = {id for id, _, _ in rows}
        _follow(site, kind, ids, set(_of(site, kind, KINDS[kind].legs.number, "id", ids)))


def _follow(site, kind, ids, numbers):
    numbers = numbers - {None}
    about = {*ids, *_of(site, kind, "id", KINDS[kind].legs.number, numbers)}
    items.replace(site, items.about(site, about, (TYPE,)), _rows(site, kind, numbers) if numbers else ())


def _of(site, kind, name, column, values):
    """One field of the records that have one of these values in another, whether they count or not."""
    return [found for some in db.batches(values) for found, in db.rows(
        f"SELECT {db.quoted(name)} FROM {db.quoted(kind)} WHERE site = ? AND {db.one_of(db.quoted(column), len(some))}",
        site, *some)]


@watching.on_due
def due(site):
    """The Rows of a site."""
    return chain.from_iterable(_rows(site, kind) for kind in KINDS)


def _rows(site, kind, numbers=None):
    for way in doubtful(site, kind, numbers):
        first, last = way.rows[0]["id"], way.rows[-1]["id"]
        cause = str(Cause.of(kind, [row["id"] for row in way.rows]))
        yield items.row(TYPE, items.SOFT, f"{first}:{way.out}:{way.into}", first, cause, way.at,
                        last if last != first else None)
