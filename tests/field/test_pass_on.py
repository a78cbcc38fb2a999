"""An errand goes from hand to hand, and back."""

import pytest

from tests.field.conftest import BOTH_ENGINES
from tests.field.tab import Form, Tab

pytestmark = BOTH_ENGINES


@pytest.fixture
def li(collector) -> Tab:
    """Another runner's tab."""
    return Tab(collector, "runner", "Li")


@pytest.fixture
def errand(runner, li, collector):
    """The id of an errand that runner Chen has bought for, and is looking at."""
    runner.get("/field/errands/new").submit("/k/errand/new", unit="3-1502", title="买菜")
    id = next(iter(collector.records(kind="errand")))
    runner.submit("/step/claim").submit("/step/buy")
    return id


@pytest.fixture
def fields(collector, errand):
    """What the errand's record holds now."""
    return lambda: collector.records(kind="errand")[errand]["fields"]


def test_it_works(runner, li, errand, fields, collector):
    runner.submit("/step/pass_on", runner=li.person)
    assert runner.answer == "Passed on to Li"
    assert (fields()["runner"], fields()["status"]) == (li.person, "bought")
    assert "买菜" in li.get("/field/errands/mine").text
    li.get(f"/field/errands/{errand}").submit("/step/deliver")
    assert fields()["status"] == "delivered"
    assert collector.records(kind="errand")[errand]["conflicts"] == []


def test_it_is_taken_back(runner, li, errand, fields):
    runner.submit("/step/pass_on", runner=li.person).submit("/step/take_again")
    assert (fields()["runner"], fields()["status"]) == (runner.person, "bought")


def test_what_the_other_has_moved_on_is_not_taken_back(runner, li, errand, fields):
    runner.submit("/step/pass_on", runner=li.person)
    back = runner.forms("/step/take_again")[0]
    li.get(f"/field/errands/{errand}").submit("/step/release")
    li.submit("/step/claim")
    assert "Li took it first" in runner.send(back).text
    assert fields()["runner"] == li.person


def test_sent_twice_it_is_one_op(runner, li, errand, collector):
    form = runner.forms("/step/pass_on")[0]
    for _ in range(2):
        assert runner.send(form, runner=li.person).page.status_code == 200
    assert len(collector.records(kind="errand")[errand]["heads"]["progress"]) == 1


def test_only_its_runner_passes_it_on(runner, li, errand, fields, collector):
    for whom in (li.person, runner.person):
        li.send(Form(f"/field/errands/{errand}/pass-on", "post"), runner=whom)
    assert fields()["runner"] == runner.person


def test_it_goes_to_nobody_who_is_not_of_this_compound(runner, errand, fields, collector):
    stranger = Tab(collector, "runner", "a stranger", site="hj")
    assert "a stranger" not in runner.get(f"/field/errands/{errand}").text
    runner.submit("/step/pass_on", runner=stranger.person)
    assert "can no longer be chosen" in runner.text
    assert fields()["runner"] == runner.person


def test_who_has_no_phone_here_any_more_is_not_offered(runner, li, errand, collector):
    gone = collector.enrol("runner", "Gone Guo")
    assert "Gone Guo" in runner.get(f"/field/errands/{errand}").text
    collector.tell("revoke", gone.store.node)
    assert "Gone Guo" not in runner.get(f"/field/errands/{errand}").text
