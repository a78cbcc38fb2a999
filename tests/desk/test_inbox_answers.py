"""Answering an item: typed, twice, by two at once, too early, or with a question to its author."""

from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, decide, form, forms, waiting

pytestmark = BOTH_ENGINES


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


def told_apart(cai, desk, answer):
    """Coordinator Cai answers the first item on a phone that has not heard of anybody else's answer."""
    decide(cai, form(desk), answer)


def test_who_comes_second_is_told_who_decided_what_and_that_theirs_was_not_written(household, desk, sit_down, home):
    li = sit_down("li-desk")
    first, second = form(desk), form(li)
    desk.send(first, answer="typed", name="林陈家")
    li.send(second, answer="typed", name="林王家")
    assert li.status == 409
    assert ("Cai-Desk has answered this already, today 08:02: Another value was typed: 林陈家. What you answered was "
            "not written.") in li.words
    assert "You had written: 林王家" in li.words
    assert forms(li) == []
    assert (home()["fields"]["name"], home()["conflicts"]) == ("林陈家", [])


def test_who_comes_second_is_told_in_place_too(event, desk, sit_down, counted):
    li = sit_down("li-desk")
    first, second = form(desk), form(li)
    desk.send(first, answer="same")
    li.page = li.client.post(second.action, data=second.fields | {"answer": "apart"}, headers={
        "Origin": "http://localhost", "HX-Request-Type": "partial"})
    assert "Cai-Desk has answered this already, today 09:01: The same. What you answered was not written." in li.words
    assert "<button" not in li.text
    assert (waiting(desk), counted()) == (0, 1)


def test_what_was_settled_on_the_page_of_the_record_is_told_too(household, desk, home):
    sent = form(desk)
    desk.get(f"/desk/record/{household}?change=name").submit(f"/desk/record/{household}", name="林陈家")
    desk.send(sent, answer="kept")
    assert "Cai-Desk has settled this already, today 08:02. What you answered was not written." in desk.words
    assert home()["fields"]["name"] == "林陈家"


def test_a_correction_between_page_and_answer_is_not_decided_unseen(event, desk, lin, counted):
    sent = form(desk)
    lin.edit(event[0], {"person": "林大美"})
    lin.sync()
    desk.send(sent, answer="apart")
    assert desk.status == 409
    assert counted() == 2
    desk.get("/desk/inbox/decided")
    assert "Nothing has been decided yet." in desk.words


def test_another_value_between_page_and_answer_is_not_decided_unseen(household, desk, lin, home):
    sent = form(desk)
    lin.edit(household, {"name": "林陈家"})
    lin.sync()
    desk.send(sent, answer="typed", name="林王家")
    assert "Something has changed since you looked." in desk.words
    assert "林陈家" in desk.words
    assert home()["conflicts"] == ["name"]
    desk.send(forms(desk)[0], answer="typed", name="林王家")
    assert (home()["fields"]["name"], home()["conflicts"]) == ("林王家", [])


def test_two_coordinators_answering_differently_apart_leave_it_open(event, desk, cai, collector, counted):
    told_apart(cai, desk, "apart")
    desk.send(form(desk), answer="same")
    assert cai.sync()
    words = desk.get(PAGE).words
    assert "Cai-Desk answered: The same." in words
    assert "Cai answered: Not the same." in words
    assert (waiting(desk), counted()) == (1, 1)

    desk.send(form(desk), answer="apart")
    assert (waiting(desk), counted()) == (0, 2)
    assert collector.sound()


def test_two_coordinators_of_one_mind_agree(event, desk, cai, collector):
    told_apart(cai, desk, "same")
    desk.send(form(desk), answer="same")
    assert cai.sync()
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
    # The question itself is for coordinators: its author's phone knows it by the notice alone.
    lin._write("question", question, {"reply": "姓陈，结婚后改的"}, {}, None)
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
