"""Two servers behind one pgbouncer in transaction mode: whatever is said to a connection may be answered by another."""

import threading
from collections.abc import Iterator

import pytest

from models import database as db
from sync import enrol, known_tables
from tests import pooler
from tests.collector import Collector
from tests.server import Server, now
from tests.test_processes import assert_all_there_once, patiently, phones, together, while_uploading

pytestmark = [pytest.mark.thorough, pytest.mark.skipif(pooler.PROGRAM is None, reason=pooler.MISSING)]


@pytest.fixture
def pooled(postgres_url, tmp_path, monkeypatch) -> Iterator[str]:
    """The database's URL through a pooler with four connections for everybody."""
    monkeypatch.setenv("POOLER", "1")
    folder = tmp_path / "pooler"
    folder.mkdir()
    with pooler.before(postgres_url, folder) as url:
        yield url


@pytest.fixture
def centre(pooled) -> Iterator[Collector]:
    """The collector of this process, by the pooler too."""
    centre = Collector(pooled, now)
    db.bind(pooled, True)
    yield centre
    db.bind(pooled, False)


@pytest.fixture
def servers(centre, tmp_path) -> Iterator[list[Server]]:
    """Two servers of two processes each."""
    servers = [Server(centre.url, tmp_path / f"server-{n}.log").start() for n in range(2)]
    yield servers
    for server in servers:
        server.stop()


def test_phones_of_two_servers_lose_nothing_while_workers_are_killed(centre, servers):
    devices = [phone for server in servers for phone in phones(centre, server, 5)]

    def disturb() -> None:
        for server in servers:
            server.kill_worker()

    while_uploading(devices, disturb, times=3, pause=0.3)
    # Whoever has spoken to one server is heard by the other.
    for phone, server in zip(devices, reversed(servers * 5), strict=True):
        phone.network.transport.port = server.port
        phone.write("gate_entry", {"gate": "east", "companions": 1})
        patiently(phone)

    assert_all_there_once(centre, devices)
    for server in servers:
        assert_nothing_of_a_session(server)


def assert_nothing_of_a_session(server: Server) -> None:
    """No word of what a pooler takes away: prepared statements, temporary tables, locks and settings of a session."""
    said = server.log.read_text()
    for word in ("prepared statement", "does not exist", "already exists", "Traceback"):
        assert word not in said, said


def test_two_servers_are_brought_up_to_date_by_one_start_at_a_time(centre, servers):
    [phone] = phones(centre, servers[0], 1)
    finished = threading.Event()

    def write() -> None:
        while not finished.is_set():
            phone.write("gate_entry", {"gate": "east", "companions": 1})
            patiently(phone)

    writing = threading.Thread(target=write)
    writing.start()
    for _ in range(2):
        centre.tell("init")
    finished.set()
    writing.join()

    assert phone.unsent == 0
    assert centre.run("check").exit_code == 0


def test_a_page_as_of_then_is_answered_by_both_while_phones_write(centre, servers):
    enrol.add_coordinator(1, "Cai", "cai", "a good password")
    devices = [phone for server in servers for phone in phones(centre, server, 3)]
    for phone in devices:
        entry = phone.write("gate_entry", {"gate": "east", "companions": 1})
        patiently(phone)
        phone.edit(entry, {"companions": 2})
    then = now()

    def look(_: int) -> list[tuple]:
        with known_tables.tables(1, then) as tables:
            return db.rows(f"SELECT companions FROM {tables.source('gate_entry')} WHERE site = ?", 1)

    def read() -> set:
        found = {tuple(sorted(look(n))) for n in range(20)}
        db.database.close()
        return found

    seen = together(*[lambda phone=phone: patiently(phone) for phone in devices], *[read] * 4)[-4:]
    assert seen == [{((1,),) * 6}] * 4
    assert look(0) == [(1,)] * 6
    assert db.rows("SELECT relname FROM pg_class WHERE relname LIKE 'known_%'") == []


def test_a_lock_is_waited_for_no_longer_than_without_a_pooler(centre):
    with db.writing():
        assert db.row("SHOW lock_timeout") == ("20s",)
    assert db.row("SHOW lock_timeout") == ("0",)
