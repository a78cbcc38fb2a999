"""What is over is erased wherever it stood; what is left still folds, verifies, and goes on."""

import sqlite3

import pytest

from models import database as db
from models.database import database
from sync import blocks, chain
from tests.clocks import MINUTE
from tests.sync.raw import Raw, assert_problem

DAY = 24 * 60 * MINUTE
SECRET = "林秘密"


def op(clock, kind: str, **fields) -> dict:
    return {"t": clock.tick(MINUTE), "kind": kind, "set": fields}


def entry(clock, **more) -> dict:
    return op(clock, "gate_entry", gate="east", direction="out", person=SECRET, unit="9-0909") | more


def everything(collector) -> str:
    """Whatever any table says."""
    said = []
    for table in database.get_tables():
        for row in db.rows(f'SELECT * FROM "{table}"'):
            said += [bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
                     for value in row]
    return "\n".join(said)


def forget(collector, clock, days: int) -> str:
    clock.tick(days * DAY)
    return collector.tell("forget")


def test_an_entry_is_forgotten_wherever_it_stood(collector, raw, other, clock):
    raw.say(entry(clock), op(clock, "gate_entry", gate="west"))
    other.read()
    other.say({"t": clock.tick(MINUTE), "kind": "gate_entry", "id": raw.dot(1), "set": {"note": SECRET}})

    assert forget(collector, clock, 29) == ""
    assert SECRET in everything(collector)
    assert forget(collector, clock, 2).startswith("xh: gate_entry 2")
    with collector.app.app_context():
        assert SECRET not in everything(collector)
        assert "9-0909" not in everything(collector)
    assert collector.records() == {}
    assert collector.sound()
    assert collector.tell("forget") == ""


def test_its_bytes_are_in_no_file_any_more(laptop, clock, tmp_path):
    raw = Raw(laptop)
    for n in range(40):
        raw.say(*(entry(clock, set={"gate": "east", "person": SECRET, "note": f"{SECRET}{n}.{k}" * 9})
                  for k in range(12)))
    raw.say({"t": clock(), "kind": "gate_entry", "id": raw.dot(7), "set": {"person": SECRET * 3}})
    forget(laptop, clock, 31)
    raw.say(op(clock, "gate_entry", gate="west"))

    database.close()
    with sqlite3.connect(laptop.url.removeprefix("sqlite:///")) as line:
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 1
    assert not any(SECRET.encode() in data for data in files)


def test_phones_are_told(collector, raw, other, clock):
    raw.say(entry(clock))
    home = other.say(op(clock, "household", unit="1-101"))
    other.read()
    forget(collector, clock, 31)

    reply = other.ask()
    assert (reply["gone"], reply["records"]) == ([raw.dot(1)], [])
    assert other.ask()["gone"] == []
    assert raw.ask()["gone"] == [raw.dot(1)]
    assert home["have"] == 1
    assert set(Raw(collector).read()) == {other.dot(1)}


def test_what_was_written_before_it_is_known_again_and_what_comes_late_is_not_kept(collector, raw, other, clock):
    """A resend is skipped; an edit of what was forgotten finds its place, and leaves nothing behind."""
    for _ in range(4):
        raw.say(entry(clock))
    other.read()
    late = {"t": clock(), "kind": "gate_entry", "id": raw.dot(2), "set": {"note": SECRET}, "base": {"note": []}}
    forget(collector, clock, 31)

    assert raw.send(1).json["have"] == 4
    assert raw.send(2, 3).json["have"] == 4
    reply = other.say(late)
    assert (reply["verdicts"], reply["have"]) == ([], 1)
    assert reply["gone"].count(raw.dot(2)) == 1
    reply = raw.say(op(clock, "gate_entry", gate="west"))
    assert reply["have"] == 5
    with collector.app.app_context():
        assert SECRET not in everything(collector)
    assert collector.sound()


def test_a_cloned_phone_is_still_known_by_its_chain(collector, raw, clock):
    for _ in range(4):
        raw.say(entry(clock))
    forget(collector, clock, 31)
    raw.lines[1] = raw.lines[1].replace(b"east", b"west")

    raw.write(entry(clock))
    told = assert_problem(raw.send(2), 409, "fork")
    assert told.get("n", 2) <= 4


def test_of_an_erased_run_only_the_last_hash_is_kept(collector, raw, clock):
    raw.say(op(clock, "household", unit="1-101"), *(entry(clock) for _ in range(3)), op(clock, "household", unit="2"))
    forget(collector, clock, 31)

    with collector.app.app_context():
        kept = [hash for hash, in db.rows("SELECT hash FROM op WHERE node = ? ORDER BY n", raw.node)]
    assert [bool(hash) for hash in kept] == [True, False, False, True, True]
    assert kept[4] == chain.link(kept[3], raw.lines[4]) == raw.hashes[5]
    collector.tell("check")


def test_check_says_where_a_chain_is_broken(collector, raw, clock):
    raw.say(op(clock, "household", unit="1-101"), op(clock, "household", unit="2-202"))
    with collector.app.app_context():
        line = raw.lines[0].replace(b"1-101", b"1-102")
        db.execute("UPDATE op SET line = ? WHERE node = ? AND n = 1", line, raw.node)
    assert f"{raw.node}: its chain is broken at 1" in collector.run("check").output


def test_counts_of_erased_days_stay(collector, raw, clock):
    def figures():
        with collector.app.app_context():
            return sorted(db.rows("SELECT hour, day, name, reason, n FROM figure WHERE site = 1 AND n <> 0 "
                                  "AND name <> '@'"))

    raw.say(entry(clock), op(clock, "gate_entry", gate="east", direction="in", temperature=38.6))
    raw.say({"t": clock(), "kind": "gate_entry", "id": raw.dot(1), "set": {"void": "twice"}, "base": {"void": []}})
    before = figures()
    assert before
    forget(collector, clock, 31)

    assert figures() == before
    assert collector.sound()
    assert figures() == before


def test_an_address_goes_before_the_errand(collector, raw, other, clock):
    raw.say(op(clock, "errand", title="rice", unit=SECRET, phone="139", status="delivered"),
            op(clock, "errand", title="salt", unit=SECRET, status="open"))
    other.read()
    edit = {"t": clock(), "kind": "errand", "id": raw.dot(1), "base": {"unit": [raw.dot(1)]}}
    other.say(edit | {"set": {"unit": "3-3"}})
    late = edit | {"set": {"unit": "4-4"}}

    assert forget(collector, clock, 15) == "xh: errand 1\n"
    told = raw.ask()["records"]
    assert [(one["id"], one["fields"]) for one in told] == [(raw.dot(1), {"title": "rice", "status": "delivered"})]
    assert collector.records()[raw.dot(2)]["fields"]["unit"] == SECRET
    assert collector.sound()

    # One who had not heard of it has still corrected it: that counts until the next night.
    raw.say(late)
    assert collector.records()[raw.dot(1)]["conflicts"] == []
    assert collector.records()[raw.dot(1)]["fields"]["unit"] == "4-4"
    forget(collector, clock, 15)
    assert "unit" not in collector.records()[raw.dot(1)]["fields"]
    assert collector.sound()


def test_health_is_kept_as_long_as_the_home_isolates(collector, clock):
    wang = collector.enrol("lead")
    home = wang.write("household", {"unit": "3-1502"})
    lin = wang.write("resident", {"household": home, "name": "Lin"})
    stay = wang.write("isolation", {"household": home, "status": "active"})
    wang.write("health_check", {"resident": lin, "date": "2020-02-08", "slot": "am", "temperature": 36.6})
    assert wang.sync()

    assert forget(collector, clock, 31) == ""
    wang.edit(stay, {"status": "ended", "ended_on": "2020-03-10"})
    assert wang.sync()
    assert forget(collector, clock, 20) == ""
    assert forget(collector, clock, 12).startswith("xh: health_check 1, isolation 1")
    assert collector.sound()


def test_what_was_set_aside_is_forgotten_too(collector, raw, clock):
    raw.say(entry(clock, set={"gate": SECRET, "temperature": 50}),
            {"t": clock(), "kind": "nosuch", "set": {"x": SECRET}},
            {"t": clock(), "kind": "gate_entry", "set": {"gate": "e"}, SECRET: 1},
            {"t": clock(), "kind": "errand", "id": "7k3v9q2m4x7ab.7", "set": {"note": SECRET}})
    assert forget(collector, clock, 31) == "xh: set aside 2\n"
    assert forget(collector, clock, 30) == "xh: set aside 1\n"
    clock.tick(320 * DAY)
    assert collector.tell("forget", "--sure") == ""
    assert forget(collector, clock, 20) == "xh: set aside 1\n"
    with collector.app.app_context():
        assert SECRET not in everything(collector)
    assert collector.sound()


def test_what_is_released_later_than_it_was_erased_brings_nothing_back(collector, raw, clock):
    raw.say(entry(clock, set={"gate": SECRET, "temperature": 50}))
    forget(collector, clock, 31)
    reply = raw.say(op(clock, "release", op=raw.dot(1)))
    assert reply["verdicts"] == []
    assert collector.records(kind="gate_entry") == {}
    assert collector.sound()


def test_duplicates_go_together(collector, raw, other, clock):
    raw.say(entry(clock))
    other.say(entry(clock))
    other.read()
    clock.tick(20 * DAY)
    other.say({"t": clock(), "kind": "gate_entry", "id": other.dot(1), "set": {"note": "twice?"}})
    assert forget(collector, clock, 12) == ""
    assert forget(collector, clock, 19) == "xh: gate_entry 2\n"
    assert collector.sound()


def test_full_blocks_are_made_anew(collector, raw, clock, monkeypatch):
    monkeypatch.setattr("sync.blocks.PLACES", 2)
    raw.say(*(entry(clock) for _ in range(4)), *(op(clock, "household", unit=f"{n}") for n in range(4)))
    Raw(collector).read()
    with collector.app.app_context():
        assert any(SECRET.encode() in block.plain for block in blocks._of_database().values())
    forget(collector, clock, 31)
    assert len(Raw(collector).read()) == 4
    with collector.app.app_context():
        assert not any(SECRET.encode() in block.plain for block in blocks._of_database().values())


def test_a_clock_that_is_a_year_ahead_erases_nothing(collector, raw, clock):
    raw.say(entry(clock))
    collector.tell("forget")
    clock.tick(365 * DAY)
    assert "If that is right" in collector.run("forget").output
    assert len(collector.records()) == 1
    assert collector.tell("forget", "--sure") == "xh: gate_entry 1\n"


@pytest.mark.parametrize("kind", ["gate_entry", "errand"])
def test_a_taken_back_record_is_forgotten_all_the_same(collector, raw, clock, kind):
    raw.say(op(clock, kind, **({"gate": "east"} if kind == "gate_entry" else {"title": SECRET})))
    raw.say({"t": clock(), "kind": kind, "id": raw.dot(1), "set": {"void": SECRET}, "base": {"void": []}})
    forget(collector, clock, 31)
    forget(collector, clock, 31)
    with collector.app.app_context():
        assert SECRET not in everything(collector)
