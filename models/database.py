"""The database: SQLite or PostgreSQL by URL, transactions that lock first, and writing in sets.

Rows are written in sets through the driver itself; Peewee declares the tables and asks the everyday questions.
"""

import logging
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import peewee

from models.embedded import Embedded
from models.faults import LINE, Busy, is_passing
from models.served import Served

database = peewee.DatabaseProxy()

SQLITE_PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", "on"),
    ("busy_timeout", 10_000),
    ("cache_size", -4_000),
    ("mmap_size", 0),
    ("temp_store", "memory"),
    ("wal_autocheckpoint", 16_000),
    ("journal_size_limit", 64 << 20),
)
BLOCK = 100

log = logging.getLogger("lianfang")
_local = threading.local()
_pooled = False


def bind(url: str, pooled: bool | None = None) -> None:
    """Use the database at `url` from now on: `sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://…`.

    `pooled`: whether a pooler in transaction mode stands before PostgreSQL; None: as was said last. Raises ValueError
    for any other URL.
    """
    global _pooled
    _pooled = _pooled if pooled is None else pooled
    if database.obj is not None and not database.is_closed():
        database.close()
    if url.startswith("sqlite:///"):
        database.initialize(_sqlite(url.removeprefix("sqlite:///")))
    elif url.startswith(("postgresql://", "postgres://")):
        database.initialize(Served(url.replace("postgres://", "postgresql://", 1), _pooled))
    else:
        raise ValueError(f"DATABASE_URL must begin with sqlite:/// or postgresql://, not {urlsplit(url).scheme!r}")


def _sqlite(path):
    if not path:
        raise ValueError("DATABASE_URL names no SQLite file")
    return Embedded(path, pragmas=SQLITE_PRAGMAS, check_same_thread=False)


def is_sqlite() -> bool:
    return isinstance(database.obj, peewee.SqliteDatabase)


def one_connection() -> AbstractContextManager:
    """Be on one connection until the block ends, where a pooler would give each statement any: in one transaction."""
    return database.atomic() if not is_sqlite() and database.obj.pooled else nullcontext()


def file_of(url: str) -> str:
    """The path of the file that a SQLite URL names."""
    return url.removeprefix("sqlite:///")


def undisturbed() -> AbstractContextManager:
    """Hold up this process's other heavy work until the block ends, where the database is embedded.

    Python would only let the two take turns, and while one of them holds the database's lock everybody waits for both.
    """
    return database.obj.undisturbed() if is_sqlite() else nullcontext()


@contextmanager
def writing(durable: bool = True) -> Iterator[None]:
    """One transaction that may write; durable when the block ends without an exception. Raises Busy.

    Without `durable`, a power cut may undo it: for what is written only because somebody came by. Within a transaction
    it is part of that one.
    """
    if database.in_transaction():
        yield
        return
    _local.durable = durable
    try:
        with _one_transaction(durable):
            yield
    except LINE as failure:
        if _is_lost() or is_passing(failure):
            log.error("not written: %s", failure)
            raise Busy from failure
        raise
    finally:
        _local.durable = True


@contextmanager
def _one_transaction(durable):
    if is_sqlite() and durable:
        with database.obj.together():
            yield
        return
    if is_sqlite():
        with database.obj.turn(), _unsynced(), database.atomic("IMMEDIATE"):
            yield
        return
    with database.atomic():
        if not durable:
            database.execute_sql("SET LOCAL synchronous_commit TO off")
        yield


def _is_lost():
    """Whether the server went away meanwhile; what was asked of it is sent again by whoever hears that it is busy."""
    lost = not is_sqlite() and database.obj.lost()
    if lost:
        database.obj.drop()
    return lost


def is_durable() -> bool:
    """Whether what this thread commits next will survive a power cut."""
    return getattr(_local, "durable", True)


def whole() -> None:
    """Raise Gone where an embedded database's file was taken away or replaced while we had it open."""
    if is_sqlite():
        database.obj.whole()


@contextmanager
def _unsynced():
    """SQLite's setting for one transaction without the fsync at its end."""
    database.execute_sql("PRAGMA synchronous = normal")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA synchronous = full")


def compact(tables: Iterable[str]) -> None:
    """Leave nothing of what was erased in the free space of the database's files. Raises Busy.

    It writes what is left anew, and holds up whoever writes: of SQLite the file, else these tables.
    """
    if is_sqlite():
        database.obj.compact()
        return
    for name in tables:
        execute(f'VACUUM (FULL) "{name}"')


def rows(sql: str, *params: Any) -> list[tuple]:
    """All rows of a question; `?` marks the parameters on either database."""
    return database.execute_sql(_dialect(sql), params).fetchall()


def row(sql: str, *params: Any) -> tuple | None:
    """The first row of a question, or None."""
    return database.execute_sql(_dialect(sql), params).fetchone()


def execute(sql: str, *params: Any) -> int:
    """Carry out one statement and return the number of rows that it touched."""
    return database.execute_sql(_dialect(sql), params).rowcount


def many(sql: str, values: Sequence) -> None:
    """Carry out one statement for each tuple in `values`, in one call of the driver."""
    if values:
        _cursor().executemany(_dialect(sql), values)


def insert(table: str, columns: Iterable[str], values: Sequence) -> None:
    """Insert many new rows. On PostgreSQL they travel by COPY."""
    if not values:
        return
    if is_sqlite():
        _insert_in_blocks(table, tuple(columns), values)
        return
    names = ", ".join(f'"{name}"' for name in columns)
    with _cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for value in values:
            copy.write_row(value)


def _insert_in_blocks(table, columns, values):
    """SQLite lets other threads run between two statements; with many rows in one, they interrupt less often."""
    cursor, whole = _cursor(), len(values) // BLOCK * BLOCK
    for at in range(0, whole, BLOCK):
        cursor.execute(_insert(table, columns, BLOCK), list(chain.from_iterable(values[at:at + BLOCK])))
    if whole < len(values):
        cursor.executemany(_insert(table, columns), values[whole:])


def upsert(table: str, columns: Iterable[str], key: Iterable[str], values: Sequence) -> None:
    """Insert rows, or replace those that have the same `key` columns."""
    many(_upsert(table, tuple(columns), tuple(key)), values)


def matching(columns: Sequence[str], count: int) -> str:
    """`JOIN (VALUES …) ON …`: the rows whose `columns` are one of `count` tuples, in both dialects.

    For `(a, b) IN (VALUES …)` SQLite reads all rows that the other conditions leave.
    """
    same = " AND ".join(f"{name} = wanted.column{place}" for place, name in enumerate(columns, 1))
    return f"JOIN {values(len(columns), count)} AS wanted ON {same}"


def values(width: int, count: int) -> str:
    """`(VALUES (?, …), …)`: `count` rows of parameters as a table with the columns `column1`, `column2`, …"""
    one = f"({', '.join('?' * width)})"
    return f"(VALUES {', '.join([one] * count)})"


def table(kind: str, columns: Iterable[str] = ()) -> str:
    """What to write after FROM for the records of a kind as they are now, whatever columns are read of it."""
    return f'"{kind}"'


def quoted(name: str) -> str:
    """The name of a table or a column as SQL takes it, whatever word it is."""
    return f'"{name}"'


def one_of(column: str, count: int) -> str:
    """`a IN (?, …)`."""
    return f"{column} IN ({', '.join('?' * count)})"


def is_day(column: str) -> str:
    """A condition: whether a text is a calendar day, `2020-02-08`, as `sync.times.is_day` says it."""
    if is_sqlite():
        # With a step the 30th of February becomes the 1st of March.
        return f"(DATE({column}, '+0 days') = {column} AND {column} >= '0001')"
    # What is no day can't be made one without an error: it is looked at as text first.
    return (f"CASE WHEN {column} ~ '^[0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' AND {column} >= '0001' "
            f"THEN CAST(SUBSTR({column}, 9, 2) AS INTEGER) <= EXTRACT(DAY FROM CAST(SUBSTR({column}, 1, 8) || '01' "
            "AS DATE) + INTERVAL '1 month - 1 day') ELSE FALSE END")


def batches(values: Iterable, size: int = 400) -> Iterator[list]:
    """The values in lists of at most `size`: both databases limit the parameters of a statement."""
    values = list(values)
    return (values[at:at + size] for at in range(0, len(values), size))


def _cursor():
    return database.cursor()


@lru_cache(maxsize=1024)
def _to_percent(sql):
    return re.sub(r"\?", "%s", sql.replace("%", "%%"))


def _dialect(sql):
    return sql if is_sqlite() else _to_percent(sql)


@lru_cache(maxsize=256)
def _insert(table, columns, count=1):
    names = ", ".join(f'"{name}"' for name in columns)
    one = f"({', '.join('?' * len(columns))})"
    return f'INSERT INTO "{table}" ({names}) VALUES {", ".join([one] * count)}'


@lru_cache(maxsize=256)
def _upsert(table, columns, key):
    kept = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in key)
    then = f"UPDATE SET {kept}" if kept else "NOTHING"
    names = ", ".join(f'"{name}"' for name in key)
    return f"{_insert(table, columns)} ON CONFLICT ({names}) DO {then}"
