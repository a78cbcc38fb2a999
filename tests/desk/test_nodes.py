"""Devices of the site, and withdrawing one."""

import re

import pytest

from models.node import Node
from tests.clocks import DAY, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.tab import DeskTab

pytestmark = BOTH_ENGINES
PAGE = "/desk/nodes"


def test_it_works(lin, desk):
    lin.write("gate_entry", {"direction": "in"})
    lin.sync()
    row = desk.get(PAGE).words.partition(f"Auntie Lin ({lin.node[:4]})")[2]
    assert row.startswith(" Gate volunteer 1 / 1 today 08:00 0 correct simulated All is here")


def test_what_a_phone_still_holds_is_said(lin, desk):
    for _ in range(3):
        lin.write("gate_entry", {"direction": "in"})
    lin.batch = 1
    lin.sync(rounds=1)
    assert "1 / 3" in desk.get(PAGE).words
    assert "Holds entries 2–3" in desk.words


def test_a_wrong_clock_is_said(collector, desk):
    collector.enrol("gate", "Xu", offset=20 * MINUTE).sync()
    assert "20 min ahead" in desk.get(PAGE).words


def test_a_silent_phone_is_said(lin, desk, clock):
    lin.sync()
    clock.tick(2 * DAY)
    assert "Not heard that day" in desk.sign_in().get(PAGE).words


def test_what_was_set_aside_opens_its_list(lin, desk):
    lin.write("gate_entry", {"temperature": 50})
    lin.sync()
    address = desk.get(PAGE).links("quarantine?node=")[0]
    assert "Must be between 30 and 45." in desk.get(address).words


def test_one_device_has_its_page(lin, desk):
    lin.sync()
    desk.get(f"{PAGE}/{lin.node}")
    assert lin.node in desk.words
    assert "Gate volunteer" in desk.words


def test_withdrawing_asks_first(lin, desk):
    desk.get(f"{PAGE}/{lin.node}")
    assert re.search(r"Withdraw Auntie Lin \(\w{4}\)\?", desk.words)
    assert desk.post(f"{PAGE}/{lin.node}").status == 200
    lin.sync()
    assert not lin.wiped


def test_a_withdrawn_device_is_wiped_and_says_so(lin, desk):
    desk.get(f"{PAGE}/{lin.node}")
    desk.send(next(form for form in desk.forms(lin.node) if "sure" in form.fields))
    assert "Withdrawn today 08:00." in desk.words
    lin.sync()
    assert lin.wiped
    assert "Withdrawn, all is here" in desk.get(PAGE).words


def test_an_observer_may_not_withdraw(lin, observer):
    assert observer.post(f"{PAGE}/{lin.node}", sure="1").status == 403
    lin.sync()
    assert not lin.wiped


def test_another_compound_neither_sees_nor_withdraws(lin, other_desk):
    assert "Auntie Lin" not in other_desk.get(PAGE).words
    assert other_desk.get(f"{PAGE}/{lin.node}").status == 404
    assert other_desk.post(f"{PAGE}/{lin.node}", sure="1").status == 404


@pytest.mark.parametrize("id", ["none", "0000000000000", "%00"])
def test_there_is_no_such_device(desk, id):
    assert desk.get(f"{PAGE}/{id}").status == 404


def test_a_phone_takes_the_place_of_another_one(desk, lin, collector, clock):
    lin.sync()
    desk.get(f"/desk/nodes/{lin.node}").submit("/note", name="East Gate 1")
    desk.submit("/replace", why="changed")
    link = desk.links("/enrol?code=")[0]
    tab = DeskTab(collector, "").get(link)
    assert "It takes the place of the phone of Auntie Lin." in tab.words
    tab.submit("/enrol/here")

    old, new = Node.get_by_id(lin.node), Node.get(Node.person == lin.store.person, Node.id != lin.node)
    assert old.moved
    assert old.revoked is None
    assert new.site == old.site
    assert "East Gate 1" in desk.get(f"/desk/nodes/{new.id}").words
    lin.write("gate_entry", {"gate": "east", "direction": "out"})
    assert lin.sync()


def test_a_lost_phone_is_withdrawn_while_another_one_is_invited(desk, lin, collector):
    desk.get(f"/desk/nodes/{lin.node}").submit("/replace", why="lost")
    assert Node.get_by_id(lin.node).revoked
    DeskTab(collector, "").get(desk.links("/enrol?code=")[0]).submit("/enrol/here")
    assert Node.select().where(Node.person == lin.store.person, Node.revoked.is_null()).count() == 1


def test_a_phone_of_a_role_above_is_not_replaced_by_a_coordinator(desk, collector):
    above = collector.enrol("administrator", "An")
    assert "Is there another phone" not in desk.get(f"/desk/nodes/{above.node}").words
    assert desk.post(f"/desk/nodes/{above.node}/replace", why="lost").status == 422
    assert Node.get_by_id(above.node).revoked is None
