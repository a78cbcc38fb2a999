"""The database: SQLite or PostgreSQL by URL, transactions that lock first, and writing in sets.

Rows are written in sets through the driver itself; Peewee declares the tables and asks the everyday questions.
"""

import fcntl
import os
import re
import threading
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from itertools import chain
from urllib.parse import urlsplit

import peewee

database = peewee.DatabaseProxy()

SQLITE_PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", "on"),
    ("busy_timeout", 20_000),
    ("cache_size", -4_000),
    ("mmap_size", 0),
    ("temp_store", "memory"),
    ("wal_autocheckpoint", 16_000),
)


BLOCK = 100


class Busy(Exception):
    """The database could not be had in time. Nothing was written."""


def bind(url):
    """Use the database at `url` from now on: `sqlite:///relative.db`, `sqlite:////absolute.db` or `postgresql://…`.

    Raises ValueError for any other URL.
    """
    if database.obj is not None and not database.is_closed():
        database.close()
    if url.startswith("sqlite:///"):
        database.initialize(_sqlite(url.removeprefix("sqlite:///")))
    elif url.startswith(("postgresql://", "postgres://")):
        database.initialize(peewee.PostgresqlDatabase(url, prefer_psycopg3=True))
    else:
        raise ValueError(f"DATABASE_URL must begin with sqlite:/// or postgresql://, not {urlsplit(url).scheme!r}")


def _sqlite(path):
    if not path:
        raise ValueError("DATABASE_URL names no SQLite file")
    return Embedded(path, pragmas=SQLITE_PRAGMAS, check_same_thread=False)


class Embedded(peewee.SqliteDatabase):
    """SQLite, one writer at a time; all threads of a process write through one connection.

    A connection that has just written knows its statements and most of its pages; each thread's own would have to
    prepare and read them again.
    """

    def __init__(self, path, **options):
        super().__init__(path, **options)
        self.turnstile, self.writer = Turnstile(path + ".lock"), None

    @contextmanager
    def turn(self):
        """Be the one who writes, on the writing connection, until the block ends. Raises Busy."""
        with self.turnstile, self._lent():
            yield

    @contextmanager
    def undisturbed(self):
        """Have the writing connection to read from, before it is the turn; this process's others wait. Raises Busy."""
        with self.turnstile.mine(), self._lent():
            yield

    @contextmanager
    def _lent(self):
        own = self._state.conn
        if own is not None and own is self.writer:
            yield
            return
        self._take(self.writer)
        if self.writer is None:
            self.connect()
            self.writer = self._state.conn
        try:
            yield
        except peewee.DatabaseError:
            # Whatever was wrong with it, the next writer begins with a new one.
            self.writer.close()
            self.writer = None
            raise
        finally:
            self._take(own)

    def _take(self, connection):
        self._state.reset()
        if connection is not None:
            self._state.set_connection(connection)


class Turnstile:
    """One writer at a time, in this process and in others, woken at once when it is their turn.

    SQLite's own busy handler polls with growing sleeps; under many writers most of the time is lost in them. The lock
    file only orders the queue: what keeps the data safe is SQLite's own lock.
    """

    def __init__(self, path):
        self.path, self.mutex, self.file = path, threading.RLock(), None

    @contextmanager
    def mine(self):
        """Be first in this process, whoever's turn it is in others. Raises Busy."""
        if not self.mutex.acquire(timeout=20):
            raise Busy
        try:
            yield
        finally:
            self.mutex.release()

    def __enter__(self):
        if not self.mutex.acquire(timeout=20):
            raise Busy
        if self.file is None:
            self.file = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *failure):
        fcntl.flock(self.file, fcntl.LOCK_UN)
        self.mutex.release()


def is_sqlite():
    return isinstance(database.obj, peewee.SqliteDatabase)


def undisturbed():
    """Hold up this process's other heavy work until the block ends, where the database is embedded.

    Python would only let the two take turns, and while one of them holds the database's lock everybody waits for both.
    """
    return database.obj.undisturbed() if is_sqlite() else nullcontext()


@contextmanager
def writing(durable=True):
    """One transaction that may write; durable when the block ends without an exception. Raises Busy.

    Without `durable`, a power cut may undo it: for what is written only because somebody came by. Within a transaction
    it is part of that one.
    """
    try:
        if database.in_transaction():
            yield
        elif is_sqlite():
            with database.obj.turn(), _synchronous(durable), database.atomic("IMMEDIATE"):
                yield
        else:
            with database.atomic():
                if not durable:
                    database.execute_sql("SET LOCAL synchronous_commit TO off")
                yield
    except peewee.OperationalError as failure:
        if "locked" in str(failure) or "timeout" in str(failure):
            raise Busy from failure
        raise


@contextmanager
def _synchronous(durable):
    """SQLite's setting for one transaction: `normal` leaves out the fsync at its end."""
    if durable:
        yield
        return
    database.execute_sql("PRAGMA synchronous = normal")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA synchronous = full")


def rows(sql, *params):
    """All rows of a question; `?` marks the parameters on either database."""
    return database.execute_sql(_dialect(sql), params).fetchall()


def row(sql, *params):
    """The first row of a question, or None."""
    return database.execute_sql(_dialect(sql), params).fetchone()


def execute(sql, *params):
    """Carry out one statement and return the number of rows that it touched."""
    return database.execute_sql(_dialect(sql), params).rowcount


def many(sql, values):
    """Carry out one statement for each tuple in `values`, in one call of the driver."""
    if values:
        _cursor().executemany(_dialect(sql), values)


def insert(table, columns, values):
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


def upsert(table, columns, key, values):
    """Insert rows, or replace those that have the same `key` columns."""
    many(_upsert(table, tuple(columns), tuple(key)), values)


def matching(columns, count):
    """`JOIN (VALUES …) ON …`: the rows whose `columns` are one of `count` tuples, in both dialects.

    For `(a, b) IN (VALUES …)` SQLite reads all rows that the other conditions leave.
    """
    one = "(" + ", ".join("?" * len(columns)) + ")"
    same = " AND ".join(f"{name} = wanted.column{place}" for place, name in enumerate(columns, 1))
    return f"JOIN (VALUES {', '.join([one] * count)}) AS wanted ON {same}"


def table(kind):
    """What to write after FROM for the records of a kind as they are now."""
    return f'"{kind}"'


def one_of(column, count):
    """`a IN (?, …)`."""
    return f"{column} IN ({', '.join('?' * count)})"


def batches(values, size=400):
    """The values in lists of at most `size`: both databases limit the parameters of a statement."""
    values = list(values)
    return (values[at:at + size] for at in range(0, len(values), size))


def _cursor():
    if database.is_closed():
        database.connect()
    return database.connection().cursor()


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
