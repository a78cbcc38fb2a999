"""Posts, shifts, and who stands where: two take one place without knowing of each other."""

import pytest

from tests.clocks import HOUR, MINUTE
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
