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
