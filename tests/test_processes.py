"""The real server under gunicorn: killed, crowded, and kept waiting."""

import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

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


def phones(centre: Collector, server: Server, count: int) -> list[Device]:
    """Enrolled coordinators' phones that speak to the server."""
    made = []
    for code in centre.tell("invite", "--site", "xh", "--role", "coordinator", "--count", str(count)).split():
        phone = Device(Network(centre.carry), now)
        phone.enrol(code)
        phone.network = Network(OverHttp(server.address))
        made.append(phone)
    return made


def patiently(phone: Device, seconds: float = 40) -> None:
    """Syncs until it is done, waiting with jitter as it is told to; any answer but `busy` or none is a failure."""
    end = time.monotonic() + seconds
    while not phone.sync():
        assert phone.trouble == "busy" or phone.trouble.startswith("lost"), phone.trouble
        assert time.monotonic() < end, phone.trouble
        time.sleep(random.uniform(0.05, 0.3) + (phone.retry_after * random.random() if phone.trouble == "busy" else 0))


def together(*jobs: Callable) -> None:
    """Runs jobs in threads of their own; the first failure is raised."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()


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
    for phone in devices:
        write_day(phone, 60)
        phone.batch = 12
    line = half_a_body(server, devices[0])
    done = threading.Event()

    def killer() -> None:
        for _ in range(4):
            if not done.wait(0.4):
                server.kill_worker()

    together(killer, *[lambda phone=phone: patiently(phone) for phone in devices])
    done.set()
    line.close()

    assert_all_there_once(centre, devices)


def test_killing_gunicorn_in_mid_upload_loses_and_doubles_nothing(centre, server):
    devices = phones(centre, server, 4)
    for phone in devices:
        write_day(phone, 60)
        phone.batch = 12
    line = half_a_body(server, devices[0])

    def killer() -> None:
        for _ in range(2):
            time.sleep(0.25)
            server.kill()
            server.start()

    together(killer, *[lambda phone=phone: patiently(phone) for phone in devices])
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


def test_two_hundred_phones_at_once_beside_phones_that_say_nothing(centre, server, tmp_path):
    *devices, silent = phones(centre, server, 201)
    write_day(silent, 40)
    for phone in devices:
        write_day(phone, 5)
    lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(30)]
    lines.append(half_a_body(server, silent, 0.9))
    begun = time.monotonic()

    together(*[lambda phone=phone: patiently(phone) for phone in devices])

    assert time.monotonic() - begun < 40
    assert_all_there_once_beside(centre, devices, silent)
    while time.monotonic() - begun < 20 and not any(id.startswith(silent.node) for id in centre.records()):
        time.sleep(0.5)
    assert any(id.startswith(silent.node) for id in centre.records()), "a body silent for 10 s has broken off"
    for line in lines:
        line.close()
    log = server.log.read_text()
    assert "Traceback" not in log and "locked" not in log


def assert_all_there_once_beside(centre: Collector, devices: list[Device], silent: Device) -> None:
    """As above, whatever of the silent phone has come by now."""
    held = {id for id in centre.records(kind="gate_entry") if not id.startswith(silent.node)}
    assert held == set().union(*(written(phone) for phone in devices))


def test_chunked_bodies_count_by_their_last_chunk(centre, server):
    [phone] = phones(centre, server, 1)
    write_day(phone, 10)
    body = phone.request()
    head = (
        f"POST /sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {phone.store.token}\r\nTransfer-Encoding: chunked\r\n"
    )
    head += "Content-Type: application/x-ndjson\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(head.encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(65536), b""))

    assert answer.startswith(b"HTTP/1.1 200")
    assert set(centre.records(kind="gate_entry")) == written(phone)


def test_a_chunked_body_that_is_reset_counts_as_far_as_it_came(centre, server):
    [phone] = phones(centre, server, 1)
    write_day(phone, 10)
    body = phone.request()[:-10]
    head = (
        f"POST /sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {phone.store.token}\r\nTransfer-Encoding: chunked\r\n"
    )
    head += "Content-Type: application/x-ndjson\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(head.encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n")
        time.sleep(0.3)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    end = time.monotonic() + 5
    while not centre.records() and time.monotonic() < end:
        time.sleep(0.1)
    assert len(centre.records(kind="gate_entry")) >= 9
