"""One record: its history, and the forms that change it."""

import json

import pytest

from models.site import Site
from tests.desk.conftest import BOTH_ENGINES
from views.auth import SITE_COOKIE

pytestmark = BOTH_ENGINES


@pytest.fixture
def errand(wang, clock) -> str:
    """An errand of Wang's that has arrived."""
    id = wang.write("errand", {"title": "买米", "unit": "3-1502", "status": "open", "note": "五公斤"})
    wang.sync()
    clock.tick(60_000)
    return id


def page(id):
    return f"/desk/record/{id}"


def shown(collector, kind="errand"):
    """The one record of the kind as it is now."""
    return next(iter(collector.records(kind=kind).values()))


def test_it_works(errand, desk, wang):
    desk.get(page(errand))
    assert "买米 3-1502" in desk.words
    assert f"Wang, own phone ({wang.node[:4]}) · today 08:00 · created" in desk.words


def test_each_op_says_what_it_replaced(errand, desk, wang):
    wang.edit(errand, {"unit": "3-1503"})
    wang.sync()
    assert "Room 3-1503 was 3-1502" in desk.get(page(errand)).words


def test_a_change_is_an_op_of_the_desk(errand, desk, collector):
    desk.get(f"{page(errand)}?change=unit").submit(errand, unit="5-302")
    assert "Saved." in desk.words
    assert "Cai-Desk, at the desk" in desk.words
    assert shown(collector)["fields"]["unit"] == "5-302"
    assert shown(collector)["conflicts"] == []


def test_who_writes_from_above_is_named(errand, collector, sit_down):
    collector.tell("site", "add", "fz", "--name", "丰泽区", "--level", "district")
    Site.update(parent=Site.get(Site.code == "fz").id).where(Site.code == "xh").execute()
    officer = sit_down("su", site="fz", role="administrator")
    officer.client.set_cookie(SITE_COOKIE, "xh")
    officer.get(f"{page(errand)}?change=unit").submit(errand, unit="5-302")
    assert "Su, at the desk" in officer.words


def test_a_group_is_changed_as_a_whole(errand, desk, collector):
    desk.get(f"{page(errand)}?change=progress").submit(errand, status="claimed", runner="", outcome="")
    assert shown(collector)["fields"]["status"] == "claimed"


def test_a_field_can_be_emptied(errand, desk, collector):
    desk.get(f"{page(errand)}?change=note").submit(errand, note="")
    assert "note" not in shown(collector)["fields"]


def test_a_form_sent_twice_writes_once(errand, desk, collector):
    form = desk.get(f"{page(errand)}?change=unit").forms(errand)[0]
    desk.send(form, unit="5-302").send(form, unit="5-302")
    assert desk.get(page(errand)).words.count("at the desk") == 1


def test_somebody_else_changed_it_meanwhile(errand, desk, wang, collector):
    form = desk.get(f"{page(errand)}?change=progress").forms(errand)[0]
    wang.edit(errand, {"status": "delivered", "outcome": "handed_over"})
    wang.sync()
    desk.send(form, status="bought", runner="", outcome="")
    assert "Somebody else changed the same thing meanwhile" in desk.words
    assert shown(collector)["conflicts"] == ["progress"]


@pytest.mark.parametrize(("part", "typed", "says"), [
    ("title", {"title": ""}, "Must not be empty."),
    ("title", {"title": "x" * 201}, "Must not be longer than 200 characters."),
    ("progress", {"status": "stolen", "runner": "", "outcome": ""}, "Must be one of:"),
    ("needed_by", {"needed_by": "soon"}, "Must be a date and time"),
])
def test_what_is_wrong_stands_beside_the_field(errand, desk, collector, part, typed, says):
    before = collector.export()
    desk.get(f"{page(errand)}?change={part}").submit(errand, **typed)
    assert desk.status == 422
    assert says in desk.words
    assert collector.export() == before


def test_it_is_taken_back_with_a_reason_and_restored(errand, desk, collector):
    desk.get(f"{page(errand)}?change=void").submit(errand, void="asked for twice")
    assert "Withdrawn: asked for twice" in desk.words
    assert shown(collector)["fields"]["void"] == "asked for twice"
    desk.submit(errand, restore="1")
    assert "void" not in shown(collector)["fields"]
    assert shown(collector)["conflicts"] == []


def test_taking_back_needs_a_reason(errand, desk, collector):
    desk.get(f"{page(errand)}?change=void").submit(errand, void=" ")
    assert desk.status == 422
    assert "void" not in shown(collector)["fields"]


def test_what_was_taken_back_stays_so_when_it_is_changed(errand, desk, wang, collector):
    wang.take_back(errand, "asked for twice")
    wang.sync()
    desk.get(f"{page(errand)}?change=unit").submit(errand, unit="5-302")
    assert shown(collector)["fields"]["void"] == "asked for twice"
    assert shown(collector)["conflicts"] == []


def test_values_of_each_type_travel_through_the_form(desk, wang, collector):
    wang.write("resident", {"name": "林小美", "plates": ["闽C8K2O7"]})
    id = wang.write("errand_item", {"text": "米", "price": 1250})
    wang.sync()
    resident = next(iter(collector.records(kind="resident")))
    desk.get(f"{page(resident)}?change=plates").submit(resident, plates="闽C8K2O7\n闽C12345")
    desk.get(f"{page(id)}?change=price").submit(id, price="13.05")
    assert sorted(shown(collector, "resident")["fields"]["plates"]) == ["闽C12345", "闽C8K2O7"]
    assert shown(collector, "errand_item")["fields"]["price"] == 1305


def test_a_natural_key_cannot_be_changed(desk, wang):
    resident = wang.write("resident", {"name": "林小美"})
    check = wang.write("health_check", {"resident": resident, "date": "2020-02-08", "slot": "am", "temperature": 36.5})
    wang.sync()
    desk.get(page(check))
    assert "林小美 2020-02-08 Morning" in desk.words
    assert desk.links("change=temperature")
    assert not desk.links("change=date")


def test_what_was_set_aside_stands_in_the_history(desk, wang, errand):
    wang.edit(errand, {"unit": "x" * 100})
    wang.sync()
    assert "Set aside, does not count" in desk.get(page(errand)).words


def test_a_change_of_a_record_that_has_not_arrived_is_shown(desk, wang, chen, errand):
    unknown = f"{chen.node}.7"
    wang._write("errand", unknown, {"unit": "3-1503"}, {}, None)
    wang.sync()
    assert "There is no such record yet" in desk.get(page(unknown)).words


def test_an_observer_looks_and_changes_nothing(errand, observer, collector):
    assert not observer.get(page(errand)).links("change=")
    before = collector.export()
    observer.post(page(errand), part="unit", heads="{}", unit="9-9")
    assert observer.status in (403, 422)
    assert collector.export() == before


def test_another_compound_does_not_find_it(errand, other_desk, collector):
    assert other_desk.get(page(errand)).status == 404
    assert other_desk.post(page(errand), part="unit", heads="{}", unit="9-9").status == 404
    assert shown(collector)["fields"]["unit"] == "3-1502"


@pytest.mark.parametrize("id", ["none", "0000000000000.1", "errand:00000000000000000000000000", "a.b", "%00", "'"])
def test_there_is_no_such_record(desk, id):
    assert desk.get(page(id)).status == 404


@pytest.mark.parametrize("heads", ["", "[]", "{", '{"unit": "x"}', '{"unit": ["x"]}', json.dumps({"unit": [1]})])
def test_heads_that_no_page_has_written(errand, desk, heads):
    assert desk.post(page(errand), part="unit", heads=heads, unit="9-9").status == 400


def test_there_is_no_such_part(errand, desk):
    assert desk.post(page(errand), part="colour", heads="{}").status == 400
    assert desk.get(f"{page(errand)}?change=colour").status == 200


def test_a_piece_comes_without_the_frame(errand, desk):
    desk.fragment(page(errand))
    assert "<html" not in desk.text
    assert "买米 3-1502" in desk.words
