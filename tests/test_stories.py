"""Days as they are: the standing cast, their phones, and what goes wrong between them."""

import sqlite3
from pathlib import Path

import pytest

from tests.clocks import DAY, HOUR, MINUTE
from tests.collector import Collector
from tests.device import Device
from tests.network import Network, cut_body, drop_reply, drop_request


@pytest.fixture
def li(collector):
    """A second runner."""
    return collector.enrol("runner", "Li")


@pytest.fixture
def basket(wang, chen, li) -> str:
    """An errand that Wang has opened and both runners have seen."""
    id = wang.write("errand", {"title": "rice, 5 kg", "unit": "3-1502", "status": "open"})
    meet(wang, chen, li)
    return id


def meet(*phones: Device) -> None:
    """One after the other sends and reads until there is nothing left."""
    for phone in phones:
        assert phone.sync(), phone.trouble


def test_a_day_at_the_gate(lin, cai, clock, collector):
    for n in range(120):
        clock.tick(4 * MINUTE)
        lin.write("gate_entry", {"gate": "east", "direction": "out" if n % 2 else "in", "person": f"林{n}"})
    assert lin.unsent == 120

    meet(lin, cai)

    assert lin.unsent == 0
    assert len(collector.records(kind="gate_entry")) == len(cai.store.clean) == 120
    assert all(not record["conflicts"] for record in cai.store.clean.values())


def test_two_runners_buy_one_basket(basket, chen, li, cai, clock, collector):
    chen.edit(basket, {"status": "claimed", "runner": chen.store.person})
    clock.tick(MINUTE)
    li.edit(basket, {"status": "claimed", "runner": li.store.person})
    clock.tick(30 * MINUTE)
    chen.edit(basket, {"status": "bought"})
    clock.tick(MINUTE)
    li.edit(basket, {"status": "bought"})
    li.sync()
    meet(chen, li)

    shown = li.show(basket)
    assert shown["conflicts"] == ["progress"]
    assert (shown["fields"]["status"], shown["fields"]["runner"]) == ("bought", chen.store.person)
    assert chen.store.verdicts[2]["verdict"] == "conflict"

    cai.sync()
    cai.edit(basket, {"runner": li.store.person})
    meet(cai, chen)
    assert chen.show(basket)["conflicts"] == []
    assert chen.show(basket)["fields"]["runner"] == li.store.person


def test_a_runner_who_saw_the_claim_takes_over_without_a_conflict(basket, chen, li):
    chen.edit(basket, {"status": "claimed", "runner": chen.store.person})
    meet(chen, li)
    li.edit(basket, {"status": "bought", "runner": li.store.person})
    meet(li, chen)

    assert chen.show(basket)["conflicts"] == []
    assert chen.show(basket)["fields"]["runner"] == li.store.person


def test_a_void_against_an_edit(lin, cai):
    entry = lin.write("gate_entry", {"gate": "east", "person": "林小美"})
    meet(lin, cai)
    cai.edit(entry, {"temperature": 38.2})
    lin.take_back(entry, "typed twice")
    meet(cai, lin, cai)
    assert cai.show(entry)["conflicts"] == ["void"]

    cai.take_back(entry, None)
    meet(cai, lin)

    assert lin.show(entry)["conflicts"] == []
    assert "void" not in lin.show(entry)["fields"]


def test_undo_within_ten_seconds_is_no_conflict(lin, collector):
    entry = lin.write("gate_entry", {"gate": "east"})
    lin.edit(entry, {"gate": "west"})
    lin.take_back(entry, "wrong person")
    lin.take_back(entry, None)
    lin.edit(entry, {"gate": "north"})
    meet(lin)

    [record] = collector.records(kind="gate_entry").values()
    assert (record["fields"], record["conflicts"]) == ({"gate": "north"}, [])


def test_a_phone_whose_clock_is_two_years_off(collector, clock):
    lost = collector.enrol("gate", "Auntie Lin", offset=-2 * 365 * DAY)
    written = clock.tick(HOUR)
    entry = lost.write("gate_entry", {"gate": "east"})
    clock.tick(5 * HOUR)
    meet(lost)

    assert collector.records(kind="gate_entry")[entry]["at"] == written


def test_a_clock_that_is_put_right_in_the_middle_of_the_day(collector, clock):
    fast = collector.enrol("gate", "Auntie Lin", offset=3 * HOUR)
    fast.sync()
    before = clock.tick(HOUR)
    first = fast.write("gate_entry", {"gate": "east"})
    clock.tick(HOUR)
    fast.look()
    fast.wall.jump(-3 * HOUR)
    fast.look()
    after = clock.tick(MINUTE)
    second = fast.write("gate_entry", {"gate": "west"})
    clock.tick(HOUR)
    meet(fast)

    records = collector.records(kind="gate_entry")
    assert (records[first]["at"], records[second]["at"]) == (before, after)
    assert len(collector.records(kind="clock_jump")) == 1


def test_a_cloned_phone(lin, clock, collector):
    lin.write("gate_entry", {"gate": "east"})
    meet(lin)
    clone = lin.clone()
    lin.write("gate_entry", {"gate": "east", "person": "a"})
    theirs = clone.write("gate_entry", {"gate": "west", "person": "b"})
    clone.edit(theirs, {"temperature": 36.5})
    old = clone.node
    meet(lin, clone)

    assert clone.node != old
    records = collector.records(kind="gate_entry").values()
    assert sorted(record["fields"].get("person", "") for record in records) == ["", "a", "b"]
    assert [record["fields"]["temperature"] for record in records if record["fields"]["gate"] == "west"] == [36.5]
    assert collector.sound()


def test_a_phone_restored_from_last_weeks_backup(lin, collector):
    lin.write("gate_entry", {"gate": "east"})
    meet(lin)
    backup = lin.clone()
    shared = lin.write("gate_entry", {"gate": "east", "person": "a"})
    meet(lin)

    backup.write("gate_entry", {"gate": "west", "person": "b"})
    backup.write("gate_entry", {"gate": "west", "person": "c"})
    meet(backup)

    records = collector.records(kind="gate_entry")
    assert sorted(record["fields"].get("person", "") for record in records.values()) == ["", "a", "b", "c"]
    assert shared in records


def test_a_restored_phone_that_wrote_nothing_since_goes_on_under_a_new_name(lin, collector):
    lin.write("gate_entry", {"gate": "east"})
    backup = lin.clone()
    meet(lin)
    lin.write("gate_entry", {"gate": "east"})
    meet(lin)

    meet(backup)
    backup.write("gate_entry", {"gate": "west"})
    meet(backup)

    assert backup.node != lin.node
    assert len(collector.records(kind="gate_entry")) == 3


def test_a_lost_reply_doubles_nothing(lin, collector):
    entry = lin.write("gate_entry", {"gate": "east"})
    lin.network.faults = [drop_reply]
    assert not lin.sync()
    lin.edit(entry, {"gate": "west"})

    meet(lin)

    [record] = collector.records(kind="gate_entry").values()
    assert (record["fields"]["gate"], lin.store.have) == ("west", 2)


def test_a_bad_network_loses_nothing(lin, collector):
    for n in range(40):
        lin.write("gate_entry", {"gate": "east", "note": f"{n}" * 30})
    lin.batch = 15
    lin.network.faults = [drop_request, cut_body(600), drop_reply, cut_body(5), drop_reply]
    while not lin.sync():
        pass

    assert (lin.unsent, len(collector.records(kind="gate_entry"))) == (0, 40)


def test_a_collector_restored_from_last_nights_backup_is_healed_by_the_phones(laptop, tmp_path):
    lin, cai = laptop.enrol("gate", "Auntie Lin"), laptop.enrol("coordinator", "Cai")
    first = lin.write("gate_entry", {"gate": "east"})
    meet(lin, cai)
    backup(tmp_path / "lianfang.db", tmp_path / "backup.db")
    lin.edit(first, {"gate": "west"})
    lin.write("gate_entry", {"gate": "north"})
    seen = cai.write("household", {"building": "3", "unit": "3-1502"})
    meet(lin, cai)
    before = laptop.export()

    restored = Collector(f"sqlite:///{tmp_path / 'backup.db'}", laptop.clock)
    for phone in (lin, cai):
        phone.network = Network(restored.carry)
        phone.write("household", {"building": "4", "unit": phone.name})
    meet(lin, cai, lin)

    assert set(before.splitlines()) < set(restored.export().splitlines())
    assert cai.show(first)["fields"]["gate"] == "west"
    assert seen in cai.store.clean
    assert restored.sound()


def backup(source: Path, target: Path) -> None:
    """A copy of a database that is in use."""
    with sqlite3.connect(source) as live, sqlite3.connect(target) as copy:
        live.backup(copy)


def test_a_resident_recorded_late(cai, wang, clock, collector):
    home = cai.write("household", {"building": "3", "unit": "3-1502", "name": "林"})
    clock.tick(MINUTE)
    resident = cai.write("resident", {"household": home, "name": "林小美"})
    cai.edit(resident, {"plates": ["闽C12345"]})
    clock.tick(3 * DAY)
    check = wang.write("health_check", {"resident": resident, "date": "2020-02-11", "slot": "am", "temperature": 36.5})
    meet(wang)
    meet(cai)

    records = collector.records()
    assert records[resident]["fields"]["household"] == home
    assert records[check]["fields"]["resident"] == resident
    assert records[resident]["at"] == clock() - 3 * DAY


def test_two_readings_of_one_morning_and_a_correction(wang, cai, collector):
    keys = {"resident": "0000000000000.1", "date": "2020-02-08", "slot": "am"}
    check = wang.write("health_check", keys | {"temperature": 38.2})
    assert cai.write("health_check", keys | {"temperature": 36.5}) == check
    meet(wang, cai, wang)
    assert wang.show(check)["conflicts"] == ["temperature"]
    assert wang.show(check)["fields"]["temperature"] == 38.2

    cai.edit(check, {"temperature": 36.5})
    meet(cai, wang)

    assert wang.show(check)["fields"]["temperature"] == 36.5
    assert wang.show(check)["conflicts"] == []


def test_a_stranger_sees_and_touches_nothing(lin, stranger, collector):
    entry = lin.write("gate_entry", {"gate": "east"})
    meet(lin, stranger)
    assert stranger.store.clean == {}

    stranger._write("gate_entry", entry, {"gate": "moon"}, {}, None)
    meet(stranger)

    assert stranger.store.verdicts[1]["verdict"] == "quarantined"
    assert collector.records()[entry]["fields"]["gate"] == "east"


def test_a_bad_reading_does_not_stop_the_day(lin, collector):
    lin.write("gate_entry", {"gate": "east", "temperature": 365})
    for _ in range(5):
        lin.write("gate_entry", {"gate": "east", "temperature": 36.5})
    meet(lin)

    assert lin.store.verdicts[1]["verdict"] == "quarantined"
    assert "temperature" in lin.store.verdicts[1]["errors"]
    assert len(collector.records(kind="gate_entry")) == 5


def test_a_lost_token_makes_a_new_phone_that_keeps_its_ops(lin, collector):
    lin.write("gate_entry", {"gate": "east"})
    meet(lin)
    lin.write("gate_entry", {"gate": "west"})
    lin.store.token = "lost"
    assert not lin.sync()
    assert lin.trouble == "unauthenticated"

    lin.enrol(collector.invite("gate"))

    meet(lin)
    assert len(collector.records(kind="gate_entry")) == 2


def test_a_phone_that_forgot_old_ops_syncs_on(lin, collector, clock):
    for gate in ("east", "west", "north"):
        lin.write("gate_entry", {"gate": gate})
    meet(lin)
    lin.store.forget(2)
    lin.write("gate_entry", {"gate": "south"})

    meet(lin)
    assert lin.store.oldest == 3
    assert len(collector.records(kind="gate_entry")) == 4


def test_every_screen_shows_the_same_at_the_end_of_the_day(lin, wang, cai, collector, clock):
    phones = [cai, collector.enrol("coordinator", "Wu"), collector.enrol("coordinator", "Xu")]
    for n in range(30):
        phone = phones[n % 3]
        clock.tick(MINUTE)
        id = phone.write("errand", {"title": f"errand {n}", "status": "open"})
        for rival in phones[: 1 + n % 3]:
            if id in rival.store.clean or rival is phone:
                rival.edit(id, {"status": "claimed", "runner": rival.store.person})
        if n % 7 == 0:
            meet(phone)
    for phone in phones * 2:
        meet(phone)

    screens = [{id: phone.show(id)["fields"] for id in collector.records()} for phone in phones]
    assert screens[0] == screens[1] == screens[2]
    assert screens[0] == {id: record["fields"] for id, record in collector.records().items()}


def test_the_screen_of_the_gate_shows_ones_own_entries_before_they_are_sent(lin):
    entry = lin.write("gate_entry", {"gate": "east", "temperature": 36.4})
    lin.edit(entry, {"temperature": 36.8})

    assert lin.show(entry)["fields"] == {"gate": "east", "temperature": 36.8}


def test_own_entries_stay_on_the_screen_after_they_were_acknowledged(lin):
    meet(lin)
    entry = lin.write("gate_entry", {"gate": "east"})
    meet(lin)
    lin.edit(entry, {"gate": "west"})
    meet(lin)

    assert lin.store.settled == lin.store.have == 2
    assert lin.show(entry)["fields"] == {"gate": "west"}


def test_a_second_phone_on_the_same_wire_does_not_disturb(lin, cai):
    cai.network = Network(cai.network.transport, [drop_request])
    lin.write("gate_entry", {"gate": "east"})

    assert not cai.sync()
    meet(lin, cai)
