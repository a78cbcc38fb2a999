"""The kinds' tables follow their declarations by what is quick however many rows there are: columns and indexes more.

No table is dropped, and none is filled anew while everybody waits. Each change is a transaction of its own that gives
up quickly and tries again, so that nobody waits behind it. What a kind no longer has stays in the table, of no use.
"""

import time
from typing import Any

from models import database as db
from models import registry
from models.database import Busy, database
from models.record import Record

TRIES, PAUSE = 60, 0.5  # s
MOMENT = "1s"
# Which types of column hold the same values, by how an engine's name of it begins.
ALIKE = (("int", ("int", "bigint", "smallint")), ("real", ("real", "double", "num", "dec")), ("text", ("text", "char")))


def fit() -> set[str]:
    """Make the tables of all kinds fit. Returns the kinds of which a column has to be filled that stood already."""
    existing, filled = set(database.get_tables()), set()
    for kind in registry.KINDS.values():
        if kind.kind() in existing:
            if _fit(kind):
                filled.add(kind.kind())
        else:
            with db.writing():
                database.create_tables([kind])
    return filled


def lacking() -> bool:
    """Whether a kind has no table yet, or not all of its columns."""
    existing = set(database.get_tables())
    return any(kind.kind() not in existing or {f.column_name for f in kind._meta.sorted_fields} - set(_types(kind))
               for kind in registry.KINDS.values())


def _fit(kind):
    there, anew = _types(kind), False
    for field in kind._meta.sorted_fields:
        stands = there.get(field.column_name)
        if stands is not None and _family(stands) != _family(_named(kind, field)):
            _set_aside(kind, field.column_name, there)
            stands, anew = None, True
        if stands is None:
            briefly(*_adding(kind, field))
    _index(kind)
    return anew


def _types(kind):
    """Column → type, as the engine calls it."""
    return {column.name: column.data_type for column in database.get_columns(kind.kind())}


def _named(kind, field):
    """What the engine calls the type of a field's column."""
    return _schema(kind)._create_context().state.field_types.get(field.field_type, field.field_type)


def _family(name):
    return next((family for family, begins in ALIKE if name.lower().startswith(begins)), name.lower())


def _adding(kind, field):
    context = _schema(kind)._create_context()
    return context.literal("ALTER TABLE ").sql(kind).literal(" ADD COLUMN ").sql(field.ddl(context)).query()


def _schema(kind: Any) -> Any:
    """Peewee's own writer of such statements, of which its stubs say nothing."""
    return kind._schema


def _set_aside(kind, column, there):
    """Values of another type make room under another name: what reads them by it would take them for something else."""
    name = next(name for n in range(1, 1000) if (name := f"{column}_before_{n}") not in there)
    for index in database.get_indexes(kind.kind()):
        if column in index.columns:
            briefly(f'DROP INDEX "{index.name}"')
    briefly(f'ALTER TABLE "{kind.kind()}" RENAME COLUMN "{column}" TO "{name}"')


def _index(kind: type[Record]) -> None:
    """Make the indexes that are missing; on PostgreSQL while others write."""
    there = {index.name for index in database.get_indexes(kind.kind())}
    if not db.is_sqlite():
        there -= _broken(kind)
    for index in kind._meta.fields_to_index():
        if index._name in there:
            continue
        sql, params = _schema(kind)._create_index(index, True).query()
        if db.is_sqlite():
            briefly(sql, params)
        else:
            database.execute_sql(sql.replace("CREATE INDEX", "CREATE INDEX CONCURRENTLY", 1), params)


def _broken(kind):
    """Names of indexes whose making broke off; they are dropped."""
    found = {name for name, in db.rows(
        "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = ?::regclass AND NOT indisvalid",
        f'"{kind.kind()}"')}
    for name in found:
        briefly(f"DROP INDEX {name}")
    return found


def briefly(sql: str, params: tuple | list = ()) -> None:
    """Change a table in a moment in which nobody uses it; nobody waits long for it. Raises Busy after many tries."""
    for tried in range(TRIES):
        try:
            with db.writing():
                if not db.is_sqlite():
                    db.execute(f"SET LOCAL lock_timeout = '{MOMENT}'")
                database.execute_sql(sql, params)
            return
        except Busy:
            if tried == TRIES - 1:
                raise
            time.sleep(PAUSE)
