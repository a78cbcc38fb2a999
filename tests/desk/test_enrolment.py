"""The page behind an invitation's link."""

import pytest

from sync import enrol
from tests import wire
from tests.desk.tab import DeskTab

PAGE = "/enrol"


@pytest.fixture
def visitor(collector) -> DeskTab:
    """Somebody who has been given a code."""
    return DeskTab(collector, "")


@pytest.fixture
def code(collector) -> str:
    return collector.invite("gate")


def test_it_works(visitor, code):
    visitor.get(f"{PAGE}?code={code}").submit("/enrol/here", name="Auntie Lin")
    assert visitor.page.request.path.startswith("/field/")


def test_opening_it_spends_nothing(visitor, code):
    for _ in range(3):
        assert "Join 新华小区" in visitor.get(f"{PAGE}?code={code}").words
        assert "You are invited as: Gate volunteer." in visitor.words


def test_the_number_can_be_made_by_the_page(visitor, code, collector, desk):
    node = wire.new_node()
    visitor.get(f"{PAGE}?code={code}").submit("/enrol/here", name="Auntie Lin", node=node)
    assert "Auntie Lin" in desk.get(f"/desk/nodes/{node}").words


def test_a_code_can_be_typed_with_spaces_and_capitals(visitor, code):
    typed = " ".join(code[at:at + 4] for at in range(0, 16, 4)).upper()
    assert "Join 新华小区" in visitor.get(f"{PAGE}?code={typed}").words
    visitor.submit("/enrol/here", name="Auntie Lin")
    assert visitor.page.request.path.startswith("/field/")


def test_a_name_is_needed(visitor, code):
    visitor.get(f"{PAGE}?code={code}").submit("/enrol/here", name=" ")
    assert visitor.status == 422
    assert "Write your name" in visitor.words
    visitor.submit("/enrol/here", name="Auntie Lin")
    assert visitor.page.request.path.startswith("/field/")


def test_without_a_code_it_asks_for_one(visitor):
    assert "Code of your invitation" in visitor.get(PAGE).words


@pytest.mark.parametrize("wrong", ["nonsense", "%00", "x" * 3000])
def test_an_unknown_code_says_so(visitor, wrong):
    visitor.get(f"{PAGE}?code={wrong}")
    assert visitor.status == 404
    assert "There is no such invitation." in visitor.words


def test_a_used_code_says_so(visitor, code, collector):
    DeskTab(collector, "").get(f"{PAGE}?code={code}").submit("/enrol/here", name="Xu")
    assert "has been used" in visitor.get(f"{PAGE}?code={code}").words


def test_it_is_used_while_somebody_types(visitor, code, collector):
    visitor.get(f"{PAGE}?code={code}")
    DeskTab(collector, "").get(f"{PAGE}?code={code}").submit("/enrol/here", name="Xu")
    visitor.submit("/enrol/here", name="Auntie Lin")
    assert visitor.status == 410
    assert "has been used" in visitor.words


def test_guessing_codes_is_stopped(visitor):
    for number in range(enrol.TRIES):
        visitor.get(f"{PAGE}?code=guess{number}")
    assert visitor.get(f"{PAGE}?code=guess").status == 429


@pytest.mark.parametrize("node", ["short", "0" * 14, "<script>"])
def test_a_number_that_is_none(visitor, code, node):
    visitor.get(f"{PAGE}?code={code}").submit("/enrol/here", name="Auntie Lin", node=node)
    assert visitor.status == 400


def test_a_whole_link_may_be_pasted_where_the_code_is_asked_for(visitor, code):
    link = f" https://lianfang.example/enrol?code={code}&x=1 "
    visitor.page = visitor.client.get(PAGE, query_string={"code": link})
    assert "Join 新华小区" in visitor.words
    visitor.submit("/enrol/here", name="Auntie Lin")
    assert visitor.page.request.path.startswith("/field/")


@pytest.mark.parametrize(("role", "home"), [("gate", "/field/"), ("coordinator", "/desk/")])
def test_a_link_tapped_again_on_the_phone_that_it_let_in_leads_into_the_app(visitor, collector, role, home):
    code = collector.invite(role)
    visitor.get(f"{PAGE}?code={code}").submit("/enrol/here", name="Auntie Lin")
    answer = visitor.client.get(f"{PAGE}?code={code}")
    assert (answer.status_code, answer.headers["Location"]) == (303, home)


def test_a_link_that_let_in_another_phone_says_that_it_is_used(visitor, collector, code):
    DeskTab(collector, "").get(f"{PAGE}?code={code}").submit("/enrol/here", name="Uncle Li")
    visitor.get(f"{PAGE}?code={collector.invite('gate')}").submit("/enrol/here", name="Auntie Lin")
    assert "has been used" in visitor.get(f"{PAGE}?code={code}").words
