"""Section 6: verdicts – which ops they cover, and what they say."""

import pytest

from tests import wire
from tests.sync.raw import Raw, entry, verdicts

RIGHT = ["11010519491231002X", "440308199901010012"]
WRONG = "110105194912310021"


def test_a_quarantined_op_is_acknowledged_and_kept_out_of_the_fold(raw, clock, collector):
    reply = raw.say(entry(clock(), set={"gate": "east", "temperature": 99}))

    assert (reply["have"], reply["hash"]) == (1, raw.hashes[1])
    assert reply["verdicts"][0]["errors"]["temperature"][0]
    assert collector.records() == {}


def test_a_resend_tells_the_verdict_again(raw, clock):
    first = raw.say(entry(clock(), set={"temperature": 99}), entry(clock()))

    assert raw.send(1, seen=2).json["verdicts"] == first["verdicts"]


def test_every_op_after_seen_has_its_verdict_told_even_if_it_is_not_sent(raw, clock):
    told = raw.say(entry(clock(), set={"temperature": 99}), entry(clock(), set={"temperature": 98}))["verdicts"]

    assert raw.send(3, seen=0).json["verdicts"] == told
    assert raw.send(3, seen=1).json["verdicts"] == told[1:]
    assert raw.send(3, seen=2).json["verdicts"] == []


def test_ops_without_trouble_are_not_listed(raw, clock):
    assert raw.say(*[entry(clock()) for _ in range(5)])["verdicts"] == []


def test_the_later_of_two_concurrent_writers_is_told_of_the_conflict(raw, other, clock):
    raw.say(entry(clock()))
    raw.say(entry(clock(), id=raw.dot(1), set={"unit": "3-1502"}))

    reply = other.say(entry(clock(), id=raw.dot(1), set={"unit": "4-101"}))

    assert reply["verdicts"] == [{"n": 1, "verdict": "conflict", "fields": ["unit"]}]


def test_the_earlier_of_two_concurrent_writers_is_told_when_it_asks_again(raw, other, clock):
    raw.say(entry(clock()))
    raw.say(entry(clock(), id=raw.dot(1), set={"unit": "3-1502"}))
    other.say(entry(clock(), id=raw.dot(1), set={"unit": "4-101"}))

    assert verdicts(raw.send(3, seen=0).json) == {2: "conflict"}


def test_both_sides_of_a_void_conflict_are_told(raw, other, clock):
    raw.say(entry(clock()))
    raw.say(entry(clock(), id=raw.dot(1), set={"unit": "4-101"}))

    reply = other.say(entry(clock(), id=raw.dot(1), set={"void": "twice"}, base={"void": []}))

    assert reply["verdicts"] == [{"n": 1, "verdict": "conflict", "fields": ["void"]}]
    assert verdicts(raw.send(3, seen=0).json) == {2: "conflict"}


def test_a_settled_conflict_is_no_longer_told(raw, other, clock):
    raw.say(entry(clock()), entry(clock(), id=raw.dot(1), set={"unit": "3-1502"}))
    other.say(entry(clock(), id=raw.dot(1), set={"unit": "4-101"}))
    both = [raw.dot(2), other.dot(1)]
    raw.say(entry(clock(), id=raw.dot(1), set={"unit": "3-1503"}, base={"unit": both}))

    assert raw.send(4, seen=0).json["verdicts"] == other.send(2, seen=0).json["verdicts"] == []


@pytest.mark.parametrize("number", RIGHT + [RIGHT[0].lower()])
@pytest.mark.parametrize("field", ["note", "person", "purpose"])
def test_an_id_card_number_is_quarantined(raw, clock, collector, number, field):
    if number == RIGHT[1]:
        number = number[:17] + check_digit(number[:17])

    reply = raw.say(entry(clock(), set={"gate": "east", field: f"shows {number}."}), entry(clock()))

    assert verdicts(reply) == {1: "quarantined"}
    assert list(reply["verdicts"][0]["errors"]) == [field]
    assert number not in str(reply)


def check_digit(seventeen: str) -> str:
    """The 18th digit by GB 11643: weights 2^(18−i) mod 11."""
    total = sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(seventeen))
    return "10X98765432"[total % 11]


def test_eighteen_digits_with_a_wrong_check_digit_are_just_digits(raw, clock):
    assert raw.say(entry(clock(), set={"note": WRONG}))["verdicts"] == []


def test_an_id_card_number_is_nowhere_in_the_file(laptop, clock, tmp_path):
    raw = Raw(laptop)
    raw.say(entry(clock(), set={"gate": "east", "note": RIGHT[0]}))
    hidden = "".join(f"\\u{ord(digit):04x}" for digit in RIGHT[0])
    raw.say(b'{"t":1,"kind":"gate_entry","set":{"gate":"east","note":"%s"}}' % hidden.encode())

    stored = b"".join(path.read_bytes() for path in tmp_path.glob("lianfang.db*"))
    assert RIGHT[0].encode() not in stored
    assert hidden.encode() not in stored


def test_an_id_card_number_in_a_line_that_is_no_json_is_nowhere_in_the_file_either(laptop, clock, tmp_path):
    raw = Raw(laptop)
    raw.say(b'{"t":1,"note":"%s"' % RIGHT[0].encode())

    assert RIGHT[0].encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("lianfang.db*"))


def test_the_chain_goes_on_over_a_redacted_op_and_it_can_be_sent_again(raw, clock):
    raw.say(entry(clock(), set={"note": RIGHT[0]}))

    reply = raw.say(entry(clock()))

    assert (reply["have"], reply["hash"]) == (2, raw.hashes[2])
    assert raw.send(1).json["have"] == 2


def test_what_a_role_may_not_write_is_quarantined(collector, clock):
    raw = Raw(collector, role="gate")

    reply = raw.say(entry(clock(), kind="release", set={"op": raw.dot(1)}), entry(clock()))

    assert verdicts(reply) == {1: "quarantined"}


def test_an_observer_writes_nothing(collector, clock):
    raw = Raw(collector, role="observer")

    assert verdicts(raw.say(entry(clock()))) == {1: "quarantined"}


def test_an_op_on_another_sites_record_does_not_touch_it(raw, clock, collector):
    raw.say(entry(clock()))
    stranger = Raw(collector, site="hj")

    reply = stranger.say(entry(clock(), id=raw.dot(1), set={"gate": "west"}), entry(clock()))

    assert verdicts(reply) == {1: "quarantined"}
    assert collector.records()[raw.dot(1)]["fields"]["gate"] == "east"
    assert set(collector.records("hj")) == {stranger.dot(2)}


def test_an_op_on_another_sites_record_that_came_first_does_not_touch_it_either(raw, clock, collector):
    stranger = Raw(collector, site="hj")
    stranger.say(entry(clock(), id=raw.dot(1), set={"gate": "west"}))
    raw.say(entry(clock()))

    assert collector.records()[raw.dot(1)]["fields"]["gate"] == "east"
    assert collector.records("hj") == {}
    assert collector.sound()


def test_an_op_of_another_kind_than_its_record_does_not_touch_it(raw, clock, collector):
    reply = raw.say(entry(clock()), entry(clock(), kind="errand", id=raw.dot(1), set={"title": "rice"}))

    assert verdicts(reply) == {2: "quarantined"}
    assert collector.records()[raw.dot(1)]["kind"] == "gate_entry"


def test_a_record_exists_once_its_creating_op_has_come(raw, other, clock, collector):
    other.say(entry(clock(), id=raw.dot(1), set={"gate": "west"}, base={"gate": [raw.dot(1)]}))
    assert collector.records() == {}

    raw.say(entry(clock()))

    assert collector.records()[raw.dot(1)]["fields"]["gate"] == "west"


def test_a_record_whose_creating_op_is_quarantined_does_not_exist(raw, clock, collector):
    raw.say(entry(clock(), set={"temperature": 99}), entry(clock(), id=raw.dot(1), set={"gate": "west"}))

    assert collector.records() == {}
    assert collector.sound()


def test_five_hundred_bad_ops_are_five_hundred_verdicts(raw, clock):
    reply = raw.say(*[entry(clock(), set={"temperature": 99}) for _ in range(500)])

    assert len(reply["verdicts"]) == reply["have"] == 500


def test_an_op_that_names_itself_or_the_future_does_no_harm(raw, clock, collector):
    base = {"gate": [raw.dot(2), raw.dot(9)]}
    raw.say(entry(clock()), entry(clock(), id=raw.dot(1), set={"gate": "west"}, base=base), entry(clock()))

    assert {raw.dot(1), raw.dot(3)} <= set(collector.records())
    assert collector.sound()


def test_two_ops_that_name_each_other_do_no_harm(raw, other, clock, collector):
    raw.say(entry(clock()))
    raw.say(entry(clock(), id=raw.dot(1), set={"gate": "west"}, base={"gate": [wire.dot(other.node, 1)]}))
    other.say(entry(clock(), id=raw.dot(1), set={"gate": "south"}, base={"gate": [raw.dot(2)]}))

    assert collector.sound()
