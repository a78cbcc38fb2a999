"""Answering an item: typed, twice, by two at once, too early, or with a question to its author."""

from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, form, waiting

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
