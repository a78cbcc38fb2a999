"""One entry: fix it, take it back, put it back."""

import pytest

from tests.clocks import MINUTE
from views.field.answers import SECONDS


@pytest.fixture
def logged(gate, homes, entries):
    """The id of an entry just logged; the tab shows the answer."""
    gate.get(f"/field/gate/enter?resident={homes['林小美']}").submit("/gate/enter", temperature="36.5")
    return entries()[0]["id"]


def test_undo_takes_back_what_was_just_logged(gate, logged, entries):
    gate.submit("/take-back")
    assert entries()[0]["fields"]["void"] == "Undone at once"
    assert gate.answer == "Taken back 3-1502 林小美"


def test_undo_is_offered_for_ten_seconds(gate, logged, clock):
    address = gate.page.request.path + "?" + gate.page.request.query_string.decode()
    clock.tick(SECONDS * 1000 + 1)
    assert gate.get(address).forms("/take-back") == []


def test_only_what_changed_is_written(gate, logged, entries):
    gate.get(f"/field/gate/{logged}").submit(f"/r/{logged}/edit", unit="3-1503")
    entry = entries()[0]
    assert entry["fields"]["unit"] == "3-1503"
    assert list(entry["heads"]) == ["unit"]


def test_a_fix_replaces_the_fix_that_was_shown(gate, logged, entries):
    for unit in ("3-1503", "3-1504"):
        gate.get(f"/field/gate/{logged}").submit(f"/r/{logged}/edit", unit=unit)
    assert entries()[0]["fields"]["unit"] == "3-1504"
    assert entries()[0]["conflicts"] == []


def test_two_fixes_from_one_screen_are_put_before_a_coordinator(gate, logged, entries, clock):
    form = gate.get(f"/field/gate/{logged}").forms(f"/r/{logged}/edit")[0]
    gate.send(form, temperature="36.6", once="one")
    clock.tick(MINUTE)
    gate.send(form, temperature="38.6", once="two")
    assert entries()[0]["conflicts"] == ["temperature"]
    assert "A coordinator will decide." in gate.get(f"/field/gate/{logged}").text


def test_nothing_changed_writes_nothing(gate, logged, entries):
    gate.get(f"/field/gate/{logged}").submit(f"/r/{logged}/edit")
    assert entries()[0]["heads"] == {}


def test_what_is_wrong_stands_beside_the_field_with_what_was_typed(gate, logged):
    gate.get(f"/field/gate/{logged}").submit(f"/r/{logged}/edit", temperature="99")
    assert gate.page.status_code == 422
    assert 'id="temperature-error"' in gate.text
    assert 'value="99"' in gate.text


def test_taking_back_needs_a_reason(gate, logged, entries):
    gate.get(f"/field/gate/{logged}").submit("/take-back", reason="")
    assert 'id="reason-error"' in gate.text
    assert "void" not in entries()[0]["fields"]


def test_what_was_taken_back_can_be_put_back(gate, logged, entries):
    gate.submit("/take-back")
    gate.get(f"/field/gate/{logged}").submit("/put-back")
    assert "void" not in entries()[0]["fields"]


def test_taken_back_fixed_and_taken_back_again_is_no_conflict(gate, logged, entries):
    gate.submit("/take-back")
    gate.get(f"/field/gate/{logged}").submit("/put-back")
    gate.get(f"/field/gate/{logged}").submit(f"/r/{logged}/edit", unit="9-9")
    gate.get(f"/field/gate/{logged}").submit("/take-back", reason="Wrong person")
    assert entries()[0]["fields"]["void"] == "Wrong person"
    assert entries()[0]["conflicts"] == []


def test_mangled_heads_are_refused(gate, logged):
    for heads in ("{", "[]", '{"unit": 3}'):
        form = gate.get(f"/field/gate/{logged}").forms(f"/r/{logged}/edit")[0]
        assert gate.send(form, unit="1-1", heads=heads).page.status_code == 400


def test_an_entry_of_another_compound_does_not_exist_here(gate, collector):
    stranger = collector.enrol("gate", "a stranger", site="hj")
    theirs = stranger.write("gate_entry", {"direction": "in"})
    stranger.sync()
    assert gate.get(f"/field/gate/{theirs}").page.status_code == 404
