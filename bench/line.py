"""The line between a browser and the server: every exchange passes through unchanged and is counted."""

import re
import selectors
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass

REQUEST = re.compile(rb"(GET|POST) (\S+) HTTP/1\.1\r\n")
ANSWER, END = b"HTTP/1.1 ", b"\r\n\r\n"
CHUNK = 1 << 16


@dataclass
class Exchange:
    """One request and its answer: bytes both ways without headers, and those of both headers."""

    path: str
    up: int = 0
    down: int = 0
    heads: int = 0


class Line:
    """A relay to a port of this machine. `passed`: the exchanges so far, in the order in which they began."""

    def __init__(self, target: int):
        self.target, self.passed = target, []
        self.server = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def begin(self) -> None:
        """Count anew."""
        self.passed = []

    def of(self, *paths: str) -> list[Exchange]:
        """The exchanges about one of these paths; about all, where none is named."""
        return [one for one in self.passed if not paths or one.path.partition("?")[0] in paths]

    def close(self) -> None:
        """Take no more connections."""
        self.server.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.server.accept()
                threading.Thread(target=self._relay, args=(near,), daemon=True).start()

    def _relay(self, near: socket.socket) -> None:
        with near, socket.create_connection(("127.0.0.1", self.target)) as far, selectors.DefaultSelector() as ends:
            ends.register(near, selectors.EVENT_READ, far)
            ends.register(far, selectors.EVENT_READ, near)
            now = Exchange("")
            with suppress(OSError):
                while True:
                    for key, _ in ends.select():
                        data = key.fileobj.recv(CHUNK)
                        if not data:
                            return
                        now = self._counted(now, data, key.fileobj is near)
                        key.data.sendall(data)

    def _counted(self, now: Exchange, data: bytes, upwards: bool) -> Exchange:
        """The exchange that this chunk belongs to: browsers ask one thing at a time on a connection."""
        if found := upwards and REQUEST.match(data):
            now = Exchange(found[2].decode())
            self.passed.append(now)
        head = data.find(END) + len(END) if found or (not upwards and data.startswith(ANSWER)) else 0
        now.heads += head
        if upwards:
            now.up += len(data) - head
        else:
            now.down += len(data) - head
        return now
