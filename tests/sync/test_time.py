"""Section 7: brackets, offset, `happened`."""

import pytest

from tests.clocks import DAY, HOUR, MINUTE
from tests.sync.raw import Raw, assert_problem, entry

YEAR = 365 * DAY


def at(raw: Raw, n: int = 1) -> int:
    """When the record that op n made happened, by the export."""
    return raw.collector.records()[raw.dot(n)]["at"]


def uncertain(raw: Raw, n: int = 1) -> bool:
    """Whether the collector doubts when op n happened."""
    from models.kinds import GateEntry

    with raw.collector.app.app_context():
        return bool(GateEntry.select(GateEntry.uncertain).where(GateEntry.id == raw.dot(n)).scalar())


def test_a_right_clock_is_believed(raw, clock):
    written = clock.tick(HOUR)
    clock.tick(3 * HOUR)
    raw.say(entry(written))

    assert at(raw) == written
    assert not uncertain(raw)


@pytest.mark.parametrize("wrong", [-2 * YEAR, 2 * YEAR, -13 * HOUR, 90_000])
def test_a_wrong_clock_is_put_right_by_its_offset(raw, clock, wrong):
    written = clock.tick(HOUR)
    clock.tick(3 * HOUR)
    raw.say(entry(written + wrong), now=clock() + wrong)

    assert at(raw) == written
    assert not uncertain(raw)


def test_an_op_uploaded_days_later_keeps_its_time(raw, clock):
    raw.ask()
    written = clock.tick(HOUR)
    clock.tick(5 * DAY)
    raw.say(entry(written))

    assert at(raw) == written


def test_nothing_happened_after_it_arrived(raw, clock):
    clock.tick(HOUR)
    raw.say(entry(clock() + 2 * HOUR))

    assert at(raw) == clock()
    assert uncertain(raw)


def test_nothing_happened_before_the_enrolment(raw, clock):
    enrolled = clock()
    clock.tick(HOUR)
    raw.say(entry(enrolled - DAY))

    assert at(raw) == enrolled
    assert uncertain(raw)


def test_nothing_happened_before_a_reply_that_had_been_read_without_it(raw, clock):
    clock.tick(HOUR)
    raw.ask()
    heard = raw.heard
    clock.tick(HOUR)
    raw.ask()
    clock.tick(HOUR)
    raw.say(entry(heard - 30 * MINUTE))

    assert at(raw) == heard


def test_heard_counts_only_from_a_contact_that_did_not_claim_the_op(raw, clock):
    clock.tick(HOUR)
    raw.ask()
    written = raw.heard - 30 * MINUTE
    clock.tick(HOUR)
    raw.say(entry(written))

    assert at(raw) == written


def test_a_heard_from_the_future_is_cut_to_its_arrival(raw, clock):
    clock.tick(HOUR)
    raw.ask(heard=clock() + YEAR)
    arrival = clock()
    written = clock.tick(HOUR)
    clock.tick(HOUR)
    raw.say(entry(written), entry(arrival - HOUR))

    assert (at(raw, 1), at(raw, 2)) == (written, arrival)


def test_a_clamp_of_two_minutes_is_not_worth_a_doubt(raw, clock):
    clock.tick(HOUR)
    raw.say(entry(clock() + 2 * MINUTE), entry(clock() + 2 * MINUTE + 1000))

    assert (at(raw, 1), at(raw, 2)) == (clock(), clock())
    assert (uncertain(raw, 1), uncertain(raw, 2)) == (False, True)


def test_one_note_a_day_says_that_a_clock_is_doubted(raw, clock):
    clock.tick(HOUR)
    told = raw.say(entry(clock() + 2 * HOUR), entry(clock() + 3 * HOUR))["notices"]
    told += raw.say(entry(clock.tick(HOUR) + 2 * HOUR))["notices"]
    assert len({note["id"] for note in told}) == 1

    told += raw.say(entry(clock.tick(DAY) + 2 * HOUR))["notices"]

    assert len({note["id"] for note in told}) == 2


def test_the_first_contact_that_claims_an_op_closes_its_bracket(raw, clock):
    written = clock.tick(HOUR)
    raw.write(entry(written + 30 * MINUTE))
    raw.send(2, claimed=1)
    claimed = clock()
    clock.tick(DAY)
    raw.send(1)

    assert at(raw) == claimed


def test_the_offset_is_that_of_the_contact_that_closed_the_bracket(raw, clock):
    written = clock.tick(HOUR)
    raw.write(entry(written - YEAR))
    clock.tick(HOUR)
    raw.send(2, claimed=1, now=clock() - YEAR)
    clock.tick(HOUR)
    raw.send(1)

    assert at(raw) == written


def test_a_body_cut_after_its_header_is_a_contact(raw, clock):
    written = clock.tick(HOUR)
    raw.write(entry(written - YEAR))
    clock.tick(HOUR)
    body = raw.body(1, now=clock() - YEAR)
    raw.post(body, cut=body.index(b"\n") + 1)
    clock.tick(HOUR)
    raw.send(1)

    assert at(raw) == written


def test_a_gap_is_a_contact(raw, clock):
    raw.write(entry(clock.tick(HOUR) + DAY), entry(clock()))
    assert_problem(raw.send(2), 409, "gap")
    first = clock()
    clock.tick(DAY)
    raw.send(1)

    assert at(raw) == first


def test_an_expired_cursor_is_a_contact(raw, clock):
    raw.write(entry(clock.tick(HOUR) + DAY))
    assert_problem(raw.send(2, cursor="nobody-gave-this", claimed=1), 410, "cursor_expired")
    first = clock()
    clock.tick(DAY)
    raw.send(1)

    assert at(raw) == first


def test_a_fork_is_no_contact(raw, clock):
    raw.say(entry(clock()))
    raw.write(entry(clock.tick(HOUR) + DAY))
    assert_problem(raw.send(2, 1, claimed=2, prev="0" * 32, last="0" * 32), 409, "fork")
    later = clock.tick(DAY)
    raw.send(2)

    assert at(raw, 2) == later


def test_a_malformed_request_is_no_contact(raw, clock):
    raw.write(entry(clock.tick(HOUR) + DAY))
    assert_problem(raw.send(1, last="0" * 32), 400, "malformed")
    later = clock.tick(DAY)
    raw.send(1)

    assert at(raw) == later


def test_a_resend_never_moves_a_bracket(raw, clock, collector):
    raw.say(entry(clock.tick(HOUR) - 2 * MINUTE))
    before = collector.export()
    clock.tick(DAY)
    raw.send(1, now=clock() - YEAR, seen=0, heard=0)

    assert collector.export() == before


def test_ops_before_a_clock_went_backwards_are_put_right_as_well(raw, clock):
    ahead = 3 * HOUR
    written = clock.tick(HOUR)
    raw.write(entry(written + ahead))
    clock.tick(HOUR)
    raw.write({"t": clock(), "kind": "clock_jump", "set": {"before": clock() + ahead, "after": clock()}})
    after = clock.tick(HOUR)
    raw.write(entry(after))
    clock.tick(HOUR)
    raw.send(1)

    assert (at(raw, 1), at(raw, 3)) == (written, after)


def test_ops_that_a_contact_claimed_before_the_jump_keep_its_offset(raw, clock):
    ahead = 3 * HOUR
    written = clock.tick(HOUR)
    raw.say(entry(written + ahead), now=clock() + ahead)
    clock.tick(HOUR)
    raw.say({"t": clock(), "kind": "clock_jump", "set": {"before": clock() + ahead, "after": clock()}})

    assert at(raw, 1) == written


def test_a_quarantined_op_is_not_given_a_time_that_shows(raw, clock, collector):
    raw.say(entry(clock(), set={"temperature": 99}), entry(clock.tick(HOUR), id=raw.dot(1), set={"gate": "west"}))

    assert collector.records() == {}


def test_a_record_happened_when_its_creating_op_did(raw, clock):
    made = clock()
    raw.say(entry(made))
    raw.say(entry(clock.tick(HOUR), id=raw.dot(1), set={"gate": "west"}))

    assert at(raw) == made


def test_later_is_by_happened_and_not_by_what_a_clock_claims(raw, other, clock, collector):
    raw.say(entry(clock()))
    clock.tick(HOUR)
    other.say(entry(clock() + YEAR, id=raw.dot(1), set={"gate": "north"}), now=clock() + YEAR)
    clock.tick(HOUR)
    raw.say(entry(clock() - YEAR, id=raw.dot(1), set={"gate": "south"}), now=clock() - YEAR)

    assert collector.records()[raw.dot(1)]["fields"]["gate"] == "south"
