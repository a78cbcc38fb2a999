"""The gate: rules from above, passes, entries on two phones without a network, vehicles, armbands, fevers."""

import re

import pytest

from tests.clocks import HOUR, MINUTE
from tests.field.tab import Tab
from tests.seed.conftest import DAY

RULE = {"since": f"{DAY}T06:00:00+08:00", "residents": "quota", "quota_per": "household", "quota_trips": 1,
        "quota_days": 2, "mask": True}


@pytest.fixture
def people(cai, home) -> dict:
    """Two of the home, name → id."""
    found = {name: cai.write("resident", {"household": home, "name": name}) for name in ("林小美", "林建国")}
    assert cai.sync()
    return found


@pytest.fixture
def gate(collector, people) -> Tab:
    """Auntie Lin's pages, at the east gate, on the way out."""
    tab = Tab(collector, "gate", "Auntie Lin").get("/field/gate/stand")
    return tab.submit("/gate/stand", gate="东门").submit("/gate/stand", direction="out")


@pytest.fixture
def entries(collector):
    """The fields of the gate entries, oldest first."""
    return lambda: [one["fields"] for one in sorted(collector.records(kind="gate_entry").values(),
                                                    key=lambda one: one["at"])]


def test_a_rule_of_the_district_holds_at_the_gate_below(collector, figure, desk):
    collector.tell("site", "add", "fz", "--name", "丰泽区", "--level", "district")
    collector.tell("site", "add", "dh", "--name", "东湖", "--parent", "fz")
    district = collector.enrol("coordinator", "Ouyang", site="fz")
    rule = district.write("regime", RULE | {"visitors": "none"})
    assert district.sync()
    phone = collector.enrol("gate", "Auntie Lin", site="dh")
    assert phone.sync()
    assert phone.show(rule)["fields"]["visitors"] == "none"
    gate = Tab(collector, "gate", "Auntie Lin", site="dh")
    gate.get("/field/gate/stand").submit("/gate/stand", gate="东门")
    assert "No visitors" in gate.get("/field/gate/enter?subject=visitor").text
    gate.submit("/gate/enter", turned_because="no_visitors", unit="3-1502", unlisted="3-1502")
    [entry] = collector.records("dh", "gate_entry").values()
    assert (entry["fields"]["rule"], entry["fields"]["decision"]) == (rule, "turned_back")


def test_two_who_set_a_rule_from_one_moment(desk, collector, cai, merged, figure, inbox):
    other = collector.enrol("coordinator", "Hou")
    ids = {phone.write("regime", RULE | {"until": until})
           for phone, until in ((cai, f"{DAY}T20:00:00+08:00"), (other, "2020-02-20T20:00:00+08:00"))}
    [rule] = ids
    merged(rule, cai, other)
    assert "wrote different things under “Until”" in inbox()
    desk.get("/desk/new/regime").submit("/desk/new/regime", since="2020-02-08T07:00", residents="pass")
    assert figure("Gate rules without an end")[0] == 1


def test_an_entry_keeps_the_rule_under_which_it_was_made(gate, cai, collector, people, clock):
    rule = cai.write("regime", RULE)
    assert cai.sync()
    page = gate.get(f"/field/gate/enter?resident={people['林小美']}").forms("/gate/enter")[0]
    cai.write("regime", RULE | {"since": f"{DAY}T07:00:00+08:00", "residents": "none"})
    assert cai.sync()
    gate.send(page, temperature="36.5")
    [entry] = collector.records(kind="gate_entry").values()
    assert entry["fields"]["rule"] == rule
    assert "Residents stay inside" in gate.get(f"/field/gate/enter?resident={people['林建国']}").text


def test_out_at_one_gate_and_back_by_another_in_whichever_order_it_arrives(gate, collector, home, clock, figure):
    east, west = collector.enrol("gate", "East"), collector.enrol("gate", "West")
    who = {"subject": "resident", "person": "林小美", "unit": "3-1502", "household": home}
    east.write("gate_entry", who | {"gate": "东门", "direction": "out", "decision": "let_out"})
    clock.tick(HOUR)
    west.write("gate_entry", who | {"gate": "西门", "direction": "in", "decision": "let_in"})
    assert west.sync()
    assert east.sync()
    assert "林小美" not in gate.get("/field/gate/out").text
    assert figure("Out")[0] == figure("In")[0] == 1


def test_one_event_at_one_gate_is_counted_once(collector, clock, figure, inbox, desk):
    phones = [collector.enrol("gate", name) for name in ("East", "Second")]
    for phone in phones:
        phone.write("gate_entry", {"gate": "东门", "subject": "vehicle", "plate": "闽C8K017", "direction": "in",
                                   "decision": "let_in", "passengers": 3})
        clock.tick(MINUTE)
    for phone in phones:
        assert phone.sync()
    assert "The same event?" in inbox()
    assert figure("Vehicles")[0] == figure("In")[0] == 1
    assert figure("Passengers who came in")[0] == 3


def test_a_plate_that_is_typed_in_two_ways_is_one(gate, collector, figure):
    other = collector.enrol("gate", "Second")
    gate.get("/field/gate/enter?subject=vehicle").submit("/gate/enter", plate="闽c·8ko17", passengers="2")
    other.write("gate_entry", {"gate": "东门", "subject": "vehicle", "plate": "闽C8K017", "direction": "out",
                               "decision": "let_out", "passengers": 2})
    assert other.sync()
    assert figure("Vehicles")[0] == 1
    assert figure("Passengers who went out")[0] == 2


def test_who_is_turned_back_is_counted_by_why(gate, people, cai, figure, collector):
    cai.write("regime", RULE)
    assert cai.sync()
    for because in ("no_pass", "no_mask", "quota_used"):
        gate.get(f"/field/gate/enter?resident={people['林小美']}").submit("/gate/enter", turned_because=because)
    assert figure("Turned back")[0] == 3
    for label in ("No pass", "No mask", "Been out already"):
        assert figure(label)[0] == 1
    assert figure("Without a mask")[0] == 1


def test_a_pass_that_two_leads_change(hong, wang, home, merged, figure, inbox, gate, people):
    permit = {"holder": home, "household": home, "type": "household", "number": "000017"}
    ids = {phone.write("permit", permit | {"state": "valid"}) for phone in (hong, wang)}
    [id] = ids
    merged(id, hong, wang)
    hong.edit(id, {"state": "held", "held_to": "2020-02-22"})
    wang.edit(id, {"state": "valid", "held_from": DAY})
    assert merged(id, hong, wang)["fields"]["state"] == "held"
    assert figure("Passes that are held")[0] == 1
    assert "The pass is held" in gate.get(f"/field/gate/enter?resident={people['林小美']}").text


def test_gates_are_points_that_one_record_stands_for(hong, wang, figure, merged, gate):
    ids = {hong.write("point", {"type": "gate", "spot": "东门", "serves": "both"}),
           wang.write("point", {"type": "gate", "spot": "东门", "hours": "06:00-22:00"})}
    [id] = ids
    fields = merged(id, hong, wang)["fields"]
    assert (fields["serves"], fields["hours"]) == ("both", "06:00-22:00")
    assert figure("Compound gate")[0] == 1
    assert "东门" in gate.get("/field/gate/stand").text


def test_one_armband_given_to_two(hong, wang, merged, figure, inbox, collector):
    people = [hong.write("volunteer", {"name": name}) for name in ("王少民", "蔡会长")]
    for phone in (hong, wang):
        assert phone.sync()
    ids = {phone.write("asset", {"thing": "armband", "number": "7", "holder": who, "state": "issued"})
           for phone, who in zip((hong, wang), people, strict=True)}
    [id] = ids
    merged(id, hong, wang)
    assert "Armband" in inbox()
    assert figure("Armbands handed out")[0] == 1
    tab = Tab(collector, "lead", "Hong")
    assert "Armband" in tab.get("/field/k/asset").text


def test_a_fever_is_held_at_once_and_two_who_report_it_report_one(gate, people, home, wang, collector, figure, inbox,
                                                                              clock):
    gate.get(f"/field/gate/enter?resident={people['林小美']}").submit("/gate/enter", temperature="38.2", keypad="1")
    gate.submit("/fever", decision="handed_over", second="38.4", called="Cai", handed_to="发热门诊")
    [entry] = collector.records(kind="gate_entry")
    [link] = re.findall(r'href="([^"]*type=fever[^"]*)"', gate.get(f"/field/gate/{entry}/fever").text)
    gate.get(link.replace("&amp;", "&")).submit("/k/incident/new", handed_to="发热门诊")
    [incident] = collector.records(kind="incident").values()
    assert (incident["fields"]["entry"], incident["fields"]["household"]) == (entry, home)
    clock.tick(MINUTE)
    wang.write("incident", {"type": "fever", "household": home, "entry": entry, "handed_to": "发热门诊"})
    assert wang.sync()
    assert figure("Fevers, above 37.3 °C")[0] == figure("Incidents with a fever")[0] == 1
    assert "The same event?" in inbox()


def test_the_limit_of_a_rule_holds_at_the_gate_and_what_was_measured_under_it_stays(gate, cai, people, entries):
    path = f"/field/gate/enter?resident={people['林小美']}"
    assert "37.4 and above" in gate.get(path).text
    cai.write("regime", RULE | {"mask": False, "fever_above": 36.8})
    assert cai.sync()
    assert "36.9 and above" in gate.get(path).text
    gate.submit("/gate/enter", temperature="36.9")
    assert entries()[0]["decision"] == "held"
    assert "Only a second reading of 36.8 °C or less" in gate.submit("/fever", decision="pass", second="36.9").text
    cai.write("regime", RULE | {"since": f"{DAY}T07:00:00+08:00", "mask": False, "fever_above": 37.8})
    assert cai.sync()
    assert "Only a second reading of 36.8 °C or less" in gate.submit("/fever", decision="pass", second="36.9").text
    gate.get(f"/field/gate/enter?resident={people['林建国']}").submit("/gate/enter", temperature="37.7")
    assert [(one["decision"], one["fever_above"]) for one in entries()] == [("held", 36.8), ("let_out", 37.8)]


def test_watched_plates_and_phones_are_said_once_and_counted(gate, cai, entries, figure):
    cai.write("regime", RULE | {"mask": False, "watch": ["鄂A", "139"], "watch_why": "Wuhan"})
    assert cai.sync()
    gate.get("/field/gate/enter?subject=vehicle").submit("/gate/enter", plate="鄂a·12345")
    assert "Watched for: 鄂A. Wuhan" in gate.text
    assert entries() == []
    gate.submit("/gate/enter", plate="鄂a·12345")
    gate.get("/field/gate/enter?subject=visitor").submit("/gate/enter", unit="3-1502", phone="139 5951 0001",
                                                         turned_because="watched")
    gate.get("/field/gate/enter?subject=vehicle").submit("/gate/enter", plate="闽C8K017")
    assert [(one.get("watched"), one["decision"]) for one in entries()] == [
        ("鄂A", "let_out"), ("139", "turned_back"), (None, "let_out")]
    assert figure("Watched plates and phones")[0] == 2


def test_two_phones_give_the_pass_of_one_home_one_number(collector, hong, wang, home, merged):
    tabs = [Tab(collector, "lead", name) for name in ("Hong", "Wang")]
    for tab in tabs:
        tab.get("/field/k/permit/new?type=household").submit("/k/permit/new", household=home)
    [(id, permit)] = collector.records(kind="permit").items()
    assert re.fullmatch("[1-9][0-9]{5}", permit["fields"]["number"])
    assert permit["conflicts"] == []
    assert permit["fields"]["holder"] == home


def test_a_pass_counts_again_for_a_reason_that_the_gate_does_not_see(collector, hong, home, gate):
    permit = hong.write("permit", {"holder": home, "household": home, "type": "household", "state": "held"})
    assert hong.sync()
    lead = Tab(collector, "lead", "Ma").get(f"/field/r/{permit}")
    assert "Must not be empty." in lead.submit("/lift").text
    assert collector.records(kind="permit")[permit]["fields"]["state"] == "held"
    lead.submit("/lift", lifted="fourteen days are over")
    assert collector.records(kind="permit")[permit]["fields"]["state"] == "valid"
    assert "fourteen days" in lead.get(f"/field/r/{permit}").text
    assert "fourteen days" not in gate.get(f"/field/r/{permit}").text


def test_who_is_overdue_says_the_rule_under_which_they_left(gate, cai, people, clock, entries):
    cai.write("regime", RULE | {"mask": False, "residents": "free", "most_minutes": 90})
    assert cai.sync()
    gate.get(f"/field/gate/enter?resident={people['林小美']}").submit("/gate/enter", temperature="36.5")
    assert entries()[0]["back_within"] == 90
    clock.tick(89 * MINUTE)
    assert "Overdue" not in gate.get("/field/gate/out").text
    clock.tick(2 * MINUTE)
    assert "Overdue" in gate.get("/field/gate/out").text
