"""The page of the inbox: what stands on it, in what order, and what it does not answer."""

import pytest

from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, form, forms, waiting
from views.desk.inbox import queue

pytestmark = BOTH_ENGINES


def test_it_works(household, desk):
    desk.get(PAGE)
    assert "Auntie Lin and Wang wrote different things under “Name” of 3-1502 王家. Which is right?" in desk.words
    for said in ("was: 林家", "counts until somebody decides", "own phone"):
        assert said in desk.words
    assert waiting(desk) == 1


def test_what_only_a_person_can_settle_comes_first(household, event, desk):
    words = desk.get(PAGE).words
    assert words.index("王家") < words.index("林小美")
    assert "王家" not in desk.get(f"{PAGE}?level=soft").words
    assert "林小美" not in desk.get(f"{PAGE}?level=hard").words
    assert "林小美" not in desk.get(f"{PAGE}?record={household}").words
    assert "王家" not in desk.get(f"{PAGE}?type=same_event").words


def test_pages_show_each_once(many, desk, monkeypatch):
    monkeypatch.setattr(queue, "PAGE", 2)
    found, address = [], PAGE
    while address:
        found += sorted({form.action for form in forms(desk.get(address))})
        address = next(iter(desk.links("after=")), None)
    assert len(found) == len(set(found)) == 7


def test_the_old_address_leads_here(household, desk):
    assert "王家" in desk.get(f"/desk/conflicts?record={household}").words


def test_what_is_wrong_stands_beside_the_field(household, desk, home):
    desk.send(form(desk), answer="typed", name="x" * 200)
    assert desk.status == 422
    assert "Must not be longer than 120 characters." in desk.words
    assert "x" * 200 in desk.text
    assert home()["conflicts"] == ["name"]


def test_an_observer_sees_and_cannot_answer(household, event, observer, desk, home):
    assert "陈家" in observer.get(PAGE).words
    assert "<button" not in observer.text.partition("</template>")[2].partition("<h2")[2].partition("keys-told")[0]
    observer.send(form(desk), answer="kept", made="")
    assert observer.status == 403
    assert home()["conflicts"] == ["name"]


def test_another_compound_has_nothing_to_decide(household, desk, other_desk, home):
    assert "Nothing waits for you." in other_desk.get(PAGE).words
    other_desk.send(form(desk), answer="kept", made="")
    assert other_desk.status == 404
    assert home()["conflicts"] == ["name"]


@pytest.mark.parametrize("fields", [{}, {"answer": "kept"}, {"answer": "same", "heads": "{}"},
                                    {"answer": "other 0000000000000.1", "heads": "{}"}, {"answer": "other x"}])
def test_a_form_that_is_no_form_of_ours(household, desk, home, fields):
    address = form(desk).action
    assert desk.post(address, **fields).status == 400
    assert home()["conflicts"] == ["name"]


@pytest.mark.parametrize("id", ["none", "rival:x", "rival:x:name:1", "same_event:%00", "void:0000000000000.1:void:x",
                                "aside:0000000000000.1"])
def test_there_is_no_such_item(desk, id):
    assert desk.post(f"{PAGE}/{id}", answer="seen", heads="{}").status in (400, 404)


@pytest.mark.parametrize("asked", ["after=x", "after=[1]", "after=[1e999,1,%22a%22]", "level=worst", "record=none",
                                   "record=%00", "after=[1,2,3,4]", "type=x&cause=%00", "done=%00", "undone=x"])
def test_what_is_malformed_asks_for_nothing(household, desk, asked):
    assert desk.get(f"{PAGE}?{asked}").status == 200


def test_an_answer_is_answered_in_place(household, desk, home):
    sent = form(desk)
    desk.page = desk.client.post(sent.action, data=sent.fields | {"answer": "kept"},
                                 headers={"Origin": "http://localhost", "HX-Request-Type": "partial"})
    assert "<html" not in desk.text
    assert "Decided: What was shown holds: 王家." in desk.words
    assert 'id="waiting"' in desk.text
