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
    names in `by`. What names no whole account is in none."""
    rule = KINDS[kind]
    names = ", ".join(map(db.quoted, rule.by))
    question = f"SELECT {names}, SUM({_signed(rule)}), MAX(at) FROM {db.quoted(kind)} WHERE site = ? AND void IS NULL"
    found: Iterable[tuple]
    if accounts is None:
        found = db.rows(f"{question} GROUP BY {names}", site)
    else:
        first = db.quoted(rule.by[0])
        found = chain.from_iterable(
            db.rows(f"{question} AND {db.one_of(first, len(some))} GROUP BY {names}", site, *some)
            for some in db.batches({account[0] for account in accounts}))
    wanted = accounts if accounts is None else set(accounts)
    return [(tuple(row[:-2]), row[-2] or 0, row[-1]) for row in found
            if all(row[:-2]) and (wanted is None or tuple(row[:-2]) in wanted)]


def _signed(rule):
    """What a movement adds, in SQL. A word that is not among the signs is from a newer phone, and moves nothing yet."""
    if rule.of is None:
        return db.quoted(rule.field)
    cases = " ".join(f"WHEN {db.quoted(rule.of)} = '{word}' THEN {sign}" for word, sign in rule.sign.items())
    return f"{db.quoted(rule.field)} * CASE {cases} ELSE 0 END"


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
