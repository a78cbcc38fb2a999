"""After a backup was put back: the desk goes on under another number, and is asked what still holds."""

import sqlite3
from types import SimpleNamespace

import pytest

from models.node import Node
from models.person import Invitation, Person
from sync import enrol, intake, throttle
from sync.problems import Problem
from tests.clocks import DAY, HOUR, MINUTE
from tests.collector import Collector
from tests.network import Network


@pytest.fixture
def cai_writes(desk):
    """`cai_writes(kind, fields)` is an op of the web desk; returns its dot."""
    person = Person.get(Person.login == "cai-desk").id

    def write(kind: str, fields: dict, **more) -> str:
        return intake.write(SimpleNamespace(site=1, person=person, said="", took=""), kind, fields, **more)

    return write


@pytest.fixture
def back_up(collector, tmp_path):
    """`back_up()` makes a copy now; what that returns puts it in place and says so."""
    def copy():
        with sqlite3.connect(tmp_path / "lianfang.db") as live, sqlite3.connect(tmp_path / "copy.db") as kept:
            live.backup(kept)

        def put_back(*phones) -> Collector:
            centre = Collector(f"sqlite:///{tmp_path / 'copy.db'}", collector.clock)
            centre.tell("init", "--restored")
            for phone in phones:
                phone.network = Network(centre.carry)
            return centre

        return put_back

    return copy


def test_no_number_that_the_desk_gave_out_since_the_backup_is_given_out_again(cai_writes, back_up, lin, wang, clock):
    cai_writes("household", {"unit": "1-0101"})
    put_back = back_up()
    lost = cai_writes("household", {"unit": "1-0102"})
    assert wang.sync()
    wang.edit(lost, {"name": "陈家"})
    mine = wang.write("household", {"unit": "2-0201"})
    assert wang.sync()

    centre = put_back(lin, wang)
    clock.tick(HOUR)
    fresh = cai_writes("household", {"unit": "1-0103"})
    assert fresh != lost
    assert not fresh.startswith(lost[:13])
    for _ in range(2):
        for phone in (wang, lin):
            phone.write("gate_entry", {"gate": "east", "direction": "out"})
            assert phone.sync(), phone.trouble

    held = centre.records()
    assert mine in held
    assert fresh in held
    assert lost not in held
    assert centre.sound()
    clock.tick(15 * DAY)
    wang.edit(mine, {"name": "王家"})
    assert wang.sync()
    assert centre.records()[mine]["waiting"] == []
    assert centre.sound()


def test_an_answer_of_the_lost_desk_that_a_phone_has_built_upon_is_waited_for_two_weeks(
    cai_writes, back_up, collector, wang, clock
):
    home = wang.write("household", {"unit": "1-0102"})
    assert wang.sync()
    put_back = back_up()
    cai_writes("household", {"name": "陈家"}, id=home, base={"name": [home]})
    assert wang.sync()
    wang.edit(home, {"name": "王家"})
    assert wang.sync()

    centre = put_back(wang)
    assert wang.sync()
    assert centre.records()[home]["waiting"] == ["name"]
    assert centre.records()[home]["fields"]["name"] == "王家"
    clock.tick(15 * DAY)
    assert wang.sync()
    wang.write("gate_entry", {"gate": "east"})
    assert wang.sync()

    assert centre.records()[home]["waiting"] == []
    assert centre.sound()


def test_the_desk_says_so_until_somebody_has_looked_through_the_list(desk, back_up, collector, lin, wang):
    collector.invite("runner")
    put_back = back_up()
    enrol.revoke(lin.node)
    assert "from a backup" not in desk.get("/desk/").words
    put_back()

    desk.sign_in()
    assert "from a backup" in desk.get("/desk/").words
    page = desk.get("/desk/restored")
    assert lin.node in page.text
    desk.post("/desk/restored", shown_device=[lin.node, wang.node], device=[wang.node],
              shown_invitation=[Invitation.get(Invitation.node.is_null(), Invitation.way == "phone").hash])

    assert Node.get_by_id(lin.node).revoked
    assert Node.get_by_id(wang.node).revoked is None
    assert enrol_spent()
    assert "from a backup" not in desk.get("/desk/").words
    assert "nothing to look through" in desk.get("/desk/restored").words


def enrol_spent() -> bool:
    """Whether no invitation that was still unused is good any more."""
    from sync import clock

    return not Invitation.select().where(Invitation.node.is_null(), Invitation.expires > clock.now()).exists()


def test_who_was_signed_in_by_the_backup_signs_in_again(desk, back_up):
    assert desk.get("/desk/").page.request.path == "/desk/"
    back_up()()

    assert desk.get("/desk/").page.request.path == "/signin"


def test_only_who_may_withdraw_devices_is_asked(observer, back_up):
    back_up()()
    observer.sign_in()

    assert "from a backup" not in observer.get("/desk/").words
    assert observer.get("/desk/restored").status == 403


def test_another_place_is_not_answered_for(desk, other_desk, back_up, lin):
    back_up()()
    for one in (desk, other_desk):
        one.sign_in()
    other_desk.post("/desk/restored", shown_device=[lin.node])

    assert Node.get_by_id(lin.node).revoked is None
    assert "from a backup" in desk.get("/desk/").words
    assert "from a backup" not in other_desk.get("/desk/").words


# -- a clock that was ahead


def test_a_clock_that_went_back_is_said_at_the_desk_and_to_the_balancer(desk, collector, lin, clock):
    clock.tick(8 * HOUR)
    lin.write("gate_entry", {"gate": "east"})
    lin.sync()
    clock.tick(-8 * HOUR)
    ready = collector.app.test_client().get("/readyz")
    assert (ready.status_code, len(ready.json["warnings"])) == (200, 1)
    assert "clock is wrong, or was" in desk.sign_in().get("/desk/").words

    clock.tick(MINUTE)
    lin.write("gate_entry", {"gate": "east"})
    lin.sync()

    assert "warnings" not in collector.app.test_client().get("/readyz").json
    assert "clock is wrong" not in desk.get("/desk/").words


def test_what_the_desk_writes_after_a_year_ahead_happens_now(cai_writes, collector, clock):
    clock.tick(365 * DAY)
    cai_writes("household", {"unit": "1-0101"})
    clock.tick(-365 * DAY)
    second = cai_writes("household", {"unit": "1-0102"})

    assert collector.records()[second]["at"] == clock()
    assert collector.sound()


def test_nothing_of_a_year_ahead_outlives_it(desk, sit_down, collector, clock):
    """A session ends, tries lock nobody out, and an invitation is not good for a year."""
    clock.tick(365 * DAY)
    desk.sign_in()
    code = collector.invite("gate")
    source = throttle.Source("login:cai-desk at:127.0.0.1", 1)
    throttle.take(source)
    with pytest.raises(Problem):
        throttle.take(source)
    clock.tick(-365 * DAY)

    throttle.take(source)
    assert desk.get("/desk/").page.request.path == "/signin"
    assert desk.sign_in().get("/desk/").page.request.path == "/desk/"
    with pytest.raises(Exception, match="code_spent"):
        enrol.invitation(code)
