"""Errands near me, and a new one."""

import pytest

from tests.field.conftest import BOTH_ENGINES
from tests.field.tab import Tab

pytestmark = BOTH_ENGINES


@pytest.fixture
def errands(collector):
    """The errands as they are now, oldest first."""
    return lambda: sorted(collector.records(kind="errand").values(), key=lambda record: (record["at"], record["id"]))


def _new(tab, **fields):
    return tab.get("/field/errands/new").submit("/k/errand/new", **{"unit": "3-1502", "title": "买菜", **fields})


def test_it_works(runner, errands, collector):
    _new(runner, errand_item="大米 10斤\n降压药", needed_by="2020-02-08T18:30", phone="13805951234")
    errand = errands()[0]["fields"]
    assert (errand["title"], errand["unit"], errand["status"]) == ("买菜", "3-1502", "open")
    assert errand["needed_by"] == "2020-02-08T18:30:00+08:00"
    assert errand["household"]
    items = collector.records(kind="errand_item").values()
    assert sorted((item["fields"]["text"], item["fields"].get("quantity", "")) for item in items) \
        == [("大米", "10斤"), ("降压药", "")]
    assert "买菜" in runner.get("/field/errands").text


def test_a_new_errand_sent_twice_is_one_with_one_list(runner, errands, collector):
    form = runner.get("/field/errands/new").forms("/k/errand/new")[0]
    for _ in range(2):
        runner.send(form, unit="3-1502", title="买菜", errand_item="大米 10斤")
    assert len(errands()) == 1
    assert len(collector.records(kind="errand_item")) == 1


def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(runner, errands):
    _new(runner, unit="", note="门铃坏了")
    assert 'id="unit-error"' in runner.text
    assert "门铃坏了" in runner.text
    assert errands() == []


def test_a_moment_that_is_none_is_asked_again(runner, errands):
    _new(runner, needed_by="soon")
    assert 'id="needed_by-error"' in runner.text
    assert errands() == []


def test_open_ones_are_told_apart_by_building(runner):
    _new(runner, title="买菜")
    _new(runner, unit="5-302", title="取药")
    text = runner.get("/field/errands?building=5").text
    assert "取药" in text
    assert "买菜" not in text
    assert "Building 3 · 1" in text


def test_the_most_urgent_comes_first(runner):
    _new(runner, title="不急")
    _new(runner, title="明天", needed_by="2020-02-09T12:00")
    _new(runner, title="今天", needed_by="2020-02-08T12:00")
    text = runner.get("/field/errands").text
    assert text.index("今天") < text.index("明天") < text.index("不急")


def test_claimed_is_no_longer_open_but_mine(runner):
    _new(runner)
    runner.get("/field/errands").submit("/claim")
    assert "You go" in runner.text
    assert runner.get("/field/errands").forms("/claim") == []
    assert "买菜" in runner.get("/field/errands/mine").text


def test_who_has_enough_in_hand_is_told_and_not_refused(runner, collector, errands):
    collector.app.config["MOST_ERRANDS"] = 1
    for title in ("买菜", "取药"):
        _new(runner, title=title)
    old = runner.get("/field/errands").forms("/claim")
    runner.send(old[0])
    assert "In your hands: 1." in runner.text
    assert "Finish one first" in runner.text
    assert runner.forms("/claim") == []
    assert runner.get(old[1].action.removesuffix("/step/claim")).forms("/step/claim") == []
    runner.send(old[1])
    assert [one["fields"]["status"] for one in errands()] == ["claimed", "claimed"]


def test_a_stranger_sees_nothing_of_this_compound(runner, collector, errands):
    _new(runner)
    stranger = Tab(collector, "runner", "a stranger", site="hj")
    assert "买菜" not in stranger.get("/field/errands").text
    assert stranger.get(f"/field/errands/{errands()[0]['id']}").page.status_code == 404
