"""Records as the pages show them, and the questions that lists ask. Every question has a site.

A plain record is JSON-shaped: `{id, kind, at, uncertain, fields, heads, conflicts, void}`; `fields` has what is filled
in, `heads` is the text that forms carry, `void` is empty where it counts.
"""

import json

from flask_babel import gettext as _

from models import database as db
from models import registry
from views.desk import searching
from views.desk.rows import by_name

PAGE = 50
MOST = 5_000
MOST_GROUPS = 200
BESIDE = ("id", "at", "uncertain", "heads", "conflicts", "void")


def plain(kind: str, row: dict) -> dict:
    """A row of the kind's table as a plain record."""
    declared = registry.KINDS[kind].declared()
    fields = {name: f.from_column(row[name]) for name, f in declared.items() if row[name] is not None}
    return {"id": row["id"], "kind": kind, "at": row["at"], "uncertain": bool(row["uncertain"]), "fields": fields,
            "heads": row["heads"] or "{}", "conflicts": json.loads(row["conflicts"] or "[]"), "void": row["void"] or ""}


def get(site: int, kind: str, id: str) -> dict | None:
    """One plain record, whether it counts or not."""
    return next(iter(_records(site, kind, "id = ?", [id], "", 1)), None)


def kind_of(site: int, id: str) -> str | None:
    """The kind of a record, by its id alone."""
    if ":" in id:
        kind = id.partition(":")[0]
        return kind if kind in registry.KINDS else None
    node, _dot, n = id.rpartition(".")
    if not n.isdecimal() or len(n) > 16:
        return None
    found = db.row("SELECT kind FROM op WHERE site = ? AND node = ? AND n = ?", site, node, int(n))
    return found[0] if found and found[0] in registry.KINDS else None


def many(site: int, kind: str, ids: list[str]) -> list[dict]:
    """The plain records of these ids."""
    return [one for some in db.batches(ids) for one in
            _records(site, kind, db.one_of("id", len(some)), some, "", len(some))] if ids else []


def listed(site: int, kind: str, where: dict, typed: str, order: str, skip: int = 0, limit: int = PAGE) -> list[dict]:
    """The records that count and hold `where` (field → value) and every typed word, in the order of the list."""
    sql, values = _wanted(site, kind, where, typed)
    # A bare column would lead SQLite past the index by which few are found.
    by = {"newest": "at DESC, id DESC", "oldest": "at, id"}.get(order, f'"{order}" IS NULL, "{order}", at, id')
    return _records(site, kind, sql, values, f"ORDER BY {by}", limit, skip)


def counted(site: int, kind: str, where: dict, typed: str = "") -> int:
    """How many records `listed` would give without a limit."""
    sql, values = _wanted(site, kind, where, typed)
    return db.row(f'SELECT COUNT(*) FROM "{kind}" WHERE site = ? AND {sql}', site, *values)[0]


def grouped(site: int, kind: str, field: str) -> list[dict]:
    """`{value, count}` of the values that a field has in the records that count, in the order of people."""
    sql, values = _wanted(site, kind, {}, "")
    found = db.rows(f'SELECT "{field}", COUNT(*) FROM "{kind}" WHERE site = ? AND {sql} AND "{field}" IS NOT NULL '
                    f'GROUP BY "{field}" ORDER BY "{field}" LIMIT {MOST_GROUPS}', site, *values)
    return sorted(({"value": value, "count": count} for value, count in found), key=lambda one: natural(one["value"]))


def natural(text: str) -> tuple:
    """By what texts stand in the order of people: numbers before words, and by their value."""
    return (0, int(text), "") if text.isascii() and text.isdigit() else (1, 0, text)


def _wanted(site, kind, where, typed):
    about, declared = registry.KINDS[kind].about, registry.KINDS[kind].declared()
    parts, values = ["void IS NULL"], []
    if about.once:
        parts.append("same_as IS NULL")
    for name, value in where.items():
        words = [declared[name].to_column(word) for word in (value if isinstance(value, list | tuple) else [value])]
        given = [word for word in words if word is not None]
        ways = [db.one_of(f'"{name}"', len(given))] if given else []
        ways += [f'"{name}" IS NULL'] if None in words else []
        parts.append(f"({' OR '.join(ways)})")
        values += given
    for word in searching.words(typed):
        sql, found = _says(site, kind, word) if word else ("1 = 1", [])
        parts.append(sql)
        values += found
    return " AND ".join(parts), values


def _says(site, kind, word, deep=True):
    """`(sql, parameters)`: whether a record has a word in its texts, among its choices, or in what it points at.

    The phone finds by the same rule.
    """
    declared = registry.KINDS[kind].declared()
    texts = [name for name, f in declared.items() if f.type in ("text", "list")]
    whole = " || ' ' || ".join(f"COALESCE(\"{name}\", '')" for name in texts) or "''"
    ways, values = [f"LOWER({whole}) LIKE ? ESCAPE '!'"], [searching.pattern(word)]
    for name, f in declared.items():
        meant = [one for one, label in f.words.items() if word in _(label).lower()] if f.type == "choice" else []
        if meant:
            ways.append(db.one_of(f'"{name}"', len(meant)))
            values += meant
        elif deep and f.limits.get("of"):
            sql, found = _says(site, f.limits["of"], word, deep=False)
            ways.append(f'"{name}" IN (SELECT id FROM "{f.limits["of"]}" WHERE site = ? AND void IS NULL AND {sql})')
            values += [site, *found]
    return f"({' OR '.join(ways)})", values


def _records(site, kind, sql, values, order, limit, skip=0):
    columns = (*BESIDE, *registry.KINDS[kind].declared())
    said = ", ".join(f'"{name}"' for name in columns)
    rows = db.rows(f'SELECT {said} FROM "{kind}" WHERE site = ? AND {sql} {order} LIMIT ? OFFSET ?',
                   site, *values, limit, skip)
    return [plain(kind, row) for row in by_name(columns, rows)]
