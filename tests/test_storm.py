"""A real server with several processes, while its disk fills up, its workers are killed, and others write beside it."""

import os
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from models import database as db
from tests.collector import Collector
from tests.device import Device
from tests.network import Network, OverHttp
from tests.server import ROOT, Server, now

PHONES, ENTRIES = 10, 200
SMALL = 96 << 20  # bytes
MB = 1 << 20
# Nobody waits longer for an answer, and no phone longer for the day to be over, s.
ANSWER, DAY = 90, 240

pytestmark = pytest.mark.thorough


@pytest.fixture
def small(tmp_path):
    """A disk of its own of a few megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("nothing may be mounted here")
    yield place
    db.database.close()
    db.database.obj.end()
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def centre(small, sqlite_template):
    (small / "lianfang.db").write_bytes(sqlite_template.read_bytes())
    return Collector(f"sqlite:///{small}/lianfang.db", now)


@pytest.fixture
def server(centre, tmp_path):
    server = Server(centre.url, tmp_path / "server.log").start()
    yield server
    server.stop()


class Busiest(Device):
    """A phone that keeps a book of what it was told about its ops, and of every way in which it was told to wait."""

    def __init__(self, *given):
        super().__init__(*given)
        self.told, self.book, self.longest = [], 0, 0.0

    def day(self):
        """Write entries and sync after every few, until all is acknowledged."""
        end, unwritten = time.monotonic() + DAY, ENTRIES
        while unwritten or self.unsent:
            for _ in range(min(unwritten, random.randint(1, 6))):
                self.write("gate_entry", {"gate": "east", "direction": "out", "companions": unwritten % 99})
                unwritten -= 1
            begun = time.monotonic()
            if not self.sync():
                self.told.append((self.trouble, getattr(self, "retry_after", 0)))
            self.longest, self.book = max(self.longest, time.monotonic() - begun), self.store.have
            assert time.monotonic() < end, self.told[-3:]
            # The day is longer than what comes between.
            time.sleep(random.uniform(0.1, 0.5))


def fill_up(small: Path):
    """Leave no byte of the disk, for a moment."""
    with (small / "filler").open("wb") as filler:
        try:
            while True:
                filler.write(bytes(MB // 8))
                filler.flush()
        except OSError:
            pass
    time.sleep(random.uniform(0.5, 2))
    (small / "filler").unlink()


def beside(centre: Collector, *words: str) -> int:
    """A command beside the server, in a process of its own."""
    return subprocess.run([sys.executable, "-m", "flask", "--app", "app", *words], cwd=ROOT, capture_output=True,
                          env=os.environ | {"DATABASE_URL": centre.url}, timeout=ANSWER).returncode


def test_nothing_acknowledged_is_lost_and_nobody_waits_for_ever(centre, server, small):
    devices = []
    for code in centre.tell("invite", "--site", "xh", "--role", "coordinator", "--count", str(PHONES)).split():
        phone = Busiest(Network(centre.carry), now)
        phone.enrol(code)
        phone.network = Network(OverHttp(server.address, ANSWER))
        devices.append(phone)
    over = threading.Event()

    def disturb():
        for turn in count():
            # Whoever is killed must have had the time to begin.
            if over.wait(random.uniform(1, 3) if turn else 0.2):
                break
            server.kill_worker() if turn % 4 == 3 else fill_up(small)

    def write_beside():
        while not over.wait(0.5):
            beside(centre, *random.choice([("init",), ("forget",), ("doctor",)]))

    with ThreadPoolExecutor(PHONES + 2) as pool:
        disturbing = [pool.submit(disturb), pool.submit(write_beside)]
        days = [pool.submit(phone.day) for phone in devices]
        try:
            for day in days:
                day.result()
        finally:
            over.set()
        for one in disturbing:
            one.result()

    told = [one for phone in devices for one in phone.told]
    assert told, "nobody was disturbed"
    assert {trouble.partition(":")[0] for trouble, _ in told} <= {"lost", "busy", "unavailable"}, told
    assert all(wait > 0 for trouble, wait in told if not trouble.startswith("lost"))
    assert max(phone.longest for phone in devices) < ANSWER
    with centre.app.app_context():
        for phone in devices:
            stored, last = db.row("SELECT COUNT(*), MAX(n) FROM op WHERE node = ?", phone.node)
            assert (stored, last) == (phone.book, phone.book)
            assert not phone.store.verdicts
        assert db.rows("SELECT about, error FROM fault") == []
    assert centre.run("check").exit_code == 0
