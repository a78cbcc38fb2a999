"""Record, list and inbox agree on what is settled, and say of a disputed withdrawal that it is one."""

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, form, told_twice, undo, waiting

pytestmark = BOTH_ENGINES
LIST = "/desk/records/household"


def rows(tab, state, kind="household"):
    return tab.get(f"/desk/records/{kind}?state={state}").rows()


def test_both_are_right_makes_record_and_list_calm(household, desk, home):
    assert rows(desk, "hard") == [household]
    assert "Needs a decision" in table(desk.get(LIST))
    assert "Needs a decision" in main(desk.get(f"/desk/record/{household}"))

    desk.send(form(desk), answer="both")
    assert home()["conflicts"] == ["name"]
    assert (waiting(desk), rows(desk, "hard"), rows(desk, "soft")) == (0, [], [])
    assert "Needs a decision" not in table(desk.get(LIST))
    words = main(desk.get(f"/desk/record/{household}"))
    assert "Needs a decision" not in words
    assert "All of them are right: 陈家 / 王家" in words or "All of them are right: 王家 / 陈家" in words
    assert "Look at the different values" not in words

    undo(desk)
    assert (waiting(desk), rows(desk, "hard")) == (1, [household])
    assert "Needs a decision" in table(desk.get(LIST))


def test_a_further_value_makes_it_red_again(household, desk, lin, home):
    desk.send(form(desk), answer="both")
    lin.edit(household, {"name": "晚到的"})
    lin.sync()
    assert (waiting(desk), rows(desk, "hard")) == (int(home()["conflicts"] == ["name"]),
                                                   [household] * bool(home()["conflicts"]))


def test_a_dismissed_glance_is_calm_in_the_list(lin, wang, desk, clock):
    id = wang.write("gate_entry", {"gate": "东门", "person": "林小美"})
    wang.sync()
    lin.sync()
    for phone, warm in ((lin, 36.5), (wang, 38.2)):
        clock.tick(MINUTE)
        phone.edit(id, {"temperature": warm})
        phone.sync()
    assert rows(desk, "soft", "gate_entry") == [id]
    desk.send(desk.get(f"{PAGE}?level=soft").forms(f"{PAGE}/all")[0], answer="seen")
    assert rows(desk, "soft", "gate_entry") == []
    assert "Two values" not in main(desk.get(f"/desk/record/{id}"))


def test_an_open_question_about_two_entries_makes_neither_doubtful(lin, wang, desk, clock):
    clock.tick(HOUR)
    told_twice(lin, wang, clock)
    assert waiting(desk) == 1
    assert rows(desk, "soft", "gate_entry") == []


@pytest.fixture
def disputed(lin, wang, clock):
    id = wang.write("household", {"unit": "5-302", "name": "陈家"})
    wang.sync()
    lin.sync()
    lin.take_back(id, "moved away")
    clock.tick(MINUTE)
    wang.edit(id, {"phone": "13800000000"})
    lin.sync()
    wang.sync()
    return id


def test_a_disputed_withdrawal_is_said_as_such(disputed, desk):
    assert "Withdrawn by one, changed by another" in table(desk.get(LIST))
    words = main(desk.get(f"/desk/record/{disputed}"))
    assert "Until somebody decides, it stays and counts." in words
    assert "Withdrawn, but another changed it without knowing: not settled" in words
    assert "Changed without knowing that it was withdrawn" in words
    assert rows(desk, "void") == []
    assert rows(desk, "counted") == [disputed]


def test_settled_it_is_withdrawn_or_it_is_not(disputed, desk):
    desk.send(form(desk, "void"), answer="restored")
    words = main(desk.get(f"/desk/record/{disputed}"))
    assert "not settled" not in words
    assert "Until somebody decides" not in words


def main(tab):
    return tab.words.partition("Sign out")[2]


def table(tab):
    return tab.words.partition("Happened")[2]
