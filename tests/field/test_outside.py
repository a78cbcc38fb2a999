"""Who went out today and is not back."""

from tests.clocks import DAY, MINUTE
from tests.field.conftest import BOTH_ENGINES
from views.field.entries import PAGE

pytestmark = BOTH_ENGINES


def _log(phone, clock, **fields):
    phone.write("gate_entry", {"gate": "东门", **fields})
    clock.tick(MINUTE)


def test_it_works(gate, collector, clock):
    lin = collector.enrol("gate", "Auntie Lin")
    _log(lin, clock, direction="out", person="甲", unit="1-1", decision="let_out")
    _log(lin, clock, direction="out", person="乙", unit="1-2", decision="let_out")
    _log(lin, clock, direction="in", person="乙", unit="1-2", decision="let_in")
    lin.sync()
    text = gate.get("/field/gate/out").text
    assert "甲" in text
    assert "乙" not in text


def test_who_was_held_at_the_gate_did_not_go_out(gate, collector, clock):
    lin = collector.enrol("gate", "Auntie Lin")
    _log(lin, clock, direction="out", person="甲", decision="held")
    lin.sync()
    assert "甲" not in gate.get("/field/gate/out").text


def test_yesterday_is_another_day(gate, collector, clock):
    lin = collector.enrol("gate", "Auntie Lin")
    _log(lin, clock, direction="out", person="甲")
    lin.sync()
    clock.tick(DAY)
    assert "Nobody is out." in gate.get("/field/gate/out").text


def test_a_long_list_is_turned_page_by_page(gate, collector, clock):
    lin = collector.enrol("gate", "Auntie Lin")
    for number in range(PAGE + 1):
        _log(lin, clock, direction="out", person=f"客{number:02}")
    lin.sync()
    assert "客00" not in gate.get("/field/gate/out").text
    assert "客00" in gate.get(f"/field/gate/out?after={PAGE}").text
