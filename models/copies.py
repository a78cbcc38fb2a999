"""A copy of the whole database: one SQLite file, whichever engine it comes from and goes to.

So a backup is opened, looked through and upgraded in one way, and a backup of an embedded database can be put into a
PostgreSQL one. What is taken is one moment of it, while others write.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models import database as db
from models import migrations, registry, starting
from models.database import database
from models.embedded import OWNER

AT_ONCE = 5_000  # rows
EMPTY = ("site", "person", "op")


@contextmanager
def bound(url: str, back: str) -> Iterator[None]:
    """Speak to the database at `url` until the block ends, then to that at `back` again."""
    db.bind(url)
    try:
        yield
    finally:
        if db.is_sqlite():
            database.obj.end()
        db.bind(back)


def file_url(path: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite:///{path.absolute()}"


def take(path: Path, own: str) -> None:
    """Copy the database at `own`, which is bound, as it is at this moment into a new file at `path`."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, OWNER))
    if db.is_sqlite():
        db.whole()
        _by_pages(Path(database.obj.database), path)
    else:
        _by_rows(path, own)
    _settled(path)


def _by_pages(source, path):
    """SQLite's own way: all pages in one read of the file, which writers beside it don't wait for."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(path)) as copy:
        live.backup(copy)


def _by_rows(path, own):
    """Every row of our own tables, in one transaction that sees one moment of them."""
    with bound(file_url(path), own):
        _make_tables()
        tables = {table: _columns(table) for table in sorted(database.get_tables())}
    with closing(sqlite3.connect(path)) as copy, database.atomic():
        database.execute_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        copy.execute("PRAGMA synchronous = off")
        for table, columns in tables.items():
            copy.execute(f'DELETE FROM "{table}"')
            copy.executemany(_insert(table, columns), _rows_of(table, columns))
        copy.commit()


def _rows_of(table, columns):
    names = ", ".join(map(db.quoted, columns))
    with database.connection().cursor(name="copied") as cursor:
        cursor.itersize = AT_ONCE
        yield from cursor.execute(f'SELECT {names} FROM "{table}"')


def _insert(table, columns):
    names = ", ".join(map(db.quoted, columns))
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


def _make_tables():
    """The tables of today in the bound database, which has none, or has them already."""
    with db.writing():
        migrations.migrate()
        database.create_tables(list(registry.KINDS.values()))


def _columns(table):
    return [column.name for column in database.get_columns(table)]


def _settled(path):
    """Leave the whole copy in its one file, and on the disk."""
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode = delete")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def whole(path: Path) -> str:
    """What SQLite finds wrong with a file; empty where it is sound."""
    try:
        with closing(sqlite3.connect(path)) as copy:
            found = copy.execute("PRAGMA integrity_check(3)").fetchall()
    except sqlite3.DatabaseError as failure:
        return str(failure)
    return "" if found == [("ok",)] else "; ".join(one for one, in found)


def note(path: Path, facts: dict[str, str]) -> None:
    """Write facts about a copy into it, beside its tables."""
    with closing(sqlite3.connect(path)) as copy, copy:
        copy.execute("CREATE TABLE IF NOT EXISTS backup (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        copy.executemany("INSERT OR REPLACE INTO backup VALUES (?, ?)", facts.items())


def noted(path: Path) -> dict[str, str]:
    """The facts that were written into a copy; none where it is one of another make."""
    with closing(sqlite3.connect(path)) as copy:
        try:
            return dict(copy.execute("SELECT name, value FROM backup").fetchall())
        except sqlite3.DatabaseError:
            return {}


def unnote(path: Path) -> None:
    """Take the facts out again: what is put back is a database and nothing else."""
    with closing(sqlite3.connect(path)) as copy, copy:
        copy.execute("DROP TABLE IF EXISTS backup")


# -- the way back


def is_empty() -> bool:
    """Whether nothing is in the bound database that somebody could miss."""
    there = set(database.get_tables())
    return not any(table in there and db.row(f'SELECT 1 FROM "{table}" LIMIT 1') for table in EMPTY)


def load(path: Path) -> None:
    """Put a copy with the tables of today into the bound PostgreSQL database, instead of what is there."""
    starting.make()
    _make_tables()
    with closing(sqlite3.connect(path)) as copy, db.writing():
        tables = [name for name, in copy.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")]
        there = set(database.get_tables())
        for table in (name for name in tables if name in there):
            _load(copy, table)


def _load(copy, table):
    columns = [column for column in _columns(table)
               if column in {row[1] for row in copy.execute(f'PRAGMA table_info("{table}")')}]
    rows = copy.execute(f'SELECT {", ".join(map(db.quoted, columns))} FROM "{table}"')
    db.execute(f'DELETE FROM "{table}"')
    while some := rows.fetchmany(AT_ONCE):
        db.insert(table, columns, some)
    if "id" in columns and (db.row("SELECT pg_get_serial_sequence(?, 'id')", f'"{table}"') or (None,))[0]:
        db.row("SELECT setval(pg_get_serial_sequence(?, 'id'), COALESCE(MAX(id), 1), MAX(id) IS NOT NULL) "
               f'FROM "{table}"', f'"{table}"')


def others() -> int:
    """How many connections of others are open to the bound PostgreSQL database. That which keeps the lock of
    `starting.alone` is no other's: whoever asks has it."""
    return db.rows("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
                   "AND pid <> pg_backend_pid() AND pid NOT IN (SELECT pid FROM pg_locks "
                   "WHERE locktype = 'advisory' AND granted)")[0][0]
