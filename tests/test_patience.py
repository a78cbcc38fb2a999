"""The real server under strangers who drip, linger and break off: nobody else waits for them."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.request import urlopen

import pytest

from sync import worker
from tests.collector import Collector
from tests.server import Server, now

FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
SIGN_IN = f"POST /signin HTTP/1.1\r\nHost: x\r\n{FORM}Content-Length: {{}}\r\n\r\n"
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture
def server(sqlite_url, tmp_path) -> Iterator[Server]:
    """A real server."""
    Collector(sqlite_url, now)
    server = Server(sqlite_url, tmp_path / "server.log").start()
    yield server
    server.stop()


@contextmanager
def strangers(server: Server, count: int, begin: bytes, drop: bytes = b"x", every: float = 0.2):
    """So many lines on which a request has begun, and goes on by one byte at a time."""
    lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(count)]
    for line in lines:
        line.sendall(begin)
    done = threading.Event()

    def drip():
        while not done.wait(every):
            for line in lines:
                with suppress(OSError):
                    line.send(drop)

    dripping = threading.Thread(target=drip, daemon=True)
    dripping.start()
    time.sleep(0.5)
    yield lines
    done.set()
    dripping.join()
    for line in lines:
        line.close()


def slowest(server: Server, times: int = 12) -> float:
    """How long the slowest of some answers took, in s."""
    taken = []
    for _ in range(times):
        begun = time.monotonic()
        with urlopen(f"{server.address}/healthz", timeout=20) as answer:
            assert answer.status == 200
        taken.append(time.monotonic() - begun)
        time.sleep(0.1)
    return max(taken)


def say(server: Server, *pieces: bytes, pause: float = 0.3, end: bool = False) -> bytes:
    """What is answered to a request that comes in pieces; `end`: the sender ends the line after the last."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=15) as line:
        for piece in pieces:
            line.sendall(piece)
            time.sleep(pause)
        if end:
            line.shutdown(socket.SHUT_WR)
        return line.recv(1 << 16)


@pytest.mark.parametrize("begin", [
    b"POST /signin HTTP/1.1\r\nHost: x\r\nX-Long: ",
    SIGN_IN.format(9_000).encode() + b"login=",
    b"POST /enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n{",
    b"POST /sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nContent-Length: 9000\r\n\r\n{",
    SIGN_IN.format(900_000).encode() + b"x" * 70_000,
    b"POST /signin HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nlog",
    HEALTH + b"GET /healthz HTTP/1.1\r\nHost: ",
], ids=["head", "form", "enrol", "sync", "large", "chunked", "second head"])
def test_who_drips_makes_nobody_wait(server, begin):
    with strangers(server, 100, begin):
        assert slowest(server) < 3


def test_who_lingers_makes_nobody_wait(server):
    with strangers(server, 60, SIGN_IN.format(900_000).encode(), every=60):
        assert slowest(server) < 2


@pytest.mark.parametrize("cut", [3, 60, 120, 130])
def test_a_form_that_comes_in_pieces_is_whole(server, cut):
    form = b"login=cai&password=correct+horse+battery"
    whole = SIGN_IN.format(len(form)).encode() + form
    assert say(server, whole[:cut], whole[cut:]).startswith(b"HTTP/1.1 401")


def test_a_form_of_some_size_is_taken_in_pieces_too(server):
    form = b"login=" + b"x" * 15_000 + b"&password=correct+horse+battery"
    pieces = [form[at:at + 4_000] for at in range(0, len(form), 4_000)]
    assert say(server, SIGN_IN.format(len(form)).encode(), *pieces, pause=0.1).startswith(b"HTTP/1.1 401")


def test_a_form_whose_line_breaks_is_refused(server):
    form = b"login=cai&password=correct+horse+battery"
    whole = SIGN_IN.format(len(form)).encode() + form
    assert say(server, whole[:-3], end=True).startswith(b"HTTP/1.1 400")


def test_what_is_too_large_is_refused_at_once(server):
    begun = time.monotonic()
    assert b" 413 " in say(server, SIGN_IN.format(900_000).encode() + b"x" * 70_000, pause=0).partition(b"\r\n")[0]
    assert time.monotonic() - begun < 5


def test_a_line_is_used_again(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        for _ in range(3):
            for piece in (HEALTH[:20], HEALTH[20:]):
                line.sendall(piece)
                time.sleep(0.2)
            assert line.recv(65_536).startswith(b"HTTP/1.1 200")


def test_requests_that_come_together_are_answered_in_turn(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(HEALTH * 3)
        said = b""
        while said.count(b"HTTP/1.1 200") < 3:
            said += line.recv(65_536)


def test_a_head_without_end_is_cut_off(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        line.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * (worker.MOST_HEAD + 100))
        assert gone(line)


def gone(line: socket.socket) -> bool:
    """Whether the other side has closed."""
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.mark.thorough
def test_who_never_ends_a_form_is_sent_away(server):
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.sendall(SIGN_IN.format(9_000).encode())
        assert gone(line)
    assert worker.WAITED - 2 < time.monotonic() - begun < worker.WAITED + 5


def test_many_who_sign_in_at_once_take_little_memory(server):
    form = b"login=cai&password=a+guess,+no+more"
    request = SIGN_IN.format(len(form)).encode() + form
    lines = [socket.create_connection(("127.0.0.1", server.port), timeout=30) for _ in range(40)]
    for line in lines:
        line.sendall(request)
    most = 0
    end = time.monotonic() + 2
    while time.monotonic() < end:
        most = max(most, sum(process.memory_info().rss for process in server.workers()))
        time.sleep(0.02)
    said = [line.recv(12) for line in lines]
    assert set(said) <= {b"HTTP/1.1 401", b"HTTP/1.1 429", b"HTTP/1.1 503"}
    assert most < 700 << 20
