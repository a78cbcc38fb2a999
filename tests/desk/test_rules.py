"""Rules: an answer that is kept for the next such question, listed, signed, counted, and taken back in one tap."""

import re

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, decide, form, forms, told_twice, waiting

pytestmark = BOTH_ENGINES
RULES = "/desk/inbox/rules"


@pytest.fixture
def twice(lin, wang, clock):
    """`twice(person)` is an event that Lin and Wang both tell of, five minutes after the last."""
    def tell(person="林小美"):
        clock.tick(HOUR)
        return told_twice(lin, wang, clock, person)

    return tell


@pytest.fixture
def rule(twice, desk, clock):
    """What the phones of Lin and Wang both tell of is the same."""
    twice("林一")
    desk.send(form(desk, "same_event"), answer="always")
    assert "Kept as a rule: The same." in desk.words
    clock.tick(MINUTE)


def answered(tab):
    """How many items the rules say that they have answered, in the order of the page."""
    return [int(n) for n in re.findall(r"Answered by it: (\d+)", tab.get(RULES).words)]


def revoke(tab, restore=False):
    return tab.send(tab.get(RULES).forms(RULES)[0], **({"restore": "1"} if restore else {}))


def test_it_works(rule, twice, desk, collector):
    assert waiting(desk) == 0
    one, other = twice("林二")
    assert (waiting(desk), answered(desk)) == (0, [2])
    assert "Cai-Desk · today" in desk.words
    assert "The same · Perhaps the same event · " in desk.words
    assert "Perhaps the same event: The same, by the rule of Cai-Desk, today" in desk.get(f"/desk/record/{other}").words
    assert collector.records(kind="decision") == {}
    assert collector.sound()


def test_what_it_has_answered_is_listed_and_can_be_answered_otherwise(rule, twice, desk, collector):
    twice("林二")
    address = desk.get(RULES).links("ruled=1")[0]
    assert desk.get(address).words.count("by the rule of Cai-Desk") == 2
    desk.send(forms(desk.get(address), "same_event")[0], answer="apart")
    assert answered(desk) == [1]
    assert collector.sound()


def test_taken_back_it_leaves_its_questions_open_again(rule, twice, desk, collector):
    twice("林二")
    assert "The same" in revoke(desk).words
    assert waiting(desk) == 2
    assert "Withdrawn" in desk.get(RULES).words
    revoke(desk, restore=True)
    assert (waiting(desk), answered(desk)) == (0, [2])
    assert collector.sound()


def test_it_is_undone_in_one_click_where_it_was_made(twice, desk, collector):
    twice()
    desk.send(form(desk, "same_event"), answer="always")
    desk.submit(f"{PAGE}/undo")
    assert waiting(desk) == 1
    assert collector.sound()


def test_two_phones_that_it_does_not_name_are_asked_about(rule, chen, lin, clock, desk, collector):
    clock.tick(HOUR)
    told_twice(lin, chen, clock)
    assert waiting(desk) == 1
    assert collector.sound()


def test_a_clock_that_is_known_to_be_wrong(collector, desk, clock):
    phone = collector.enrol("gate", "Auntie Lin")
    for days in (0, 1):
        clock.tick(days * 24 * HOUR + HOUR)
        phone.write("gate_entry", {"gate": "东门"})
        phone.wall.jump(5 * HOUR)
        phone.write("gate_entry", {"gate": "东门"})
        phone.wall.jump(-5 * HOUR)
        clock.tick(MINUTE)
        phone.store.wall_seen = 0
        phone.sync()
        if not days:
            desk.send(form(desk, "clock"), answer="always")
    desk.sign_in()
    assert (waiting(desk), answered(desk)) == (0, [2])
    assert collector.sound()


def test_where_people_disagree_no_rule_steps_in(twice, desk, cai, collector):
    twice()
    decide(cai, form(desk, "same_event"), "apart")
    desk.send(form(desk, "same_event"), answer="same")
    assert cai.sync()
    desk.send(form(desk, "same_event"), answer="always")
    assert waiting(desk) == 1
    assert collector.sound()


def test_two_rules_at_once_are_one(twice, desk, sit_down, collector):
    twice()
    li = sit_down("li-desk")
    first, second = form(desk, "same_event"), form(li, "same_event")
    desk.send(first, answer="always")
    li.send(second, answer="always")
    assert (waiting(desk), answered(desk)) == (0, [1])
    revoke(desk)
    assert waiting(desk) == 1
    assert collector.sound()


@pytest.mark.parametrize("covered", ["rival:household.name:{0}|{1}", "void:household.void:{0}|{1}",
                                     "reading:health_check.temperature:{0}|{1}", "claims:errand.progress:{0}|{1}"])
def test_what_only_a_person_can_settle_no_rule_answers(household, lin, wang, cai, desk, collector, covered):
    assert waiting(desk) == 1
    assert "Always:" not in desk.get(PAGE).words
    desk.send(form(desk), answer="always", rule="{}")
    assert desk.status == 400
    covered = covered.format(*sorted((lin.node, wang.node)))
    cai.write("rule", {"covers": covered, "answer": "both"})
    assert cai.sync()
    assert waiting(desk) == 1
    assert desk.get(RULES).status == 200
    assert collector.sound()


def test_two_temperatures_are_nothing_for_a_rule(lin, wang, desk, clock, collector):
    id = wang.write("gate_entry", {"gate": "东门", "person": "林小美"})
    wang.sync()
    lin.sync()
    for phone, warm in ((lin, 36.5), (wang, 38.2)):
        clock.tick(MINUTE)
        phone.edit(id, {"temperature": warm})
        phone.sync()
    assert waiting(desk) == 1
    assert "Always:" not in desk.get(PAGE).words


def test_without_rules_the_page_says_how_one_comes_about(desk):
    assert "There is no rule yet." in desk.get(RULES).words


def test_an_observer_reads_them_and_another_compound_does_not(rule, observer, other_desk):
    assert "Cai-Desk" in observer.get(RULES).words
    assert "Withdraw the rule" not in observer.text
    assert "There is no rule yet." in other_desk.get(RULES).words


@pytest.mark.parametrize("fields", [{}, {"covers": "x", "heads": "{}"}, {"covers": "void:a:b", "heads": "{}"},
                                    {"covers": "clock:" + "a" * 300, "heads": "{}"}])
def test_a_form_that_is_no_form_of_ours(desk, fields):
    assert desk.post(RULES, **fields).status == 400
