"""What the gate's rules ask: a pass, a mask, a host; who is turned back says why in one tap."""

import pytest

from tests.clocks import HOUR

RULE = {"since": "2020-02-08T06:00:00+08:00", "residents": "quota", "quota_per": "household", "quota_trips": 1,
        "quota_days": 2, "mask": True, "visitors": "host_agrees"}


@pytest.fixture
def cai(collector, homes):
    """Coordinator Cai, who sets a rule and gives the home upstairs a pass."""
    cai = collector.enrol("coordinator", "Cai")
    cai.write("regime", RULE)
    cai.sync()
    return cai


@pytest.fixture
def permit(cai, collector, homes):
    """The pass of the home upstairs."""
    home = collector.records(kind="resident")[homes["林小美"]]["fields"]["household"]
    id = cai.write("permit", {"holder": home, "household": home, "type": "household", "state": "valid"})
    cai.sync()
    return id


def _open(gate, homes, name="林小美"):
    return gate.get(f"/field/gate/enter?resident={homes[name]}")


def test_who_has_a_pass_goes_out_in_as_many_taps_as_before(gate, homes, permit, entries):
    gate.submit("/gate/stand", direction="out")
    assert "The pass is valid" in _open(gate, homes).text
    gate.submit("/gate/enter", temperature="36.5")
    [entry] = [one["fields"] for one in entries()]
    assert (entry["decision"], entry["permit"], entry["mask"]) == ("let_out", permit, True)
    assert entry["rule"].startswith("regime:")


def test_who_has_been_out_is_turned_back_in_one_tap(gate, homes, permit, entries, clock):
    gate.submit("/gate/stand", direction="out")
    _open(gate, homes).submit("/gate/enter", temperature="36.5")
    clock.tick(3 * HOUR)
    assert "Out in 2 days: 1 of 1" in _open(gate, homes, "林建国").text
    gate.submit("/gate/enter", turned_because="quota_used")
    entry = entries()[1]["fields"]
    assert (entry["decision"], entry["turned_because"]) == ("turned_back", "quota_used")
    assert "Been out already" in gate.get("/field/mine").text
    clock.tick(48 * HOUR)
    assert "Out in 2 days: 0 of 1" in _open(gate, homes, "林建国").text


def test_the_gate_sees_that_a_pass_is_held_and_not_why(gate, homes, cai, permit):
    assert "No pass" in _open(gate, homes, "陈秀英").text
    cai.edit(permit, {"state": "held", "held_to": "2020-02-20"})
    cai.write("isolation", {"household": "h", "reason": "close contact of somebody"})
    cai.sync()
    page = _open(gate, homes).text
    assert "The pass is held" in page
    assert 'value="held"' in page
    assert not any(word in page for word in ("contact", "solation"))


def test_without_a_rule_nothing_more_is_asked(gate, homes, entries):
    page = _open(gate, homes).text
    assert not any(word in page for word in ("The pass", "No pass", 'name="mask"', 'name="rule"'))
    gate.submit("/gate/enter", temperature="36.5")
    assert not {"mask", "rule", "permit"} & entries()[0]["fields"].keys()


def test_why_somebody_is_turned_back_is_a_row_of_buttons(gate, homes, cai, entries):
    _open(gate, homes).submit("/gate/enter", keypad="back")
    assert all(f'value="{word}"' in gate.text for word in ("no_mask", "out_of_hours", "no_pass"))
    assert entries() == []
    gate.submit("/gate/enter", turned_because="no_mask")
    assert entries()[0]["fields"]["mask"] is False


def test_watched_plates_and_the_time_outside_are_said(gate, homes, cai):
    cai.write("regime", RULE | {"since": "2020-02-08T07:00:00+08:00", "watch": ["鄂A"], "watch_why": "Wuhan",
                                "most_minutes": 120})
    cai.sync()
    assert "Look out for 鄂A: Wuhan" in gate.get("/field/gate/enter?subject=vehicle").text
    gate.get("/field/gate").submit("/gate/stand", direction="out")
    assert "Back within 120 minutes" in _open(gate, homes).text


def test_a_visitors_host_is_asked(gate, cai, entries):
    gate.get("/field/gate/enter?subject=visitor").submit(
        "/gate/enter", unit="5-302", person="张三", host="agreed", host_name="陈秀英", temperature="36.4")
    entry = entries()[0]["fields"]
    assert (entry["host"], entry["host_name"]) == ("agreed", "陈秀英")
