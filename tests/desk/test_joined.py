"""People and homes that are one: what points at either follows, and they are counted once, until that is taken back."""

from urllib.parse import unquote

import pytest

from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, decide, form, forms, undo

pytestmark = BOTH_ENGINES


@pytest.fixture
def twins(lin, wang) -> tuple:
    """Two who may be one person, with a check each, and two homes that may be one."""
    homes = [phone.write("household", {"unit": "3-1502", "name": "林家"}) for phone in (wang, lin)]
    fields = {"name": "林小美", "phone": "13800000000"}
    people = [phone.write("resident", {**fields, "household": home})
              for phone, home in zip((wang, lin), homes, strict=True)]
    wang.sync()
    lin.sync()
    return people, homes


def say_the_same(tab, type="same_home", answer="same"):
    return tab.send(form(tab, type), answer=answer)


def test_what_points_at_either_of_two_homes_follows(twins, desk, lin, collector):
    people, homes = twins
    errand = lin.write("errand", {"title": "买米", "household": max(homes)})
    lin.sync()
    assert "买米" not in desk.get(f"/desk/record/{min(homes)}").words
    assert len(desk.get("/desk/records/household?state=counted").rows()) == 2

    say_the_same(desk)

    assert f"/desk/record/{min(homes)}" in desk.get(f"/desk/record/{errand}").text
    words = desk.get(f"/desk/record/{min(homes)}").words
    assert "Written down more than once. This too is the same: 3-1502 林家" in words
    assert "Resident 2" in words
    assert "Errand 1" in words
    assert "it is counted and followed there" in desk.get(f"/desk/record/{max(homes)}").words
    assert desk.get("/desk/records/household?state=counted").rows() == [min(homes)]
    assert collector.sound()

    undo(desk)
    assert len(desk.get("/desk/records/household?state=counted").rows()) == 2
    assert "买米" not in desk.get(f"/desk/record/{min(homes)}").words
    assert collector.sound()


@pytest.mark.parametrize(("last", "people"), [("same", 1), ("apart", 2)])
def test_two_coordinators_disagree_about_a_person(twins, desk, cai, collector, last, people):
    decide(cai, form(desk, "same_person"), "apart")
    desk.send(form(desk, "same_person"), answer="same")
    assert cai.sync()
    assert "Cai answered: Not the same." in desk.get(f"{PAGE}?type=same_person").words
    assert counts_people(desk) == 1

    desk.send(form(desk, "same_person"), answer=last)
    assert (counts_people(desk), forms(desk.get(PAGE), "same_person")) == (people, [])

    undo(desk)
    assert forms(desk.get(PAGE), "same_person")
    assert collector.sound()


def test_not_the_same_takes_back_what_the_other_coordinator_made(twins, desk, cai, collector):
    sent = form(desk, "same_person")
    decide(cai, sent, "same")
    one, other = unquote(sent.action).rpartition(":")[2].split("|")
    cai.write("alias", {"kind_of": "resident", "a": one, "b": other})
    desk.send(sent, answer="apart")
    assert cai.sync()
    assert counts_people(desk) == 1
    desk.send(form(desk, "same_person"), answer="apart")
    assert counts_people(desk) == 2
    undo(desk)
    assert counts_people(desk) == 1
    assert collector.sound()


def counts_people(tab):
    return len(tab.get("/desk/records/resident?state=counted").rows())
