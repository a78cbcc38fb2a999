"""What the disk has, what it may lose, and who may read it."""

import fcntl
import os
import shutil
import sqlite3
import stat
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from models import database as db
from models import turnstile
from sync import nodes
from tests.clocks import DAY, HOUR
from tests.collector import Collector
from tests.network import Network


class Disk:
    """Knows how much of an embedded database's log has reached the disk, and what a power cut leaves of it."""

    def __init__(self, path: Path):
        self.path, self.safe = path, 0

    def reached(self) -> None:
        log = Path(f"{self.path}-wal")
        self.safe = log.stat().st_size if log.exists() else 0

    def cut(self, left: Path) -> str:
        """The URL of what is there after the power cut."""
        shutil.copy(self.path, left)
        with Path(f"{self.path}-wal").open("rb") as log:
            Path(f"{left}-wal").write_bytes(log.read(self.safe))
        return f"sqlite:///{left}"


@pytest.fixture
def disk(laptop, tmp_path, monkeypatch) -> Disk:
    """The disk under the laptop: what a transaction that does not wait for it has written is lost by a power cut."""
    disk, writing = Disk(tmp_path / "lianfang.db"), db.writing

    @contextmanager
    def watched(durable=True):
        inner = db.database.in_transaction()
        with writing(durable):
            yield
        if durable and not inner:
            disk.reached()

    monkeypatch.setattr(db, "writing", watched)
    return disk


def test_a_power_cut_after_a_contact_alone_makes_no_reader_skip_a_record(disk, laptop, clock, tmp_path):
    """The last phone that a closed day waited for brings nothing but a contact, and the closer gets a receipt."""
    lead, gate = laptop.enrol("lead", "Wang"), laptop.enrol("gate")
    clock.tick(13 * HOUR)
    lead.write("day_close", {"date": "2020-02-08", "state": "closed"})
    assert lead.sync()
    gate.sync()
    lead.sync()
    assert any("is complete" in told["text"] for told in lead.store.notices.values())

    after = Collector(disk.cut(tmp_path / "after.db"), clock)
    lead.network = gate.network = Network(after.carry)
    entry = gate.write("gate_entry", {"gate": "east", "direction": "out"})
    assert gate.sync()
    assert lead.sync()

    assert entry in lead.store.clean


def test_no_place_in_the_feed_is_given_out_without_the_disk(collector):
    with pytest.raises(RuntimeError, match="wait for the disk"), db.writing(durable=False):
        nodes.lock(1).save()


@pytest.mark.parametrize("durable", [True, False])
def test_a_commit_waits_for_the_disk_unless_nothing_rests_on_it(collector, durable):
    """The pragma is read within the transaction; the tests' own one is `off`, for speed."""
    with db.writing(durable):
        if db.is_sqlite():
            assert db.row("PRAGMA synchronous")[0] == (0 if durable else 1)
        else:
            assert db.row("SHOW synchronous_commit")[0] == ("on" if durable else "off")
        assert db.is_durable() is durable
    assert db.is_durable()


def test_a_lock_that_is_held_makes_phones_and_pages_come_back_later(laptop, monkeypatch):
    monkeypatch.setattr(turnstile, "PATIENCE", 0.2)
    gate = laptop.enrol("gate")
    gate.write("gate_entry", {"gate": "east"})
    held = os.open(laptop.url.removeprefix("sqlite:///") + ".lock", os.O_RDWR)
    fcntl.flock(held, fcntl.LOCK_EX)

    assert not gate.sync()
    assert gate.trouble == "busy"
    assert gate.retry_after > 0

    fcntl.flock(held, fcntl.LOCK_UN)
    assert gate.sync()
    os.close(held)


def test_who_gave_up_waiting_for_the_lock_leaves_it_to_others(laptop, monkeypatch):
    monkeypatch.setattr(turnstile, "PATIENCE", 0.2)
    path = laptop.url.removeprefix("sqlite:///") + ".lock"
    held = os.open(path, os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    for _ in range(3):
        with pytest.raises(db.Busy), db.writing():
            pass
    fcntl.flock(held, fcntl.LOCK_UN)

    with db.writing():
        pass
    assert db.database.obj.turnstile.porter.held is False
    fcntl.flock(held, fcntl.LOCK_EX)
    os.close(held)


def test_a_transaction_of_another_program_makes_phones_come_back_later(laptop, monkeypatch):
    gate = laptop.enrol("gate")
    gate.write("gate_entry", {"gate": "east"})
    with db.database.obj.turn():
        db.execute("PRAGMA busy_timeout = 100")
    with sqlite3.connect(laptop.url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not gate.sync()
        assert gate.trouble == "busy"
        other.execute("ROLLBACK")

    assert gate.sync()


@pytest.mark.parametrize("pages", [0, 3])
def test_a_disk_that_is_full_makes_phones_come_back_later_and_puts_nothing_aside(laptop, caplog, pages):
    """Whether it is the first thing that is written or a later one that finds no place."""
    gate = laptop.enrol("gate")
    for n in range(300):
        gate.write("gate_entry", {"gate": "east", "companions": n % 99})
    with db.database.obj.turn():
        used, = db.row("PRAGMA page_count")
        db.execute(f"PRAGMA max_page_count = {used + pages}")

    assert not gate.sync()
    assert (gate.trouble, gate.retry_after > 0, gate.store.have) == ("busy", True, 0)
    assert "taken again" not in caplog.text
    assert "Traceback" not in caplog.text
    assert "full" in caplog.text
    assert db.rows("SELECT about FROM fault") == []

    # The next one has a connection of its own, and so the place that was missing.
    assert gate.sync()
    assert not gate.store.verdicts
    assert laptop.sound()


def mode(path: str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def test_the_database_is_read_by_its_owner_alone(tmp_path):
    path = tmp_path / "own.db"
    path.touch(0o644)
    centre = Collector(f"sqlite:///{path}")

    centre.open()

    assert {file.name: mode(file) for file in tmp_path.glob("own.db*")} == {
        file.name: 0o600 for file in tmp_path.glob("own.db*")
    }


def test_a_file_that_was_taken_away_is_noticed_before_anything_is_acknowledged(laptop, tmp_path):
    gate = laptop.enrol("gate")
    gate.write("gate_entry", {"gate": "east"})
    (tmp_path / "lianfang.db").rename(tmp_path / "elsewhere.db")

    assert not gate.sync()
    assert gate.trouble == "busy"
    assert gate.store.have == 0
    assert laptop.app.test_client().get("/readyz").status_code == 503
    assert not (tmp_path / "lianfang.db").exists()


def test_what_was_in_a_file_that_was_taken_away_is_not_acknowledged_again(laptop, tmp_path):
    """A phone whose answer was lost asks again, and nothing would have to be written."""
    gate = laptop.enrol("gate")
    gate.write("gate_entry", {"gate": "east"})
    body = gate.request()
    headers = {"Authorization": f"Bearer {gate.store.token}", "Content-Type": "application/x-ndjson"}
    assert laptop.carry("POST", "/sync", body, headers).status == 200
    (tmp_path / "lianfang.db").unlink()

    assert laptop.carry("POST", "/sync", body, headers).status == 503


def test_a_file_that_was_replaced_is_noticed_before_anything_is_acknowledged(laptop, tmp_path):
    gate = laptop.enrol("gate")
    gate.write("gate_entry", {"gate": "east"})
    shutil.copy(tmp_path / "lianfang.db", tmp_path / "copy.db")
    (tmp_path / "copy.db").rename(tmp_path / "lianfang.db")

    assert not gate.sync()
    assert gate.store.have == 0
    assert laptop.app.test_client().get("/readyz").status_code == 503


def test_the_log_beside_the_file_is_bounded_however_often_somebody_reads(laptop, monkeypatch, tmp_path):
    """Readers who overlap keep SQLite from ever beginning the log anew by itself."""
    monkeypatch.setattr("models.embedded.MOST_LOG", 256 << 10)
    monkeypatch.setattr("models.embedded.LOOK_AGAIN", 0)
    monkeypatch.setattr("models.embedded.MOMENT", 10)
    gate = laptop.enrol("gate")
    readers = [sqlite3.connect(tmp_path / "lianfang.db", isolation_level=None) for _ in range(2)]
    for turn in range(40):
        reader = readers[turn % 2]
        if reader.in_transaction:
            reader.execute("COMMIT")
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM op").fetchall()
        for n in range(20):
            gate.write("gate_entry", {"gate": "east", "companions": n})
        assert gate.sync()
    for reader in readers:
        reader.close()
    gate.write("gate_entry", {"gate": "west"})
    assert gate.sync()

    assert (tmp_path / "lianfang.db-wal").stat().st_size < 1 << 20


def test_a_day_that_misses_nothing_is_told_once(laptop, clock):
    lead, gate = laptop.enrol("lead", "Wang"), laptop.enrol("gate")
    clock.tick(13 * HOUR)
    lead.write("day_close", {"date": "2020-02-08", "state": "closed"})
    lead.sync()
    for _ in range(2):
        gate.sync()
        clock.tick(DAY // 24)
    lead.sync()

    assert sum("is complete" in told["text"] for told in lead.store.notices.values()) == 1


def test_a_row_that_is_held_on_postgresql_makes_phones_come_back_later(postgres_url, clock, monkeypatch):
    monkeypatch.setattr("models.served.LOCK_TIMEOUT", "200ms")
    centre = Collector(postgres_url, clock)
    gate = centre.enrol("gate")
    gate.write("gate_entry", {"gate": "east"})
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT pos FROM counter FOR UPDATE")
        assert not gate.sync()
        assert gate.trouble == "busy"
        other.rollback()

    assert gate.sync()


def test_a_person_is_told_kindly_that_the_lock_is_held(laptop, monkeypatch):
    monkeypatch.setattr(turnstile, "PATIENCE", 0.1)
    code = laptop.invite("coordinator")
    held = os.open(laptop.url.removeprefix("sqlite:///") + ".lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    said = laptop.app.test_client().post("/enrol/here", data={"code": code, "name": "Cai"},
                                         headers={"Accept": "text/html", "Origin": "http://localhost"})  # fmt: skip
    os.close(held)

    assert said.status_code == 503
    assert int(said.headers["Retry-After"]) > 0
    assert "The server is busy just now." in said.text
    assert "Nothing was lost." in said.text
