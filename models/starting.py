"""Before a process serves, and after: what only one of them does at a time."""

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import peewee

from models import database as db
from models.database import database
from models.embedded import OWNER
from models.faults import Busy

PATIENCE = 300  # s: whoever comes first may have a demonstration to build
ALONE = 0x11A9FA96  # the number of PostgreSQL's lock for it

_local = threading.local()
_serving: int | None = None


@contextmanager
def alone() -> Iterator[None]:
    """Be the only process that brings this database up to date, until the block ends. Raises Busy after minutes."""
    if getattr(_local, "alone", False):
        yield
        return
    with _start_file() if db.is_sqlite() else _start_lock():
        _local.alone = True
        try:
            yield
        finally:
            _local.alone = False


@contextmanager
def _start_file():
    file = os.open(f"{database.obj.database}.start", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, OWNER)
    try:
        _patiently(lambda: _is_free(file))
        yield
    finally:
        os.close(file)


def _is_free(file):
    with suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


@contextmanager
def _start_lock():
    # Of a transaction, not of a session: behind a pooler nobody has one. Asked without a parameter: with one the
    # statement's snapshot would stay, and whoever makes an index beside the writers wait for it.
    with database.obj.beside() as line:
        _patiently(lambda: line.execute(f"SELECT pg_try_advisory_xact_lock({ALONE})").fetchone()[0])
        yield


def _patiently(free):
    end = time.monotonic() + PATIENCE
    while not free():
        if time.monotonic() > end:
            raise Busy
        time.sleep(0.05)


def serve() -> None:
    """Say, until this process ends, that it serves an embedded database: nobody then puts another in its place."""
    global _serving
    if db.is_sqlite():
        _serving = _running_file()
        fcntl.flock(_serving, fcntl.LOCK_SH)


@contextmanager
def unserved() -> Iterator[bool]:
    """Whether no process serves the embedded database; if so none begins to until the block ends."""
    file = _running_file()
    try:
        yield _is_free(file)
    finally:
        os.close(file)


def _running_file():
    return os.open(f"{database.obj.database}.running", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, OWNER)


def make() -> None:
    """Make the file of an embedded database where there is none; readable by its owner alone, as all beside it."""
    if db.is_sqlite():
        database.obj.make()


def log_of_another() -> bool:
    """Whether a log with something in it lies beside an embedded database that nobody should have open just now."""
    return db.is_sqlite() and database.obj.log_of_another()


def sweep(url: str) -> None:
    """After the last process of a server: have SQLite take its empty log away, which those that end at once leave."""
    path = Path(db.file_of(url)).absolute()
    if url.startswith("sqlite:///") and path.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as line:
            line.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()


def settle() -> None:
    """Before this process ends: leave no log beside an embedded database, if nobody else still reads it."""
    if db.is_sqlite() and database.obj.file is not None:
        with suppress(peewee.PeeweeException, Busy), database.obj.turn():
            database.obj.carry_over(2_000)
