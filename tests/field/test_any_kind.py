"""A kind that was declared and nothing more is written, mended, carried on and taken back in the field."""

import re

import pytest

from tests.field.tab import Tab
from tests.kinds import Stroll


@pytest.fixture(autouse=True)
def _stroll(collector, declare):
    declare(collector, Stroll)


@pytest.fixture
def lead(collector) -> Tab:
    """Building lead Hong's tab."""
    return Tab(collector, "lead", "Hong")


@pytest.fixture
def stroll(lead, collector) -> str:
    """A stroll on foot."""
    lead.get("/field/k/stroll/new?sort=walk").submit("/new", route="north wall", **{"found.fire": "1"})
    return only(collector)["id"]


def only(collector):
    [found] = [one for one in collector.records().values() if one["kind"] == "stroll"]
    return found


def test_a_variant_is_chosen_first(lead):
    page = lead.get("/field/k/stroll/new?route=north")
    assert "On foot" in page.text
    assert "sort=drive" in page.text
    fields = lead.get("/field/k/stroll/new?sort=drive&route=north").forms("/new")[0].fields
    assert fields["route"] == "north"
    assert "litres" in fields
    assert "began" not in fields


def test_it_is_written_changed_carried_on_taken_back_and_put_back(stroll, lead, collector):
    lead.get(f"/field/r/{stroll}/edit").submit("/edit", **{"found.litter": "1", "lamp": "0", "note": "dark"})
    assert only(collector)["fields"] == {
        "sort": "walk", "route": "north wall", "began": "2020-02-08T08:00:00+08:00", "found": ["fire", "litter"],
        "lamp": False, "day": "2020-02-08", "state": "begun", "note": "dark"}
    lead.get(f"/field/r/{stroll}").submit("/step/finish", why="x" * 61)
    assert lead.page.status_code == 422
    assert "x" * 61 in lead.text
    lead.submit("/step/finish", why="all is well")
    assert only(collector)["fields"]["ended_by"] == lead.person
    lead.submit("/take-back", reason="Did not happen")
    assert only(collector)["fields"]["void"] == "Did not happen"
    lead.submit("/put-back")
    assert "void" not in only(collector)["fields"]
    assert collector.sound()


def test_what_a_list_is_narrowed_by_is_named(stroll, lead):
    lead.get("/field/k/stroll")
    named = re.findall(r'<nav class="chips" aria-label="(.*?)"><span class="quiet">(.*?)</span>', lead.text)
    assert named == [("Sort", "Sort"), ("State", "State")]


def test_a_step_that_asks_is_a_button_as_any_other(stroll, lead):
    """Finishing asks why, going on asks nothing: both are buttons as wide as the page."""
    assert '<summary class="button choice main">' in lead.get(f"/field/r/{stroll}").text
    lead.submit("/step/finish", why="all is well")
    assert '<button class="button choice">' in lead.text


@pytest.mark.parametrize(("typed", "says"), [
    ({"route": ""}, "Must not be empty."),
    ({"route": "r" * 41}, "Must not be longer than 40 characters."),
    ({"route": "a\x07b"}, "Must not contain control characters."),
    ({"began": "soon"}, "Must be a date and time"),
    ({"lamp": "perhaps"}, "Must be yes or no."),
    ({"sort": "fly"}, "Must be one of: On foot, By car."),
])
def test_what_is_wrong_is_said_and_nothing_is_written(stroll, lead, collector, typed, says):
    before = collector.export()
    lead.get(f"/field/r/{stroll}/edit").submit("/edit", **typed)
    assert lead.page.status_code == 422
    assert says in lead.text
    assert collector.export() == before


def test_a_variant_that_is_not_known_here_can_be_changed_and_keeps_the_rest(lead, collector):
    lead.get("/field/k/stroll/new?sort=drive").submit("/new", route="ring", litres="12,5")
    id = only(collector)["id"]
    lead.get(f"/field/r/{id}/edit").submit("/edit", sort="walk")
    form = lead.get(f"/field/r/{id}/edit").forms("/edit")[0]
    assert form.fields["litres"] == "12.5"
    lead.send(form, note="seen")
    assert only(collector)["fields"]["litres"] == 12.5
    form = lead.get("/field/k/stroll/new?sort=walk").forms("/new")[0]
    lead.send(form, sort="fly", route="x")
    assert lead.page.status_code == 422
    assert "Must be one of: On foot, By car." in lead.text


def test_a_double_tap_writes_once(lead, collector):
    form = lead.get("/field/k/stroll/new?sort=walk").forms("/new")[0]
    lead.send(form, route="north").send(form, route="north")
    step = lead.get(f"/field/r/{only(collector)['id']}").forms("/step/finish")[0]
    lead.send(step, why="done").send(step, why="done")
    assert lead.page.status_code == 200
    assert only(collector)["fields"]["state"] == "done"


def test_a_title_says_first_that_something_is_wrong_and_whom_it_is_about(stroll, lead):
    def title():
        return re.search(r"<title>(.*?)</title>", lead.text)[1]

    lead.get(f"/field/r/{stroll}/edit")
    assert title() == "north wall On foot · Change: Stroll · Lianfang"
    lead.submit("/edit", route="")
    assert title() == "Error: north wall On foot · Change: Stroll · Lianfang"
    lead.get("/field/k/stroll/new?sort=walk")
    assert "New: Stroll · On foot" in lead.text
    lead.submit("/new", route="")
    assert title() == "Error: New: Stroll · Lianfang"
    lead.get(f"/field/r/{stroll}").submit("/take-back")
    assert title().startswith("Error: north wall")
