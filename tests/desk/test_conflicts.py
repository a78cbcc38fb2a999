"""Rival values side by side, and settling them."""

import pytest

from tests.desk.conftest import BOTH_ENGINES
from views.desk import rivals

pytestmark = BOTH_ENGINES
PAGE = "/desk/conflicts"


@pytest.fixture
def home(collector, household):
    """The home as it is now."""
    return lambda: collector.records(kind="household")[household]


@pytest.fixture
def taken_back(lin, wang, clock) -> str:
    """A home that Lin took back while Wang wrote on it."""
    id = wang.write("household", {"unit": "5-302", "name": "陈家"})
    wang.sync()
    lin.sync()
    lin.take_back(id, "moved away")
    clock.tick(60_000)
    wang.edit(id, {"phone": "13800000000"})
    lin.sync()
    wang.sync()
    return id


def form(tab, id, part="name"):
    """The form of one part in conflict."""
    return next(form for form in tab.get(PAGE).forms(f"/conflicts/{id}") if form.fields["part"] == part)


def kept(tab, value):
    """The dot behind the button beside a value."""
    card = next(card for card in tab.text.split("<li>")[1:] if value in card)
    return card.partition('name="keep" value="')[2].partition('"')[0]


def test_it_works(household, desk):
    desk.get(PAGE)
    assert "Auntie Lin and Wang wrote different things under “Name”." in desk.words
    for said in ("陈家", "王家", "instead of: 林家", "If nobody decides, it stays: 王家."):
        assert said in desk.words


def test_one_of_the_values_is_kept(household, desk, home):
    desk.send(form(desk, household), keep=kept(desk.get(PAGE), "陈家"))
    assert "Settled: 3-1502 陈家." in desk.words
    assert home()["fields"]["name"] == "陈家"
    assert home()["conflicts"] == []
    assert len(home()["heads"]["name"]) == 1


def test_another_value_is_typed(household, desk, home):
    desk.send(form(desk, household), keep="typed", name="林陈家")
    assert home()["fields"]["name"] == "林陈家"
    assert "Nothing to decide." in desk.get(PAGE).words


def test_a_group_is_settled_as_a_whole(collector, wang, chen, desk, clock):
    id = wang.write("errand", {"title": "买米", "status": "open"})
    wang.sync()
    chen.sync()
    for phone in (wang, chen):
        clock.tick(60_000)
        phone.edit(id, {"status": "bought", "runner": phone.store.person})
        phone.sync()
    desk.send(form(desk, id, "progress"), keep=kept(desk.get(PAGE), "Bought, Chen"))
    errand = collector.records(kind="errand")[id]
    assert errand["fields"]["runner"] == chen.store.person
    assert errand["conflicts"] == []


@pytest.mark.parametrize(("keep", "void"), [("Keep the record", None), ("Take it back", "moved away")])
def test_a_void_against_an_edit_is_settled_either_way(taken_back, desk, collector, keep, void):
    desk.get(PAGE)
    assert "Auntie Lin took this back; Wang went on with it without knowing." in desk.words
    button = next(card for card in desk.text.split("<button")[1:] if keep in card)
    desk.send(form(desk, taken_back, "void"), keep=button.partition('value="')[2].partition('"')[0])
    record = collector.records(kind="household")[taken_back]
    assert record["fields"].get("void") == void
    assert record["conflicts"] == []


def test_a_decision_sent_twice_is_written_once(household, desk, home):
    sent = form(desk, household)
    desk.send(sent, keep="typed", name="林陈家").send(sent, keep="typed", name="林陈家")
    assert len(home()["heads"]["name"]) == 1


def test_two_coordinators_deciding_at_once_are_both_kept(household, desk, sit_down, home):
    li = sit_down("li-desk")
    first, second = form(desk, household), form(li, household)
    desk.send(first, keep="typed", name="林陈家")
    li.send(second, keep="typed", name="林王家")
    assert "Somebody else wrote about it meanwhile" in li.words
    assert home()["conflicts"] == ["name"]
    for name in ("林陈家", "林王家"):
        assert name in desk.get(PAGE).words


def test_a_value_that_comes_late_opens_it_again(household, desk, home, lin):
    lin.edit(household, {"name": "晚到的"})
    desk.send(form(desk, household), keep="typed", name="林陈家")
    lin.sync()
    assert home()["conflicts"] == ["name"]
    assert "晚到的" in desk.get(PAGE).words


def test_what_only_a_person_can_settle_comes_first(household, lin, wang, desk, clock):
    clock.tick(3_600_000)
    entry = wang.write("gate_entry", {"direction": "in", "person": "林小美", "temperature": 37.8})
    wang.sync()
    lin.sync()
    for phone, temperature in ((lin, 36.9), (wang, 37.5)):
        phone.edit(entry, {"temperature": temperature})
        phone.sync()
    words = desk.get(PAGE).words
    assert words.index("王家") < words.index("37.5 °C")
    assert "王家" not in desk.get(f"{PAGE}?level=soft").words
    assert "37.5 °C" not in desk.get(f"{PAGE}?level=hard").words
    assert "37.5 °C" not in desk.get(f"{PAGE}?record={household}").words


def test_pages_show_each_once(lin, wang, desk, clock, monkeypatch):
    monkeypatch.setattr(rivals, "PAGE", 2)
    ids = [wang.write("household", {"name": f"{number}"}) for number in range(5)]
    wang.sync()
    lin.sync()
    for phone in (lin, wang):
        for id in ids:
            phone.edit(id, {"name": phone.name})
        phone.sync()
    found, address = [], PAGE
    while address:
        desk.get(address)
        found += [id for id in ids if f"/conflicts/{id}\"" in desk.text]
        address = next(iter(desk.links("after=")), None)
    assert sorted(found) == sorted(ids)


def test_what_is_wrong_stands_beside_the_field(household, desk, home):
    desk.send(form(desk, household), keep="typed", name="x" * 200)
    assert desk.status == 422
    assert "Must not be longer than 120 characters." in desk.words
    assert home()["conflicts"] == ["name"]


def test_an_observer_sees_and_cannot_settle(household, observer, home):
    assert "陈家" in observer.get(PAGE).words
    assert "Let this hold" not in observer.words
    observer.send(form(observer, household), keep="typed", name="林陈家")
    assert home()["conflicts"] == ["name"]


def test_another_compound_has_nothing_to_decide(household, other_desk, home):
    assert "Nothing to decide." in other_desk.get(PAGE).words
    assert other_desk.post(f"{PAGE}/{household}", part="name", heads="{}", keep="typed", name="x").status == 404
    assert home()["conflicts"] == ["name"]


@pytest.mark.parametrize("fields", [{"part": "colour"}, {"part": "name"}, {"part": "name", "heads": "{}"},
                                    {"part": "name", "heads": "{}", "keep": "0000000000000.1"}])
def test_a_form_that_is_no_form_of_ours(household, desk, home, fields):
    assert desk.post(f"{PAGE}/{household}", **fields).status in (400, 404)
    assert home()["conflicts"] == ["name"]


@pytest.mark.parametrize("asked", ["after=x", "after=[1]", "after=[1e999,1,%22a%22]", "level=worst", "record=none",
                                   "record=%00"])
def test_what_is_malformed_asks_for_nothing(household, desk, asked):
    assert desk.get(f"{PAGE}?{asked}").status == 200


def test_there_is_no_such_record(desk):
    assert desk.post(f"{PAGE}/0000000000000.1", part="name").status == 404


def test_a_decision_is_answered_in_place(household, desk, home):
    sent = form(desk, household)
    desk.page = desk.client.post(sent.action, data=sent.fields | {"keep": "typed", "name": "林陈家"},
                                 headers={"Origin": "http://localhost", "HX-Request-Type": "partial"})
    assert "<html" not in desk.text
    assert "Settled: 3-1502 林陈家." in desk.words
