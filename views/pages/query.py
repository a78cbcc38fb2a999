"""Records as the pages show them, and the questions that lists ask. Every question says who asks.

They get what they may read at their site, and of what they only write what their own device has written.

A plain record is JSON-shaped: `{id, kind, at, uncertain, fields, heads, conflicts, void}`; `fields` has what is filled
in, `heads` is the text that forms carry, `void` is empty where it counts.
"""

import json

from flask_babel import gettext as _

from models import access, registry
from models import database as db
from sync import scope
from sync.ids import Dot, NaturalId
from sync.judge import RECORD
from views.auth import Who
from views.desk.records import searching
from views.desk.rows import by_name
from views.heads import stored

# Of what was searched few are shown, as every key shows others.
PAGE, FOUND = 30, 20
MOST = 5_000
MOST_GROUPS, MOST_BELOW = 200, 200
BESIDE = ("id", "at", "uncertain", "heads", "conflicts", "void")


def size(typed: str) -> int:
    """How many rows a page of a list has."""
    return FOUND if typed else PAGE


def plain(who: Who, kind: str, row: dict) -> dict:
    """A row of the kind's table as a plain record, with the fields that they may see."""
    shape, declared = registry.SHAPES[kind], access.asked(kind, *who.roles)
    fields = {name: f.from_column(row[name]) for name, f in declared.items() if row[name] is not None}
    parts = {shape.part_of[name] for name in (*declared, "void")}
    heads = {part: dots for part, dots in stored(row["heads"]).items() if part in parts}
    conflicts = [part for part in json.loads(row["conflicts"] or "[]") if part in parts]
    return {"id": row["id"], "kind": kind, "at": row["at"], "uncertain": bool(row["uncertain"]), "fields": fields,
            "heads": json.dumps(heads), "conflicts": conflicts, "void": row["void"] or ""}


def get(who: Who, kind: str, id: str) -> dict | None:
    """One plain record, whether it counts or not."""
    if not access.may_read(kind, *who.roles):
        return next((one for one in _own(who, kind) if one["id"] == id), None)
    return next(iter(_records(who, kind, "id = ?", [id], "", 1)), None)


def _own(who, kind):
    """Plain records of a kind that is not theirs to read, as their device wrote them; the newest first."""
    found = scope.own(who.site, who.node, [kind], who.person) if who.node else ()
    return sorted((plain(who, kind, one.row) for one in found), key=lambda one: (one["at"], one["id"]), reverse=True)


def kind_of(who: Who, id: str) -> str | None:
    """The kind of a record, by its id alone."""
    if NaturalId.is_one(id):
        kind = NaturalId.parse(id).kind
        return kind if kind in registry.KINDS else None
    if not RECORD.fullmatch(id):
        return None
    found = db.row("SELECT kind FROM op WHERE site = ? AND node = ? AND n = ?", who.site, *Dot.parse(id))
    return found[0] if found and found[0] in registry.KINDS else None


def writer(who: Who, dot: str) -> str | None:
    """The person who has written an op of the site; None for one that is not here."""
    found = db.row("SELECT op.line, node.person FROM op JOIN node ON node.id = op.node "
                   "WHERE op.site = ? AND op.node = ? AND op.n = ?", who.site, *Dot.parse(dot))
    return json.loads(found[0]).get("by", found[1]) if found else None


def below(who: Who, kind: str, field: str, id: str) -> list[dict]:
    """The records whose `field` names the record `id`, the first first, those that were taken back among them."""
    if not access.may_read(kind, *who.roles):
        return [one for one in reversed(_own(who, kind)) if one["fields"].get(field) == id]
    return _records(who, kind, f'"{field}" = ?', [id], "ORDER BY at, id", MOST_BELOW)


def many(who: Who, kind: str, ids: list[str]) -> list[dict]:
    """The plain records of these ids."""
    if not access.may_read(kind, *who.roles):
        return [one for one in _own(who, kind) if one["id"] in ids]
    return [one for some in db.batches(ids) for one in
            _records(who, kind, db.one_of("id", len(some)), some, "", len(some))] if ids else []


def listed(who: Who, kind: str, where: dict, typed: str, order: str, skip: int = 0, limit: int = PAGE) -> list[dict]:
    """The records that count and hold `where` (field → value) and every typed word, in the order of the list."""
    if not access.may_read(kind, *who.roles):
        return _mine(who, kind, where)[skip:skip + limit]
    sql, values = _wanted(who, kind, where, typed)
    # A bare column would lead SQLite past the index by which few are found.
    by = {"newest": "at DESC, id DESC", "oldest": "at, id"}.get(order, f'"{order}" IS NULL, "{order}", at, id')
    return _records(who, kind, sql, values, f"ORDER BY {by}", limit, skip)


def _mine(who, kind, where):
    return [one for one in _own(who, kind) if not one["void"]
            and all(one["fields"].get(name) in (value if isinstance(value, list | tuple) else [value])
                    for name, value in where.items())]


def counted(who: Who, kind: str, where: dict, typed: str = "") -> int:
    """How many records `listed` would give without a limit."""
    if not access.may_read(kind, *who.roles):
        return len(_mine(who, kind, where))
    sql, values = _wanted(who, kind, where, typed)
    return db.rows(f'SELECT COUNT(*) FROM "{kind}" WHERE site = ? AND {sql}', who.site, *values)[0][0]


def grouped(who: Who, kind: str, field: str) -> list[dict]:
    """`{value, count}` of the values that a field has in the records that count, in the order of people."""
    if field not in access.seen(kind, *who.roles):
        return []
    sql, values = _wanted(who, kind, {}, "")
    found = db.rows(f'SELECT "{field}", COUNT(*) FROM "{kind}" WHERE site = ? AND {sql} AND "{field}" IS NOT NULL '
                    f'GROUP BY "{field}" ORDER BY "{field}" LIMIT {MOST_GROUPS}', who.site, *values)
    return sorted(({"value": value, "count": count} for value, count in found), key=lambda one: natural(one["value"]))


def natural(text: str) -> tuple:
    """By what texts stand in the order of people: numbers before words, and by their value."""
    return (0, int(text), "") if text.isascii() and text.isdigit() else (1, 0, text)


def _wanted(who, kind, where, typed):
    about, declared = registry.KINDS[kind].about, access.seen(kind, *who.roles)
    parts, values = ["void IS NULL"], []
    if about.once:
        parts.append("same_as IS NULL")
    for name, value in where.items():
        if name not in declared:
            return "1 = 0", []
        words = [declared[name].to_column(word) for word in (value if isinstance(value, list | tuple) else [value])]
        given = [word for word in words if word is not None]
        ways = [db.one_of(f'"{name}"', len(given))] if given else []
        ways += [f'"{name}" IS NULL'] if None in words else []
        parts.append(f"({' OR '.join(ways)})")
        values += given
    for word in searching.words(typed):
        sql, found = _says(who, kind, word) if word else ("1 = 1", [])
        parts.append(sql)
        values += found
    return " AND ".join(parts), values


def _says(who, kind, word, deep=True):
    """`(sql, parameters)`: whether a record has a word in its texts, among its choices, or in what it points at.

    The phone finds by the same rule.
    """
    declared = access.seen(kind, *who.roles)
    texts = [name for name, f in declared.items() if f.type in ("text", "list")]
    whole = " || ' ' || ".join(f"COALESCE(\"{name}\", '')" for name in texts) or "''"
    ways, values = [f"LOWER({whole}) LIKE ? ESCAPE '!'"], [searching.pattern(word)]
    for name, f in declared.items():
        meant = [one for one, label in f.words.items() if word in _(label).lower()] if f.type == "choice" else []
        if meant:
            ways.append(db.one_of(f'"{name}"', len(meant)))
            values += meant
        elif deep and f.limits.get("of") and access.may_read(f.limits["of"], *who.roles):
            sql, found = _says(who, f.limits["of"], word, deep=False)
            ways.append(f'"{name}" IN (SELECT id FROM "{f.limits["of"]}" WHERE site = ? AND void IS NULL AND {sql})')
            values += [who.site, *found]
    return f"({' OR '.join(ways)})", values


def _records(who, kind, sql, values, order, limit, skip=0):
    columns = (*BESIDE, *registry.KINDS[kind].declared())
    said = ", ".join(f'"{name}"' for name in columns)
    rows = db.rows(f'SELECT {said} FROM "{kind}" WHERE site = ? AND {sql} {order} LIMIT ? OFFSET ?',
                   who.site, *values, limit, skip)
    return [plain(who, kind, row) for row in by_name(columns, rows)]
