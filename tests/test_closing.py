"""The day's end: a lead closes it and is told, truly, who has reported; whatever happens to the phones meanwhile."""

import json

import pytest

from models.node import Node
from sync import enrol, reports
from tests.clocks import DAY, HOUR, MINUTE
from tests.device import Device
from tests.network import cut_body, drop_reply

TODAY = "2020-02-08"
EVENING = 12 * HOUR + 5 * MINUTE


def close(phone: Device, date: str = TODAY) -> str:
    """The lead's tap: the close of the day, not sent yet."""
    return phone.write("day_close", {"date": date, "state": "closed", "who": phone.store.person})


def enter(phone: Device, times: int = 1) -> None:
    for _ in range(times):
        phone.write("gate_entry", {"gate": "east", "direction": "out"})


def receipts(phone: Device) -> list[str]:
    """What the phone was told about closed days, the last one last."""
    told = {id: notice["text"] for id, notice in phone.store.notices.items() if id.startswith("closing:")}
    return [told[id] for id in sorted(told)]


def state(collector, phone: Device, date: str = TODAY) -> str:
    """How the centre judges the phone on a day."""
    with collector.app.app_context():
        day = reports.day(date, collector.clock())
        node = Node.get_by_id(phone.node)
        [found] = [one["state"] for one in reports.devices(node.site, day) if one["id"] == phone.node]
    return found


@pytest.fixture
def evening(lin, chen, wang, clock):
    """A day's work is done; everybody but Wang has reported after the cut-off."""
    for phone in (lin, chen, wang):
        enter(phone)
        phone.sync()
    clock.tick(EVENING)
    lin.sync()
    chen.sync()


def test_a_complete_day(evening, wang, lin, collector):
    close(wang)
    assert receipts(wang) == []
    wang.sync()
    assert receipts(wang) == ["2020-02-08 is complete: all 3 phones have brought everything. "
                              "As known at 20:05."]
    lin.sync()
    assert receipts(lin) == []
    assert collector.sound()


def test_who_still_holds_something_is_named_with_its_numbers(evening, lin, wang, clock):
    enter(lin, 3)
    lin.batch = 1
    lin.sync(rounds=1)
    clock.tick(MINUTE)
    close(wang)
    wang.sync()
    assert receipts(wang) == [f"2020-02-08: 2 of 3 phones are here with everything. Auntie Lin ({lin.node[:4]}) still "
                              "holds 3–4; last heard 20:05. As known at 20:06."]


def test_the_lead_is_told_again_once_all_is_here_and_only_once(evening, lin, wang, clock):
    enter(lin, 3)
    lin.batch = 1
    lin.sync(rounds=1)
    close(wang)
    wang.sync()
    clock.tick(HOUR)
    lin.sync()
    wang.sync()
    assert receipts(wang)[1:] == ["2020-02-08 is complete: all 3 phones have brought everything. As known at 21:05."]
    enter(lin)
    lin.sync()
    wang.sync()
    assert len(receipts(wang)) == 2


def test_a_close_that_arrives_before_what_it_is_to_count_says_what_is_known(evening, wang, lin):
    close(wang)
    enter(wang, 2)
    wang.batch = 1
    wang.sync(rounds=1)
    assert receipts(wang) == [f"2020-02-08: 2 of 3 phones are here with everything. Wang ({wang.node[:4]}) still holds "
                              "3–4; last heard 20:05. As known at 20:05."]
    wang.sync()
    assert receipts(wang)[-1].startswith("2020-02-08 is complete")


def test_a_lost_reply_changes_nothing(evening, wang, lin, collector):
    close(wang)
    wang.network.faults.append(drop_reply)
    assert not wang.sync()
    assert state(collector, wang) == "here"
    wang.sync()
    assert len(receipts(wang)) == 1
    enter(lin, 2)
    lin.network.faults.append(drop_reply)
    lin.sync()
    assert state(collector, lin) == "here"


def test_a_body_that_was_cut_leaves_the_rest_on_the_phone(evening, lin, collector):
    enter(lin, 40)
    lin.zipped = False
    lin.network.faults.append(cut_body(-200))
    lin.sync(rounds=1)
    assert state(collector, lin) == "holds"
    lin.sync()
    assert state(collector, lin) == "here"


def test_a_phone_that_never_wrote_is_missed_until_it_is_heard(evening, collector, wang):
    idle = collector.enrol("runner", "Idle")
    assert state(collector, idle) == "unheard"
    close(wang)
    wang.sync()
    assert f"Idle ({idle.node[:4]}) was not heard that day." in receipts(wang)[0]
    idle.sync()
    assert state(collector, idle) == "here"
    wang.sync()
    assert receipts(wang)[-1].startswith("2020-02-08 is complete: all 4 phones")


def test_a_phone_that_was_heard_before_the_cut_off_only_may_hold_more(evening, collector, wang):
    assert state(collector, wang) == "silent"


def test_before_the_cut_off_nothing_is_called_complete(lin, wang, clock):
    clock.tick(HOUR)
    lin.sync()
    close(wang)
    wang.sync()
    assert receipts(wang) == ["2020-02-08: so far 2 of 2 phones are here with everything. Whether the day is complete "
                              "can be known from 20:00 on. As known at 09:00."]
    clock.tick(EVENING)
    lin.sync()
    wang.sync()
    assert receipts(wang)[-1].startswith("2020-02-08 is complete: all 2 phones")


def test_a_withdrawn_phone_is_not_waited_for(evening, collector, lin, wang):
    enter(lin, 3)
    lin.batch = 1
    lin.sync(rounds=1)
    with collector.app.app_context():
        enrol.revoke(lin.node)
    assert state(collector, lin) == "revoked"
    close(wang)
    wang.sync()
    assert receipts(wang)[0].startswith("2020-02-08 is complete: all 2 phones")


def test_a_restored_phone_goes_on_as_another_and_its_old_number_is_not_waited_for(evening, collector, lin, wang, clock):
    backup = lin.clone()
    enter(lin)
    lin.sync()
    old = lin.node
    clock.tick(MINUTE)
    enter(backup)
    assert backup.sync(), backup.trouble
    assert backup.node != old
    assert (state(collector, lin), state(collector, backup)) == ("moved", "here")
    close(wang)
    wang.sync()
    assert receipts(wang)[0].startswith("2020-02-08 is complete: all 3 phones")


def test_of_a_cloned_phone_both_are_counted_as_long_as_both_are_used(evening, collector, lin, clock):
    twin = lin.clone()
    enter(lin)
    lin.sync()
    clock.tick(MINUTE)
    enter(twin)
    twin.sync()
    clock.tick(MINUTE)
    lin.sync()
    assert (state(collector, lin), state(collector, twin)) == ("here", "here")


def test_what_a_restored_phone_has_lost_is_still_missed(evening, collector, lin, wang, clock):
    backup = lin.clone()
    enter(lin, 3)
    lin.batch = 1
    lin.sync(rounds=1)
    clock.tick(MINUTE)
    enter(backup)
    backup.sync()
    assert state(collector, lin) == "holds"
    close(wang)
    wang.sync()
    assert f"Auntie Lin ({lin.node[:4]}) went on as a new phone; 3–4 never arrived." in receipts(wang)[0]


def test_a_resting_phone_is_not_waited_for_until_it_works_again(evening, collector, wang, cai, clock):
    id = cai.write("device_note", {"node": wang.node, "rests_from": TODAY, "why": "at home"})
    cai.sync()
    assert state(collector, wang) == "resting"
    clock.tick(2 * DAY)
    cai.edit(id, {"works_from": "2020-02-10"})
    cai.sync()
    assert [state(collector, wang, f"2020-02-{day}") for day in ("08", "09", "10")] == ["resting", "resting", "unheard"]


def test_a_note_says_how_a_phone_is_called_and_how_to_reach_it(evening, lin, wang, cai):
    cai.write("device_note", {"node": lin.node, "name": "East Gate 2", "reach": "13805954321"})
    enter(lin, 3)
    lin.batch = 1
    lin.sync(rounds=1)
    cai.sync()
    close(wang)
    wang.sync()
    assert f"East Gate 2 ({lin.node[:4]}, 13805954321) still holds 3–4" in receipts(wang)[0]


def test_what_is_written_the_next_day_is_not_missing_from_the_day_before(evening, collector, lin, wang, clock):
    close(wang)
    wang.sync()
    clock.tick(DAY)
    lin.sync()
    enter(lin, 3)
    lin.batch = 1
    lin.sync(rounds=1)
    assert (state(collector, lin), state(collector, lin, "2020-02-09")) == ("here", "holds")


def test_two_leads_who_close_at_once_say_one_thing(evening, collector, wang, cai, clock):
    id = close(wang)
    clock.tick(MINUTE)
    assert close(cai) == id
    wang.sync()
    cai.sync()
    [record] = collector.records(kind="day_close").values()
    assert (record["fields"]["state"], record["fields"]["who"]) == ("closed", wang.store.person)
    assert "state" not in record["conflicts"]
    assert receipts(cai)[-1].startswith("2020-02-08 is complete")


def test_opening_it_again_is_recorded_and_holds_against_a_close_that_did_not_know(evening, collector, wang, cai):
    id = close(wang)
    wang.sync()
    cai.sync()
    cai.edit(id, {"state": "open", "who": cai.store.person, "reason": "two lists are missing"})
    cai.sync()
    shown = collector.records(kind="day_close")[id]
    assert (shown["fields"]["state"], shown["conflicts"]) == ("open", [])
    close(wang)
    wang.sync()
    shown = collector.records(kind="day_close")[id]
    assert (shown["fields"]["state"], shown["conflicts"]) == ("open", ["state", "who"])


def test_who_opened_a_day_again_waits_for_nobody(evening, lin, wang, clock):
    enter(lin, 3)
    lin.batch = 1
    lin.sync(rounds=1)
    id = close(wang)
    wang.sync()
    wang.edit(id, {"state": "open", "reason": "too early"})
    wang.sync()
    lin.sync()
    wang.sync()
    assert len(receipts(wang)) == 1


def test_a_day_that_was_closed_after_midnight_is_no_odd_time(evening, collector, wang, clock):
    clock.tick(5 * HOUR)
    close(wang)
    wang.sync()
    assert receipts(wang)[0].startswith("2020-02-08 is complete")
    assert json.loads(collector.export(kind="day_close"))["conflicts"] == []


def test_a_gate_volunteer_can_not_close_the_day(evening, collector, lin):
    close(lin)
    lin.sync()
    assert collector.records(kind="day_close") == {}
