"""Many that are alike are answered at once, and taken back."""

import re

import pytest

from tests.clocks import MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, form, forms, together, told_twice, undo, waiting
from tests.field.tab import Forms
from views.desk.inbox import queue

pytestmark = BOTH_ENGINES


def test_all_that_are_alike_are_answered_at_once_and_taken_back(many, desk, counted, collector):
    assert "All 7 like this:" in desk.get(PAGE).words
    desk.send(together(desk), answer="apart")
    assert "Decided: 7. Not the same." in desk.words
    assert (waiting(desk), counted()) == (0, 14)
    decisions = len(collector.records(kind="decision"))

    desk.send(together_undo(desk))
    assert (decisions, waiting(desk), counted()) == (7, 7, 7)
    assert collector.sound()


def together_undo(tab):
    """Undo stands on the page that a decision led to; later pages have it for each alone."""
    found = [form for form in forms_of(tab.get(f"{PAGE}/decided")) if form.action.endswith("/undo")]
    dots = " ".join(form.fields["dots"] for form in found)
    found[0].fields["dots"] = dots
    return found[0]


def forms_of(tab):
    reader = Forms()
    reader.feed(tab.text)
    return reader.found


def test_one_that_came_meanwhile_is_not_answered_unseen(many, lin, wang, clock, desk):
    sent = together(desk)
    told_twice(lin, wang, clock, "晚到的")
    desk.send(sent, answer="apart")
    assert "Decided: 7. Not the same. Came or changed meanwhile, and not answered: 1." in desk.words
    assert waiting(desk) == 1
    assert "晚到的" in desk.get(PAGE).words


def test_one_that_came_for_one_that_was_answered_is_not_answered_unseen(many, lin, wang, clock, desk):
    sent, [first, *_] = together(desk), forms(desk)
    desk.send(first, answer="same")
    told_twice(lin, wang, clock, "晚到的")
    desk.send(sent, answer="apart")
    assert "晚到的" in desk.get(PAGE).words


def test_one_that_was_corrected_meanwhile_is_not_answered_unseen(many, lin, desk, counted):
    sent = together(desk)
    lin.edit(many[0][0], {"note": "with a child"})
    lin.sync()
    desk.send(sent, answer="apart")
    assert "Decided: 6. Not the same. Came or changed meanwhile, and not answered: 1." in desk.words
    assert (waiting(desk), counted()) == (1, 13)


def test_where_all_have_changed_nothing_is_decided(many, lin, desk):
    sent = together(desk)
    for one, _ in many:
        lin.edit(one, {"note": "with a child"})
    lin.sync()
    desk.send(sent, answer="apart")
    assert "Nothing was decided; please look again." in desk.words
    assert waiting(desk) == 7


def test_what_is_worth_a_glance_is_left_as_it_is_in_bulk(many, household, desk):
    sent = desk.get(f"{PAGE}?level=soft").forms(f"{PAGE}/all")[0]
    assert "Leave all 7 as they are" in desk.words
    desk.send(sent, answer="seen")
    assert waiting(desk) == 1
    assert "王家" in desk.get(PAGE).words


def test_values_are_left_as_they_are_in_bulk(lin, wang, desk, clock, collector):
    id = wang.write("gate_entry", {"gate": "东门", "person": "林小美"})
    wang.sync()
    lin.sync()
    for phone, warm in ((lin, 36.5), (wang, 38.2)):
        clock.tick(MINUTE)
        phone.edit(id, {"temperature": warm})
        phone.sync()
    assert waiting(desk) == 1
    desk.send(desk.get(f"{PAGE}?level=soft").forms(f"{PAGE}/all")[0], answer="seen")
    assert waiting(desk) == 0
    undo(desk)
    assert waiting(desk) == 1
    assert collector.sound()


def test_more_than_can_be_answered_at_once_are_answered_step_by_step(many, desk, monkeypatch):
    monkeypatch.setattr(queue, "MOST", 3)
    sent = together(desk)
    assert "The first 3 of 7:" in desk.words
    so_far = []
    while sent:
        desk.page = desk.client.post(sent.action, data=sent.fields | {"answer": "same"}, headers={
            "Origin": "http://localhost", "HX-Request-Type": "partial"})
        so_far += re.findall(r"(\d+ of 7) answered", desk.words)
        sent = next(iter(desk.forms(f"{PAGE}/all")), None)
    assert so_far == ["3 of 7", "6 of 7"]
    assert waiting(desk) == 0


def test_rivals_of_one_pair_of_phones_keep_what_is_shown(lin, wang, desk, collector, clock):
    ids = [wang.write("household", {"name": f"{n}", "unit": f"9-{n}"}) for n in range(4)]
    wang.sync()
    lin.sync()
    for phone in (lin, wang):
        clock.tick(MINUTE)
        for id in ids:
            phone.edit(id, {"name": phone.name + id[-2:]})
        phone.sync()
    desk.send(together(desk), answer="kept")
    records = collector.records(kind="household")
    assert all(records[id]["fields"]["name"].startswith("Wang") and not records[id]["conflicts"] for id in ids)
    undo(desk)
    assert waiting(desk) == 4
    assert collector.sound()


def test_unrelated_claims_stay_apart_after_an_undo(lin, wang, chen, desk, clock, collector):
    for name, pair in (("买米", (lin, wang)), ("买油", (lin, chen))):
        id = wang.write("errand", {"title": name, "status": "open"})
        for phone in (wang, *pair):
            phone.sync()
        for phone in pair:
            clock.tick(MINUTE)
            phone.edit(id, {"status": "bought", "runner": phone.store.person})
            phone.sync()
    assert "like this" not in desk.get(PAGE).words.partition("By keyboard")[0]
    for _ in range(2):
        desk.send(forms(desk.get(PAGE), "claims")[0], answer="kept")
    undo(desk)
    undo(desk)
    assert waiting(desk) == 2
    assert "like this" not in desk.get(PAGE).words.partition("By keyboard")[0]
    assert collector.sound()


@pytest.mark.parametrize("type", ["void", "rival"])
def test_after_an_undo_the_same_key_means_the_same_side(lin, wang, desk, clock, type):
    id = wang.write("household", {"unit": "5-302", "name": "陈家"})
    wang.sync()
    lin.sync()
    lin.take_back(id, "moved away") if type == "void" else lin.edit(id, {"name": "林家"})
    clock.tick(MINUTE)
    wang.edit(id, {"name": "王家"})
    lin.sync()
    wang.sync()
    before = sides(desk)
    for _ in range(2):
        desk.send(form(desk, type), answer=re.findall(r'name="answer" value="([^"]+)"', desk.text)[0])
        undo(desk)
        assert sides(desk) == before


def sides(tab):
    return re.findall(r'<p class="value">(.*?)</p>', tab.get(PAGE).text)
