"""A story for every type of item: from two phones that could not see each other to a sentence, an answer, and back."""

import re

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, answer_beside, form, forms, undo, waiting
from tests.sync.raw import Raw

pytestmark = BOTH_ENGINES


def test_rival_values(household, desk, home, shown):
    desk.send(form(desk, "rival"), answer=answer_beside(desk, "陈家"))
    assert "Decided: The other value holds: 陈家." in desk.words
    assert (shown(household)["fields"]["name"], shown(household)["conflicts"]) == ("陈家", [])
    assert waiting(desk) == 0

    undo(desk)

    assert (shown(household)["fields"]["name"], shown(household)["conflicts"]) == ("王家", ["name"])
    assert waiting(desk) == 1
    assert "was: 林家" in desk.get(PAGE).words


def test_two_readings(lin, wang, cai, desk, shown, collector):
    keys = {"resident": "0000000000000.1", "date": "2020-02-08", "slot": "am"}
    check = wang.write("health_check", keys | {"temperature": 38.2})
    lin.write("health_check", keys | {"temperature": 36.5})
    wang.sync()
    lin.sync()
    words = desk.get(PAGE).words
    assert words.index("38.2 °C") < words.index("counts until somebody decides")

    desk.send(form(desk, "reading"), answer="kept")
    assert (shown(check)["fields"]["temperature"], shown(check)["conflicts"]) == (38.2, [])

    undo(desk)
    assert (shown(check)["fields"]["temperature"], shown(check)["conflicts"]) == (38.2, ["temperature"])


def test_double_claims_that_both_spent_money(lin, wang, desk, shown, clock):
    id = wang.write("errand", {"title": "买米", "status": "open"})
    wang.sync()
    lin.sync()
    for phone in (lin, wang):
        clock.tick(MINUTE)
        phone.edit(id, {"status": "bought", "runner": phone.store.person})
        phone.sync()
    assert "both spent money on “买米” without knowing of each other. Whose counts?" in desk.get(PAGE).words

    desk.send(form(desk, "claims"), answer=answer_beside(desk, "Bought, Wang"))
    assert shown(id)["fields"]["runner"] == wang.store.person
    assert shown(id)["conflicts"] == []

    undo(desk)
    assert (shown(id)["fields"]["runner"], shown(id)["conflicts"]) == (lin.store.person, ["progress"])


def test_double_claims_show_the_money_on_the_item_and_on_the_errand(lin, wang, desk, clock):
    id = wang.write("errand", {"title": "买米", "status": "open"})
    wang.sync()
    lin.sync()
    for phone, amount in ((lin, 8850), (wang, 9120)):
        clock.tick(MINUTE)
        rice = {"text": "米", "quantity": "10 kg", "state": "bought", "price": amount}
        phone.write("errand_item", {"errand": id, **rice})
        phone.write("errand_money", {"errand": id, "amount": amount, "what": "advanced", "runner": phone.store.person})
        phone.edit(id, {"status": "bought", "runner": phone.store.person})
        phone.sync()
    words = desk.get(PAGE).words
    assert words.index("Bought, Auntie Lin Advanced ¥88.50") < words.index("Bought, Wang Advanced ¥91.20")
    words = desk.get(f"/desk/record/{id}").words
    assert "Errand money 2 Amount in all: ¥179.70" in words
    assert "Shopping item 2 Price in all: ¥179.70" in words
    for said in ("Advanced ¥88.50 · Auntie Lin", "Advanced ¥91.20 · Wang", "米 10 kg · Bought · ¥88.50"):
        assert said in words


@pytest.mark.parametrize(("answer", "reason"), [("restored", None), ("taken_back", "moved away")])
def test_a_void_against_an_edit(lin, wang, desk, shown, clock, answer, reason):
    id = wang.write("household", {"unit": "5-302", "name": "陈家"})
    wang.sync()
    lin.sync()
    lin.take_back(id, "moved away")
    clock.tick(MINUTE)
    wang.edit(id, {"phone": "13800000000"})
    lin.sync()
    wang.sync()
    told = "Auntie Lin withdrew “Household 5-302 陈家”; Wang changed it afterwards without knowing."
    assert told in desk.get(PAGE).words

    value = next(v for v in re.findall(r'name="answer" value="([^"]+)"', desk.text) if v.startswith(answer))
    desk.send(form(desk, "void"), answer=value)
    assert (shown(id)["fields"].get("void"), shown(id)["conflicts"]) == (reason, [])

    undo(desk)
    assert (shown(id)["fields"].get("void"), shown(id)["conflicts"]) == (None, ["void"])


def test_an_event_told_twice_that_was_two(event, desk, shown, counted):
    one, other = event
    assert counted() == 1
    assert "Auntie Lin logged 林小美 out today 09:00 at 东门; Wang today 09:01. The same event?" in desk.get(PAGE).words

    desk.send(form(desk, "same_event"), answer="apart")
    assert "Decided: Not the same." in desk.words
    assert (counted(), waiting(desk)) == (2, 0)
    shown(one)

    undo(desk)
    assert (counted(), waiting(desk)) == (1, 1)
    shown(other)


def test_an_event_told_twice_that_was_one(event, desk, shown, counted):
    desk.send(form(desk, "same_event"), answer="same")
    assert (counted(), waiting(desk)) == (1, 0)

    undo(desk)
    assert (counted(), waiting(desk)) == (1, 1)
    shown(event[0])


def test_an_event_told_at_two_gates_names_both(lin, wang, desk, clock):
    for phone, gate in ((lin, "东门"), (wang, "西门")):
        clock.tick(MINUTE)
        phone.write("gate_entry", {"gate": gate, "direction": "out", "person": "林小美"})
        phone.sync()
    told = "Auntie Lin logged 林小美 out today 08:01 at 东门; Wang today 08:02 at 西门. The same event?"
    assert told in desk.get(PAGE).words


@pytest.mark.parametrize(("kind", "type"), [("household", "same_home"), ("resident", "same_person")])
def test_people_and_homes_written_down_twice(lin, wang, desk, shown, collector, kind, type):
    home = wang.write("household", {"unit": "3-1502", "name": "林家", "building": "3"})
    wang.sync()
    lin.sync()
    fields = {"household": {"unit": "3-1502", "name": "林建国"}, "resident": {"household": home, "name": "林小美"}}
    fields = fields[kind]
    first = wang.write(kind, fields)
    second = lin.write(kind, fields | {"phone": "13800000000"})
    wang.sync()
    lin.sync()
    items = forms(desk.get(PAGE), type)
    assert "same room" in desk.words
    sent = next(one for one in items if first in one.action and second in one.action)

    desk.send(sent, answer="same")
    [alias] = collector.records(kind="alias").values()
    assert {alias["fields"]["a"], alias["fields"]["b"]} == {first, second}
    assert alias["fields"]["kind_of"] == kind
    before = waiting(desk)
    shown(first)

    undo(desk)
    assert collector.records(kind="alias")[alias["id"]]["fields"]["void"]
    assert waiting(desk) == before + 1
    shown(second)


def test_what_was_set_aside(lin, wang, desk, shown, collector):
    dot = lin.write("gate_entry", {"gate": "东门", "direction": "in", "person": "林小美", "temperature": 50})
    lin.sync()
    told = "Gate entry by Auntie Lin, today 08:00, has a problem. Temperature 50.0 °C: Must be between 30 and 45."
    assert told in desk.get(PAGE).words

    desk.send(form(desk, "aside"), answer="seen")
    assert (waiting(desk), collector.records(kind="gate_entry")) == (0, {})

    undo(desk)
    assert waiting(desk) == 1

    desk.send(form(desk, "aside"), answer="released")
    assert "Decided: Let count: " in desk.words
    assert waiting(desk) == 0
    assert shown(dot)["fields"]["temperature"] == 50


def test_a_line_that_is_no_op_is_set_aside_too(collector, desk):
    Raw(collector).say(b"no op at all")
    assert "This line is not an op" in desk.get(PAGE).words
    assert "let it count" not in desk.words
    desk.send(form(desk, "aside"), answer="seen")
    assert forms(desk.get(PAGE), "aside") == []
    assert collector.sound()


def test_a_clock_that_was_wrong(collector, desk, clock):
    phone = collector.enrol("gate", "Auntie Lin")
    clock.tick(HOUR)
    phone.write("gate_entry", {"gate": "东门"})
    phone.wall.jump(5 * HOUR)
    phone.write("gate_entry", {"gate": "东门"})
    phone.wall.jump(-5 * HOUR)
    clock.tick(MINUTE)
    phone.store.wall_seen = 0
    phone.sync()
    assert "On Sat, Feb 8 the clock of Auntie Lin" in desk.get(PAGE).words
    desk.send(form(desk, "clock"), answer="seen")
    assert waiting(desk) == 0
    undo(desk)
    assert waiting(desk) == 1
    assert collector.sound()


def test_money_that_was_not_given_back(lin, wang, desk, shown):
    errand = wang.write("errand", {"title": "买米", "status": "open"})
    wang.write("errand_money", {"errand": errand, "amount": 2000, "what": "advanced"})
    back = wang.write("errand_money", {"errand": errand, "amount": -5000, "what": "repaid"})
    wang.sync()
    assert "¥30.00 of the home's money for “买米” has neither been spent nor given back." in desk.get(PAGE).words
    desk.send(form(desk, "balance"), answer="seen")
    assert waiting(desk) == 0
    undo(desk)
    assert waiting(desk) == 1

    lin.sync()
    lin.edit(back, {"amount": -2000})
    lin.sync()
    assert waiting(desk) == 0
    shown(errand)


def test_a_check_written_on_another_day(lin, wang, desk, shown):
    keys = {"resident": "0000000000000.1", "date": "2020-02-07", "slot": "am"}
    check = wang.write("health_check", keys | {"temperature": 36.5})
    wang.sync()
    assert "is about Fri, Feb 7, but was written today 08:00. Is the day right?" in desk.get(PAGE).words
    desk.send(form(desk, "day"), answer="seen")
    assert waiting(desk) == 0
    undo(desk)
    assert waiting(desk) == 1
    shown(check)
