"""A record as it was known at an earlier moment, and what arrived after that."""

import pytest

from sync import known_tables
from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from views.desk.records import listing

pytestmark = BOTH_ENGINES


@pytest.fixture
def errand(wang, chen, clock) -> str:
    """Wang's errand, known from eight on; Chen claims it at nine and reports it at ten."""
    id = wang.write("errand", {"title": "买米", "unit": "3-1502", "status": "open"})
    wang.sync()
    chen.sync()
    clock.tick(HOUR)
    chen.edit(id, {"status": "claimed", "runner": chen.store.person})
    clock.tick(HOUR)
    chen.sync()
    clock.tick(HOUR)
    return id


def at(id, hour):
    return f"/desk/record/{id}?known=2020-02-08T{hour}"


def test_it_works(errand, desk):
    words = desk.get(at(errand, "09:30")).words
    assert "As it was known today 09:30" in words
    assert "State Open" in words.replace("Status", "State")
    assert "Chen, own phone" in words.partition("Arrived later:")[2]
    assert "happened today 09:00, arrived today 10:00" in words


def test_when_all_had_arrived_it_is_as_it_is_now(errand, desk):
    words = desk.get(at(errand, "10:00")).words
    assert "Claimed" in words.partition("Nothing has arrived since then.")[2]


def test_before_it_arrived_nothing_was_known_of_it(lin, wang, clock, desk):
    lin.write("gate_entry", {"direction": "in"})
    lin.sync()
    clock.tick(HOUR)
    id = wang.write("errand", {"title": "买米"})
    wang.sync()
    assert "At that moment nothing of it had arrived that counts." in desk.get(at(id, "08:30")).words


def test_before_anything_arrived_it_says_so_and_shows_now(errand, desk):
    words = desk.get(at(errand, "07:59")).words
    assert "Nothing was known at that moment. This is as it is known now. The first entry arrived today 08:00." in words
    assert "As it is now" in words


def test_a_moment_to_come_is_now(errand, desk):
    words = desk.get(at(errand, "23:00")).words
    assert "That moment is still to come. This is as it is known now." in words
    assert "Change" in words


def test_one_click_leads_back_to_now(errand, desk):
    desk.get(at(errand, "09:30"))
    assert f"/desk/record/{errand}" in desk.links("/desk/record/")
    assert "Back to now" in desk.words


def test_nothing_can_be_changed_in_the_past(errand, desk):
    desk.get(at(errand, "09:30"))
    assert "Change" not in desk.words.replace("Changed", "")
    assert "Withdraw" not in desk.words


def test_what_waited_then_is_shown_as_waiting(wang, chen, desk, clock):
    """Chen's edit names a change of Wang's that arrives an hour later."""
    id = wang.write("errand", {"title": "买米", "unit": "3-1502", "status": "open"})
    wang.sync()
    chen.sync()
    clock.tick(MINUTE)
    dot = wang.edit(id, {"unit": "3-201"})
    chen.store.clean[id]["heads"]["unit"] = [dot]
    chen.edit(id, {"unit": "3-202"})
    chen.sync()
    clock.tick(HOUR)
    wang.sync()
    assert "Waiting for an earlier change" in desk.get(at(id, "08:30")).words
    assert "Waiting for an earlier change" not in desk.get(f"/desk/record/{id}").words


@pytest.mark.parametrize("typed", ["soon", "2020-13-40", "-5"])
def test_what_is_no_moment_is_now(errand, desk, typed):
    words = desk.get(f"/desk/record/{errand}?known={typed}").words
    assert "A moment looks like 2020-02-08 20:00." in words
    assert "As it is now" in words


def shown(tab, kind, hour, more=""):
    """What a list showed at that hour."""
    return tab.get(f"/desk/records/{kind}?known=2020-02-08T{hour}{more}")


def test_a_list_is_shown_as_it_was_known(errand, desk):
    assert "Claimed" in desk.get("/desk/records/errand").words.partition("1–1 of 1")[2]
    words = shown(desk, "errand", "09:30").words
    assert "As it was known today 09:30" in words
    assert "Claimed" not in words.partition("1–1 of 1")[2]
    assert desk.rows() == [f"{errand}?known=1581125400000"]


def test_filters_ask_what_was_known_then(errand, desk):
    assert len(shown(desk, "errand", "09:30", "&status=open").rows()) == 1
    assert shown(desk, "errand", "09:30", "&status=claimed").rows() == []
    assert len(shown(desk, "errand", "10:30", "&status=claimed").rows()) == 1
    assert len(shown(desk, "errand", "09:30", "&text=买米").rows()) == 1
    assert len(shown(desk, "errand", "09:30", "&order=title").rows()) == 1


def test_pages_of_a_list_stay_at_their_moment(lin, desk, clock, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    ids = []
    for _ in range(2):
        for _ in range(5):
            clock.tick(1000)
            ids.append(lin.write("gate_entry", {"direction": "in"}))
        lin.sync()
        clock.tick(HOUR)
    desk.get("/desk/records/gate_entry?known=2020-02-08T08:30")
    seen = []
    while True:
        seen += [row.partition("?")[0] for row in desk.rows()]
        onward = desk.links("shown=")
        if not onward:
            break
        desk.get(onward[-1])
    assert seen == list(reversed(ids[:5]))


def test_in_which_order_things_had_changed_is_not_asked_of_the_past(errand, desk):
    assert "last changed first" in desk.get("/desk/records/errand").words
    assert "last changed first" not in shown(desk, "errand", "09:30", "&order=changed").words


def test_too_much_has_changed_since(errand, desk, monkeypatch):
    monkeypatch.setattr(known_tables, "MOST", 0)
    words = shown(desk, "errand", "09:30").words
    assert "Too much has changed since that moment. This is as it is known now." in words
    assert "Claimed" in words


def test_another_compound_has_a_past_of_its_own(errand, other_desk):
    assert "Nothing was known at that moment." in shown(other_desk, "errand", "09:30").words
