"""What is left of something: the sum of what its kind's records move, by the fields that the kind names.

A balance below zero is never refused; the inbox tells of it.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from models import database as db
from models import registry

KINDS = {kind: shape.about.balance for kind, shape in registry.SHAPES.items() if shape.about.balance}


def sums(site: int, kind: str, accounts: Iterable[tuple] | None = None) -> list[tuple[tuple, Any, int]]:
    """`(account, sum, ms of the last movement)` of these accounts of a kind, or of all: tuples of the values that it
    names in `by`. What names no whole account is in none; what counts with another record counts once."""
    rule = KINDS[kind]
    found: Iterable[tuple]
    if accounts is None:
        found = _sums(site, kind, rule, "")
    else:
        first = db.quoted(rule.by[0])
        found = chain.from_iterable(_sums(site, kind, rule, f"AND {db.one_of(first, len(some))} ", *some)
                                    for some in db.batches({account[0] for account in accounts}))
    wanted = accounts if accounts is None else set(accounts)
    return [(tuple(row[:-2]), row[-2] or 0, row[-1]) for row in found
            if all(row[:-2]) and (wanted is None or tuple(row[:-2]) in wanted)]


def _sums(site, kind, rule, narrowed, *values):
    """What was said last of an account stands in the place of all that was moved before it."""
    names = ", ".join(map(db.quoted, rule.by))
    counts = f"{db.quoted(kind)} WHERE site = ? AND void IS NULL{registry.SHAPES[kind].about.counted} "
    moved = f"SELECT {names}, {_signed(rule)} AS n, at, id FROM {counts}{narrowed}"
    stated = [word for word, sign in rule.sign.items() if sign is None]
    if not stated:
        return db.rows(f"SELECT {names}, SUM(n), MAX(at) FROM ({moved}) moved GROUP BY {names}", site, *values)
    last = (f"SELECT {names}, at, id, ROW_NUMBER() OVER (PARTITION BY {names} ORDER BY at DESC, id DESC) AS place "
            f"FROM {counts}{narrowed}AND {db.one_of(db.quoted(rule.of), len(stated))}")
    same = " AND ".join(f"stated.{db.quoted(name)} = moved.{db.quoted(name)}" for name in rule.by)
    told = ", ".join(f"moved.{db.quoted(name)}" for name in rule.by)
    return db.rows(
        f"SELECT {told}, SUM(n), MAX(moved.at) FROM ({moved}) moved LEFT JOIN ({last}) stated ON {same} AND place = 1 "
        f"WHERE stated.id IS NULL OR moved.at > stated.at OR moved.id = stated.id GROUP BY {told}",
        site, *values, site, *values, *stated)


def _signed(rule):
    """What a movement adds, in SQL. A word that is not among the signs is from a newer phone, and moves nothing yet."""
    if rule.of is None:
        return db.quoted(rule.field)
    cases = " ".join(f"WHEN {db.quoted(rule.of)} = '{word}' THEN {1 if sign is None else sign}"
                     for word, sign in rule.sign.items())
    return f"{db.quoted(rule.field)} * CASE {cases} ELSE 0 END"


def used(site: int, kind: str, words: tuple, since: int) -> dict[tuple, tuple[Any, int]]:
    """Account → what went by these words of the balance since a moment (ms), and when its first movement was at all."""
    rule = KINDS[kind]
    names = ", ".join(map(db.quoted, rule.by))
    found = db.rows(f"SELECT {names}, SUM(CASE WHEN at > ? AND {db.one_of(db.quoted(rule.of), len(words))} "
                    f"THEN {db.quoted(rule.field)} ELSE 0 END), MIN(at) FROM {db.quoted(kind)} WHERE site = ? AND void "
                    f"IS NULL{registry.SHAPES[kind].about.counted} GROUP BY {names}", since, *words, site)
    return {tuple(row[:-2]): (row[-2] or 0, row[-1]) for row in found if all(row[:-2])}


def accounts(site: int, kind: str, ids: list[str]) -> set[tuple]:
    """The accounts of these records."""
    names = ", ".join(map(db.quoted, KINDS[kind].by))
    found = [tuple(row) for some in db.batches(ids) for row in db.rows(
        f"SELECT {names} FROM {db.quoted(kind)} WHERE site = ? AND {db.one_of('id', len(some))}", site, *some)]
    return {account for account in found if all(account)}


def name(kind: str, account: tuple) -> str:
    """What the item about an account names: the record that it is the account of, or the kind and the values."""
    rule = KINDS[kind]
    if len(rule.by) == 1 and registry.SHAPES[kind].fields[rule.by[0]].type == "record":
        return account[0]
    return f"{kind}:{'|'.join(map(str, account))}"


def names(kind: str, accounts: Iterable[tuple]) -> list[str]:
    """The names of these accounts."""
    return [name(kind, account) for account in accounts]


def account(kind: str, named: str) -> tuple:
    """The account of a kind that `name` has named so."""
    return tuple(named.partition(":")[2].split("|")) if named.startswith(f"{kind}:") else (named,)
