"""The real server under gunicorn: killed, crowded, and kept waiting."""

import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models import database
from tests import wire
from tests.collector import Collector
from tests.device import Device
from tests.network import Network, OverHttp
from tests.server import Server, now


@pytest.fixture(params=["sqlite", "postgresql"])
def centre(request) -> Collector:
    """The collector in this process, for enrolling and exporting, in real time."""
    return Collector(
        request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]), now
    )


@pytest.fixture
def server(centre, tmp_path) -> Iterator[Server]:
    """The same database behind a real server."""
    server = Server(centre.url, tmp_path / "server.log").start()
    yield server
    server.stop()


@pytest.fixture
def laptop_centre(sqlite_url) -> Collector:
    """The same on SQLite only, for what takes long."""
    return Collector(sqlite_url, now)


@pytest.fixture
def laptop_server(laptop_centre, tmp_path) -> Iterator[Server]:
    """A real server on it."""
    server = Server(laptop_centre.url, tmp_path / "server.log").start()
    yield server
    server.stop()


def phones(centre: Collector, server: Server, count: int) -> list[Device]:
    """Enrolled coordinators' phones that speak to the server."""
    made = []
    for code in centre.tell("invite", "--site", "xh", "--role", "coordinator", "--count", str(count)).split():
        phone = Device(Network(centre.carry), now)
        phone.enrol(code)
        phone.network = Network(OverHttp(server.address))
        made.append(phone)
    return made


def patiently(phone: Device, seconds: float = 40) -> int:
    """Syncs until it is done, waiting with jitter as it is told to; any answer but `busy` or none is a failure.

    Returns how many requests were lost on the way.
    """
    end, lost = time.monotonic() + seconds, 0
    while not phone.sync():
        lost += phone.trouble != "busy"
        assert phone.trouble == "busy" or phone.trouble.startswith("lost"), phone.trouble
        assert phone.trouble != "busy" or phone.retry_after > 0
        assert time.monotonic() < end, phone.trouble
        time.sleep(random.uniform(0.05, 0.3) + (phone.retry_after * random.random() if phone.trouble == "busy" else 0))
    return lost


def together(*jobs: Callable) -> list:
    """Runs jobs in threads of their own; returns what they return, and raises the first failure."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [done.result() for done in [pool.submit(job) for job in jobs]]


def while_uploading(devices: list[Device], disturb: Callable, times: int, pause: float) -> None:
    """Lets every device upload in many small requests, and disturbs the server until one of them has lost some."""
    for phone in devices:
        write_day(phone, 60)
        phone.batch = 4
    finished = threading.Event()

    def disturber() -> None:
        for _ in range(times):
            if not finished.wait(pause):
                disturb()

    with ThreadPoolExecutor(1) as pool:
        disturbing = pool.submit(disturber)
        lost = together(*[lambda phone=phone: patiently(phone) for phone in devices])
        finished.set()
        disturbing.result()
    assert sum(lost), "nothing was in mid-upload when the server was disturbed"


def write_day(phone: Device, count: int) -> None:
    """Entries and, on every fifth, a correction."""
    for n in range(count):
        entry = phone.write("gate_entry", {"gate": "east", "direction": "out", "companions": n % 99})
        if n % 5 == 0:
            phone.edit(entry, {"temperature": 36.5})


def written(phone: Device) -> set[str]:
    """The ids of the entries that a phone made."""
    return {wire.dot(phone.node, op.n) for op in phone.store.ops if "id" not in op.op}


def assert_all_there_once(centre: Collector, devices: list[Device]) -> None:
    """Nothing lost, nothing doubled, nothing quarantined; the caches are true."""
    held = centre.records(kind="gate_entry")
    assert set(held) == set().union(*(written(phone) for phone in devices))
    assert all(phone.unsent == 0 and not phone.store.verdicts for phone in devices)
    assert all(("temperature" in row["fields"]) == (row["fields"]["companions"] % 5 == 0) for row in held.values())
    assert centre.run("check").exit_code == 0


def half_a_body(server: Server, phone: Device, share: float = 0.5) -> socket.socket:
    """A line on which a part of a request has been sent, and nothing more comes."""
    body = phone.request()
    head = f"POST /sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {phone.store.token}\r\n"
    head += f"Content-Type: application/x-ndjson\r\nContent-Length: {len(body)}\r\n\r\n"
    line = socket.create_connection(("127.0.0.1", server.port))
    line.sendall(head.encode() + body[: int(len(body) * share)])
    return line


def test_killing_workers_in_mid_upload_loses_and_doubles_nothing(centre, server):
    devices = phones(centre, server, 5)
    write_day(devices[0], 60)
    line = half_a_body(server, devices[0])

    while_uploading(devices, server.kill_worker, times=5, pause=0.1)
    line.close()

    assert_all_there_once(centre, devices)


def test_killing_gunicorn_in_mid_upload_loses_and_doubles_nothing(centre, server):
    devices = phones(centre, server, 4)
    write_day(devices[0], 60)
    line = half_a_body(server, devices[0])

    def power_cut() -> None:
        server.kill()
        server.start()

    while_uploading(devices, power_cut, times=1, pause=0.15)
    line.close()

    assert_all_there_once(centre, devices)


def test_readers_never_miss_a_record_while_eight_write(centre, server):
    *writers, one, two = phones(centre, server, 10)
    finished = threading.Event()

    def write(phone: Device) -> None:
        for _ in range(12):
            for n in range(5):
                phone.write("gate_entry", {"gate": "east", "companions": 5 * n + 1})
            patiently(phone)

    def read(phone: Device) -> None:
        phone.limit = 20
        while not finished.is_set():
            patiently(phone)
            time.sleep(0.01)

    readers = [threading.Thread(target=read, args=(phone,), daemon=True) for phone in (one, two)]
    for reader in readers:
        reader.start()
    together(*[lambda phone=phone: write(phone) for phone in writers])
    finished.set()
    for reader in readers:
        reader.join(30)

    everything = set().union(*(written(phone) for phone in writers))
    for phone in (one, two):
        patiently(phone)
        assert set(phone.store.clean) == everything


def test_two_hundred_phones_at_once_beside_phones_that_say_nothing(centre, server):
    *devices, silent = phones(centre, server, 201 if centre.url.startswith("sqlite") else 81)
    write_day(silent, 40)
    for phone in devices:
        write_day(phone, 5)
    lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(30)]
    lines.append(half_a_body(server, silent, 0.9))
    begun = time.monotonic()

    together(*[lambda phone=phone: patiently(phone) for phone in devices])

    assert time.monotonic() - begun < 40
    assert_all_there_once_beside(centre, devices, silent)
    for line in lines:
        line.close()
    log = server.log.read_text()
    assert "Traceback" not in log
    assert "locked" not in log


def test_a_stop_of_all_processes_at_once_leaves_nothing_beside_the_file(laptop_centre, laptop_server):
    [phone] = phones(laptop_centre, laptop_server, 1)
    write_day(phone, 10)
    patiently(phone)
    database.database.close()
    database.database.obj.end()

    laptop_server.stop_all()

    file = Path(database.file_of(laptop_centre.url))
    assert {path.name for path in file.parent.glob(f"{file.name}-*")} == set()
    assert set(laptop_centre.records(kind="gate_entry")) == written(phone)


@pytest.mark.thorough
def test_a_body_that_falls_silent_for_ten_seconds_has_broken_off(laptop_centre, laptop_server):
    [silent] = phones(laptop_centre, laptop_server, 1)
    write_day(silent, 40)
    line, begun = half_a_body(laptop_server, silent, 0.9), time.monotonic()

    while time.monotonic() - begun < 20 and not laptop_centre.records():
        time.sleep(0.5)
    line.close()

    assert time.monotonic() - begun > 9
    assert 25 < len(laptop_centre.records()) < 40


def assert_all_there_once_beside(centre: Collector, devices: list[Device], silent: Device) -> None:
    """As above, whatever of the silent phone has come by now."""
    held = {id for id in centre.records(kind="gate_entry") if not id.startswith(silent.node)}
    assert held == set().union(*(written(phone) for phone in devices))


def test_chunked_bodies_count_by_their_last_chunk(laptop_centre, laptop_server):
    [phone] = phones(laptop_centre, laptop_server, 1)
    write_day(phone, 10)
    body = phone.request()
    head = (
        f"POST /sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {phone.store.token}\r\nTransfer-Encoding: chunked\r\n"
    )
    head += "Content-Type: application/x-ndjson\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", laptop_server.port)) as line:
        line.sendall(head.encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(65536), b""))

    assert answer.startswith(b"HTTP/1.1 200")
    assert set(laptop_centre.records(kind="gate_entry")) == written(phone)


def test_a_chunked_body_that_is_reset_counts_as_far_as_it_came(laptop_centre, laptop_server):
    [phone] = phones(laptop_centre, laptop_server, 1)
    write_day(phone, 10)
    body = phone.request()[:-10]
    head = (
        f"POST /sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {phone.store.token}\r\nTransfer-Encoding: chunked\r\n"
    )
    head += "Content-Type: application/x-ndjson\r\n\r\n"
    with socket.create_connection(("127.0.0.1", laptop_server.port)) as line:
        line.sendall(head.encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n")
        time.sleep(0.3)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    end = time.monotonic() + 5
    while not laptop_centre.records() and time.monotonic() < end:
        time.sleep(0.1)
    assert len(laptop_centre.records(kind="gate_entry")) >= 9
