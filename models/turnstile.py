"""The queue before an embedded database."""

import fcntl
import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from time import monotonic

from models.faults import Busy

PATIENCE = 20  # s for the others of this process, and as long again for those of others
LONGEST = 0.1  # s from the first write of a Round on in which others may join it


class Round:
    """One transaction that those share who were ready to write when its turn came: they wait for the disk together.

    `members`: how many have written in it so far; `done`: set once it is on disk, or has failed.
    """

    def __init__(self):
        self.begun, self.members = monotonic(), 0
        self.done, self.failure = threading.Event(), None

    def full(self) -> bool:
        """Whether nobody further is let in: those who have written are waiting."""
        return monotonic() - self.begun > LONGEST

    def failed(self, failure: BaseException) -> None:
        """Nothing of what was written in it holds."""
        self.failure = self.failure or failure


class Turnstile:
    """One writer at a time, in this process and in others, woken at once when it is their turn.

    SQLite's own busy handler polls with growing sleeps; under many writers most of the time is lost in them. The lock
    file only orders the queue: what keeps the data safe is SQLite's own lock.

    While another process has the lock, this one's requests get ready, one after the other. When its turn comes all
    that are ready write, in one Round; until then nobody else of this process begins anything.
    """

    def __init__(self, path):
        self.path, self.door = path, threading.Condition()
        self.owner: int | None = None
        self.ready: deque[Entrant] = deque()
        # Whether this process has the lock of the file, and whether somebody of it is asking for it.
        self.held = self.asking = False
        self.round: Round | None = None
        self.porter: Porter | None = None

    @contextmanager
    def mine(self) -> Iterator[None]:
        """Be first in this process, whoever's turn it is in others. Raises Busy."""
        self.enter()
        try:
            yield
        finally:
            self.leave()

    def enter(self) -> None:
        """Be first in this process until `leave`. Raises Busy."""
        with self.door:
            if not self.door.wait_for(lambda: self.owner is None and not self.held, PATIENCE):
                raise Busy
            self.owner = threading.get_ident()

    def leave(self) -> None:
        """Let others of this process go on."""
        with self.door:
            self._left()

    def is_mine(self) -> bool:
        """Whether it is this thread's turn."""
        return self.owner == threading.get_ident()

    def take(self, alone: bool = False) -> Round:
        """Wait for the turn to write; the Round that this is part of. `alone`: nobody else is in it. Raises Busy."""
        entrant, end = Entrant(alone), monotonic() + 2 * PATIENCE
        with self.door:
            self.ready.append(entrant)
        while True:
            with self.door:
                if not self.door.wait_for(lambda: self._called(entrant) or not (self.held or self.asking),
                                          max(0, end - monotonic())):
                    self._gave_up(entrant)
                    raise Busy
                if self._called(entrant):
                    self.ready.popleft()
                    self.owner, self.round = threading.get_ident(), self.round or Round()
                    return self.round
                self.asking = True
            self._ask(entrant)

    def pass_on(self, round: Round) -> bool:
        """Whether another one goes on in the Round; where not, whoever asks has to end it and to `give_back`."""
        with self.door:
            if not self.ready or self.ready[0].alone or round.full():
                return False
            self._left()
            return True

    def give_back(self) -> None:
        """The Round is over: let others write."""
        with self.door:
            self.round = None
            self._free()
            self._left()

    def _called(self, entrant):
        return self.held and self.owner is None and self.ready[0] is entrant

    def _ask(self, entrant):
        """Get the lock of the file for this process."""
        try:
            self.porter = self.porter or Porter(self.path)
            self.porter.take(PATIENCE)
        except BaseException:
            with self.door:
                self.asking = False
                self._gave_up(entrant)
            raise
        with self.door:
            self.held, self.asking = True, False
            self.door.notify_all()

    def _gave_up(self, entrant):
        self.ready.remove(entrant)
        if self.owner is None:
            self._left()

    def _left(self):
        """Nobody is inside. A lock for which nobody is ready any more is given back."""
        self.owner = None
        if self.held and self.round is None and not self.ready:
            self._free()
        self.door.notify_all()

    def _free(self):
        self.held = False
        if self.porter is not None:
            self.porter.give_back()


class Entrant:
    """Somebody of this process who is ready to write."""

    def __init__(self, alone):
        self.alone = alone


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
