"""Totals of a batch beside single reports of the same: what a total covers is not counted beside it.

Records belong together that carry one batch number, or, where none is said, that are of one day and of the same ones.
Of several totals the largest counts. What is covered names, in the column `counted_in`, what is counted instead. Where
the single reports come to more than the total, or there are several totals, a person is asked, and what they answer
holds from then on: a function of records and decisions, in whatever order they came.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from models import database as db
from models import registry
from models.record import Batch
from sync import items, nearby, watching
from sync.ids import Cause, ItemId
from sync.times import day_span, local_day

KINDS = {kind: shape.about.batch for kind, shape in registry.SHAPES.items() if shape.about.batch}
TYPE, COVERED = "batch", "counted_in"
# Answers that change what counts: the single reports instead of the total, or all of them.
ITEMS, BOTH = "items", "both"
# Who is counted with whom is settled first.
RESTS_ON = (nearby,)


class Group(NamedTuple):
    """Records of one `key`: the total that counts at the `head`, the `others` in their order; rows as dicts."""

    key: tuple
    head: dict
    others: tuple
    amount: float
    singles: float

    @property
    def totals(self) -> int:
        """How many totals there are."""
        return 1 + sum(one["total"] for one in self.others)

    @property
    def disagrees(self) -> bool:
        """Whether a person is asked: several totals, or single reports that come to more than the total."""
        return self.totals > 1 or self.singles > self.amount


def key(rule: Batch, row: Mapping[str, Any]) -> tuple | None:
    """By what a row belongs together with others; None where nothing says so."""
    about = tuple(row[name] for name in rule.by)
    if row[rule.number] is not None:
        return ("number", *about, row[rule.number])
    return ("day", *about, row[rule.whose], local_day(row["at"])) if row[rule.whose] is not None else None


def groups(rule: Batch, rows: Iterable[dict]) -> list[Group]:
    """The Groups of rows that count in which there is a total. Pure."""
    found: dict[tuple, list] = {}
    for row in sorted(rows, key=lambda row: (row["at"], row["id"])):
        if (of := key(rule, row)) is not None:
            found.setdefault(of, []).append(row | {"total": _is_total(rule, row)})
    made = []
    for of, some in found.items():
        totals = sorted((row for row in some if row["total"]), key=lambda row: -row[rule.amount])
        if totals:
            others = tuple(row for row in some if row is not totals[0])
            singles = sum(row[rule.amount] or 0 for row in others if not row["total"])
            made.append(Group(of, totals[0], others, totals[0][rule.amount], singles))
    return made


def _is_total(rule, row):
    return row[rule.basis] == rule.total and row[rule.amount] is not None


def covered(found: Iterable[Group], answers: Mapping[str, str]) -> dict[str, str]:
    """id → the id of what is counted instead. `answers`: head of a Group → what a person has answered. Pure."""
    due: dict[str, str] = {}
    for one in found:
        answer = answers.get(one.head["id"]) if one.disagrees else None
        singles = [row["id"] for row in one.others if not row["total"]] or [row["id"] for row in one.others]
        if answer == ITEMS and singles:
            whole = [one.head["id"], *(row["id"] for row in one.others)]
            due.update(dict.fromkeys((id for id in whole if id not in singles), singles[0]))
        elif answer != BOTH:
            due.update({row["id"]: one.head["id"] for row in one.others})
    return due


@watching.on_fold(*KINDS, "decision", before=True)
def follow(site, written):
    """Find again what is covered, near what was written and where somebody has answered."""
    for kind, rule in KINDS.items():
        rows = [row for some in (written[kind][:2] if kind in written else ()) for row in _of_rows(rule, some)]
        _settle(site, kind, rows + _decided(site, kind, written.get("decision")))


@watching.on_joined
def joined(site, kind, rows, column):
    """The same of what is counted with another one than before."""
    if kind in KINDS and column != COVERED:
        _settle(site, kind, _asked(site, kind, "id", [id for id, _, _ in rows], counting=False))


def _decided(site, kind, one):
    told = [ItemId.parse(item) for item in (one.after["item"] if one else ()) if item]
    ids = {item.what for item in told if item.type == TYPE}
    return _asked(site, kind, "id", ids, counting=False) if ids else []


def _settle(site, kind, changed):
    rule = KINDS[kind]
    keys = {of for row in changed if (of := key(rule, row))}
    # Where neither was nor is a total, nothing is covered.
    live = {of for row in changed if _is_total(rule, row) and (of := key(rule, row))}
    totals = f" AND {db.quoted(rule.basis)} = '{rule.total}'"
    live |= {key(rule, row) for row in of_keys(site, kind, keys - live, totals) if _is_total(rule, row)}
    if not live:
        return
    rows = of_keys(site, kind, live)
    due, found = _due(site, rule, rows)
    # What is counted no more, or has come to belong elsewhere, is covered by nothing.
    left = _asked(site, kind, "id", {row["id"] for row in changed}, counting=False)
    stands = {row["id"]: row[COVERED] for row in (*left, *rows)}
    watching.joined(site, kind, [(id, stored, due.get(id)) for id, stored in stands.items() if stored != due.get(id)],
                    COVERED)
    heads = {row["id"] for row in [*changed, *rows] if row[rule.basis] == rule.total}
    items.replace(site, items.about(site, heads, (TYPE,)), _items(kind, found))


def _due(site, rule, rows):
    found = groups(rule, rows)
    names = {str(ItemId(TYPE, one.head["id"])): one.head["id"] for one in found}
    answers = {names[item]: answer for answer in (ITEMS, BOTH) for item in items.decided(site, names, answer)}
    return covered(found, answers), found


def _items(kind, found):
    for one in found:
        if one.disagrees:
            first = one.others[0]["id"]
            at = max(row["at"] for row in (one.head, *one.others))
            yield items.row(TYPE, items.SOFT, one.head["id"], one.head["id"],
                            str(Cause.of(kind, (one.head["id"], first))), at, first)


def about(site: int, kind: str, id: str) -> Group | None:
    """The Group whose total that counts is a record."""
    rule = KINDS[kind]
    keys = {of for row in _asked(site, kind, "id", [id]) if (of := key(rule, row))}
    return next((one for one in groups(rule, of_keys(site, kind, keys)) if one.head["id"] == id), None)


# -- reading


def names(rule: Batch) -> tuple[str, ...]:
    """The columns that are read of each row."""
    return tuple(dict.fromkeys(("id", "at", COVERED, *rule.by, rule.number, rule.whose, rule.basis, rule.amount)))


def _of_rows(rule, rows):
    return [dict(zip(names(rule), row, strict=True)) for row in rows.of(*names(rule))]


def _question(kind, counting=True):
    once = " AND same_as IS NULL" if registry.SHAPES[kind].about.once else ""
    told = ", ".join(map(db.quoted, names(KINDS[kind])))
    return f"SELECT {told} FROM {db.quoted(kind)} WHERE site = ?{f' AND void IS NULL{once}' if counting else ''}"


def _asked(site, kind, column, values, counting=True, tail="", more=()):
    question, rule = _question(kind, counting), KINDS[kind]
    rows = chain.from_iterable(db.rows(f"{question} AND {db.one_of(db.quoted(column), len(some))}{tail}", site, *some,
                                       *more) for some in db.batches(values))
    return [dict(zip(names(rule), row, strict=True)) for row in rows]


def totals(site: int, kind: str) -> list[dict]:
    """The totals of a site that count."""
    rule = KINDS[kind]
    rows = db.rows(f"{_question(kind)} AND {db.quoted(rule.basis)} = '{rule.total}'", site)
    return [row for row in (dict(zip(names(rule), one, strict=True)) for one in rows) if _is_total(rule, row)]


def of_keys(site: int, kind: str, keys: Collection[tuple], only: str = "") -> list[dict]:
    """The rows that count and belong together by one of these keys. `only`: what is asked of them besides, in SQL."""
    rule = KINDS[kind]
    numbers = {of[-1] for of in keys if of[0] == "number"}
    found = {row["id"]: row for row in _asked(site, kind, rule.number, numbers, tail=only)}
    for of in keys:
        if of[0] == "day" and of[1] is not None:
            about = [(db.quoted(name), value) for name, value in zip(rule.by, of[1:-2], strict=True)]
            same = "".join(f" AND {name} {'IS NULL' if value is None else '= ?'}" for name, value in about)
            rows = _asked(site, kind, rule.whose, [of[-2]], tail=f"{only}{same} AND at >= ? AND at < ?",
                          more=(*(value for _, value in about if value is not None), *day_span(of[-1])))
            found.update((row["id"], row) for row in rows)
    return [row for row in found.values() if key(rule, row) in keys]


# -- from scratch


@watching.on_rebuild("batches")
def rebuild(site):
    """Find again what is covered, of a whole site."""
    for kind in KINDS:
        watching.joined(site, kind, wrong(site, kind), COVERED)


@watching.on_check
def check(site):
    """A sentence for each record that is covered by another than it should be."""
    return (f"{kind} {id}: covered by {stored}, should be by {due}" for kind in KINDS
            for id, stored, due in wrong(site, kind))


@watching.on_due
def due(site):
    """The Rows of a site."""
    return chain.from_iterable(_items(kind, _all(site, kind)[1]) for kind in KINDS)


def wrong(site: int, kind: str) -> list[tuple]:
    """`(id, counted_in, due)` of the records of a site that are covered by another than they should be."""
    due, found = _all(site, kind)
    rows = {row["id"]: row[COVERED] for one in found for row in (one.head, *one.others)}
    rows.update(db.rows(f"SELECT id, {COVERED} FROM {db.quoted(kind)} WHERE site = ? AND {COVERED} IS NOT NULL", site))
    return [(id, stored, due.get(id)) for id, stored in rows.items() if stored != due.get(id)]


def _all(site, kind):
    keys = {of for row in totals(site, kind) if (of := key(KINDS[kind], row))}
    return _due(site, KINDS[kind], of_keys(site, kind, keys))
