"""A gunicorn worker for phones: who connects and says nothing, drips, or falls silent, holds no thread.

The worker it builds on hands a new connection to a thread at once and reads from it without a limit of time, so that a
few silent phones stop all others; and closing one whose client lingers, it stops for two seconds itself.
"""

import errno
import re
import socket
import time
from functools import partial
from selectors import EVENT_READ

from gunicorn import util
from gunicorn.workers import gthread

SILENCE = 10
# Seconds in which a head and a form have to be here; in which a thread reads the rest of it, or of a body of /sync.
WAITED, REST, WHOLE_SYNC = 30, 60, 300
# Bytes: the longest head, and how much of a form waits in the kernel rather than in a thread.
MOST_HEAD, MOST_WAITING = 32 * 1024, 64 * 1024
LINGERED, UNREAD = 2, 0.05
IGNORED = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)
END, SYNC = b"\r\n\r\n", re.compile(rb"[A-Z]+ [^ ?]*/sync[ ?]")
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)


class PatientSocket:
    """A socket whose `recv` gives up after SILENCE seconds without a byte, or when the whole request takes too long.

    Giving up looks like a line that was reset: that is how every reader knows it already.
    """

    def __init__(self, sock):
        self.sock, self.deadline = sock, time.monotonic() + WHOLE_SYNC

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


def size(seen):
    """How long the request is that begins with these bytes, as far as somebody should wait for it.

    None: its head has no end yet. A body of /sync is not waited for: what comes of it counts.
    """
    head = seen.find(END)
    if head < 0:
        return None
    length = None if SYNC.match(seen) else LENGTH.search(seen, 0, head + 2)
    return head + len(END) + (min(int(length[1]), MOST_WAITING) if length else 0)


class PatientConnection(gthread.TConn):
    """A connection that takes a thread only once there is something to do, and is read through a PatientSocket."""

    def __init__(self, worker, *parts):
        super().__init__(worker.cfg, *parts)
        self.worker, self.begun, self.mark, self.patience = worker, False, 1, SILENCE

    def init(self):
        """Before each request: a thread begins to read."""
        super().init()
        reader = getattr(self.parser, "unreader", None)
        if reader is not None:
            if not isinstance(reader.sock, PatientSocket):
                reader.sock = PatientSocket(self.sock)
            reader.sock.deadline = time.monotonic() + self.patience
        # What was sent along with this request and belongs to the next has not been looked at.
        self.patience = SILENCE

    def here(self):
        """Whether the head of a request is here, and of a form its body; None for a head that never ends.

        Nothing is taken from the socket. The kernel is told how much is missing, so that the poller does not wake for
        each byte of it; where it wakes with less, the line has ended or memory is short, and a thread finds out.
        """
        try:
            seen = self.sock.recv(MOST_HEAD, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except OSError:
            return self._ready()
        whole = size(seen)
        if whole is None and len(seen) >= max(self.mark, MOST_HEAD):
            return None
        self.patience = WHOLE_SYNC if SYNC.match(seen) else REST
        whole = whole or len(seen) + 1
        return self._ready() if len(seen) < self.mark or len(seen) >= whole else self._wait(whole)

    def _wait(self, mark):
        self.mark = mark
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, mark)
        return False

    def _ready(self):
        if self.mark > 1:
            self._wait(1)
        return True

    def close(self, graceful=False):
        if graceful:
            self.worker.linger(self.sock)
        else:
            super().close()


class PatientWorker(gthread.ThreadWorker):
    """gthread, but a connection takes a thread only once its request is here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.leaving = {}

    def accept(self, listener):
        try:
            client, address = listener.accept()
        except OSError as failure:
            if failure.errno not in IGNORED:
                raise
            return
        self.nr_conns += 1
        self._await(PatientConnection(self, client, address, listener.getsockname()), SILENCE)

    def _await(self, conn, seconds):
        """Let the poller tell when there is more of a request."""
        conn.timeout = time.monotonic() + seconds
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn, client):
        here = self.cfg.is_ssl or conn.here()
        if here:
            conn.begun = False
            super().on_pending_socket_readable(conn, client)
        elif here is None:
            conn.timeout = 0
        elif not conn.begun:
            conn.begun, conn.timeout = True, time.monotonic() + WAITED

    def on_client_socket_readable(self, conn, client):
        if self.cfg.is_ssl or conn.here():
            super().on_client_socket_readable(conn, client)
            return
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        conn.begun = True
        self._await(conn, WAITED)

    def finish_request(self, conn, fs):
        """What came along with a request and is not whole is no thread's to wait for: that line is closed."""
        reader = getattr(conn.parser, "unreader", None)
        more = reader.buf.getvalue() if reader is not None else b""
        if more and (size(more) or len(more) + 1) > len(more):
            self.nr_conns -= 1
            conn.close(graceful=True)
        else:
            super().finish_request(conn, fs)

    def _keepalive_after(self, conn, keepalive):
        """Whether the line is used again. A body that nobody has read must be here already."""
        reader = getattr(conn.parser, "unreader", None)
        if reader is not None:
            reader.sock.deadline = time.monotonic() + UNREAD
        return super()._keepalive_after(conn, keepalive)

    def murder_pending(self):
        """Close what has had its time. They are not in the order of their ends."""
        now = time.monotonic()
        for conn in [conn for conn in self.pending_conns if conn.timeout <= now]:
            self.pending_conns.remove(conn)
            self.poller.unregister(conn.sock)
            self.nr_conns -= 1
            conn.close()
        for sock in [sock for sock, end in self.leaving.items() if end <= now]:
            self._left(sock)

    def linger(self, sock):
        """Close a socket without cutting off the answer: read on until the client has closed too, for a moment."""
        if not self.alive:
            util.close_graceful(sock)
            return
        try:
            sock.setblocking(False)
            sock.shutdown(socket.SHUT_WR)
            self.poller.register(sock, EVENT_READ, self.on_leaving_readable)
            self.leaving[sock] = time.monotonic() + LINGERED
        except (OSError, ValueError, KeyError):
            util.close(sock)

    def on_leaving_readable(self, sock):
        """Drop what still comes."""
        try:
            more = sock.recv(MOST_WAITING)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        if not more:
            self._left(sock)

    def _left(self, sock):
        del self.leaving[sock]
        self.poller.unregister(sock)
        util.close(sock)
