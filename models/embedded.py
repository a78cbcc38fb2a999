"""SQLite: one file with what lies beside it, one writer at a time."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

import peewee

from models.faults import Gone
from models.turnstile import Turnstile

OWNER = 0o600
BESIDE = ("", "-wal", "-shm", ".lock", ".start", ".running", ".key")
MOST_LOG = 128 << 20  # bytes; twice what is written before SQLite itself carries the log over
LOOK_AGAIN = 10  # s
MOMENT = 500  # ms
PATIENCE = 10_000  # ms


class Embedded(peewee.SqliteDatabase):
    """SQLite, one writer at a time; all threads of a process write through one connection.

    A connection that has just written knows its statements and most of its pages; each thread's own would have to
    prepare and read them again.
    """

    # Peewee's own, of which its stubs say nothing: this thread's connection.
    _state: Any

    def __init__(self, path, **options):
        super().__init__(path, **options)
        self.turnstile, self.writer, self.file, self.looked = Turnstile(path + ".lock"), None, None, 0.0

    def make(self) -> None:
        """Make the file where there is none, and keep it and what lies beside it from other users of the machine."""
        os.close(os.open(self.database, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, OWNER))
        for ending in BESIDE:
            with suppress(FileNotFoundError, PermissionError):
                os.chmod(self.database + ending, OWNER)

    def whole(self) -> None:
        """Raise Gone where the file at the path is not, or no longer, the one that this process reads and writes."""
        there = _identity(self.database)
        if there is None or there != (self.file or there):
            raise Gone("the database file was taken away or replaced; put it back, and start again")

    def _connect(self):
        # SQLite would quietly begin an empty database where the file has been taken away.
        self.whole()
        connection = super()._connect()  # type: ignore[misc]  # not in the stubs
        self.file = self.file or _identity(self.database)
        return connection

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be the one who writes, on the writing connection, until the block ends. Raises Busy and Gone."""
        with self.turnstile, self._lent():
            yield
            self.whole()
            self._bound_log()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
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
        try:
            if self.writer is None:
                self.connect()
                self.writer = self._state.conn
            yield
        except (peewee.DatabaseError, sqlite3.Error):
            # Whatever was wrong with it, the next writer begins with a new one.
            if self.writer is not None:
                self.writer.close()
            self.writer = None
            raise
        finally:
            self._take(own)

    def _take(self, connection):
        self._state.reset()
        if connection is not None:
            self._state.set_connection(connection)

    def _bound_log(self):
        """Carry a log over that has grown because somebody was always reading; wait for the readers only a moment."""
        now = monotonic()
        if now - self.looked < LOOK_AGAIN:
            return
        self.looked = now
        if self._log_size() > MOST_LOG:
            self.carry_over(MOMENT)

    def carry_over(self, patience: int) -> None:
        """Bring the write-ahead log into the file and empty it, if no reader holds it for longer than `patience` ms."""
        cursor = self.cursor()
        (before,), = cursor.execute("PRAGMA busy_timeout")
        cursor.execute(f"PRAGMA busy_timeout = {patience}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")

    def compact(self) -> None:
        """Write the whole file anew, so that nothing stands any more in what it has set free."""
        with self.turn():
            self.execute_sql("VACUUM")
            self.carry_over(PATIENCE)

    def _log_size(self):
        with suppress(FileNotFoundError):
            return os.stat(self.database + "-wal").st_size
        return 0

    def end(self) -> None:
        """Close what this process writes through: the last one who closes leaves no log beside the file."""
        with self.turnstile.mine():
            if self.writer is not None:
                self.writer.close()
            self.writer = None

    def log_of_another(self) -> bool:
        """Whether a log with something in it lies beside a file that nobody has open: of a copy it can't be the log."""
        return self._log_size() > 0


def _identity(path):
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
