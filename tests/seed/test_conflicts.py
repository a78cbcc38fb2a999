"""Each class of conflict whole: two phones without a network, what both show, the sentence of the inbox, the decision
of a person, its undoing, and the figure at each of these. C4 and C8 stand with the supplies and the batches."""

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.inbox import answer_beside, form, undo, waiting
from tests.seed.conftest import DAY


@pytest.fixture
def meet():
    """All phones send and read until every screen shows what the centre has."""
    def all_in(*phones):
        for phone in (*phones, *phones):
            assert phone.sync(), phone.trouble

    return all_in


def answered(desk, words: str, answer: str, **more) -> None:
    """The item that says these words is answered."""
    found = form(desk)
    assert words in desk.words, desk.words
    desk.send(found, answer=answer, **more)
    assert waiting(desk) == 0


def test_c1_police_and_property_log_one_wedding(desk, hong, wang, home, meet, figure, collector, clock):
    wedding = {"type": "gathering", "household": home, "occasion": "wedding", "outcome": "cancelled",
               "status": "closed"}
    hong.write("incident", wedding | {"title": "婚宴"})
    clock.tick(HOUR)
    wang.write("incident", wedding | {"title": "婚礼"})
    meet(hong, wang)
    assert figure("Gatherings talked out of")[0] == 1
    answered(desk, "The same event?", "apart")
    assert figure("Gatherings talked out of")[0] == 2
    undo(desk)
    assert (figure("Gatherings talked out of")[0], waiting(desk)) == (1, 1)
    answered(desk, "The same event?", "same")
    assert figure("Gatherings talked out of")[0] == 1
    assert collector.sound()


def test_c2_two_end_dates_of_one_isolation(desk, hong, wang, home, meet, figure, collector, clock):
    case = hong.write("isolation", {"household": home, "status": "active", "planned_end": "2020-02-20"})
    meet(hong, wang)
    hong.edit(case, {"planned_end": "2020-02-22"})
    wang.edit(case, {"planned_end": "2020-02-24"})
    meet(hong, wang)
    assert hong.show(case)["fields"]["planned_end"] == wang.show(case)["fields"]["planned_end"] == "2020-02-24"
    answered(desk, "Planned end", answer_beside(desk, "2020-02-22"))
    meet(hong, wang)
    assert hong.show(case)["fields"]["planned_end"] == wang.show(case)["fields"]["planned_end"] == "2020-02-22"
    undo(desk)
    meet(hong, wang)
    assert hong.show(case)["fields"]["planned_end"] == wang.show(case)["fields"]["planned_end"] == "2020-02-24"
    assert (figure("Homes that isolate")[0], waiting(desk)) == (1, 1)
    assert collector.sound()


def test_c3_two_run_one_errand(desk, hong, chen, collector, meet, figure, clock):
    li = collector.enrol("runner", "Li")
    errand = hong.write("errand", {"title": "米", "unit": "3-1502", "status": "open"})
    meet(hong, chen, li)
    for phone in (chen, li):
        phone.edit(errand, {"status": "claimed", "runner": phone.store.person, "outcome": None})
        clock.tick(MINUTE)
        phone.edit(errand, {"status": "delivered", "runner": phone.store.person, "outcome": "handed_over"})
    meet(chen, li)
    assert chen.show(errand)["fields"]["runner"] == li.show(errand)["fields"]["runner"]
    first = chen.show(errand)["fields"]["runner"]
    assert figure("Errands delivered")[0] == 1
    answered(desk, "米", answer_beside(desk, "Li" if first == chen.store.person else "Chen"))
    meet(chen, li)
    assert chen.show(errand)["fields"]["runner"] == li.show(errand)["fields"]["runner"] != first
    undo(desk)
    meet(chen, li)
    assert chen.show(errand)["fields"]["runner"] == first
    assert (figure("Errands delivered")[0], figure("Who ran errands")[0], waiting(desk)) == (1, 1, 1)
    assert collector.sound()


def test_c5_a_gate_lets_out_on_a_pass_that_was_held(desk, hong, lin, home, meet, figure, collector, clock):
    held = hong.write("permit", {"type": "household", "number": "000123", "state": "valid", "holder": home,
                                 "household": home})
    meet(hong, lin)
    clock.tick(MINUTE)
    hong.edit(held, {"state": "held", "held_from": DAY})
    clock.tick(HOUR)
    lin.write("gate_entry", {"gate": "东门", "direction": "out", "decision": "let_out", "person": "林小美",
                             "permit": held})
    meet(lin, hong)
    # It happened, and counts; what to make of it is for a person.
    assert (figure("Out")[0], figure("Passes that are held")[0]) == (1, 1)
    answered(desk, "林小美 was let through", "seen")
    undo(desk)
    assert (figure("Out")[0], waiting(desk)) == (1, 1)
    assert collector.sound()


def test_c6_one_branch_is_registered_twice_and_a_phone_still_names_the_other(desk, hong, wang, meet, figure, collector):
    one, two = (phone.write("org", {"type": "party_branch", "branch_of": "compound", "name": "新华小区党支部"})
                for phone in (hong, wang))
    meet(hong, wang)
    assert figure("Party branches")[0] == 2
    answered(desk, "新华小区党支部", "same")
    assert figure("Party branches")[0] == 1
    # Wang's phone has not heard of it, and names its own.
    wang.write("point", {"type": "mask_bin", "spot": "东门", "state": "open", "opened_by": [two]})
    meet(wang, hong)
    assert figure("Mask bins")[0] == 1
    undo(desk)
    assert (figure("Party branches")[0], waiting(desk)) == (2, 1)
    assert {one, two} <= collector.records(kind="org").keys()
    assert collector.sound()


def test_c7_an_isolation_ends_before_its_extension_arrives(desk, hong, wang, home, meet, figure, collector, clock):
    case = hong.write("isolation", {"household": home, "status": "active", "planned_end": DAY})
    meet(hong, wang)
    wang.edit(case, {"status": "extended", "ended_on": None, "end_reason": None})
    clock.tick(HOUR)
    hong.edit(case, {"status": "ended", "ended_on": DAY, "end_reason": "term"})
    meet(hong, wang)
    assert hong.show(case)["fields"]["status"] == wang.show(case)["fields"]["status"] == "ended"
    assert (figure("Homes that isolate")[0], figure("Isolations that ended")[0]) == (0, 1)
    answered(desk, "Ended", answer_beside(desk, "Extended"))
    meet(hong, wang)
    assert (figure("Homes that isolate")[0], figure("Isolations that ended")[0]) == (1, 0)
    undo(desk)
    meet(hong, wang)
    assert hong.show(case)["fields"]["status"] == wang.show(case)["fields"]["status"] == "ended"
    assert (figure("Homes that isolate")[0], figure("Isolations that ended")[0], waiting(desk)) == (0, 1, 1)
    assert collector.sound()
