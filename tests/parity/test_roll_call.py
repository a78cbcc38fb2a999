"""A roll call: building by building who is safe, and who of a home is out by the gate's own entries."""

import pytest

from tests.clocks import HOUR
from tests.parity import documents
from tests.parity.phone import LANGUAGES, Phone

LIST = "/field/due/roll_call"


@pytest.fixture
def phone(phone_of) -> Phone:
    """A phone at the gate."""
    return phone_of("gate")


@pytest.fixture
def homes(phone) -> dict[str, str]:
    """Three homes of two buildings; of one two are out, of another somebody has come back."""
    write, clock = phone.other.write, phone.collector.clock
    found = {unit: write("household", {"building": unit[0], "unit": unit}) for unit in ("3-1502", "3-201", "5-302")}
    write("campaign", {"type": "roll_call", "name": "Fire", "scope": ["3"], "state": "running"})
    phone.other.sync()
    for way, unit, person in (("out", "3-1502", "林小美"), ("out", "3-1502", "林建国"), ("out", "3-201", "王"),
                              ("in", "3-201", "王")):
        clock.tick(HOUR)
        write("gate_entry", {"direction": way, "decision": f"let_{way}", "unit": unit, "person": person})
        phone.other.sync()
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_doors_of_the_building_say_who_is_out(phone, homes, lang):
    phone.choices["lang"] = lang
    phone.begin()
    for path in (LIST, f"{LIST}?grid=0", f"{LIST}?grid=0&of={homes['3-1502']}", f"{LIST}?grid=0&of={homes['3-201']}"):
        there, here = phone.both(path)
        documents.assert_same(there, here, path)
    grid = phone.both(LIST)[0]["html"]
    assert ("3-1502" in grid, "3-201" in grid, "5-302" in grid) == (True, True, False)
    assert grid.count("林小美") == grid.count("林建国") == 1
    assert ("Out: 林小美" if lang == "en" else "在外：林小美") in grid


def test_a_door_is_ticked_off_with_one_tap_and_who_is_missing_is_red(phone, homes):
    phone.begin()
    [campaign] = [id for id, one in phone.told().items() if one["kind"] == "campaign"]
    for n, (unit, answer) in enumerate((("3-1502", "done"), ("3-201", "missed"))):
        phone.begin()
        form = {"of": homes[unit], "word": "accounted", "round": campaign, "answer": answer, "once": f"tap {n}"}
        documents.assert_same(*phone.both_take(LIST, form), answer)
    phone.begin()
    there, here = phone.both(LIST)
    documents.assert_same(there, here, "ticked")
    assert ("All are safe" in there["html"], "Somebody is missing" in there["html"]) == (True, True)
