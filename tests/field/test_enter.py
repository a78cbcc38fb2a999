"""Log somebody or some vehicle at the gate."""

import pytest


def _enter(gate, homes, name="林小美", **fields):
    return gate.get(f"/field/gate/enter?resident={homes[name]}").submit("/gate/enter", **fields)


def test_it_works(gate, homes, entries):
    _enter(gate, homes, temperature="36.5")
    entry = entries()[0]["fields"]
    assert entry["person"] == "林小美"
    assert entry["unit"] == "3-1502"
    assert entry["temperature"] == 36.5
    assert (entry["direction"], entry["decision"], entry["gate"]) == ("in", "let_in", "东门")
    assert gate.answer == "In 3-1502 林小美"


def test_a_normal_temperature_need_not_be_a_number(gate, homes, entries):
    _enter(gate, homes)
    assert "temperature" not in entries()[0]["fields"]
    assert entries()[0]["fields"]["decision"] == "let_in"


def test_a_form_sent_twice_writes_one_entry(gate, homes, entries):
    form = gate.get(f"/field/gate/enter?resident={homes['林小美']}").forms("/gate/enter")[0]
    gate.send(form, temperature="36.5").send(form, temperature="36.5")
    assert len(entries()) == 1


def test_a_form_corrected_after_a_lost_answer_is_another_statement(gate, homes, entries):
    """And who is told so has both: nothing is taken for written that is not."""
    form = gate.get(f"/field/gate/enter?resident={homes['林小美']}").forms("/gate/enter")[0]
    gate.send(form, temperature="36.5").send(form, temperature="38.6")
    assert "Held" in gate.text
    assert [(one["fields"]["temperature"], one["fields"]["decision"]) for one in entries()] == [
        (36.5, "let_in"), (38.6, "held")]
    gate.send(form, temperature="36.5").send(form, temperature="38.6")
    assert len(entries()) == 2


def test_another_visitor_under_the_same_form_does_not_vanish(gate, entries):
    form = gate.get("/field/gate/enter?subject=visitor").forms("/gate/enter")[0]
    gate.send(form, person="王", unit="3-1502").send(form, person="李", unit="3-1502")
    assert [one["fields"]["person"] for one in entries()] == ["王", "李"]


def test_two_forms_write_two_entries(gate, homes, entries):
    _enter(gate, homes)
    _enter(gate, homes)
    assert len(entries()) == 2


@pytest.mark.parametrize(("typed", "meant"), [("36,8", 36.8), ("３６．８", 36.8), ("368", 36.8), (" 37 ", 37.0)])
def test_temperatures_as_people_type_them(gate, homes, entries, typed, meant):
    _enter(gate, homes, temperature=typed, keypad="1")
    assert entries()[0]["fields"]["temperature"] == meant


@pytest.mark.parametrize("typed", ["36.", "36.85", "abc", "nan", "1e9", "-5", "12", "99", "36.8.1"])
def test_what_is_no_temperature_is_said_beside_the_field_and_nothing_is_written(gate, homes, entries, typed):
    _enter(gate, homes, temperature=typed, keypad="1")
    assert gate.page.status_code == 422
    assert 'id="temperature-error"' in gate.text
    assert f'value="{typed}"' in gate.text
    assert entries() == []


def test_the_keypad_writes_nothing_by_itself(gate, homes, entries):
    _enter(gate, homes, keypad="1")
    assert 'value="36."' in gate.text
    assert entries() == []


def test_a_fever_is_held_at_once(gate, homes, entries):
    _enter(gate, homes, temperature="37.4", keypad="1")
    assert entries()[0]["fields"]["decision"] == "held"
    assert gate.page.request.path.endswith("/fever")


def test_the_limit_itself_is_no_fever(gate, homes, entries):
    _enter(gate, homes, temperature="37.3", keypad="1")
    assert entries()[0]["fields"]["decision"] == "let_in"


def test_somebody_is_turned_back(gate, homes, entries):
    _enter(gate, homes, decision="turned_back")
    assert entries()[0]["fields"]["decision"] == "turned_back"


def test_a_visitor_says_where_to(gate, entries):
    gate.get("/field/gate/enter?subject=visitor").submit("/gate/enter", unit="5-302", person="张三", temperature="36.4")
    entry = entries()[0]["fields"]
    assert (entry["subject"], entry["unit"], entry["person"]) == ("visitor", "5-302", "张三")


def test_a_visitor_to_nowhere_is_asked_again(gate, entries):
    gate.get("/field/gate/enter?subject=visitor").submit("/gate/enter", purpose="包裹")
    assert 'id="unit-error"' in gate.text
    assert 'value="包裹"' in gate.text
    assert entries() == []


def test_a_plate_is_stored_as_it_is_read(gate, entries):
    gate.get("/field/gate/enter?subject=vehicle").submit("/gate/enter", plate="闽c·8ko17", passengers="2")
    assert entries()[0]["fields"]["plate"] == "闽C8K017"
    assert entries()[0]["fields"]["passengers"] == 2


def test_a_vehicle_without_a_plate_is_asked_again(gate, entries):
    gate.get("/field/gate/enter?subject=vehicle").submit("/gate/enter")
    assert 'id="plate-error"' in gate.text
    assert entries() == []


def test_the_keypad_keeps_what_was_typed_before(gate, entries):
    gate.get("/field/gate/enter?subject=visitor").submit("/gate/enter", unit="5-302", keypad="1")
    gate.submit("/gate/enter", temperature="36.1", keypad="1")
    assert entries()[0]["fields"]["unit"] == "5-302"


def test_back_in_is_one_tap(gate, homes, entries, clock):
    gate.submit("/gate/stand", direction="out")
    _enter(gate, homes, temperature="36.5")
    clock.tick(3_600_000)
    gate.get("/field/gate").submit("/back-in")
    back = entries()[1]["fields"]
    assert (back["direction"], back["person"], back["unit"]) == ("in", "林小美", "3-1502")
    assert "temperature" not in back
    assert gate.get("/field/gate").forms("/back-in") == []


def test_an_entry_of_another_compound_cannot_be_let_back_in(gate, collector):
    stranger = collector.enrol("gate", "a stranger", site="hj")
    theirs = stranger.write("gate_entry", {"direction": "out", "person": "甲"})
    stranger.sync()
    answer = gate.client.post(f"/field/gate/{theirs}/back-in", headers={"Origin": "http://localhost"})
    assert answer.status_code == 404


def test_a_mangled_form_is_refused(gate):
    for fields in ({"subject": "dog", "direction": "in"}, {"subject": "visitor", "direction": "up"}, {}):
        answer = gate.client.post("/field/gate/enter", data=fields, headers={"Origin": "http://localhost"})
        assert answer.status_code == 400


def test_the_limit_and_what_is_below_it_are_one_tap_and_a_fever_is_two(gate, homes, entries):
    _enter(gate, homes, temperature="37.1")
    assert 'value="37.3">37.3</button>' in gate.get(f"/field/gate/enter?resident={homes['陈秀英']}").text
    assert 'value="37.4"' not in gate.text
    gate.submit("/gate/enter", keypad="high")
    assert 'value="37.4">37.4</button>' in gate.text
    gate.submit("/gate/enter", temperature="38.6")
    assert [entry["fields"]["decision"] for entry in entries()] == ["let_in", "held"]


def test_low_readings_are_buttons_too(gate, homes, entries):
    _enter(gate, homes, keypad="low")
    assert 'value="35.0">35.0</button>' in gate.text
    assert 'value="36.0"' not in gate.text
    gate.submit("/gate/enter", temperature="35.8")
    assert entries()[0]["fields"]["temperature"] == 35.8


def test_a_courier_leaves_a_parcel_at_the_gate_and_did_not_come_in(gate, entries):
    gate.get("/field/gate/enter?subject=courier")
    assert 'value="Parcel"' in gate.text
    gate.submit("/gate/enter", unit="5-302", purpose="Parcel", decision="left_at_gate")
    assert entries()[0]["fields"]["decision"] == "left_at_gate"
    assert gate.answer == "Left at the gate 5-302 Courier"
    assert "In <strong>0</strong>" in gate.text


def test_a_parcel_left_at_the_gate_may_be_for_anybody(gate, entries):
    gate.get("/field/gate/enter?subject=courier").submit("/gate/enter", decision="left_at_gate")
    assert 'id="unit-error"' in gate.text
    gate.submit("/gate/enter", purpose="Parcel", decision="left_at_gate")
    assert len(entries()) == 1


def test_a_room_is_kept_as_it_was_first_written_down(gate, entries):
    for typed in ("5栋302", "5—302", "５号楼０３０２"):
        gate.get("/field/gate/enter?subject=visitor").submit("/gate/enter", unit=typed, person="张三")
    assert [entry["fields"]["unit"] for entry in entries()] == ["5-302"] * 3


def test_a_room_that_nobody_has_written_down_is_asked_about_once(gate, entries):
    gate.get("/field/gate/enter?subject=visitor").submit("/gate/enter", unit="9-901", person="张三")
    assert "9-901 is not on the list of rooms" in gate.text
    assert entries() == []
    gate.submit("/gate/enter")
    assert entries()[0]["fields"]["unit"] == "9-901"


@pytest.mark.parametrize("typed", ["\u202d张三\u202c", "张\u200b三 ", "\u3000张三"])
def test_what_nobody_sees_is_not_written(gate, entries, typed):
    gate.get("/field/gate/enter?subject=visitor").submit("/gate/enter", person=typed)
    assert entries()[0]["fields"]["person"] == "张三"
