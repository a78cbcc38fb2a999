"""A kind that was declared and nothing more is written, mended, carried on and taken back at the desk."""

import pytest

from tests.desk.conftest import BOTH_ENGINES
from tests.kinds import Stroll

pytestmark = BOTH_ENGINES


@pytest.fixture(autouse=True)
def _stroll(collector, declare):
    declare(collector, Stroll)


@pytest.fixture
def stroll(desk, collector) -> str:
    """A stroll on foot."""
    desk.get("/desk/new/stroll?sort=walk").submit("/new/stroll", route="north wall", **{"found.fire": "1"})
    return only(collector)["id"]


def only(collector):
    [found] = [one for one in collector.records().values() if one["kind"] == "stroll"]
    return found


def test_a_variant_is_chosen_first(desk):
    desk.get("/desk/new/stroll?route=north")
    assert "What is it? On foot By car" in desk.words
    [_walk, drive] = desk.links("/desk/new/stroll?")
    fields = desk.get(drive).forms("/new/stroll")[0].fields
    assert fields["sort"] == "drive"
    assert fields["route"] == "north"
    assert "litres" in fields
    assert "began" not in fields


def test_it_is_written_with_what_the_kind_begins_with(stroll, collector):
    assert only(collector)["fields"] == {
        "sort": "walk", "route": "north wall", "began": "2020-02-08T08:00:00+08:00", "found": ["fire"],
        "day": "2020-02-08", "state": "begun"}


def test_every_field_of_it_is_changed(stroll, desk, collector):
    desk.get(f"/desk/record/{stroll}/edit").submit(
        "/edit", **{"route": "south wall", "began": "2020-02-07T23:30", "found.litter": "1", "lamp": "0", "day": "",
                    "note": "dark\r\nand wet"})
    assert only(collector)["fields"] == {
        "sort": "walk", "route": "south wall", "began": "2020-02-07T23:30:00+08:00", "found": ["fire", "litter"],
        "lamp": False, "state": "begun", "note": "dark\r\nand wet"}
    assert only(collector)["heads"].keys() == {"route", "began", "found", "lamp", "day", "note"}


def test_its_steps_are_taken_with_what_they_ask(stroll, desk, collector):
    desk.get(f"/desk/record/{stroll}").submit("/step/finish", why="x" * 61)
    assert desk.status == 422
    assert "Must not be longer than 60 characters." in desk.words
    assert "x" * 61 in desk.text
    desk.submit("/step/finish", why="all is well")
    now = only(collector)["fields"]
    assert (now["state"], now["why"]) == ("done", "all is well")
    assert "Saved." in desk.words
    desk.submit("/step/go_on")
    assert only(collector)["fields"]["state"] == "begun"


def test_a_step_that_asks_is_a_button_as_any_other(stroll, desk):
    assert '<summary class="button main">' in desk.get(f"/desk/record/{stroll}").text


def test_of_which_date_the_days_are_is_a_sentence(stroll, desk):
    """Figures lead to such lists."""
    assert "The days are those of “Day”." in desk.get("/desk/records/stroll?since=2020-02-08&on=day").words


def test_it_is_taken_back_with_a_reason_and_restored(stroll, desk, collector):
    desk.get(f"/desk/record/{stroll}?change=void").submit(stroll, void=" ")
    assert "Must not be empty." in desk.words
    desk.submit(stroll, void="nobody went")
    assert only(collector)["fields"]["void"] == "nobody went"
    assert not desk.forms("/step/finish")
    assert not desk.links("/edit")
    desk.submit(stroll, restore="1")
    assert "void" not in only(collector)["fields"]
    assert collector.sound()


def test_a_word_that_only_a_newer_phone_knows_stands_there_and_stays(stroll, desk, collector, wang, clock):
    wang.sync()
    clock.tick(60_000)
    wang.edit(stroll, {"sort": "fly", "found": ["smoke"], "litres": 3})
    wang.sync()
    dot = f"{wang.node}.{len(wang.store.ops)}"
    desk.get("/desk/quarantine").submit(dot, answer="released")
    assert only(collector)["fields"]["sort"] == "fly"
    form = desk.get(f"/desk/record/{stroll}/edit").forms("/edit")[0]
    assert form.fields["sort"] == "fly"
    assert form.fields["found.smoke"] == "1"
    assert form.fields["litres"] == "3"
    desk.send(form, note="seen")
    now = only(collector)["fields"]
    assert (now["sort"], now["litres"], now["note"]) == ("fly", 3, "seen")
    assert "fly" in desk.words
    desk.get(f"/desk/record/{stroll}/edit").submit("/edit", sort="walk")
    assert only(collector)["fields"]["sort"] == "walk"
    assert only(collector)["fields"]["litres"] == 3


@pytest.mark.parametrize(("typed", "says"), [
    ({"route": ""}, "Route Must not be empty."),
    ({"route": "r" * 41}, "Must not be longer than 40 characters."),
    ({"route": "a\x07b"}, "Must not contain control characters."),
    ({"began": "soon"}, "Must be a date and time"),
    ({"lamp": "perhaps"}, "Must be yes or no."),
    ({"sort": "fly"}, "Must be one of: On foot, By car."),
])
def test_what_is_wrong_is_said_and_nothing_is_written(stroll, desk, collector, typed, says):
    before = collector.export()
    desk.get(f"/desk/record/{stroll}/edit").submit("/edit", **typed)
    assert desk.status == 422
    assert says in desk.words
    assert collector.export() == before


def test_numbers_are_read_as_people_type_them(desk, collector):
    desk.get("/desk/new/stroll?sort=drive").submit("/new/stroll", route="ring", plate="闽c·8k\r\n", litres="１２，５")
    assert only(collector)["fields"]["litres"] == 12.5
    assert only(collector)["fields"]["plate"] == "闽C8K"
    desk.get("/desk/new/stroll?sort=drive").submit("/new/stroll", route="ring", litres="-1")
    assert "Must be between 0 and 100." in desk.words


def test_a_title_says_first_that_something_is_wrong(stroll, desk):
    desk.get(f"/desk/record/{stroll}/edit")
    assert "<title>north wall On foot · Change: Stroll" in desk.text
    desk.submit("/edit", route="")
    assert "<title>Error: north wall On foot · Change: Stroll" in desk.text
