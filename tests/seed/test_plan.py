"""What comes again and again is there for the next day, once, until it is called off or its time is over."""

import pytest

from tests.clocks import HOUR

DAY = 24 * HOUR


@pytest.fixture
def errand(hong, home) -> str:
    """Groceries every day until the tenth."""
    id = hong.write("errand", {"title": "一篮菜", "household": home, "unit": "3-1502", "category": "groceries",
                               "status": "open", "every": "daily", "until": "2020-02-10"})
    assert hong.sync()
    return id


@pytest.fixture
def plan(collector):
    """`plan()` runs the command of the night; what there is then of errands, by status."""
    def run() -> list[str]:
        collector.tell("plan")
        collector.tell("plan")
        assert collector.sound()
        return sorted(one["fields"]["status"] for one in collector.records(kind="errand").values())

    return run


def test_the_next_follows_what_was_delivered(hong, errand, plan, collector, clock):
    assert plan() == ["open"]
    hong.edit(errand, {"status": "delivered", "runner": hong.store.person, "outcome": "handed_over"})
    assert hong.sync()
    assert plan() == ["delivered", "open"]
    [new] = [one for one in collector.records(kind="errand").values() if one["id"] != errand]
    assert (new["fields"]["title"], new["fields"]["every"]) == ("一篮菜", "daily")
    assert "runner" not in new["fields"]
    assert hong.sync()
    assert hong.show(new["id"])["fields"]["unit"] == "3-1502"


def test_it_ends_with_its_time_and_when_it_is_called_off(hong, errand, plan, clock):
    hong.edit(errand, {"status": "cancelled", "runner": None, "outcome": None})
    assert hong.sync()
    assert plan() == ["cancelled"]


def test_it_ends_on_its_last_day(hong, errand, plan, clock):
    hong.edit(errand, {"status": "delivered", "runner": hong.store.person, "outcome": "handed_over"})
    clock.tick(3 * DAY)
    assert hong.sync()
    assert plan() == ["delivered"]
