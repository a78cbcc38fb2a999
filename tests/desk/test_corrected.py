"""What was set aside is let count with the value that is right, in one answer; and what that leaves can be undone."""

import pytest

from tests.clocks import MINUTE
from tests.desk.conftest import BOTH_ENGINES
from tests.desk.inbox import PAGE, form, forms, undo, waiting

pytestmark = BOTH_ENGINES
ENTRY = {"gate": "东门", "direction": "in", "person": "林小美"}


@pytest.fixture
def hot(lin) -> str:
    """The dot of an entry that says 50 °C."""
    dot = lin.write("gate_entry", ENTRY | {"temperature": 50})
    lin.sync()
    return dot


@pytest.fixture
def entry(collector):
    return lambda id: collector.records(kind="gate_entry")[id]["fields"]


def correct(desk, value):
    return desk.send(forms(desk.get(PAGE), "aside")[0], answer="corrected", temperature=value)


def test_the_record_shows_the_right_value_and_its_history_both(hot, desk, entry, collector, shown):
    correct(desk, "36.5")
    assert "Decided: Corrected and let count: 36.5 °C." in desk.words
    assert entry(hot)["temperature"] == 36.5
    assert waiting(desk) == 0
    assert "Temperature 36.5 °C was 50.0 °C" in desk.get(f"/desk/record/{hot}").words
    assert "Corrected and let count 36.5 °C" in desk.get(f"{PAGE}/decided").words
    assert shown(hot)["fields"]["person"] == "林小美"


def test_on_the_page_of_what_was_set_aside_too(hot, desk, entry, collector):
    desk.get("/desk/quarantine").submit(hot, answer="corrected", temperature="36,5")
    assert "Nothing has been set aside." in desk.words
    assert entry(hot)["temperature"] == 36.5
    assert collector.sound()


@pytest.mark.parametrize(("typed", "said"), [("51", "Must be between 30 and 45."), ("", "Must not be empty."),
                                             ("warm", "Must be a number.")])
def test_another_wrong_value_is_refused_and_nothing_counts(hot, desk, collector, typed, said):
    correct(desk, typed)
    assert desk.status == 422
    assert said in desk.words
    desk.get("/desk/quarantine").submit(hot, answer="corrected", temperature=typed)
    assert said in desk.words
    assert collector.records() == {}


def test_letting_it_count_as_it_is_asks_first(hot, desk):
    text = desk.get(PAGE).text
    assert "It then counts as it stands, for ever." in desk.words
    assert text.index("<summary>It is right: let it count") < text.index('value="released"')


@pytest.mark.parametrize("answer", ["corrected", "released"])
def test_undone_it_is_withdrawn_as_a_whole(hot, desk, entry, shown, collector, answer):
    desk.send(forms(desk.get(PAGE), "aside")[0], answer=answer, temperature="36.5")
    undo(desk)
    assert entry(hot)["void"] == "Undone"
    assert "Nothing has been decided yet." in desk.get(f"{PAGE}/decided").words
    shown(hot)


@pytest.mark.parametrize("answer", ["corrected", "released"])
def test_of_a_change_the_earlier_value_is_put_back(lin, wang, desk, clock, shown, answer):
    id = wang.write("gate_entry", ENTRY | {"temperature": 36.4, "note": "with a child"})
    wang.sync()
    lin.sync()
    clock.tick(MINUTE)
    lin.edit(id, {"temperature": 50})
    lin.sync()
    desk.send(forms(desk.get(PAGE), "aside")[0], answer=answer, temperature="36.9")
    assert shown(id)["fields"]["temperature"] == (36.9 if answer == "corrected" else 50)
    undo(desk)
    fields = shown(id)["fields"]
    assert (fields["temperature"], fields["note"], fields.get("void")) == (36.4, "with a child", None)


def test_a_second_reading_beside_it_is_not_overruled(lin, wang, desk, shown):
    keys = {"resident": "0000000000000.1", "date": "2020-02-08", "slot": "am"}
    check = wang.write("health_check", keys | {"temperature": 38.2})
    lin.write("health_check", keys | {"temperature": 50})
    wang.sync()
    lin.sync()
    correct(desk, "36.5")
    record = shown(check)
    assert (record["fields"]["temperature"], record["conflicts"]) == (38.2, ["temperature"])


def test_neither_and_nothing_is_refused(household, desk, home):
    desk.send(form(desk), answer="typed", name="  ")
    assert desk.status == 422
    assert "Must not be empty." in desk.words
    assert home()["conflicts"] == ["name"]


def test_what_was_decided_says_which_value(household, desk):
    desk.send(form(desk), answer="kept")
    assert "What was shown holds 王家" in desk.get(f"{PAGE}/decided").words
