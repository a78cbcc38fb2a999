"""One errand from the wish to the settled bill."""

import json

import pytest

from tests.field.tab import Form, Tab


@pytest.fixture
def errand(runner, collector):
    """The id of an errand with a list, which the runner is looking at."""
    wish = {"unit": "3-1502", "title": "买菜", "errand_item": "大米 10斤\n鸡蛋 30个", "phone": "13805951234"}
    runner.get("/field/errands/new").submit("/k/errand/new", **wish)
    return next(iter(collector.records(kind="errand")))


@pytest.fixture
def fields(collector, errand):
    """What the errand's record holds now."""
    return lambda: collector.records(kind="errand")[errand]["fields"]


def test_it_works(runner, errand, fields, collector):
    runner.submit("/step/claim").submit("/step/buy").submit("/step/deliver")
    assert fields()["status"] == "delivered"
    assert fields()["outcome"] == "handed_over"
    assert fields()["runner"] == runner.person
    assert collector.records(kind="errand")[errand]["conflicts"] == []


def test_a_claim_sent_twice_is_one_op(runner, errand, collector):
    form = runner.forms("/step/claim")[0]
    runner.send(form).send(form)
    assert len(collector.records(kind="errand")[errand]["heads"]["progress"]) == 1


def test_who_comes_second_is_told_who_was_first(runner, errand, fields, collector):
    runner.submit("/step/claim")
    late = Tab(collector, "runner", "Late Li")
    late.send(Form(f"/field/errands/{errand}/claim", "post"))
    assert "Chen took it first" in late.text
    assert fields()["runner"] == runner.person


def test_given_back_it_is_open_for_everybody(runner, errand, fields):
    runner.submit("/step/claim")
    runner.submit("/step/release")
    assert fields()["status"] == "open"
    assert "runner" not in fields()
    assert runner.forms("/step/claim")


def test_undo_brings_back_the_step_before(runner, errand, fields):
    runner.submit("/step/claim").submit("/step/deliver")
    runner.submit("/step/claim_again")
    assert fields()["status"] == "claimed"
    assert "outcome" not in fields()


def test_undo_brings_back_what_was_bought(runner, errand, fields):
    runner.submit("/step/claim").submit("/step/buy").submit("/step/deliver").submit("/step/buy_again")
    assert fields()["status"] == "bought"


@pytest.mark.parametrize("outcome", ["absent", "wrong_address", "refused", "unavailable", "other"])
def test_what_did_not_work_out_is_open_for_another_try(runner, errand, fields, outcome):
    runner.submit("/step/claim").submit("/step/failed", outcome=outcome)
    assert fields()["status"] == "failed"
    assert runner.get(f"/field/errands/{errand}").forms("/step/claim")


def test_what_was_bought_stays_with_who_holds_it(runner, errand, fields):
    runner.submit("/step/claim").submit("/step/buy").submit("/step/hold", outcome="absent")
    assert (fields()["status"], fields()["outcome"]) == ("bought", "absent")


def test_only_its_runner_moves_it_on(runner, errand, collector):
    runner.submit("/step/claim")
    other = Tab(collector, "runner", "Late Li")
    for step in ("progress", "outcome"):
        other.send(Form(f"/field/errands/{errand}/{step}", "post"), status="open", outcome="absent")
        assert other.page.status_code == 422
        assert "Somebody was here before you." in other.text or "Chen took it first" in other.text
    assert collector.records(kind="errand")[errand]["fields"]["status"] == "claimed"


def test_the_phone_number_is_for_who_goes_there(runner, errand, collector):
    assert "13805951234" not in runner.text
    assert "13805951234" in runner.submit("/step/claim").text
    other = Tab(collector, "runner", "Late Li")
    assert "13805951234" not in other.get(f"/field/errands/{errand}").text


def test_other_errands_at_this_door_are_offered(runner, errand):
    runner.get("/field/errands/new").submit("/k/errand/new", unit="3-1502", title="取药")
    assert "取药" in runner.get(f"/field/errands/{errand}").text


def test_a_conflict_is_told(runner, errand, collector):
    forms = runner.forms("/step/claim")[0]
    late = collector.enrol("runner", "Late Li")
    late.sync()
    late.edit(errand, {"status": "claimed", "runner": late.store.person})
    runner.send(forms)
    late.sync()
    assert "A coordinator will decide." in runner.get(f"/field/errands/{errand}").text


def test_a_step_whose_answer_was_lost_is_sent_again_in_peace(runner, errand, fields, collector):
    runner.submit("/step/claim")
    release = runner.forms("/step/release")[0]
    assert runner.send(release).send(release).page.status_code == 200
    assert len(collector.records(kind="errand")[errand]["heads"]["progress"]) == 1


def test_unknown_words_are_refused(runner, errand):
    runner.submit("/step/claim")
    assert runner.send(runner.forms("/step/failed")[0], outcome="eaten").page.status_code == 422
    for deed, typed in (("outcome", {"outcome": "eaten"}), ("progress", {"status": "lost"}), ("progress", {})):
        assert runner.send(Form(f"/field/errands/{errand}/{deed}", "post"), **typed).page.status_code == 400


def test_the_addresses_of_before_do_what_they_did(runner, errand, fields, collector):
    """Forms that a phone has kept, and other programs, send to them."""
    def post(path, **typed):
        heads = json.dumps(next(iter(collector.records(kind="errand").values()))["heads"])
        runner.send(Form(f"/field/errands/{path}", "post", {"once": f"{path}{typed}", "heads": heads}), **typed)
        assert runner.page.status_code == 200
    post(f"{errand}/claim")
    post(f"{errand}/items", text="口罩", quantity="2包")
    item = next(id for id, one in collector.records(kind="errand_item").items() if one["fields"]["text"] == "口罩")
    post(f"items/{item}", state="bought", price="12.5")
    post(f"items/{item}", state="bought", price="12.6", origin="shop")
    assert runner.page.request.path == "/field/errands/shop"
    assert collector.records(kind="errand_item")[item]["fields"]["price"] == 1260
    post(f"{errand}/money", what="repaid", amount="3")
    [money] = collector.records(kind="errand_money")
    assert collector.records(kind="errand_money")[money]["fields"]["amount"] == -300
    post(f"money/{money}/take-back")
    assert collector.records(kind="errand_money")[money]["fields"]["void"] == "Undone"
    for step, name, word, status in (("progress", "status", "bought", "bought"),
                                     ("outcome", "outcome", "absent", "bought"),
                                     ("progress", "status", "claimed", "claimed"),
                                     ("progress", "status", "open", "open")):
        post(f"{errand}/{step}", **{name: word})
        assert fields()["status"] == status
    post(f"{errand}/claim", origin="list")
    assert runner.page.request.path == "/field/errands"
    post(f"{errand}/outcome", outcome="left_at_door")
    assert (fields()["status"], fields()["outcome"]) == ("delivered", "left_at_door")
    assert runner.get(f"/field/errands/{errand}").page.request.path == f"/field/r/{errand}"
