"""The floor's tables in PostgreSQL. They stay as they are, like the floor itself."""

import threading

import psycopg

from bench.floor_sqlite import ADD_ERRAND, ERRAND, GATE, placed

TYPES = {"temperature": "double precision", "mask": "boolean", "companions": "integer"}
TABLES = """
CREATE TABLE site (id integer PRIMARY KEY, pos bigint NOT NULL);
CREATE TABLE log (node text, n bigint, kind text, t bigint, line bytea, hash bytea, PRIMARY KEY (node, n));
CREATE TABLE gate_entry (site integer, id text, pos bigint, at bigint, {gate}, PRIMARY KEY (site, id));
CREATE TABLE errand (site integer, id text, pos bigint, at bigint, {errand}, PRIMARY KEY (site, id));
"""
TAKE = "UPDATE site SET pos = pos + %s WHERE id = %s RETURNING pos"
UPSERT = ADD_ERRAND.replace("?", "%s").replace("ON CONFLICT", "ON CONFLICT (site, id)")
mine = threading.local()


def columns(names: str) -> str:
    return ", ".join(f"{name} {TYPES.get(name, 'text')}" for name in names.split(", "))


def create(url: str, sites: int) -> None:
    """The tables, in an empty database."""
    with psycopg.connect(url) as db:
        db.execute(TABLES.format(gate=columns(GATE), errand=columns(ERRAND)))
        db.cursor().executemany("INSERT INTO site VALUES (%s, 0)", [(i,) for i in range(1, sites + 1)])


def connection(url: str) -> psycopg.Connection:
    if not hasattr(mine, "db"):
        mine.db = psycopg.connect(url)
    return mine.db


def store(url: str, site: int, log: list, gate: list, errand: list) -> None:
    """Store a request's rows, on disk when this returns. New rows go by COPY, which is PostgreSQL's fastest way in."""
    with connection(url).transaction(), mine.db.cursor() as cursor:
        (end,) = cursor.execute(TAKE, (len(log), site)).fetchone()
        copy(cursor, "log", log)
        copy(cursor, "gate_entry", placed(gate, site, end - len(log)))
        cursor.executemany(UPSERT, placed(errand, site, end - len(errand)))


def copy(cursor: psycopg.Cursor, table: str, rows: list[tuple]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as sink:
        for row in rows:
            sink.write_row(row)
