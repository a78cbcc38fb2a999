"""What asks something of somebody whose browser keeps nothing: told, answered, taken back on pages of the centre."""

import pytest

from tests.clocks import MINUTE
from tests.field.tab import ORIGIN, Tab
from tests.sync.raw import Raw

PAGE = "/field/phone"


@pytest.fixture
def fixed(gate, homes, entries, collector, clock) -> str:
    """An entry whose temperature Auntie Lin has fixed on a page, and then Cai, who had not seen it."""
    gate.get(f"/field/gate/enter?resident={homes['林小美']}").submit("/gate/enter", temperature="36.5")
    id, cai = entries()[0]["id"], collector.enrol("coordinator", "Wu")
    cai.sync()
    gate.get(f"/field/gate/{id}").submit(f"/r/{id}/edit", temperature="36.6")
    clock.tick(MINUTE)
    cai.edit(id, {"temperature": 38.2})
    cai.sync()
    return id


@pytest.fixture
def entry(fixed, entries):
    """The entry as it is now."""
    return lambda: next(one for one in entries() if one["id"] == fixed)


def test_nothing_is_waiting(gate):
    assert "Nothing is waiting for your answer." in gate.get(PAGE).text


def test_what_was_written_on_a_page_is_put_back_and_that_is_undone(gate, entry):
    assert "you wrote “36.6 °C”. What Wu wrote is shown for now: “38.2 °C”." in gate.get(PAGE).text
    gate.send(gate.forms(PAGE)[0], restore=id_of(gate, "restore"))
    assert gate.answer == "What you wrote holds again."
    assert (entry()["fields"]["temperature"], entry()["conflicts"]) == (36.6, [])
    assert "Put mine back" not in gate.text

    gate.submit(PAGE)
    assert (entry()["fields"]["temperature"], entry()["conflicts"]) == (38.2, ["temperature"])
    assert "Put mine back" in gate.get(PAGE).text


def test_words_go_to_the_coordinators_and_can_be_taken_back(gate, fixed, collector):
    gate.get(PAGE)
    id = id_of(gate, "reply")
    gate.send(gate.forms(PAGE)[-1], reply=id, words="")
    assert (gate.page.status_code, "Write your answer." in gate.text) == (422, True)
    gate.send(gate.forms(PAGE)[-1], reply=id, words="她自己量的")
    [said] = collector.records(kind="question").values()
    assert said["fields"] == {"item": id.removeprefix("lost:").rpartition(":")[0], "op": id.rpartition(":")[2],
                              "reply": "她自己量的"}

    gate.submit(PAGE)
    [said] = collector.records(kind="question").values()
    assert said["fields"]["void"] == "Undone at once"


def test_what_was_read_is_not_shown_again(gate, fixed, collector, homes):
    other = Tab(collector, "gate", "Auntie Hu")
    other.get(PAGE).client.post(f"{PAGE}/dismiss", data={"id": id_of(gate.get(PAGE), "restore")}, headers=ORIGIN)
    assert "Put mine back" in gate.get(PAGE).text
    gate.submit(f"{PAGE}/dismiss")
    assert "Put mine back" not in gate.get(PAGE).text


def test_what_was_set_aside_is_told_where_a_phone_keeps_nothing(collector, homes):
    raw = Raw(collector)
    raw.say({"t": 1, "kind": "gate_entry", "set": {"gate": "东门", "temperature": 50}})
    client = collector.app.test_client()
    client.set_cookie("lianfang", raw.token)
    text = client.get(PAGE, headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert "Temperature: Must be between 30 and 45." in text
    assert "Write it right" in text


@pytest.mark.parametrize("form", [{}, {"undo": "lost:x"}, {"undo": "lost:a:b.1:name:c:d.1", "mine": "x"},
                                  {"undo": "lost:a:b.1:none:c:d.1", "mine": "1", "was": "2", "kind": "errand"},
                                  {"undo": "lost:a:b.1:name:c:d.1", "mine": "1", "was": "2", "kind": "household"}])
def test_a_form_that_is_none_of_ours(gate, form):
    assert gate.client.post(PAGE, data=form, headers=ORIGIN).status_code == 400


def test_a_notice_that_is_not_there(gate):
    for id in ("lost:x", "nothing", "\0"):
        assert gate.client.post(PAGE, data={"restore": id}, headers=ORIGIN).status_code == 303


def id_of(tab, name):
    return tab.text.partition(f'name="{name}" value="')[2].partition('"')[0]
