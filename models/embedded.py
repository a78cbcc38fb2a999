"""SQLite: one file with what lies beside it, one writer at a time."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

import peewee

from models.faults import Busy, Gone
from models.turnstile import Turnstile

OWNER = 0o600
BESIDE = ("", "-wal", "-shm", ".lock", ".start", ".running", ".key")
MOST_LOG = 128 << 20  # bytes; twice what is written before SQLite itself carries the log over
LOOK_AGAIN = 10  # s
MOMENT = 500  # ms
PATIENCE = 10_000  # ms
# kB, as SQLite counts them, of pages that the writing connection keeps: what a Round changes fits, and is written once.
KEPT = -16_000
ERRORS = (peewee.DatabaseError, sqlite3.Error)


class Embedded(peewee.SqliteDatabase):
    """SQLite, one writer at a time; all threads of a process write through one connection, and those who come at the
    same time in one transaction.

    A connection that has just written knows its statements and most of its pages; each thread's own would have to
    prepare and read them again.
    """

    # Peewee's own, of which its stubs say nothing: this thread's connection.
    _state: Any

    def __init__(self, path, **options):
        super().__init__(path, **options)
        self.turnstile, self.writer, self.file, self.looked = Turnstile(path + ".lock"), None, None, 0.0
        self.quiet = threading.local()

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
        self._disturb()
        if self.turnstile.is_mine():
            with self._lent():
                yield
            return
        self.turnstile.take(alone=True)
        try:
            with self._lent():
                yield
                self.whole()
                self._bound_log()
        finally:
            self.turnstile.give_back()

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction, on disk when the block ends; others of this process may write in it before and after.

        What raises undoes what its own block has written, and nothing of the others'; it is told after these are on
        disk, since it may speak of them. Raises Busy and Gone.
        """
        self._disturb()
        if self.turnstile.is_mine():
            with self._lent(), self.atomic("IMMEDIATE"):
                yield
            return
        round, own = self.turnstile.take(), self._state.conn
        passed = False
        try:
            with self._part(round):
                yield
        finally:
            passed = self._end(round, own)
            if passed:
                round.done.wait()
                self._told(round)
        self._told(round)

    @staticmethod
    def _told(round):
        if round.failure is not None:
            raise round.failure if isinstance(round.failure, Gone) else Busy from round.failure

    @contextmanager
    def _part(self, round):
        """A part of a Round on the writing connection. Only the first may undo all there is."""
        first = not round.members
        self._lend()
        try:
            self.begin("IMMEDIATE") if first else self.execute_sql("SAVEPOINT part")
            round.members += 1
            self.push_transaction(round)
            try:
                yield
            finally:
                self.pop_transaction()
            if not self._state.conn.in_transaction:
                raise peewee.OperationalError("the transaction was undone")
            if not first:
                self.execute_sql("RELEASE part")
        except BaseException as failure:
            self._undo(round, first, failure)
            raise

    def _undo(self, round, first, failure):
        try:
            if first:
                round.members = 0
                if isinstance(failure, ERRORS):
                    round.failed(failure)
                self.rollback()
            else:
                self.execute_sql("ROLLBACK TO part")
                self.execute_sql("RELEASE part")
        except ERRORS as another:
            round.failed(another)

    def _end(self, round, own):
        """Whether the next one goes on in a Round; where not it is put on disk, and over."""
        try:
            if round.members and not round.failure:
                if self.turnstile.pass_on(round):
                    return True
                self.commit()
                self.whole()
                self._bound_log()
        except BaseException as failure:
            round.failed(failure)
            raise
        finally:
            if self.turnstile.is_mine():
                self._over(round)
            self._take(own)
        return False

    def _over(self, round):
        if round.failure:
            self._anew()
        self.turnstile.give_back()
        round.done.set()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Have the writing connection to read from, before it is the turn; this process's others wait. Raises Busy.

        It ends with the first write, or with the block.
        """
        if self.turnstile.is_mine():
            with self._lent():
                yield
            return
        self.turnstile.enter()
        self.quiet.own = (self._state.conn,)
        try:
            self._lend()
            yield
        except ERRORS:
            if self.turnstile.is_mine():
                self._anew()
            raise
        finally:
            self._disturb()

    def _disturb(self):
        """Let the others go on, where this thread was undisturbed."""
        own, self.quiet.own = getattr(self.quiet, "own", None), None
        if own is not None:
            self._take(*own)
            self.turnstile.leave()

    @contextmanager
    def _lent(self):
        own = self._state.conn
        if own is not None and own is self.writer:
            yield
            return
        try:
            self._lend()
            yield
        except ERRORS:
            self._anew()
            raise
        finally:
            self._take(own)

    def _lend(self):
        """Go on with the writing connection in this thread."""
        self._take(self.writer)
        if self.writer is None:
            self.connect()
            self.writer = self._state.conn
            self.execute_sql(f"PRAGMA cache_size = {KEPT}")

    def _anew(self):
        """Whatever was wrong with the writing connection, the next writer begins with a new one."""
        if self.writer is not None:
            self.writer.close()
        self.writer = None

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
