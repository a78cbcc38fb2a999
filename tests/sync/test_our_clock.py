"""Section 7, where it is the collector's own clock that is wrong: a wrong moment harms no other one.

The phones' clocks are right here unless a test says otherwise: `true` is the time that they and everybody know.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import database as db
from sync import clock as clocks
from sync import nodes, reports
from sync.clock import Contact
from tests.clocks import DAY, HOUR, MINUTE, MORNING
from tests.collector import Collector
from tests.laws import DISTRICTS
from tests.sync.raw import Raw, entry
from tests.sync.test_time import at, uncertain

YEAR = 365 * DAY


class District:
    """A node, and a collector whose clock differs from the true time by `wrong` ms."""

    def __init__(self, raw: Raw):
        self.raw, self.true, self.wrong = raw, raw.collector.clock(), 0

    def go(self, ms: int, wrong: int | None = None) -> int:
        """Lets time go by; returns the true time."""
        self.true += ms
        self.wrong = self.wrong if wrong is None else wrong
        self.raw.collector.clock.ms = self.true + self.wrong
        return self.true

    def say(self, *times: int) -> dict:
        """An entry for each time; a contact without them."""
        return self.raw.say(*[entry(t) for t in times], now=self.true)

    def dates(self) -> list[tuple[int, bool]]:
        """When each entry happened, in ms since the beginning, and whether that is uncertain."""
        return [(at(self.raw, n) - MORNING, uncertain(self.raw, n)) for n in range(1, len(self.raw.lines) + 1)]


@pytest.fixture
def district(raw) -> District:
    """On both engines."""
    return District(raw)


def test_a_contact_eight_hours_ahead_does_not_date_what_follows(district, collector):
    """The entries of eleven, twelve and one o'clock keep their hours; that of ten was uncertain for an hour."""
    district.say(district.go(HOUR))
    district.say(district.go(HOUR, wrong=8 * HOUR))
    assert district.dates()[1] == (10 * HOUR, False)
    for _ in range(3):
        district.say(district.go(HOUR, wrong=0))

    assert district.dates() == [(HOUR, False), (2 * HOUR, True), *[(n * HOUR, False) for n in (3, 4, 5)]]
    assert collector.sound()


def test_a_contact_without_entries_corrects_what_came_before_it(district, collector):
    district.say(district.go(HOUR))
    district.say(district.go(HOUR, wrong=8 * HOUR), district.true - 10 * MINUTE)
    district.go(HOUR, wrong=0)
    district.say()

    assert district.dates() == [(HOUR, False), (2 * HOUR, True), (2 * HOUR - 10 * MINUTE, True)]
    assert collector.sound()


@pytest.mark.parametrize("wrong", [-8 * HOUR, -50 * YEAR])
def test_a_contact_in_the_past_moves_nothing_that_was_known(district, collector, wrong):
    """A box without a clock of its own begins in 1970 after a power cut."""
    for _ in range(3):
        district.say(district.go(HOUR))
    district.say(district.go(HOUR, wrong=wrong))
    assert district.dates()[3] == (3 * HOUR + 1, True)
    district.say(district.go(HOUR, wrong=0))

    assert district.dates() == [*[(n * HOUR, False) for n in (1, 2, 3)], (4 * HOUR, True), (5 * HOUR, False)]
    assert collector.sound()


def test_a_year_ahead_for_weeks_and_then_right(district, collector):
    district.say(district.go(HOUR))
    for _ in range(20):
        district.say(district.go(DAY, wrong=YEAR))
    district.say(district.go(DAY, wrong=0))

    assert [when for when, _ in district.dates()] == [HOUR + n * DAY for n in range(22)]
    assert collector.sound()


def test_a_day_ahead_by_less_than_its_length_and_then_right(district, collector):
    """The true time passes what our clock had shown at first: those contacts contradict nothing by themselves."""
    district.say(district.go(HOUR))
    for _ in range(9):
        district.say(district.go(HOUR, wrong=8 * HOUR))
    district.say(district.go(30 * MINUTE, wrong=0))

    assert [when for when, _ in district.dates()] == [*[n * HOUR for n in range(1, 11)], 10 * HOUR + 30 * MINUTE]
    assert [doubt for _, doubt in district.dates()] == [False, *[True] * 9, False]
    assert collector.sound()


def test_a_phone_whose_clock_is_wrong_as_well_bears_witness_all_the_same(district, collector):
    """It is wrong by as much as ever: what changes is ours."""
    slow = 2 * YEAR
    for wrong in (0, 8 * HOUR, 0):
        district.go(HOUR, wrong)
        district.raw.say(entry(district.true - slow), now=district.true - slow)

    assert district.dates() == [(HOUR, False), (2 * HOUR, True), (3 * HOUR, False)]
    assert collector.sound()


def test_a_clock_that_goes_back_by_a_minute_is_no_reason_to_doubt(district):
    district.say(district.go(HOUR))
    district.say(district.go(10_000, wrong=-MINUTE))

    assert district.dates() == [(HOUR, False), (HOUR + 1, False)]


def test_an_enrolment_in_the_future_bounds_nothing(clock, collector):
    clock.tick(8 * HOUR)
    district = District(Raw(collector))
    clock.tick(-8 * HOUR)
    district.true = clock()
    written = district.go(HOUR)
    district.go(HOUR)
    district.say(written)

    assert district.dates() == [(HOUR, False)]
    assert collector.sound()


def test_who_was_enrolled_in_the_future_is_awaited_today(clock, collector):
    clock.tick(YEAR)
    raw = Raw(collector)
    clock.tick(-YEAR)
    today = reports.day("2020-02-08", clock())
    assert raw.node not in {device["id"] for device in reports.devices(1, today)}
    raw.say(entry(clock()))

    assert raw.node in {device["id"] for device in reports.devices(1, today)}
    assert sum(n for n, *_ in reports.sums([1], today)[1].values()) == 1


def test_no_form_is_remembered_from_the_future(clock, collector):
    clock.tick(YEAR)
    nodes.remember_once(1, "early", "said", ["a.1"], clock())
    clock.tick(-YEAR)
    nodes.remember_once(1, "late", "said", ["a.2"], clock())

    assert db.row("SELECT MAX(at) FROM once")[0] == clock()


def test_an_enrolment_stands_against_a_clock_of_1970(district, collector):
    district.say(district.go(HOUR, wrong=-50 * YEAR))
    assert district.dates()[0][0] == 1
    district.say(district.go(HOUR, wrong=0))

    assert district.dates() == [(HOUR, True), (2 * HOUR, False)]
    assert collector.sound()


def test_nothing_stays_arrived_in_the_future(district):
    district.say(district.go(HOUR, wrong=YEAR))
    district.say(district.go(HOUR, wrong=0))

    assert db.row("SELECT MAX(arrived) FROM op")[0] == district.true


def test_what_waited_in_vain_too_early_waits_again(district, collector):
    """A clock a month ahead ends all waiting; set right, the fourteen days begin where they began."""
    raw = district.raw
    district.say(district.go(HOUR))
    unknown = "q9p0e5t1z8xcd.4"
    raw.say(entry(district.go(HOUR), id=raw.dot(1), set={"gate": "west"}, base={"gate": [unknown]}), now=district.true)
    assert collector.records()[raw.dot(1)]["waiting"] == ["gate"]
    district.say(district.go(HOUR, wrong=30 * DAY))
    assert collector.records()[raw.dot(1)]["waiting"] == []
    district.say(district.go(HOUR, wrong=0))

    assert collector.records()[raw.dot(1)]["waiting"] == ["gate"]
    assert collector.sound()


def test_a_wrong_clock_of_ours_is_not_blamed_on_the_phone(district):
    district.say(district.go(HOUR))
    told = district.say(district.go(HOUR, wrong=-9 * DAY))["notices"]

    assert told == []


# -- laws

SPANS = st.sampled_from([1, MINUTE, 10 * MINUTE, HOUR, 8 * HOUR, DAY, 20 * DAY])
WRONGS = st.sampled_from([0, 0, 0, 0, MINUTE, -MINUTE, 8 * HOUR, -8 * HOUR, YEAR, -50 * YEAR])
STEPS = st.lists(st.tuples(SPANS, WRONGS, st.integers(0, 3)), min_size=1, max_size=12)


@given(STEPS, st.integers(-2 * YEAR, 2 * YEAR))
def test_arrivals_that_are_believed_rise_and_are_all_where_our_clock_is_right(steps, phone):
    true, last, kept = MORNING, None, []
    for span, wrong, _ in steps:
        true += span
        last = clocks.arrival(true + wrong, last)
        kept.append(Contact(last, true + phone, 0, 0))
    doubted = clocks.doubtful(MORNING, kept)
    believed = [c.arrival for place, c in enumerate(kept) if place not in doubted]

    assert believed == sorted(set(believed))
    if all(wrong == 0 for _, wrong, _ in steps):
        assert not doubted
        assert [c.arrival for c in kept] == sorted({c.arrival for c in kept})


@given(STEPS, st.integers(-HOUR, HOUR))
def test_no_moment_lies_further_ahead_than_the_clock_ever_stood_when_it_was_believed(steps, phone):
    """After a contact with a right clock whose phone's clock is right, nothing is dated later than that."""
    true, last, kept = MORNING, None, []
    for nr, (span, wrong, _) in enumerate([*steps, (HOUR, 0, 0)], 1):
        true += span
        last = clocks.arrival(true + wrong, last)
        kept.append(Contact(last, true, 0, nr, nr))
    doubted = clocks.doubtful(MORNING, kept)
    judged = [c._replace(doubtful=int(place in doubted)) for place, c in enumerate(kept)]

    for n in range(1, len(kept) + 1):
        found = clocks.bracket(judged, MORNING, n)
        assert found.lo <= found.hi <= true + clocks.UNCERTAIN


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_the_caches_hold_whatever_our_clock_does(engine, request, clock):
    """What is corrected contact by contact is what `rebuild` makes of the facts at once."""
    world = request.getfixturevalue({"sqlite": "sqlite_world", "postgresql": "postgres_world"}[engine])
    quick = settings(max_examples=max(2, world.examples if engine == "sqlite" else DISTRICTS // 8),
                     suppress_health_check=list(HealthCheck))
    start = clock()

    @quick
    @given(STEPS)
    def law(steps):
        clock.ms = start
        with world.copy() as url:
            collector = Collector(url, clock)
            nodes = [Raw.of(collector, phone) for phone in world.phones[:2]]
            true = start
            for turn, (span, wrong, count) in enumerate(steps):
                true += span
                clock.ms = true + wrong
                raw = nodes[turn % 2]
                edits = [entry(true, id=raw.dot(1), set={"gate": "west"})] if raw.lines and count == 2 else []
                raw.say(*[entry(true - k * MINUTE) for k in range(count)], *edits, now=true)
            assert collector.sound()

    law()
