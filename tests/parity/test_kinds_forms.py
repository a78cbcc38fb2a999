"""The forms of every kind do the same at the centre and on the phone: what is written, and the answer."""

import pytest

from tests.parity.compound import NASTY
from tests.parity.phone import Phone

KEY = {"date": "2020-02-08", "slot": "am"}
LONG = "长" * 10_001


@pytest.fixture
def phone(phone_of) -> Phone:
    """A building lead's phone."""
    return phone_of("lead")


def test_a_home_is_written_down(take):
    for fields in ({"unit": "７－１０１\r\n", "building": "7", "name": "王\r\n家", "people": "３"},
                   {"unit": NASTY, "note": NASTY}, {}, {"people": "many"}, {"people": "31"}, {"people": "2.5"},
                   {"people": "-1", "note": LONG}, {"name": "bell \x07", "unit": "x" * 41}):
        take("/field/k/household/new", typed=fields)


def test_a_check_is_written_down_once(take):
    resident = {"resident": take.ids["resident"]}
    for fields in ({}, KEY, resident, resident | {"date": "2020-02-08"}, KEY | {"resident~q": "林小"},
                   resident | KEY | {"temperature": "hot", "symptoms": "a" * 61, "reached": "perhaps"},
                   resident | {"date": "soon", "slot": "noon", "temperature": "50"}):
        take("/field/k/health_check/new", **fields)
    take("/field/k/health_check/new", **resident, date="2020/2/8", slot="am", temperature="368", reached="0",
         symptoms="发热\r\n咳嗽、")
    take("/field/k/health_check/new", **resident, **KEY, temperature="37")


def test_a_check_that_was_taken_back_is_written_anew(take, phone):
    whole = {"resident": take.ids["resident"], **KEY}
    take("/field/k/health_check/new", **whole, temperature="36.6", symptoms="cough")
    [id] = [id for id, one in phone.told().items() if one["kind"] == "health_check"]
    take.ids["check"] = id
    take("/field/r/{}/take-back", "check")
    take("/field/r/{}/take-back", "check", other_reason="长" * 1_001)
    take("/field/r/{}/take-back", "check", reason="Written down wrongly")
    take("/field/k/health_check/new", **whole, temperature="37", symptoms="")
    fields = phone.told()[id]["fields"]
    assert fields["temperature"] == 37
    assert fields.keys() == {"resident", "date", "slot", "temperature"}
    take("/field/r/{}/edit", "check", **{"was.temperature": "37", "temperature": "36.9", "note": "later"})


def test_a_resident_is_changed(take):
    was = {"was.household": take.ids["home"], "was.name": "林小美", "was.phone": "13805954321"}
    stands = {name.removeprefix("was."): text for name, text in was.items()}
    for fields in ({}, {"name": "林晓美"}, {"household": ""}, {"household": "", "household~q": "3-"}, {"name": LONG},
                   {"household": "0000000000000.1"}, {"plates": "闽C1，闽C2\r\n"}):
        take("/field/r/{}/edit", "resident", typed=was | stands | fields)
    take("/field/r/{}/take-back", "resident", reason=NASTY)
    take("/field/r/{}/put-back", "resident")


def test_the_next_step_of_an_errand(take):
    for step, name in (("claim", "open"), ("claim", "mine"), ("deliver", "mine"), ("buy", "open"), ("release", "open")):
        take(f"/field/r/{{}}/step/{step}", name)
