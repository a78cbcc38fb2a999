"""The queue before an embedded database."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue

from models.faults import Busy

PATIENCE = 20  # s for the others of this process, and as long again for those of others


class Turnstile:
    """One writer at a time, in this process and in others, woken at once when it is their turn.

    SQLite's own busy handler polls with growing sleeps; under many writers most of the time is lost in them. The lock
    file only orders the queue: what keeps the data safe is SQLite's own lock.
    """

    def __init__(self, path):
        self.path, self.mutex = path, threading.RLock()
        self.porter: Porter | None = None

    @contextmanager
    def mine(self) -> Iterator[None]:
        """Be first in this process, whoever's turn it is in others. Raises Busy."""
        self._enter()
        try:
            yield
        finally:
            self.mutex.release()

    def __enter__(self):
        self._enter()
        try:
            self.porter = self.porter or Porter(self.path)
            self.porter.take(PATIENCE)
        except BaseException:
            self.mutex.release()
            raise

    def __exit__(self, *failure):
        if self.porter is not None:
            self.porter.give_back()
        self.mutex.release()

    def _enter(self):
        if not self.mutex.acquire(timeout=PATIENCE):
            raise Busy


class Ticket:
    """Somebody who waits for the lock, `here` once it is theirs; `left` when they have given up."""

    def __init__(self):
        self.here, self.left = threading.Event(), False


class Porter:
    """Queues for the lock of a file, since nobody can wait for it with a limit of time.

    Whoever gives up leaves the porter in the queue; what it then gets for nobody it gives back.
    """

    def __init__(self, path):
        self.file = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        self.guard, self.held = threading.Lock(), False
        self.tickets: SimpleQueue[Ticket] = SimpleQueue()
        self.thread: threading.Thread | None = None

    def take(self, patience: float) -> None:
        """Take the lock, within `patience` seconds. Raises Busy."""
        if self._free():
            return
        if self.thread is None:
            self.thread = threading.Thread(target=self._queue, name="porter", daemon=True)
            self.thread.start()
        ticket = Ticket()
        self.tickets.put(ticket)
        if ticket.here.wait(patience):
            return
        with self.guard:
            ticket.left = not ticket.here.is_set()
        if ticket.left:
            raise Busy

    def give_back(self) -> None:
        """Let the next one have it."""
        with self.guard:
            self.held = False
            fcntl.flock(self.file, fcntl.LOCK_UN)

    def _free(self):
        with self.guard:
            try:
                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            self.held = True
            return True

    def _queue(self):
        while True:
            ticket = self.tickets.get()
            fcntl.flock(self.file, fcntl.LOCK_EX)
            with self.guard:
                if not ticket.left:
                    self.held = True
                    ticket.here.set()
                elif not self.held:
                    fcntl.flock(self.file, fcntl.LOCK_UN)
