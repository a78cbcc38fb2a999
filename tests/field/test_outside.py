"""Who went out and is not back, however long ago."""

import pytest

from tests.clocks import DAY, HOUR, MINUTE
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


def test_at_midnight_nobody_comes_back_by_themselves(gate, collector, clock):
    lin = collector.enrol("gate", "Auntie Lin")
    _log(lin, clock, direction="out", person="甲")
    _log(lin, clock, direction="out", person="乙")
    lin.sync()
    for days in (1, 2, 30):
        clock.tick(days * DAY)
        assert "甲" in gate.get("/field/gate/out").text
        assert "Who is out: 2" in gate.get("/field/gate").text
    _log(lin, clock, direction="in", person="甲")
    lin.sync()
    assert "甲" not in gate.get("/field/gate/out").text


def test_what_is_told_late_of_an_earlier_day_counts(gate, collector, clock):
    lin, wang = collector.enrol("gate", "Auntie Lin"), collector.enrol("gate", "Wang")
    _log(lin, clock, direction="out", person="甲")
    lin.sync()
    _log(wang, clock, direction="in", person="甲")
    _log(wang, clock, direction="out", person="乙")
    clock.tick(DAY)
    assert "甲" in gate.get("/field/gate/out").text
    wang.sync()
    assert "甲" not in gate.get("/field/gate/out").text
    assert "乙" in gate.text


def test_who_is_out_for_long_is_marked(gate, collector, clock):
    lin = collector.enrol("gate", "Auntie Lin")
    _log(lin, clock, direction="out", person="甲")
    lin.sync()
    assert "Overdue" not in gate.get("/field/gate/out").text
    clock.tick(4 * HOUR)
    assert "Overdue" in gate.get("/field/gate/out").text


@pytest.mark.parametrize(("typed", "found"), [("3-15", True), ("1502", True), ("林", True), ("lxm", True),
                                              ("9", False)])
def test_the_list_is_searched(gate, collector, clock, typed, found):
    lin = collector.enrol("gate", "Auntie Lin")
    _log(lin, clock, direction="out", person="林小美", unit="3-1502")
    lin.sync()
    assert ("林小美" in gate.get(f"/field/gate/out?q={typed}").text) is found
    assert "<html" not in gate.fragment(f"/field/gate/out?q={typed}").text


def test_a_long_list_is_turned_page_by_page(gate, collector, clock):
    lin = collector.enrol("gate", "Auntie Lin")
    for number in range(PAGE + 1):
        _log(lin, clock, direction="out", person=f"客{number:02}")
    lin.sync()
    assert "客00" not in gate.get("/field/gate/out").text
    assert "客00" in gate.get(f"/field/gate/out?after={PAGE}").text
