"""The inbox: from two phones that could not see each other to a sentence, an answer, both phones, and back."""

import re

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.field.tab import Forms
from tests.sync.raw import Raw
from views.desk import inbox_list

pytestmark = BOTH_ENGINES
PAGE = "/desk/inbox"


@pytest.fixture
def home(collector, household):
    """The home as it is now."""
    return lambda: collector.records(kind="household")[household]


@pytest.fixture
def shown(collector, lin, wang):
    """What both phones show of a record after they have read; they must show the same."""
    def show(id: str) -> dict:
        for phone in (lin, wang, lin):
            assert phone.sync(), phone.trouble
        screens = [[phone.show(id)[name] for name in ("fields", "conflicts")] for phone in (lin, wang)]
        assert screens[0] == screens[1]
        assert collector.sound()
        return lin.show(id)

    return show


@pytest.fixture
def event(collector, lin, wang, clock):
    """Two entries that seem to tell of one event: Lin's, and Wang's a minute later."""
    clock.tick(HOUR)
    return told_twice(lin, wang, clock)


def told_twice(lin, wang, clock, person="林小美") -> tuple:
    fields = {"gate": "东门", "direction": "out", "person": person}
    one = lin.write("gate_entry", fields)
    clock.tick(MINUTE)
    other = wang.write("gate_entry", fields)
    lin.sync()
    wang.sync()
    return one, other


def forms(tab, type=""):
    """The forms of the items of a type, in the order of the page; each item has several, its answers first."""
    reader = Forms()
    reader.feed(tab.text)
    return [form for form in reader.found if f"{PAGE}/{type}" in form.action and "decided" in form.fields]


def form(tab, type=""):
    return forms(tab.get(PAGE), type)[0]


def answer_beside(tab, value):
    """What the button beside a value answers."""
    card = next(card for card in tab.get(PAGE).text.split("<li>")[1:] if value in card)
    return card.partition('name="answer" value="')[2].partition('"')[0]


def waiting(tab):
    """The figure in the head of the page."""
    return int(re.search(r'id="waiting"[^>]*>(\d+)<', tab.get("/desk/").text)[1])


def undo(tab):
    """Takes the latest answer back, where the page says it or in the list of what was decided."""
    if not tab.forms(f"{PAGE}/undo"):
        tab.get(f"{PAGE}/decided")
    return tab.submit(f"{PAGE}/undo")


def test_it_works(household, desk):
    desk.get(PAGE)
    assert "For “Name” of 3-1502 王家, Auntie Lin wrote “陈家”; Wang wrote “王家”. Which holds?" in desk.words \
        or "For “Name” of 3-1502 王家, Wang wrote “王家”; Auntie Lin wrote “陈家”. Which holds?" in desk.words
    for said in ("instead of: 林家", "If nobody decides, it stays: 王家.", "own phone"):
        assert said in desk.words
    assert waiting(desk) == 1


# -- a story for every type


def test_rival_values(household, desk, home, shown):
    desk.send(form(desk, "rival"), answer=answer_beside(desk, "陈家"))
    assert "Decided: The other value holds." in desk.words
    assert (shown(household)["fields"]["name"], shown(household)["conflicts"]) == ("陈家", [])
    assert waiting(desk) == 0

    undo(desk)

    assert (shown(household)["fields"]["name"], shown(household)["conflicts"]) == ("王家", ["name"])
    assert waiting(desk) == 1
    assert "instead of: 林家" in desk.get(PAGE).words


def test_two_readings(lin, wang, cai, desk, shown, collector):
    keys = {"resident": "0000000000000.1", "date": "2020-02-08", "slot": "am"}
    check = wang.write("health_check", keys | {"temperature": 38.2})
    lin.write("health_check", keys | {"temperature": 36.5})
    wang.sync()
    lin.sync()
    assert "If nobody decides, it stays: 38.2 °C." in desk.get(PAGE).words

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
    assert "Auntie Lin took 5-302 陈家 back; Wang went on with it without knowing." in desk.get(PAGE).words

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


@pytest.fixture
def counted(desk):
    """How many people went out today, as the page of the day says."""
    return lambda: int(re.search(r"Out</dt><dd><a[^>]*>(\d+)<", desk.get("/desk/").text)[1])


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
    assert "Auntie Lin wrote this today 08:00, and it can't be right. Gate entry." in desk.get(PAGE).words
    assert "Temperature: Must be between 30 and 45." in desk.words

    desk.send(form(desk, "aside"), answer="seen")
    assert (waiting(desk), collector.records(kind="gate_entry")) == (0, {})

    undo(desk)
    assert waiting(desk) == 1

    desk.send(form(desk, "aside"), answer="released")
    assert "counts for ever" in desk.words
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
    assert "On 2020-02-08 the clock of Auntie Lin" in desk.get(PAGE).words
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
    assert "is about 2020-02-07, but was written today 08:00. Is the day right?" in desk.get(PAGE).words
    desk.send(form(desk, "day"), answer="seen")
    assert waiting(desk) == 0
    undo(desk)
    assert waiting(desk) == 1
    shown(check)


# -- answering


def test_another_value_is_typed(household, desk, home):
    desk.send(form(desk), answer="typed", name="林陈家")
    assert home()["fields"]["name"] == "林陈家"
    assert "Nothing waits for you." in desk.get(PAGE).words


def test_both_are_true(household, desk, home, collector):
    desk.send(form(desk), answer="both")
    assert home()["conflicts"] == ["name"]
    assert waiting(desk) == 0
    assert collector.sound()


def test_an_answer_sent_twice_is_written_once(household, desk, home):
    sent = form(desk)
    desk.send(sent, answer="typed", name="林陈家").send(sent, answer="typed", name="林陈家")
    assert len(home()["heads"]["name"]) == 1


def test_two_coordinators_deciding_values_at_once_are_both_kept(household, desk, sit_down, home):
    li = sit_down("li-desk")
    first, second = form(desk), form(li)
    desk.send(first, answer="typed", name="林陈家")
    li.send(second, answer="typed", name="林王家")
    assert home()["conflicts"] == ["name"]
    for name in ("林陈家", "林王家"):
        assert name in desk.get(PAGE).words
    assert waiting(desk) == 1


def test_two_coordinators_answering_differently_at_once_leave_it_open(event, desk, sit_down, collector, counted):
    li = sit_down("li-desk")
    first, second = form(desk), form(li)
    desk.send(first, answer="same")
    li.send(second, answer="apart")
    words = desk.get(PAGE).words
    assert "Cai-Desk answered: The same." in words
    assert "Li-Desk answered: Not the same." in words
    assert (waiting(desk), counted()) == (1, 1)

    desk.send(form(desk), answer="apart")
    assert (waiting(desk), counted()) == (0, 2)
    assert collector.sound()


def test_two_coordinators_of_one_mind_agree(event, desk, sit_down, collector):
    li = sit_down("li-desk")
    first, second = form(desk), form(li)
    desk.send(first, answer="same")
    li.send(second, answer="same")
    assert waiting(desk) == 0
    assert collector.sound()


def test_a_value_that_comes_late_opens_it_again(household, desk, home, lin):
    lin.edit(household, {"name": "晚到的"})
    desk.send(form(desk), answer="typed", name="林陈家")
    lin.sync()
    assert home()["conflicts"] == ["name"]
    assert "晚到的" in desk.get(PAGE).words


def test_the_author_is_asked_on_the_phone_and_answers(household, desk, lin, wang, collector):
    dot = lin.store.ops[-1].n
    desk.send(form(desk), ask=f"{lin.node}.{dot}", text="她姓陈吗？")
    assert "Asked Auntie Lin: “她姓陈吗？”" in desk.get(PAGE).words
    assert waiting(desk) == 1
    lin.sync()
    wang.sync()
    assert any("她姓陈吗？" in notice["text"] for notice in lin.store.notices.values())
    assert wang.store.notices == {}

    [question] = collector.records(kind="question")
    lin.edit(question, {"reply": "姓陈，结婚后改的"})
    lin.sync()
    assert "Answer: 姓陈，结婚后改的" in desk.get(PAGE).words


def test_the_author_says_something_unasked(household, desk, lin):
    lin.sync()
    [id] = lin.store.notices
    item, _, dot = id.removeprefix("lost:").rpartition(":")
    lin.write("question", {"item": item, "op": dot, "reply": "姓陈，问过她"})
    lin.sync()
    words = desk.get(PAGE).words
    assert "Answer: 姓陈，问过她" in words
    assert "Asked" not in words
    lin.sync()
    assert list(lin.store.notices) == [id]


def test_a_question_without_words_is_not_asked(household, desk, collector):
    desk.send(form(desk), ask="0000000000000.1", text=" ")
    assert "Write what you want to know." in desk.words
    assert collector.records(kind="question") == {}


# -- many at once


@pytest.fixture
def many(lin, wang, clock) -> list:
    """Seven events that were told twice, all by the same two phones."""
    clock.tick(HOUR)
    found = []
    for n in range(7):
        found.append(told_twice(lin, wang, clock, f"林{n}"))
        clock.tick(5 * MINUTE)
    return found


def together(tab):
    return tab.get(PAGE).forms(f"{PAGE}/all")[0]


def test_all_that_are_alike_are_answered_at_once_and_taken_back(many, desk, counted, collector):
    assert "All 7 like this:" in desk.get(PAGE).words
    desk.send(together(desk), answer="apart")
    assert "Decided: 7. Not the same." in desk.words
    assert (waiting(desk), counted()) == (0, 14)
    decisions = len(collector.records(kind="decision"))

    desk.send(together_undo(desk))
    assert (decisions, waiting(desk), counted()) == (7, 7, 7)
    assert collector.sound()


def together_undo(tab):
    """Undo stands on the page that a decision led to; later pages have it for each alone."""
    found = [form for form in forms_of(tab.get(f"{PAGE}/decided")) if form.action.endswith("/undo")]
    dots = " ".join(form.fields["dots"] for form in found)
    found[0].fields["dots"] = dots
    return found[0]


def forms_of(tab):
    reader = Forms()
    reader.feed(tab.text)
    return reader.found


def test_one_that_came_meanwhile_is_not_answered_unseen(many, lin, wang, clock, desk):
    sent = together(desk)
    told_twice(lin, wang, clock, "晚到的")
    desk.send(sent, answer="apart")
    assert "More has come meanwhile. Nothing was decided; please look again." in desk.words
    assert waiting(desk) == 8


def test_what_is_worth_a_glance_is_left_as_it_is_in_bulk(many, household, desk):
    sent = desk.get(f"{PAGE}?level=soft").forms(f"{PAGE}/all")[0]
    assert "Leave all 7 as they are" in desk.words
    desk.send(sent, answer="seen")
    assert waiting(desk) == 1
    assert "王家" in desk.get(PAGE).words


def test_rivals_of_one_pair_of_phones_keep_what_is_shown(lin, wang, desk, collector, clock):
    ids = [wang.write("household", {"name": f"{n}", "unit": f"9-{n}"}) for n in range(4)]
    wang.sync()
    lin.sync()
    for phone in (lin, wang):
        clock.tick(MINUTE)
        for id in ids:
            phone.edit(id, {"name": phone.name + id[-2:]})
        phone.sync()
    desk.send(together(desk), answer="kept")
    records = collector.records(kind="household")
    assert all(records[id]["fields"]["name"].startswith("Wang") and not records[id]["conflicts"] for id in ids)
    undo(desk)
    assert waiting(desk) == 4
    assert collector.sound()


# -- the page


def test_what_only_a_person_can_settle_comes_first(household, event, desk):
    words = desk.get(PAGE).words
    assert words.index("王家") < words.index("林小美")
    assert "王家" not in desk.get(f"{PAGE}?level=soft").words
    assert "林小美" not in desk.get(f"{PAGE}?level=hard").words
    assert "林小美" not in desk.get(f"{PAGE}?record={household}").words
    assert "王家" not in desk.get(f"{PAGE}?type=same_event").words


def test_pages_show_each_once(many, desk, monkeypatch):
    monkeypatch.setattr(inbox_list, "PAGE", 2)
    found, address = [], PAGE
    while address:
        found += sorted({form.action for form in forms(desk.get(address))})
        address = next(iter(desk.links("after=")), None)
    assert len(found) == len(set(found)) == 7


def test_the_old_address_leads_here(household, desk):
    assert "王家" in desk.get(f"/desk/conflicts?record={household}").words


def test_what_is_wrong_stands_beside_the_field(household, desk, home):
    desk.send(form(desk), answer="typed", name="x" * 200)
    assert desk.status == 422
    assert "Must not be longer than 120 characters." in desk.words
    assert "x" * 200 in desk.text
    assert home()["conflicts"] == ["name"]


def test_an_observer_sees_and_cannot_answer(household, event, observer, desk, home):
    assert "陈家" in observer.get(PAGE).words
    assert "<button" not in observer.text.partition("<h2")[2].partition("keys-told")[0]
    observer.send(form(desk), answer="kept")
    assert observer.status == 403
    assert home()["conflicts"] == ["name"]


def test_another_compound_has_nothing_to_decide(household, desk, other_desk, home):
    assert "Nothing waits for you." in other_desk.get(PAGE).words
    other_desk.send(form(desk), answer="kept")
    assert other_desk.status == 404
    assert home()["conflicts"] == ["name"]


@pytest.mark.parametrize("fields", [{}, {"answer": "kept"}, {"answer": "same", "heads": "{}"},
                                    {"answer": "other 0000000000000.1", "heads": "{}"}, {"answer": "other x"}])
def test_a_form_that_is_no_form_of_ours(household, desk, home, fields):
    address = form(desk).action
    assert desk.post(address, **fields).status == 400
    assert home()["conflicts"] == ["name"]


@pytest.mark.parametrize("id", ["none", "rival:x", "rival:x:name:1", "same_event:%00", "void:0000000000000.1:void:x",
                                "aside:0000000000000.1"])
def test_there_is_no_such_item(desk, id):
    assert desk.post(f"{PAGE}/{id}", answer="seen", heads="{}").status in (400, 404)


@pytest.mark.parametrize("asked", ["after=x", "after=[1]", "after=[1e999,1,%22a%22]", "level=worst", "record=none",
                                   "record=%00", "after=[1,2,3,4]", "type=x&cause=%00", "done=%00", "undone=x"])
def test_what_is_malformed_asks_for_nothing(household, desk, asked):
    assert desk.get(f"{PAGE}?{asked}").status == 200


def test_an_answer_is_answered_in_place(household, desk, home):
    sent = form(desk)
    desk.page = desk.client.post(sent.action, data=sent.fields | {"answer": "kept"},
                                 headers={"Origin": "http://localhost", "HX-Request-Type": "partial"})
    assert "<html" not in desk.text
    assert "Decided: What was shown holds." in desk.words
    assert 'id="waiting"' in desk.text
