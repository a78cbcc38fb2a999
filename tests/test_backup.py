"""A backup shows one moment, is sound, and gives back all that phones still keep: on both engines, under load."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from models import database, starting
from sync import backup, keys, seal, strongbox
from tests import postgres
from tests.clocks import DAY, HOUR
from tests.collector import Collector
from tests.network import Network, OverHttp
from tests.server import ROOT, Server, now
from tests.test_processes import patiently, phones, write_day, written


@pytest.fixture
def file(tmp_path) -> Path:
    """Where a backup goes."""
    return tmp_path / "kept" / "monday.db"


@pytest.fixture(autouse=True)
def folder(file):
    file.parent.mkdir()


def again(collector, *phones) -> Collector:
    """The centre after its process was started anew, with these phones."""
    centre = Collector(collector.url, collector.clock)
    for phone in phones:
        phone.network = Network(centre.carry)
    return centre


def put_back(collector, file, *words) -> str:
    """`restore`, which must succeed. On PostgreSQL what is there is named as to be thrown away."""
    replace = [] if collector.url.startswith("sqlite") else ["--replace"]
    return collector.tell("restore", str(file), *replace, *words)


def test_all_that_was_acknowledged_in_seven_days_is_there_again(collector, lin, wang, clock, file):
    before = lin.write("gate_entry", {"gate": "east"})
    home = wang.write("household", {"unit": "1-0101"})
    assert lin.sync()
    assert wang.sync()
    said = collector.tell("backup", str(file))
    assert "2 sites, 2 ops" in said
    clock.tick(6 * DAY)
    after = lin.write("gate_entry", {"gate": "west"})
    wang.edit(home, {"name": "王家"})
    assert lin.sync()
    assert wang.sync()

    told = put_back(collector, file)
    assert "144.0 hours ago" in told
    centre = again(collector, lin, wang)
    assert set(centre.records()) == {before, home}
    for phone in (lin, wang):
        assert phone.sync(), phone.trouble

    held = centre.records()
    assert {before, home, after} == set(held)
    assert held[home]["fields"]["name"] == "王家"
    assert centre.sound()
    new = centre.enrol("gate")
    new.write("gate_entry", {"gate": "north"})
    assert new.sync()


def test_it_is_taken_while_others_write(collector, lin, file, monkeypatch):
    """Somebody writes between the moment at which it is begun and the last row."""
    lin.write("gate_entry", {"gate": "east"})
    assert lin.sync()
    take = backup.copies.take

    def disturbed(path, own):
        take(path, own)
        lin.write("gate_entry", {"gate": "west"})
        assert lin.sync()

    monkeypatch.setattr(backup.copies, "take", disturbed)
    assert "2 sites, 1 ops" in collector.tell("backup", str(file))
    assert len(collector.records()) == 2


def test_a_backup_of_one_engine_goes_into_the_other(sqlite_url, postgres_url, clock, file):
    small = Collector(sqlite_url, clock)
    lin = small.enrol("gate")
    entry = lin.write("gate_entry", {"gate": "east", "temperature": 36.5})
    assert lin.sync()
    small.tell("backup", str(file))

    large = Collector(postgres_url, clock)
    put_back(large, file)
    large = again(large, lin)
    lin.edit(entry, {"temperature": 37.9})
    assert lin.sync()
    assert large.records()[entry]["fields"]["temperature"] == 37.9
    assert large.sound()
    large.tell("site", "add", "new", "--name", "一个新的")


def test_a_log_left_behind_by_a_killed_server_is_not_written_over_the_backup(laptop, lin_at_laptop, file, tmp_path):
    laptop.tell("backup", str(file))
    for _ in range(20):
        lin_at_laptop.write("gate_entry", {"gate": "east"})
    assert lin_at_laptop.sync()
    with closing(sqlite3.connect(tmp_path / "lianfang.db")) as held:
        # Whoever closes the file last would carry the log over; a server that was killed has not.
        held.execute("SELECT 1 FROM op").fetchone()
        said = laptop.tell("restore", str(file))

    assert not (tmp_path / "lianfang.db-wal").exists()
    assert said.count("is kept: ") == 2
    centre = again(laptop, lin_at_laptop)
    assert centre.records() == {}
    assert lin_at_laptop.sync()
    assert len(centre.records()) == 20
    assert centre.sound()


@pytest.fixture
def lin_at_laptop(laptop):
    return laptop.enrol("gate")


def test_a_log_without_its_database_is_taken_away(laptop, lin_at_laptop, file, tmp_path):
    laptop.tell("backup", str(file))
    lin_at_laptop.write("gate_entry", {"gate": "east"})
    assert lin_at_laptop.sync()
    (tmp_path / "lianfang.db").unlink()

    again(laptop).tell("restore", str(file))
    centre = again(laptop, lin_at_laptop)
    assert lin_at_laptop.sync()
    assert len(centre.records()) == 1


def test_it_asks_what_was_withdrawn_since(laptop, lin_at_laptop, file):
    from sync import restore

    laptop.tell("backup", str(file))
    laptop.tell("revoke", lin_at_laptop.node)
    laptop.tell("restore", str(file))
    again(laptop)

    assert restore.asked(1)
    assert [one["id"] for one in restore.devices(1)] == [lin_at_laptop.node]


def test_a_restore_is_refused_while_a_server_runs(laptop, file):
    laptop.tell("backup", str(file))
    starting.serve()
    try:
        refused = laptop.run("restore", str(file))
    finally:
        os.close(starting._serving)
    assert refused.exit_code == 1
    assert "a server runs on this database: stop it first" in refused.stderr
    laptop.tell("restore", str(file))


def test_a_restore_is_refused_while_somebody_is_connected(postgres_url, clock, file):
    import psycopg

    centre = Collector(postgres_url, clock)
    centre.tell("backup", str(file))
    with psycopg.connect(postgres_url):
        refused = centre.run("restore", str(file), "--replace")
    assert "1 connections are open" in refused.stderr
    assert "add --replace" in centre.run("restore", str(file)).stderr


def test_it_is_sealed_by_a_passphrase(laptop, lin_at_laptop, file, tmp_path):
    (tmp_path / "secret").write_text("three words more\n")
    (tmp_path / "other").write_text("three words\n")
    laptop.tell("backup", str(file), "--passphrase-file", str(tmp_path / "secret"))
    before = keys.public()
    database.execute("UPDATE setting SET value = ? WHERE name = 'key'", seal.new())
    assert strongbox.is_sealed(file)
    assert b"SQLite" not in file.read_bytes()

    assert "its passphrase is needed" in laptop.run("restore", str(file)).stderr
    assert "does not open" in laptop.run("restore", str(file), "--passphrase-file", str(tmp_path / "other")).stderr
    laptop.tell("restore", str(file), "--passphrase-file", str(tmp_path / "secret"))
    again(laptop)
    assert keys.public() == before
    assert not list(file.parent.glob(".*"))


@pytest.mark.parametrize("harm", ["cut", "turned", "swapped", "lengthened"])
def test_a_sealed_file_that_was_changed_does_not_open(tmp_path, monkeypatch, harm):
    monkeypatch.setattr(strongbox, "PIECE", 100)
    monkeypatch.setattr(strongbox, "COST", 2)
    (tmp_path / "plain").write_bytes(bytes(range(250)))
    with (tmp_path / "sealed").open("wb") as file:
        strongbox.seal(tmp_path / "plain", file, "words")
    whole = (tmp_path / "sealed").read_bytes()
    head, piece = len(strongbox.MAGIC) + strongbox.SALT + strongbox.PREFIX, 100 + strongbox.TAG
    first, second = whole[head:head + piece], whole[head + piece:head + 2 * piece]
    changed = {"cut": whole[:head + 2 * piece], "turned": whole[:-1] + bytes([whole[-1] ^ 1]),
               "swapped": whole[:head] + second + first + whole[head + 2 * piece:], "lengthened": whole + b"x"}
    with (tmp_path / "back").open("wb") as file:
        strongbox.unseal(tmp_path / "sealed", file, "words")
    assert (tmp_path / "back").read_bytes() == bytes(range(250))

    (tmp_path / "sealed").write_bytes(changed[harm])
    with (tmp_path / "back").open("wb") as file, pytest.raises(strongbox.Closed):
        strongbox.unseal(tmp_path / "sealed", file, "words")


def test_what_is_not_sound_is_no_backup(laptop, lin_at_laptop, file, tmp_path):
    entry = lin_at_laptop.write("gate_entry", {"gate": "east"})
    assert lin_at_laptop.sync()
    with closing(sqlite3.connect(tmp_path / "lianfang.db")) as line, line:
        line.execute("UPDATE gate_entry SET gate = 'moon'")

    refused = laptop.run("backup", str(file))
    assert refused.exit_code == 1
    assert "thrown away" in refused.stderr
    assert entry in refused.stderr
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be looked at", None])
def test_what_is_no_backup_is_not_put_back(laptop, file, content):
    if content is not None:
        file.write_bytes(content)
    before = laptop.export()
    refused = laptop.run("restore", str(file))
    assert refused.exit_code == 1
    assert "Traceback" not in refused.output
    assert laptop.export() == before


def test_a_folder_keeps_the_latest(laptop, clock, tmp_path):
    folder = tmp_path / "kept"
    (folder / "mine.db").write_text("somebody else's")
    for _ in range(4):
        clock.tick(HOUR)
        laptop.tell("backup", "--to", str(folder), "--keep", "2")

    assert len(backup.there(folder)) == 2
    assert (folder / "mine.db").exists()
    assert backup.last().file == str(backup.there(folder)[0])
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in backup.there(folder))
    assert "there is a file" in laptop.run("backup", str(backup.there(folder)[0])).stderr


def test_where_it_goes_must_be_said_once(laptop, file):
    assert laptop.run("backup").exit_code == 1
    assert laptop.run("backup", str(file), "--to", "x").exit_code == 1


# -- real servers


def flask(url, *words):
    """A command as an administrator gives it, in a process of its own."""
    return subprocess.run([sys.executable, "-m", "flask", "--app", "app", *words], cwd=ROOT, text=True,
                          env=os.environ | {"DATABASE_URL": url}, capture_output=True)


@pytest.mark.thorough
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_under_load_then_killed_then_put_back(request, engine, tmp_path, file):
    url = request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[engine])
    centre = Collector(url, now)
    server = Server(url, tmp_path / "server.log").start()
    crowd, backups = phones(centre, server, 6), []
    for phone in crowd:
        write_day(phone, 300)
        phone.batch = 20
    busy = [threading.Thread(target=patiently, args=(phone,)) for phone in crowd]
    for thread in busy:
        thread.start()
    backups.append(flask(url, "backup", str(file)))
    for thread in busy:
        thread.join()
    assert backups[0].returncode == 0, backups[0].stderr
    assert all(phone.unsent == 0 for phone in crowd)
    server.kill()
    if engine == "sqlite":
        assert (tmp_path / "lianfang.db-wal").stat().st_size

    if engine == "postgresql":
        postgres.release(request.getfixturevalue("postgres_server"), postgres.name_of(url))
    words = ["restore", str(file), *(["--replace"] if engine == "postgresql" else [])]
    done = flask(url, *words)
    assert done.returncode == 0, done.stderr
    server = Server(url, tmp_path / "server.log").start()
    try:
        for phone in crowd:
            phone.network = Network(OverHttp(server.address))
            patiently(phone)
        refused = flask(url, *words)
        assert refused.returncode == 1, refused.stdout
    finally:
        server.stop()
    held = set(Collector(url, now).records(kind="gate_entry"))
    assert held == set().union(*(written(phone) for phone in crowd))
    assert flask(url, "check").returncode == 0
