"""Invitations: made, shown once on a sheet to print, used once, cancelled."""

import re

import pytest

from tests.clocks import HOUR
from tests.desk.tab import DeskTab

PAGE = "/desk/invitations"


@pytest.fixture
def made(desk) -> str:
    """The link of an invitation for the gate that was just made."""
    desk.get(PAGE).submit(PAGE, role="gate", hours="24", names="East Gate 1")
    return desk.links("/enrol?code=")[0]


def test_it_works(made, desk):
    assert "East Gate 1 新华小区" in desk.words
    assert "门岗志愿者" in desk.words
    code = made.partition("code=")[2]
    assert re.sub(r"\s", "", re.search(r'class="code">([^<]+)', desk.text)[1]) == code
    assert "<svg" in desk.text.partition('class="qr"')[2]


def test_the_link_lets_one_browser_in(made, collector):
    tab = DeskTab(collector, "")
    tab.get(made).submit("/enrol/here", name="Auntie Lin")
    assert "/field/" in tab.page.request.path
    assert DeskTab(collector, "").get(made).status == 404


def test_it_stays_open_until_it_is_used(made, desk, collector):
    assert "Gate volunteer" in desk.get(PAGE).words.partition("still open")[2]
    DeskTab(collector, "").get(made).submit("/enrol/here", name="Auntie Lin")
    assert "None. Used and expired ones are not shown." in desk.get(PAGE).words


def test_it_runs_out(desk, collector, clock):
    desk.get(PAGE).submit(PAGE, role="gate", hours="1")
    link = desk.links("/enrol?code=")[0]
    clock.tick(HOUR)
    assert "its time is over" in DeskTab(collector, "").get(link).words


def test_the_code_is_not_shown_again(made, desk):
    assert made.partition("code=")[2] not in desk.get(PAGE).text


@pytest.mark.parametrize("wrong", [{"role": "king"}, {"role": "administrator"}, {"hours": "1000"}, {"role": ""}])
def test_what_is_wrong_stands_beside_the_field(desk, wrong):
    desk.post(PAGE, **{"role": "gate", "hours": "24"} | wrong)
    assert desk.status == 422
    assert not desk.links("/enrol?code=")


def test_many_phones_are_invited_at_once_each_with_its_name(desk, collector):
    desk.get(PAGE).submit(PAGE, role="gate", hours="24", names="East Gate 1\n\n East Gate 2 \n西门")
    links = desk.links("/enrol?code=")
    assert len(set(links)) == 3
    assert desk.text.count('class="slip"') == 3

    tab = DeskTab(collector, "").get(links[1])
    assert "This phone is called: East Gate 2." in tab.words
    tab.submit("/enrol/here", name="Auntie Lin")
    assert "East Gate 2" in desk.get("/desk/nodes").words
    assert "East Gate 2" not in desk.get(PAGE).words


def test_a_form_that_is_sent_twice_makes_the_same_invitations(desk):
    form = desk.get(PAGE).forms(PAGE)[0]
    first = desk.send(form, names="a\nb").links("/enrol?code=")
    assert desk.send(form, names="a\nb").links("/enrol?code=") == first
    assert desk.send(form, names="a\nc").links("/enrol?code=") != first
    assert desk.get(PAGE).text.count('name="invitation"') == 4


def test_an_invitation_is_cancelled(made, desk, collector):
    page = desk.get(PAGE)
    desk.submit("/cancel", invitation=re.search(r'name="invitation" value="(\w+)"', page.text)[1])
    assert "No longer good: 1." in desk.words
    assert "its time is over" in DeskTab(collector, "").get(made).words


def test_another_compound_cancels_nothing(made, desk, other_desk):
    hash = re.search(r'name="invitation" value="(\w+)"', desk.get(PAGE).text)[1]
    other_desk.post(f"{PAGE}/cancel", invitation=hash)
    assert hash in desk.get(PAGE).text


def test_too_many_at_once_are_refused_and_what_was_typed_stays(desk):
    desk.get(PAGE).submit(PAGE, names="\n".join(f"phone {n}" for n in range(61)))
    assert desk.status == 422
    assert "At most 60 phones at a time." in desk.words
    assert "phone 60" in desk.text


def test_an_observer_may_not_invite(observer):
    assert observer.get(PAGE).status == 403
    assert observer.post(PAGE, role="gate", hours="24").status == 403


def test_another_compound_does_not_see_it(made, other_desk):
    assert "None. Used and expired ones are not shown." in other_desk.get(PAGE).words
