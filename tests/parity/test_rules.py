"""What the gate's rules ask, and how a pass stands, is the same at the centre and on the phone."""

import pytest

from tests.clocks import DAY, HOUR
from tests.parity import documents
from tests.parity.compound import Compound
from tests.parity.phone import LANGUAGES, Phone

ENTER = "/field/gate/enter"
SUBJECTS = ("visitor", "courier", "vehicle", "staff")
RULES = [
    {}, {"residents": "free"}, {"residents": "none"}, {"residents": "pass", "mask": True},
    {"residents": "quota", "quota_trips": 1}, {"residents": "quota", "quota_trips": 9, "quota_days": 2},
    {"residents": "quota", "quota_trips": 0, "quota_per": "person"}, {"residents": "quota"},
    {"visitors": "none", "couriers": "none", "vehicles": "none"}, {"visitors": "host_agrees", "mask": True},
    {"couriers": "at_gate", "vehicles": "residents"}, {"hours_from": "6:00", "hours_to": "22:00"},
    {"hours_from": "20:00", "hours_to": "06:30"}, {"hours_from": "dawn", "hours_to": "06:30"},
    {"residents": "pass", "until": "2020-02-08T08:00:00+08:00"}, {"residents": "pass", "until": "no day"},
    {"watch": ["鄂A", "豫S"], "watch_why": "<b>Wuhan</b>"}, {"watch": ["鄂A"], "watch_until": "2020-02-09"},
    {"watch": ["鄂A"], "watch_until": "2020-02-08"}, {"most_minutes": 120}, {"most_minutes": 0},
    {"residents": "none", "gates": ["东门"]}, {"residents": "none", "gates": ["西门"]},
]
PASSES = [{"state": "valid"}, {}, {"state": "held"}, {"state": "held", "held_to": "2020-02-07"}, {"state": "revoked"},
          {"valid_to": "2020-02-09", "state": "held", "held_to": "2020-03-01"}, {"valid_to": "2020-02-08"}]


@pytest.fixture
def phone(phone_of) -> Phone:
    """A phone at the gate."""
    return phone_of("gate")


@pytest.fixture
def ids(phone) -> dict[str, str]:
    """The records of a full compound, by name."""
    return Compound(phone).fill().ids


def _rule(phone, since, **fields):
    phone.other.write("regime", {"since": since, **fields})
    phone.other.sync()
    phone.begin()


def _pages(ids, names=("resident",)):
    return [*(f"{ENTER}?resident={ids[name]}" for name in names), *(f"{ENTER}?subject={one}" for one in SUBJECTS)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_is_said_on_both_sides(phone, ids, lang):
    phone.choices["lang"] = lang
    for n, rule in enumerate(RULES):
        _rule(phone, f"2020-02-08T09:{n:02}:00+08:00", **rule)
        for direction in ("out", "in"):
            phone.choices["direction"] = direction
            phone.begin()
            for path in _pages(ids, ("resident", "plain", "homeless")):
                documents.assert_same(*phone.both(path), f"{path} {rule} {direction}")


def test_every_state_of_a_pass_is_said_on_both_sides(phone, ids):
    path = f"{ENTER}?resident={ids['resident']}"
    for rule in (None, {"residents": "pass"}):
        if rule:
            _rule(phone, "2020-02-08T09:00:00+08:00", **rule)
        for n, fields in enumerate(PASSES):
            holder = ids[("home", "resident")[n % 2]]
            phone.other.write("permit", {"holder": holder, "type": "household", **fields})
            phone.other.sync()
            phone.begin()
            documents.assert_same(*phone.both(path), f"{fields} {rule}")
    assert "pass" in phone.both(path)[0]["html"]


def test_of_rules_the_last_that_was_set_holds_and_what_is_still_to_come_waits(phone, ids):
    for since, visitors in (("2020-02-10T08:00:00+08:00", "none"), ("2020-02-11T00:00:00+08:00", "free"),
                            ("2020-02-09T08:00:00+08:00", "host_agrees"), ("some day", "none")):
        _rule(phone, since, visitors=visitors)
    phone.choices["direction"] = "in"
    phone.begin()
    for told in ("host_agrees", "none", None):
        there, here = phone.both(f"{ENTER}?subject=visitor")
        documents.assert_same(there, here, told)
        assert ("No visitors" in there["html"], 'name="host"' in there["html"]) == (told == "none",
                                                                                     told == "host_agrees")
        phone.collector.clock.tick(DAY if told == "host_agrees" else 20 * HOUR)
        phone.begin()


@pytest.mark.parametrize("fields", [
    {}, {"masks": "1"}, {"masks": "1", "mask": "no"}, {"turned_because": "no_mask", "masks": "1"},
    {"turned_because": "fever"}, {"turned_because": "sorcery"}, {"keypad": "back"}, {"keypad": "back", "mask": "no"},
    {"rule": "regime:x", "permit": "permit:y"}, {"temperature": "39", "turned_because": "fever"},
    {"turned_because": "quota_used", "temperature": "36.5"},
])  # fmt: skip
def test_what_is_told_is_written_alike(take, fields):
    take(ENTER, resident=take.ids["resident"], subject="resident", direction="out", **fields)


def test_a_fever_can_be_written_down_as_an_incident(phone, ids):
    path = f"/field/gate/{ids['held']}/fever"
    documents.assert_same(*phone.both(path), path)
    assert "type=fever" in phone.both(path)[0]["html"]


def test_a_host_is_asked(take):
    for fields in ({"host": "agreed", "host_name": "林"}, {"host": "perhaps"},
                   {"host": "refused", "turned_because": "no_visitors"}, {"keypad": "back"},
                   {"keypad": "back", "unit": ""}, {"turned_because": "no_visitors", "unit": ""}):
        take(ENTER, subject="visitor", direction="in", **({"unit": "3-1502", "person": "王"} | fields))
