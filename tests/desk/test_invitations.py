"""Invitations: made, shown once, used once."""

import re

import pytest

from tests.clocks import HOUR
from tests.desk.tab import DeskTab

PAGE = "/desk/invitations"


@pytest.fixture
def made(desk) -> str:
    """The link of an invitation for the gate that was just made."""
    desk.get(PAGE).submit(PAGE, role="gate", hours="24")
    return desk.links("/enrol?code=")[0]


def test_it_works(made, desk):
    assert "Invitation for Gate volunteer" in desk.words
    code = made.partition("code=")[2]
    assert re.sub(r"\s", "", re.search(r'class="code"><strong>([^<]+)', desk.text)[1]) == code
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


def test_an_observer_may_not_invite(observer):
    assert observer.get(PAGE).status == 403
    assert observer.post(PAGE, role="gate", hours="24").status == 403


def test_another_compound_does_not_see_it(made, other_desk):
    assert "None. Used and expired ones are not shown." in other_desk.get(PAGE).words
