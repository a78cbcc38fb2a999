"""Somebody with a fever."""

import pytest

from tests.clocks import MINUTE


@pytest.fixture
def fever(gate, homes, clock):
    """Auntie Lin's tab, five minutes after somebody was held with 38.2 °C."""
    gate.get(f"/field/gate/enter?resident={homes['林小美']}").submit("/gate/enter", temperature="38.2", keypad="1")
    clock.tick(5 * MINUTE)
    return gate


def test_it_works(fever, entries):
    fever.submit("/fever", second="36.9", called="Cai", decision="pass")
    entry = entries()[0]["fields"]
    assert entry["decision"] == "let_in"
    assert entry["temperature"] == 38.2
    assert entry["second"] == 36.9
    assert entry["note"] == "Called: Cai"


def test_only_a_second_reading_opens_the_gate(fever, entries):
    fever.submit("/fever", decision="pass")
    assert 'id="second-error"' in fever.text
    fever.submit("/fever", second="37.8", decision="pass")
    assert 'id="second-error"' in fever.text
    assert entries()[0]["fields"]["decision"] == "held"


def test_a_note_is_added_to_and_never_written_over(fever, entries):
    address = fever.page.request.path
    fever.submit("/fever", called="Cai", second="38.0", decision="held")
    fever.get(address).submit("/fever", handed_to="clinic", decision="held")
    assert entries()[0]["fields"]["note"] == "Called: Cai\nHanded over: clinic"


def test_somebody_is_turned_back_after_all(fever, entries):
    fever.submit("/fever", decision="turned_back")
    assert entries()[0]["fields"]["decision"] == "turned_back"


def test_a_decision_that_there_is_not_is_refused(fever):
    assert fever.submit("/fever", decision="shoot").page.status_code == 400


def test_an_entry_of_another_compound_does_not_exist_here(gate, collector):
    stranger = collector.enrol("gate", "a stranger", site="hj")
    theirs = stranger.write("gate_entry", {"direction": "in", "temperature": 39.0})
    stranger.sync()
    assert gate.get(f"/field/gate/{theirs}/fever").page.status_code == 404


def test_an_entry_without_a_fever_is_shown_as_any_other(gate, collector):
    guard = collector.enrol("gate", "Guard Lin")
    fine = guard.write("gate_entry", {"gate": "东门", "direction": "in", "subject": "resident", "temperature": 36.6})
    guard.sync()
    assert gate.get(f"/field/gate/{fine}/fever").page.request.path == f"/field/r/{fine}/edit"


def test_a_decision_sent_twice_adds_to_the_note_once(fever, entries):
    """The second time the note already has what the form adds."""
    form = fever.forms("/fever")[0]
    for _ in range(2):
        fever.send(form, called="Cai", decision="held")
    assert entries()[0]["fields"]["note"] == "Called: Cai"
