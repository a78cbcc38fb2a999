"""One errand from the wish to the settled bill."""

import pytest

from tests.field.tab import Form, Tab


@pytest.fixture
def errand(runner, collector):
    """The id of an errand with a list, which the runner is looking at."""
    wish = {"unit": "3-1502", "title": "买菜", "list": "大米 10斤\n鸡蛋 30个", "phone": "13805951234"}
    runner.get("/field/errands/new").submit("/errands/new", **wish)
    return next(iter(collector.records(kind="errand")))


@pytest.fixture
def fields(collector, errand):
    """What the errand's record holds now."""
    return lambda: collector.records(kind="errand")[errand]["fields"]


def test_it_works(runner, errand, fields, collector):
    runner.submit("/claim").submit("/progress", status="bought").submit("/outcome", outcome="handed_over")
    assert fields()["status"] == "delivered"
    assert fields()["outcome"] == "handed_over"
    assert fields()["runner"] == runner.person
    assert collector.records(kind="errand")[errand]["conflicts"] == []


def test_a_claim_sent_twice_is_one_op(runner, errand, collector):
    form = runner.forms("/claim")[0]
    runner.send(form).send(form)
    assert len(collector.records(kind="errand")[errand]["heads"]["progress"]) == 1


def test_who_comes_second_is_told_who_was_first(runner, errand, fields, collector):
    runner.submit("/claim")
    late = Tab(collector, "runner", "Late Li")
    late.send(Form(f"/field/errands/{errand}/claim", "post"))
    assert "Chen took it first" in late.text
    assert fields()["runner"] == runner.person


def test_given_back_it_is_open_for_everybody(runner, errand, fields):
    runner.submit("/claim")
    release = next(form for form in runner.forms("/progress") if form.fields.get("once", "").endswith("-release"))
    runner.send(release, status="open")
    assert fields()["status"] == "open"
    assert "runner" not in fields()
    assert runner.forms("/claim")


def test_undo_brings_back_the_step_before(runner, errand, fields):
    runner.submit("/claim").submit("/outcome", outcome="handed_over")
    runner.submit("/progress")
    assert fields()["status"] == "claimed"
    assert "outcome" not in fields()


@pytest.mark.parametrize("outcome", ["absent", "wrong_address", "refused", "unavailable", "other"])
def test_what_did_not_work_out_is_open_for_another_try(runner, errand, fields, outcome):
    runner.submit("/claim").submit("/outcome", outcome=outcome)
    assert fields()["status"] == "failed"
    assert runner.get(f"/field/errands/{errand}").forms("/claim")


def test_what_was_bought_stays_with_who_holds_it(runner, errand, fields):
    runner.submit("/claim").submit("/progress", status="bought").submit("/outcome", outcome="absent")
    assert (fields()["status"], fields()["outcome"]) == ("bought", "absent")


def test_only_its_runner_moves_it_on(runner, errand, collector):
    runner.submit("/claim")
    other = Tab(collector, "runner", "Late Li")
    for step in ("progress", "outcome"):
        other.send(Form(f"/field/errands/{errand}/{step}", "post"), status="open", outcome="absent")
        assert other.page.status_code == 403


def test_the_phone_number_is_for_who_goes_there(runner, errand, collector):
    assert "13805951234" not in runner.text
    assert "13805951234" in runner.submit("/claim").text
    other = Tab(collector, "runner", "Late Li")
    assert "13805951234" not in other.get(f"/field/errands/{errand}").text


def test_other_errands_at_this_door_are_offered(runner, errand):
    runner.get("/field/errands/new").submit("/errands/new", unit="3-1502", title="取药")
    assert "取药" in runner.get(f"/field/errands/{errand}").text


def test_a_conflict_is_told(runner, errand, collector):
    forms = runner.forms("/claim")[0]
    late = collector.enrol("runner", "Late Li")
    late.sync()
    late.edit(errand, {"status": "claimed", "runner": late.store.person})
    runner.send(forms)
    late.sync()
    assert "a coordinator will look at it." in runner.get(f"/field/errands/{errand}").text


def test_a_step_whose_answer_was_lost_is_sent_again_in_peace(runner, errand, fields, collector):
    runner.submit("/claim")
    release = next(form for form in runner.forms("/progress") if form.fields.get("once", "").endswith("-release"))
    assert runner.send(release, status="open").send(release, status="open").page.status_code == 200
    assert len(collector.records(kind="errand")[errand]["heads"]["progress"]) == 1


def test_unknown_words_are_refused(runner, errand):
    runner.submit("/claim")
    form = runner.forms("/outcome")[0]
    assert runner.send(form, outcome="eaten").page.status_code == 400
