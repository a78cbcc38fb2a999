"""A record as it was known at an earlier moment, and what arrived after that."""

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES

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


def test_before_it_arrived_nothing_was_known(errand, desk):
    assert "At that moment nothing of it had arrived that counts." in desk.get(at(errand, "07:59")).words


def test_nothing_can_be_changed_in_the_past(errand, desk):
    desk.get(at(errand, "09:30"))
    assert "Change" not in desk.words.replace("Changed", "")
    assert "Take back" not in desk.words


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


@pytest.mark.parametrize("typed", ["soon", "1" * 20, "-5", ""])
def test_what_is_no_moment_is_now(errand, desk, typed):
    assert "As it is now" in desk.get(f"/desk/record/{errand}?known={typed}").words
