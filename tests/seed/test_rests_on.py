"""What rests on another record that did not hold any more: phones without a network find it out when they meet."""

import pytest

from tests.clocks import HOUR, MINUTE

PASS = {"type": "household", "number": "000123", "state": "valid"}


@pytest.fixture
def gates(collector):
    """A gate's phone."""
    return collector.enrol("gate", "Auntie Lin")


def told(phone):
    """What the people of a phone are told about what they have written."""
    assert phone.sync()
    return [notice for id, notice in phone.store.notices.items() if id.startswith("stale:")]


def test_a_gate_lets_out_on_a_pass_that_was_held_since_this_morning(collector, gates, hong, home, clock, desk, inbox):
    held = hong.write("permit", PASS | {"holder": home, "household": home})
    assert hong.sync()
    assert gates.sync()
    clock.tick(MINUTE)
    hong.edit(held, {"state": "held", "held_from": "2020-02-08"})
    clock.tick(HOUR)
    entry = gates.write("gate_entry", {"gate": "东门", "direction": "out", "decision": "let_out", "person": "林小美",
                                       "permit": held})
    gates.write("gate_entry", {"gate": "东门", "direction": "out", "decision": "turned_back", "person": "林建国",
                               "permit": held})
    assert gates.sync()
    assert "rests on" not in inbox()
    assert hong.sync()
    words = inbox()
    assert "林小美 was let through" in words
    assert "on the pass 000123, which was “On hold” by then." in words
    assert "林建国 was let through" not in words
    assert collector.sound()
    assert [notice["about"] for notice in told(gates)] == [entry]


def test_what_happened_before_the_pass_was_held_is_in_order_whenever_it_arrives(collector, gates, hong, home, clock,
                                                                                inbox):
    held = hong.write("permit", PASS | {"holder": home, "household": home})
    for phone in (hong, gates):
        assert phone.sync()
    clock.tick(MINUTE)
    gates.write("gate_entry", {"gate": "东门", "direction": "out", "decision": "let_out", "permit": held})
    clock.tick(HOUR)
    hong.edit(held, {"state": "held"})
    clock.tick(MINUTE)
    hong.edit(held, {"state": "valid"})
    assert hong.sync()
    assert gates.sync()
    clock.tick(MINUTE)
    gates.write("gate_entry", {"gate": "东门", "direction": "in", "decision": "let_in", "permit": held})
    assert gates.sync()
    assert "by then" not in inbox()
    assert collector.sound()


def test_a_basket_is_handed_over_after_the_isolation_has_ended(collector, chen, hong, home, clock, inbox):
    isolation = hong.write("isolation", {"household": home, "status": "active", "start": "2020-02-01"})
    basket = hong.write("errand", {"title": "买菜", "household": home, "isolation": isolation, "status": "open"})
    for phone in (hong, chen):
        assert phone.sync()
    assert "isolation" not in chen.show(basket)["fields"]
    chen.edit(basket, {"status": "claimed", "runner": chen.store.person, "outcome": None})
    clock.tick(MINUTE)
    hong.edit(isolation, {"status": "ended", "ended_on": "2020-02-08", "end_reason": "term"})
    clock.tick(HOUR)
    chen.edit(basket, {"status": "delivered", "runner": chen.store.person, "outcome": "handed_over"})
    assert chen.sync()
    assert hong.sync()
    assert "“买菜” was delivered" in inbox()
    assert "for the isolation of" in inbox()
    [notice] = told(chen)
    assert "isolation" not in notice["text"].lower()
    assert collector.sound()


def test_on_duty_at_a_shift_that_had_been_cancelled(collector, gates, hong, clock, inbox):
    post = hong.write("point", {"type": "gate", "where": "东门", "spot": "东门"})
    shift = hong.write("shift", {"post": post, "date": "2020-02-08", "begins": "18:00"})
    for phone in (hong, gates):
        assert phone.sync()
    who = {"of": shift, "who": gates.store.person}
    gates.write("duty", who | {"shift": shift, "person": gates.store.person, "state": "signed_in"})
    clock.tick(MINUTE)
    hong.edit(shift, {"cancelled": "台风"})
    assert hong.sync()
    assert gates.sync()
    assert "which was cancelled by then" not in inbox()
    clock.tick(HOUR)
    other = collector.enrol("gate", "Auntie Zhou")
    other.write("duty", {"of": shift, "who": other.store.person, "shift": shift, "person": other.store.person,
                         "state": "signed_in"})
    assert other.sync()
    assert "which was cancelled by then: “台风”" in inbox()
    assert collector.sound()
