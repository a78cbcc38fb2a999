"""A gunicorn worker for phones: who connects and says nothing, or falls silent, holds no thread.

The worker it builds on hands a new connection to a thread at once and reads from it without a limit of time, so that a
few silent phones stop all others.
"""

import errno
import time
from functools import partial
from selectors import EVENT_READ

from gunicorn.workers import gthread

SILENCE = 10
WHOLE_REQUEST = 300
IGNORED = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)


class PatientSocket:
    """A socket whose `recv` gives up after SILENCE seconds without a byte, or when the whole request takes too long.

    Giving up looks like a line that was reset: that is how every reader knows it already.
    """

    def __init__(self, sock):
        self.sock, self.deadline = sock, time.monotonic() + WHOLE_REQUEST

    def recv(self, size):
        patience = min(SILENCE, self.deadline - time.monotonic())
        try:
            self.sock.settimeout(max(0.001, patience))
            return self.sock.recv(size)
        except TimeoutError as failure:
            raise ConnectionResetError(errno.ECONNRESET, "the line fell silent") from failure
        finally:
            self.sock.settimeout(None)

    def __getattr__(self, name):
        return getattr(self.sock, name)


class PatientConnection(gthread.TConn):
    """A connection that is read through a PatientSocket, with a new deadline for each request."""

    def init(self):
        super().init()
        if self.parser is not None and hasattr(self.parser, "unreader"):
            self.parser.unreader.sock = PatientSocket(self.sock)


class PatientWorker(gthread.ThreadWorker):
    """gthread, but a connection takes a thread only once its first byte is here."""

    def accept(self, listener):
        try:
            client, address = listener.accept()
        except OSError as failure:
            if failure.errno not in IGNORED:
                raise
            return
        self.nr_conns += 1
        connection = PatientConnection(self.cfg, client, address, listener.getsockname())
        connection.timeout = time.monotonic() + SILENCE
        self.pending_conns.append(connection)
        self.poller.register(client, EVENT_READ, partial(self.on_pending_socket_readable, connection))
