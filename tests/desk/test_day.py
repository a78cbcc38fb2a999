"""The day at a glance."""

import re

import pytest

from tests.clocks import DAY, HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.fixture
def morning(lin, clock):
    """Three out at eight, one in at nine, one taken back; all of it has arrived."""
    for person in ("林小美", "陈大明", "王小明"):
        lin.write("gate_entry", {"gate": "东门", "direction": "out", "person": person, "temperature": 36.5})
    clock.tick(HOUR)
    warm = {"gate": "东门", "direction": "in", "person": "林小美", "unit": "3-1502", "temperature": 37.8}
    lin.write("gate_entry", warm)
    lin.take_back(lin.write("gate_entry", {"gate": "东门", "direction": "in", "person": "点错"}), "wrong row")
    lin.sync()


def figures(tab):
    """label → (number, address)."""
    found = re.findall(r'<dt>([^<]+)</dt><dd><a href="([^"]+)">([^<]+)</a>', tab.text)
    return {label: (number, href.replace("&amp;", "&")) for label, href, number in found}


def test_it_works(morning, desk):
    counted = {label: number for label, (number, _) in figures(desk.get("/desk/")).items()}
    assert counted == {"Out": "3", "In": "1", "Fevers, above 37.3 °C": "1", "Open errands now": "0", "Devices": "1"}


def test_every_number_opens_what_it_counts(morning, desk, lin, clock):
    lin.write("errand", {"title": "买米", "status": "open"})
    lin.sync()
    numbers = {address: int(number) for number, address in figures(desk.get("/desk/")).values()}
    bars = re.findall(r'<a href="([^"]+)" aria-label="[^"]*: (\d+)"', desk.text)
    numbers |= {address.replace("&amp;", "&"): int(number) for address, number in bars}
    assert len(numbers) >= 8
    for address, number in numbers.items():
        assert len(desk.get(address).rows()) == number, address


def test_an_entry_stands_in_its_hour(morning, desk):
    desk.get("/desk/")
    assert "8 o'clock, out: 3" in desk.text
    assert "9 o'clock, in: 1" in desk.text


def test_a_fever_is_a_sentence_that_opens_the_entry(morning, desk):
    desk.get("/desk/")
    assert "3-1502 林小美: 37.8 °C at 东门, today 09:00." in desk.words
    assert "37.8 °C" in desk.get(desk.links("/desk/record/")[0]).words


def test_values_that_only_a_person_can_settle_come_first(household, desk):
    assert "Questions that only a person can settle: 1." in desk.get("/desk/").words


def test_what_was_set_aside_is_told(lin, desk):
    lin.write("gate_entry", {"temperature": 50})
    lin.sync()
    assert "Questions that only a person can settle: 1." in desk.get("/desk/").words


def test_an_errand_that_waits_for_two_days_is_told_with_its_room(lin, desk, clock):
    lin.write("errand", {"title": "买米", "unit": "3-1502", "status": "open"})
    lin.sync()
    clock.tick(2 * DAY)
    assert "The oldest, “买米” for 3-1502, has waited 2 days." in desk.sign_in().get("/desk/").words


def test_a_phone_that_still_holds_entries_is_named(lin, desk):
    for _ in range(3):
        lin.write("gate_entry", {"direction": "in"})
    lin.batch = 1
    lin.sync(rounds=1)
    assert re.search(r"The phone of Auntie Lin \(\w{4}\) still holds entries: 2", desk.get("/desk/").words)


def test_a_clock_that_is_wrong_is_named(collector, desk):
    phone = collector.enrol("gate", "Xu", offset=-2 * HOUR)
    phone.sync()
    assert re.search(r"The clock of the phone of Xu \(\w{4}\) is 2 h slow", desk.get("/desk/").words)


def test_a_silent_phone_is_named(lin, desk, clock):
    lin.sync()
    clock.tick(3 * DAY)
    assert re.search(r"Auntie Lin \(\w{4}\) has not been heard for 3 days", desk.sign_in().get("/desk/").words)


def test_nothing_to_do_says_so(desk):
    assert "Nothing needs you now." in desk.get("/desk/").words


def test_another_day_shows_its_own_figures(morning, desk, clock):
    clock.tick(DAY)
    assert figures(desk.sign_in().get("/desk/"))["Out"][0] == "0"
    assert figures(desk.get("/desk/?day=2020-02-08"))["Out"][0] == "3"


def test_entries_told_twice_are_counted_once(collector, lin, desk, clock):
    xu = collector.enrol("gate", "Xu")
    for phone in (lin, xu):
        clock.tick(MINUTE // 2)
        phone.write("gate_entry", {"gate": "东门", "direction": "out", "person": "林小美"})
        phone.sync()
    assert figures(desk.get("/desk/"))["Out"][0] == "1"


def test_another_compound_sees_nothing_of_it(morning, household, other_desk):
    other_desk.get("/desk/")
    assert figures(other_desk)["Out"][0] == "0"
    assert "林小美" not in other_desk.text
    assert "Auntie Lin" not in other_desk.text


@pytest.mark.parametrize("day", ["yesterday", "2020-13-45", "0001-01-01", "9999-12-31", "%00"])
def test_a_day_that_is_none_shows_today(desk, day):
    desk.get(f"/desk/?day={day}")
    assert desk.status == 200
    assert "A day looks like 2020-02-08." in desk.words


def test_days_to_come_are_today(desk):
    assert "Today, Saturday 8 February 2020" in desk.get("/desk/?day=2020-03-01").words


def test_a_piece_comes_without_the_frame(desk):
    desk.fragment("/desk/")
    assert "<html" not in desk.text
    assert "What needs a person first" in desk.text
    assert "HX-Request-Type" in desk.page.headers["Vary"]


def test_what_arrived_after_the_day_was_closed_is_told_with_whom_it_came_from(lin, wang, clock, desk):
    for direction in ("out", "in"):
        lin.write("gate_entry", {"direction": direction})
    lin.sync()
    lin.write("gate_entry", {"direction": "out"})
    clock.tick(60_000)
    wang.write("day_close", {"date": "2020-02-08", "state": "closed", "who": wang.store.person})
    wang.sync()
    assert "The day was closed" not in desk.get("/desk/").words
    clock.tick(60_000)
    lin.sync()
    words = desk.get("/desk/").words
    assert (f"The day was closed today 08:01. After that 1 of its entries arrived: Auntie Lin ({lin.node[:4]}) 1. "
            "Without them it was: out 1, in 1.") in words
