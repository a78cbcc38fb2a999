"""`where`, as declarations write it: field → words. Asked of a row in Python and of a table in SQL, with one answer.

The words of a field: one, or a tuple of which one will do; None for nothing, FILLED for anything; `(">", n)` for
numbers above n, which may be the name of a limit. Of a list, those of which it has at least one.
"""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec

from models import database as db
from models.fields import Declared
from models.limits import limit

FILLED, ABOVE = "*", ">"


def words(told: Any) -> tuple:
    """The words of one field, as a tuple."""
    return told if isinstance(told, tuple) else (told,)


def is_above(told: Any) -> bool:
    """Whether numbers above a limit are asked for."""
    return isinstance(told, tuple) and len(told) == 2 and told[0] == ABOVE


def bound(told: tuple) -> float:
    """The limit that is named, as a number."""
    return limit(told[1]) if isinstance(told[1], str) else told[1]


def least(f: Declared, told: tuple) -> float:
    """The smallest number above the limit that the field can hold."""
    step = 10 ** f.limits.get("decimals", 0)
    return (math.floor(Decimal(str(bound(told))) * step) + 1) / step


def test(f: Declared, told: Any) -> Callable[[Any], bool]:
    """Whether a value, as its column holds it, is one that will do."""
    if is_above(told):
        lowest = least(f, told)
        return lambda value: value is not None and value >= lowest
    asked = words(told)
    if FILLED in asked:
        return lambda value: value is not None or None in asked
    if f.type == "list":
        parts = [_quoted(word) for word in asked if word is not None]
        return lambda value: None in asked if value is None else any(part in value for part in parts)
    return frozenset(asked).__contains__


def condition(name: str, f: Declared, told: Any) -> tuple[str, tuple]:
    """The same question in SQL, and its parameters."""
    if is_above(told):
        return f'"{name}" >= ?', (least(f, told),)
    asked = words(told)
    values = tuple(word for word in asked if word not in (None, FILLED))
    ways = [f'"{name}" IS NULL'] if None in asked else []
    ways += [f'"{name}" IS NOT NULL'] if FILLED in asked else []
    if f.type == "list":
        ways += [f'REPLACE("{name}", ?, \'\') <> "{name}"' for _ in values]
        values = tuple(map(_quoted, values))
    elif values:
        ways.append(db.one_of(f'"{name}"', len(values)))
    return f"({' OR '.join(ways)})", values


def conditions(fields: dict[str, Declared], where: dict) -> tuple[str, tuple]:
    """All of a `where` in SQL, and the parameters; `fields`: name → Declared."""
    found = [condition(name, fields[name], told) for name, told in where.items()]
    return (" AND ".join(text for text, _ in found) or "1 = 1"), tuple(value for _, told in found for value in told)


def _quoted(word):
    """A word as it stands in the JSON text of a list."""
    return msgspec.json.encode(word).decode()
