"""Posts, shifts, and who stands where: two take one place without knowing of each other."""

import pytest

from tests.clocks import HOUR, MINUTE
from tests.field.tab import Tab
from tests.seed.conftest import DAY


@pytest.fixture
def shift(hong, wang, lin) -> str:
    """A night shift at the east gate, for one."""
    gate = hong.write("point", {"type": "gate", "spot": "东门", "state": "open"})
    id = hong.write("shift", {"post": gate, "date": DAY, "begins": "22:00", "ends": "06:00", "needed": 1})
    for phone in (hong, wang, lin):
        assert phone.sync()
    return id


def _duty(phone, shift, **more):
    who = phone.store.person
    return phone.write("duty", {"shift": shift, "of": shift, "person": who, "who": who, "state": "claimed"} | more)


def test_two_take_the_last_place(hong, wang, lin, shift, merged, figure, desk, clock):
    one = _duty(wang, shift, waives_holiday=True)
    clock.tick(MINUTE)
    two = _duty(lin, shift)
    assert merged(one, wang, lin)["fields"]["state"] == merged(two, wang, lin)["fields"]["state"] == "claimed"
    roster = desk.get(desk.get("/desk/records/shift").links("/desk/roster")[0]).words
    assert "22:00–06:00 · into the next day" in roster
    assert "00:00–22:00 Nobody is planned" in " ".join(roster.split("Who")[-1].split())
    assert "2 of 1 taken · 1 too many" in roster
    assert "Wang (Taken), Auntie Lin (Taken)" in roster
    assert figure("Shifts planned")[0] == figure("Holidays given up")[0] == 1


def test_out_before_in_arrives(hong, wang, lin, shift, merged, figure, clock):
    id = _duty(lin, shift)
    for phone in (lin, wang):
        assert phone.sync()
    lin.edit(id, {"state": "signed_in", "in_at": "2020-02-08T22:00:00+08:00"})
    clock.tick(HOUR)
    wang.edit(id, {"state": "signed_out", "out_at": "2020-02-08T23:00:00+08:00"})
    assert wang.sync()
    assert lin.sync()
    fields = merged(id, wang, lin)["fields"]
    assert (fields["state"], fields["in_at"]) == ("signed_out", "2020-02-08T22:00:00+08:00")
    assert figure("Shifts served")[0] == 1
    assert figure("On duty")[0] == 0


def test_a_post_is_pledged_by_many(hong, wang, lin, merged, figure, clock):
    post = hong.write("point", {"type": "duty_post", "spot": "3号楼", "duty": "量体温", "needed": 2, "state": "open"})
    for phone in (hong, wang, lin):
        assert phone.sync()
    for phone in (wang, lin):
        who = phone.store.person
        phone.write("duty", {"post": post, "of": post, "person": who, "who": who, "state": "claimed",
                             "pledged_on": DAY})
        assert phone.sync()
    assert figure("People who took a post")[0] == 2


def notices(phone, code):
    """What a phone is told under a code."""
    assert phone.sync()
    return [one["text"] for id, one in phone.store.notices.items() if id.startswith(f"{code}:")]


def test_a_late_drop_out_is_told_where_it_matters_and_the_place_is_offered(hong, wang, lin, chen, shift, collector,
                                                                         clock, merged):
    """Chen drops out at half past eight in the evening; Lin is to come too, Hong has time at that hour."""
    assert chen.sync()
    mine = _duty(chen, shift)
    _duty(lin, shift, state="confirmed")
    for phone, word in ((wang, "evening"), (hong, "night")):
        hong.write("volunteer", {"name": phone.store.person, "person": phone.store.person, "available": [word]})
    for phone in (hong, wang, lin, chen):
        assert phone.sync()
    clock.tick(12 * HOUR + 30 * MINUTE)
    chen.edit(mine, {"state": "cancelled", "late_reason": "发烧"})
    assert chen.sync()
    assert len(notices(lin, "dropped")) == 1
    assert "gate 东门, 02-08 22:00" in notices(lin, "dropped")[0].replace("Gate", "gate")
    assert notices(chen, "dropped") == notices(chen, "offered") == []
    # From ten o'clock on it is night: who has time in the evening is left in peace.
    assert notices(wang, "offered") == []
    [offer] = notices(hong, "offered")
    assert "A place has become free" in offer
    taken = _duty(hong, shift)
    merged(taken, hong, wang)
    assert collector.sound()


def test_who_drops_out_days_before_disturbs_nobody(hong, wang, lin, clock):
    gate = hong.write("point", {"type": "gate", "spot": "西门", "state": "open"})
    far = hong.write("shift", {"post": gate, "date": "2020-02-11", "begins": "08:00", "ends": "12:00", "needed": 2})
    for phone in (hong, wang, lin):
        assert phone.sync()
    mine = _duty(wang, far)
    _duty(lin, far)
    for phone in (wang, lin):
        assert phone.sync()
    wang.edit(mine, {"state": "cancelled"})
    assert wang.sync()
    assert notices(lin, "dropped") == []


def test_a_shift_that_is_called_off_is_told_to_those_who_were_to_come(hong, wang, shift, clock):
    _duty(wang, shift)
    for phone in (wang, hong):
        assert phone.sync()
    hong.edit(shift, {"cancelled": "台风"})
    assert hong.sync()
    [text] = notices(wang, "off")
    assert "Called off" in text
    assert "台风" in text


def test_somebody_takes_over_and_somebody_else_comes(hong, lin, shift, collector, clock):
    """Relief and swap are one step each, which writes the duty of whoever comes instead."""
    mine = _duty(lin, shift, state="signed_in", in_at=f"{DAY}T22:00:00+08:00")
    assert lin.sync()
    tab = Tab(collector, "gate", "Lin2")
    other = tab.person
    tab.get(f"/field/r/{mine}").submit("/step/relieve")
    found = {one["fields"]["who"]: one["fields"]["state"] for one in collector.records(kind="duty").values()}
    assert found[lin.store.person] == "signed_out"
    assert found[other] == "signed_in"


def test_the_week_before_is_planned_once_more(hong, wang, shift, desk, collector, clock):
    day = hong.write("shift", {"post": "x.1", "date": DAY, "begins": "08:00", "ends": "12:00", "needed": 2,
                               "cancelled": "rain"})
    assert hong.sync()
    clock.tick(7 * 24 * HOUR)
    desk.sign_in()
    desk.get("/desk/roster/shift?on=2020-02-15")
    assert "Nothing is planned on this day." in desk.words
    assert "/desk/new/shift?date=2020-02-15" in desk.text
    desk.submit("/desk/roster/shift/copy")
    assert "Planned as the week before: 1 (Feb 15 to Feb 21)" in desk.words
    assert "0 of 1 taken · 1 missing" in desk.words
    desk.get("/desk/roster/shift?on=2020-02-15").submit("/desk/roster/shift/copy")
    assert "Nothing was planned anew" in desk.words
    shifts = collector.records(kind="shift")
    assert sorted(one["fields"]["date"] for one in shifts.values()) == [DAY, DAY, "2020-02-15"]
    assert day in shifts


def test_the_roster_of_a_phone_over_midnight(hong, wang, shift, collector, clock):
    _duty(wang, shift)
    assert wang.sync()
    tab = Tab(collector, "lead", "Hong2")
    for day, words in ((DAY, ("22:00–06:00", "into the next day", "Wang", "00:00–22:00")),
                       ("2020-02-09", ("22:00–06:00", "since the day before", "06:00–24:00", "Nobody is planned"))):
        page = tab.get(f"/field/roster/shift?on={day}")
        for word in words:
            assert word in page.text, (day, word)
