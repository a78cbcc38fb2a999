"""Whoever is held stays held until it is settled: no tap lets them pass by the way."""

import pytest

from tests.clocks import DAY, MINUTE
from tests.field.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


def _enter(gate, homes, **fields):
    return gate.get(f"/field/gate/enter?resident={homes['林小美']}").submit("/gate/enter", **fields)


@pytest.fixture
def held(gate, homes, clock):
    """The tab after somebody who wanted out was held with 38.6 °C."""
    gate.submit("/gate/stand", direction="out")
    _enter(gate, homes, temperature="38.6")
    clock.tick(MINUTE)
    return gate


def test_who_was_held_is_not_offered_the_way_back_in(held):
    assert held.get("/field/gate").forms("/back-in") == []
    assert "Held now: 1" in held.text
    assert "Who is out: 0" in held.text


def test_a_row_of_an_old_page_does_not_let_them_in_either(held, homes, entries, clock):
    held.submit("/fever", second="36.6", decision="pass")
    clock.tick(MINUTE)
    form = held.get("/field/gate").forms("/back-in")[0]
    _enter(held, homes, temperature="38.0")
    held.send(form)
    assert held.page.request.path.endswith("/fever")
    assert len(entries()) == 2


def test_the_gate_leads_back_to_the_second_reading_until_it_is_settled(held, entries, clock):
    clock.tick(DAY)
    id = entries()[0]["id"]
    assert f"/field/gate/{id}/fever" in held.get("/field/gate").text
    held.get(f"/field/gate/{id}/fever").submit("/fever", second="38.4", decision="held")
    assert "Held now: 1" in held.get("/field/gate").text
    assert "second 38.4 °C" in held.text
    held.get(f"/field/gate/{id}/fever").submit("/fever", decision="handed_over")
    assert 'id="handed_to-error"' in held.text
    held.submit("/fever", decision="handed_over", handed_to="Dr Wu")
    assert "Held now" not in held.get("/field/gate").text
    assert entries()[0]["fields"]["decision"] == "handed_over"


def test_any_later_entry_says_first_that_they_are_held(held, homes, entries):
    assert "This person is held" in held.get(f"/field/gate/enter?resident={homes['林小美']}").text
    held.get("/field/gate/enter?subject=visitor").submit("/gate/enter", person="林小美", temperature="36.5")
    assert held.page.status_code == 422
    assert "This person is held" in held.text
    assert len(entries()) == 1
    held.submit("/gate/enter", person="林小美", temperature="36.5")
    assert len(entries()) == 2


def test_without_a_reading_they_do_not_pass(held, homes, entries):
    _enter(held, homes)
    assert 'id="temperature-error"' in held.text
    assert len(entries()) == 1
    _enter(held, homes, decision="turned_back")
    assert len(entries()) == 2


def test_who_is_turned_back_at_the_way_in_is_still_out(held, homes, clock):
    held.submit("/fever", second="36.6", decision="pass")
    held.submit("/gate/stand", direction="in")
    clock.tick(MINUTE)
    _enter(held, homes, decision="turned_back")
    assert "Who is out: 1" in held.get("/field/gate").text


def test_the_next_shift_hears_of_it(held):
    assert "Held now: 1" in held.get("/field/hand-over").text
