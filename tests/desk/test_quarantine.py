"""What was set aside, and letting it count after all."""

from types import SimpleNamespace

import pytest

from models.person import Person
from sync import christening
from tests.desk.conftest import BOTH_ENGINES
from views.desk.inbox import quarantine

pytestmark = BOTH_ENGINES
PAGE = "/desk/quarantine"


@pytest.fixture
def hot(lin) -> str:
    """The dot of an entry that says 50 °C."""
    dot = lin.write("gate_entry", {"gate": "东门", "direction": "in", "person": "林小美", "temperature": 50})
    lin.sync()
    return dot


def test_it_works(hot, lin, desk):
    desk.get(PAGE)
    assert f"Gate entry · Auntie Lin, own phone ({lin.node[:4]}) · today 08:00" in desk.words
    assert "Temperature: Must be between 30 and 45." in desk.words
    assert "林小美" in desk.words


def test_one_that_is_right_is_let_count(hot, desk, collector):
    assert collector.records() == {}
    desk.get(PAGE).submit(hot, answer="released")
    assert collector.records(kind="gate_entry")[hot]["fields"]["temperature"] == 50
    assert "Nothing has been set aside." in desk.get(PAGE).words


def test_letting_it_count_is_answered_in_place(hot, desk):
    form = desk.get(PAGE).forms(hot)[0]
    desk.page = desk.client.post(form.action, data=form.fields | {"answer": "released"},
                                 headers={"Origin": "http://localhost", "HX-Request-Type": "partial"})
    assert "Counts now" in desk.words
    assert desk.get(desk.links("/desk/record/")[0]).status == 200


def test_what_is_broken_cannot_be_let_count(lin, desk):
    lin._write("gate_entry", "no id", {"direction": "in"}, {}, None)
    lin.sync()
    assert desk.get(PAGE).forms("x") == []
    assert "It is right: let it count" not in desk.words
    assert "It can't be let count" in desk.words


def test_id_card_numbers_are_not_shown(lin, desk):
    lin.write("gate_entry", {"note": "11010519491231002X"})
    lin.sync()
    assert "An ID-card number was found here" in desk.get(PAGE).words
    assert "19491231" not in desk.text


def test_what_was_written_is_text_and_never_markup(lin, desk):
    lin.write("gate_entry", {"person": "<b>x</b>" * 40, "plate": "<script>1</script>"})
    lin.sync()
    assert "<script>1" not in desk.get(PAGE).text
    assert "<b>x" not in desk.text


def test_it_can_be_narrowed_to_one_device(hot, lin, collector, desk):
    xu = collector.enrol("gate", "Xu")
    xu.write("gate_entry", {"temperature": 51})
    xu.sync()
    assert "51.0" not in desk.get(f"{PAGE}?node={lin.node}").words
    assert "林小美" in desk.words


def test_pages_show_each_once(lin, desk, monkeypatch):
    monkeypatch.setattr(quarantine, "PAGE", 2)
    dots = [lin.write("gate_entry", {"temperature": 50 + number}) for number in range(5)]
    lin.sync()
    found, address = [], PAGE
    while address:
        desk.get(address)
        found += [dot for dot in dots if desk.forms(f"/{dot}")]
        address = next(iter(desk.links("after=")), None)
    assert sorted(found) == sorted(dots)


def test_an_observer_may_not_let_it_count(hot, observer, collector):
    observer.post(f"{PAGE}/{hot}", answer="released", heads="{}")
    assert observer.status == 403
    assert collector.records() == {}


def test_another_compound_neither_sees_nor_frees_it(hot, other_desk, collector):
    assert "林小美" not in other_desk.get(PAGE).words
    assert other_desk.post(f"{PAGE}/{hot}", answer="released", heads="{}").status == 404
    assert collector.records() == {}


@pytest.mark.parametrize("dot", ["none", "a.b", "%00"])
def test_there_is_no_such_op(desk, dot):
    assert desk.post(f"{PAGE}/{dot}").status == 404


@pytest.mark.parametrize("asked", ["after=x", "after=[1]", "after=[1,%22a%22,%22b%22]", "node=%00", "node=nobody"])
def test_what_is_malformed_asks_for_nothing(hot, desk, asked):
    assert desk.get(f"{PAGE}?{asked}").status == 200
    assert "林小美" in desk.words


def test_a_phone_that_has_a_name_is_called_by_it(lin, desk):
    coordinator = Person.get(Person.login == "cai-desk").id
    christening.name(SimpleNamespace(name="东门手机", by=coordinator, site=1), lin.node)
    lin.write("gate_entry", {"gate": "east", "temperature": 50})
    lin.sync()

    assert f"on “东门手机” ({lin.node[:4]})" in desk.get("/desk/quarantine").words
    assert "own phone" not in desk.words
