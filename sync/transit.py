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


def open_ways(site: int, kind: str, number: str | None = None) -> list[Way]:
    """The Ways of a kind at a site of which not as much came as went; of one `number` alone."""
    rule = KINDS[kind]
    legs = rule.legs
    assert legs
    names = tuple(dict.fromkeys(("id", "at", *rule.by, rule.field, rule.of, legs.number)))
    word, of, amount = db.quoted(legs.number), db.quoted(rule.of), db.quoted(rule.field)
    counts = (f"FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL AND {word} IS NOT NULL AND {of} IN (?, ?)"
              f"{registry.SHAPES[kind].about.counted}")
    asked = (site, legs.out, legs.into)
    numbers = [number] if number is not None else [told for told, in db.rows(
        f"SELECT {word} {counts} GROUP BY {', '.join([word, *map(db.quoted, legs.same)])} "
        f"HAVING ABS(SUM(CASE WHEN {of} = ? THEN {amount} ELSE -{amount} END)) > {LEAST}", *asked, legs.out)]
    rows = chain.from_iterable(db.rows(
        f"SELECT {', '.join(map(db.quoted, names))} {counts} AND {db.one_of(word, len(some))}", *asked, *some)
        for some in db.batches(set(numbers)))
    return ways(rule, (dict(zip(names, row, strict=True)) for row in rows))


def doubtful(site: int, kind: str) -> list[Way]:
    """Those of which a person is told."""
    legs, found = KINDS[kind].legs, open_ways(site, kind)
    assert legs
    last = db.row(f"SELECT MAX(at) FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL", site)[0] if found else 0
    return [way for way in found if not way.alone or way.at + legs.within < last]


def about(site: int, kind: str, id: str) -> Way | None:
    """The Way that begins with a record."""
    rule = KINDS[kind]
    assert rule.legs
    told = db.row(f"SELECT {db.quoted(rule.legs.number)} FROM {db.quoted(kind)} WHERE site = ? AND id = ?", site, id)
    found = open_ways(site, kind, told[0]) if told and told[0] is not None else []
    return next((way for way in found if way.rows[0]["id"] == id), None)


@watching.on_fold(*KINDS)
def follow(site, written):
    """Bring the items up to date: whatever is written moves the moment on, too."""
    for kind in written:
        _follow(site, kind)


@watching.on_joined
def joined(site, kind, rows, column):
    """The same where one of them is counted with another than before."""
    if kind in KINDS:
        _follow(site, kind)


def _follow(site, kind):
    stands = {one: state for one, state in items.of_type(site, TYPE).items() if Cause.parse(one.cause).kind == kind}
    items.replace(site, stands, _rows(site, kind))


@watching.on_due
def due(site):
    """The Rows of a site."""
    return chain.from_iterable(_rows(site, kind) for kind in KINDS)


def _rows(site, kind):
    for way in doubtful(site, kind):
        first, last = way.rows[0]["id"], way.rows[-1]["id"]
        cause = str(Cause.of(kind, [row["id"] for row in way.rows]))
        yield items.row(TYPE, items.SOFT, f"{first}:{way.out}:{way.into}", first, cause, way.at,
                        last if last != first else None)
