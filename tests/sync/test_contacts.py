"""Section 7 on the pure functions alone: brackets, and which of our own arrivals can be true."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import clock
from sync.clock import UNCERTAIN, Bracket, Contact, Jump
from tests.clocks import MINUTE

T = 10_000_000_000
MILLION = 1_000_000


def contact(arrival: int, off: int = 0, claimed: int = 0, heard: int = 0, nr: int = 0, doubtful: int = 0) -> Contact:
    """A contact at `T + arrival`, which is off by that much from the node's clock."""
    return Contact(T + arrival, T + arrival - off, heard and T + heard, claimed, nr, doubtful)


def judged(further: Contact, *earlier: Contact, enrolled: int = 0) -> int | None:
    """How many of the `earlier` contacts, the latest first, fall before a further one."""
    return clock.overruled(further, earlier, T + enrolled)


def test_our_own_clock_counts_milliseconds():
    assert abs(clock.now() - time.time() * 1000) < MINUTE
    assert isinstance(clock.now(), int)


def test_a_contact_after_the_others_overrules_none():
    assert judged(contact(10), contact(5), contact(1)) == 0
    assert judged(contact(10)) == 0


def test_whose_clock_agrees_with_the_nodes_is_believed():
    assert judged(contact(1_000), contact(5 * MILLION, off=4 * MILLION)) == 1
    assert judged(contact(1_000, off=-4 * MILLION), contact(5 * MILLION)) is None


def test_who_arrives_at_the_same_moment_counts_as_later():
    assert judged(contact(10), contact(10, off=MILLION)) == 1
    assert judged(contact(10, off=MILLION), contact(10)) is None


@pytest.mark.parametrize(("off", "other"), [(1, -1), (-1, 1), (0, 0), (MILLION, MILLION)])
def test_of_two_that_are_as_wrong_the_first_is_believed(off, other):
    assert judged(contact(5, off=off), contact(10, off=other)) is None


def test_the_enrolment_is_judged_alike():
    late = UNCERTAIN + 1
    assert judged(contact(0, off=-late), enrolled=late) is None
    assert judged(contact(0, off=0), enrolled=late) == 0
    assert judged(contact(0, off=-UNCERTAIN), enrolled=UNCERTAIN) == 0
    assert judged(contact(0, off=-1_000), enrolled=1_000) == 0
    assert judged(contact(0, off=-late), contact(-5, off=-late), enrolled=late) == 0


def test_the_enrolment_is_no_rival_once_something_later_than_it_is_believed():
    further, rival = contact(0, off=-200_000), contact(300_000, off=400_000)
    assert judged(further, rival, enrolled=300_000) == 1
    assert judged(further, rival, enrolled=299_999) is None


def test_a_node_whose_clock_is_wrong_is_as_wrong_as_before():
    below = contact(0, off=10 * MILLION)
    assert judged(contact(100, off=9 * MILLION), contact(200, off=5 * MILLION), below) == 1
    assert judged(contact(100, off=5 * MILLION), contact(200, off=9 * MILLION), below) is None
    assert judged(contact(100, off=9 * MILLION), contact(200, off=-10 * MILLION - 500_000), below) == 1


def test_two_minutes_still_agree():
    below = contact(0, off=10 * UNCERTAIN)
    assert judged(contact(100, off=UNCERTAIN), contact(200, off=2 * UNCERTAIN), below) == 2
    assert judged(contact(100, off=UNCERTAIN + 1), contact(200, off=2 * UNCERTAIN), below) is None


def test_those_before_that_were_misdated_by_as_much_fall_too():
    rival, wrong, right = contact(200, off=2 * MILLION), contact(50, off=2 * MILLION), contact(10)
    assert judged(contact(100), rival, wrong, right) == 2
    assert judged(contact(100), rival, wrong) == 2
    assert judged(contact(100), rival, contact(50, off=MILLION)) == 1
    assert judged(contact(100), rival, contact(50, off=MILLION + 1), contact(40, off=MILLION + 1), right) == 3


def test_the_places_of_those_that_cannot_be_true():
    contacts = [contact(0), contact(8 * MILLION, off=7 * MILLION), contact(2 * MILLION),
                contact(3 * MILLION, off=-9 * MILLION)]
    assert clock.doubtful(T, contacts) == {1}
    assert clock.doubtful(T, contacts[:2]) == set()
    assert clock.doubtful(T, [contact(0), contact(-5 * MILLION, off=-5 * MILLION), contact(1)]) == {1}


def test_what_was_claimed_in_vain_is_put_after_the_last_certain_one():
    first = contact(9 * MILLION, nr=3, doubtful=1)
    contacts = [contact(1, nr=1), contact(8 * MILLION, nr=2, doubtful=1), first, contact(5, nr=4)]
    assert clock.after_the_last_certain(contacts, T - 7, first) == first._replace(arrival=T + 2)
    assert clock.after_the_last_certain(contacts[1:], T - 7, first) == first._replace(arrival=T - 6)


@pytest.mark.parametrize(("came", "last", "counts"), [
    (100, None, 100), (100, 99, 100), (100, 100, 101), (100, 100 + UNCERTAIN, 101 + UNCERTAIN),
    (100, 101 + UNCERTAIN, 100), (100, 150, 151), (1, None, 1), (0, None, 1),
])  # fmt: skip
def test_contacts_come_one_after_another_unless_our_clock_was_set(came, last, counts):
    assert clock.arrival(came, last) == counts


def test_a_bracket_lies_between_two_contacts():
    contacts = [contact(100, claimed=2, heard=90, nr=1), contact(500, off=-7, claimed=5, heard=300, nr=2),
                contact(800, claimed=5, nr=3)]
    assert clock.bracket(contacts, T, 3) == Bracket(T + 90, T + 500, -7, 5)
    assert clock.bracket(contacts, T + 5, 1) == Bracket(T + 5, T + 100, 0, 2)
    with pytest.raises(ValueError, match="empty"):
        clock.bracket(contacts, T, 6)


def test_a_reply_heard_after_it_was_sent_was_heard_when_it_arrived():
    contacts = [contact(100, claimed=2, heard=900), contact(500, claimed=5)]
    assert clock.bracket(contacts, T, 3).lo == T + 100
    assert clock.bracket([contact(500, heard=20, claimed=2), contact(500, claimed=5)], T, 3).lo == T


@pytest.mark.parametrize(("enrolled", "lo"), [(501, 500), (500 + UNCERTAIN, 500), (501 + UNCERTAIN, -T), (499, 499)])
def test_an_enrolment_long_after_it_was_used_says_nothing(enrolled, lo):
    assert clock.bracket([contact(500, claimed=5)], T + enrolled, 3).lo == T + lo


def test_doubtful_contacts_make_a_bracket_doubtful_until_a_certain_one():
    wrong, right = contact(900, claimed=3, nr=1, doubtful=1), contact(400, claimed=4, nr=2)
    assert clock.bracket([wrong, right], T, 3) == Bracket(T, T + 400, 0, 4, True)
    assert clock.bracket([wrong, right], T, 4) == Bracket(T, T + 400, 0, 4)
    assert clock.bracket([right._replace(nr=1), wrong._replace(nr=2)], T, 3) == Bracket(T, T + 400, 0, 4)
    assert clock.bracket([wrong], T, 3) == Bracket(T, T + 1, 1 - 900, 3, True)
    for first in (contact(950, claimed=3, nr=0, doubtful=1), contact(20, claimed=3, nr=0, doubtful=1)):
        assert clock.bracket([wrong, first], T, 3).offset == T + 1 - first.now
    for first in (contact(950, claimed=3, nr=2, doubtful=1), contact(20, claimed=3, nr=2, doubtful=1)):
        assert clock.bracket([wrong, first], T, 3).offset == T + 1 - wrong.now
    assert clock.bracket([contact(50, claimed=1, heard=40, doubtful=1), right], T, 3).lo == T


def test_of_contacts_at_once_the_smaller_claim_closes():
    for off in (-3, 0, 3):
        assert clock.bracket([contact(5, claimed=9), contact(5, off=off, claimed=7)], T, 3).claimed == 7


def test_ops_fall_into_the_brackets_of_the_contacts_that_claim_them():
    contacts = [contact(100, claimed=2), contact(200, claimed=4), contact(300, claimed=9)]
    runs = clock.brackets(contacts, T, 2, 9)
    assert [(first, last, found.hi - T) for first, last, found in runs] == [(2, 2, 100), (3, 4, 200), (5, 9, 300)]
    assert [(first, last) for first, last, _ in clock.brackets(contacts, T, 3, 4)] == [(3, 4)]


SOME = st.lists(st.builds(Contact, *[st.integers(-9, 9).map(lambda ms: T + ms)] * 2,
                          st.sampled_from([-1, 0, *range(T - 9, T + 10)]), st.integers(0, 12), st.integers(0, 9),
                          st.sampled_from([0] * 9 + [1]), st.sampled_from(["", "hub"])), max_size=12)


@given(SOME, st.integers(-9, 9), st.integers(1, 12))
def test_the_brackets_of_many_ops_are_those_of_each(contacts, enrolled, first):
    contacts = [*contacts, Contact(T + 9, T, 0, 12, 10)]
    runs = clock.brackets(contacts, T + enrolled, first, 12)
    assert [found for _, _, found in runs] == [clock.bracket(contacts, T + enrolled, at) for at, _, _ in runs]


def test_hundreds_of_contacts_at_once_are_gone_through_once():
    """With the square of them a hub's day took the centre longer than its line."""
    looked = []

    class Looked(Contact):
        @property
        def claimed(self):
            looked.append(1)
            return self[3]

    def looks(many):
        looked.clear()
        clock.brackets([Looked(T + n, T + n, T + n - 1, n) for n in range(1, many + 1)], T, 1, many)
        return len(looked)

    assert looks(400) <= 11 * looks(40)


@pytest.mark.parametrize(("t", "at", "uncertain"), [
    (50, 60, 0), (0, 60, 0), (95, 100, 0), (95 + UNCERTAIN, 100, 0), (96 + UNCERTAIN, 100, 1),
    (55 - UNCERTAIN, 60, 0), (54 - UNCERTAIN, 60, 1), (85, 90, 0),
])  # fmt: skip
def test_the_best_estimate_lies_in_the_bracket(t, at, uncertain):
    found = clock.all_happened([(1, 0, 0, t)], Bracket(60, 100, 5, 1))
    assert found == ([at], [uncertain])


def test_in_a_doubtful_bracket_every_moment_is_uncertain():
    assert clock.all_happened([(1, 0, 0, 70)], Bracket(60, 100, 5, 1, True)) == ([75], [1])


def test_what_was_written_before_a_jump_is_put_back_by_it():
    ops = [(n, 0, 0, 1_000) for n in (1, 2, 3)]
    assert clock.all_happened(ops, Bracket(0, 5_000, 0, 3), [Jump(2, 300)]) == ([700, 1_000, 1_000], [0, 0, 0])
    jumps = [Jump(3, 300), Jump(2, 100), Jump(4, 50)]
    assert clock.all_happened(ops, Bracket(0, 5_000, 0, 3), jumps)[0] == [600, 700, 1_000]


def test_of_several_contacts_at_once_the_first_collector_counts():
    ours, theirs = contact(5, claimed=1), contact(5, off=MILLION, claimed=1)._replace(via="7k3v9q2m4x7ab")
    for both in ([ours, theirs], [theirs, ours]):
        assert clock.bracket(both, T, 1).offset == 0
    assert clock.bracket([ours, theirs._replace(arrival=T + 4)], T, 1).hi == T + 4
