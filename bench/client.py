"""Phones at a socket: a few at a time, each on a connection of its own, as they come home to the compound's network.

Requests are made beforehand and replies are read as bytes, so that the client costs next to nothing beside the server.
"""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from gzip import decompress

AT_ONCE = 8
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Answer:
    """How one request went: seconds from connecting to the last byte, bytes both ways with headers, tries."""

    seconds: float
    up: int
    down: int
    requests: int
    raw: bytes

    def and_then(self, other: "Answer") -> "Answer":
        """Both as one; the bytes of the replies are not kept."""
        pairs = zip(astuple(self)[:-1], astuple(other)[:-1], strict=True)
        return Answer(*(a + b for a, b in pairs), b"")

    def text(self) -> bytes:
        """The body, unpacked."""
        head, _, body = self.raw.partition(b"\r\n\r\n")
        return decompress(body) if b"content-encoding: gzip" in head.lower() else body


def request(path: str, token: str, body: bytes) -> bytes:
    """A whole POST as bytes; the connection closes after it."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n"
    head += "Content-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\nAccept-Encoding: gzip\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def send(port: int, sent: bytes) -> Answer:
    """Send until it is answered; a busy server is asked again as it says.

    Raises RuntimeError for any other answer than 200.
    """
    start, tries, raw = time.perf_counter(), 1, exchange(port, sent)
    while raw.startswith(b"HTTP/1.1 503"):
        time.sleep(wait(raw))
        tries, raw = tries + 1, exchange(port, sent)
    if not raw.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(raw[:2000].decode(errors="replace"))
    return Answer(time.perf_counter() - start, len(sent) * tries, len(raw), tries, raw)


def exchange(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as line:
        line.sendall(sent)
        return b"".join(iter(lambda: line.recv(1 << 18), b""))


def wait(raw: bytes) -> float:
    """Seconds of Retry-After."""
    return float(raw.lower().partition(b"retry-after:")[2].split(b"\r\n")[0] or 1)


def send_all(port: int, requests: list[bytes]) -> list[Answer]:
    """Send them all, eight at a time; answers in the order of the requests."""
    with ThreadPoolExecutor(AT_ONCE) as phones:
        return list(phones.map(lambda sent: send(port, sent), requests))
