"""Entries of different phones that seem to tell of the same event: linked softly, all kept, counted once."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import GateEntry
from sync import doubles
from sync.doubles import Entry
from tests.clocks import HOUR, MINUTE
from tests.sync.raw import Raw, entry

OUT = ("out",)
WINDOW = GateEntry.about.duplicates.within


def absorb(entries):
    return doubles.absorb(entries, WINDOW)


def seen(at, node, person="林小美", plate=None, where=OUT, unit=None, n=1):
    return Entry(at, f"{node}.{n}", None, (person, plate), where, (unit,), where)


def test_the_later_entry_of_another_phone_is_absorbed():
    assert absorb([seen(0, "a"), seen(WINDOW, "b")]) == {"b.1": "a.1"}


@pytest.mark.parametrize("other", [
    seen(WINDOW + 1, "b"), seen(1, "a", n=2), seen(1, "b", person="陈大山"), seen(1, "b", where=("in",)),
    seen(1, "b", unit="5-201"),
], ids=["too late", "same phone", "somebody else", "other way", "a namesake from another room"])
def test_what_differs_stands_by_itself(other):
    assert absorb([seen(0, "a", unit="3-1502"), other]) == {}


def test_the_same_plate_is_the_same_car_whoever_drives():
    assert absorb([seen(0, "a", None, "闽C12345"), seen(1, "b", "林小美", "闽C12345")]) == {"b.1": "a.1"}


def test_who_came_back_between_has_left_twice():
    turned = seen(40_000, "c", where=("in",))
    assert absorb([seen(0, "a"), turned, seen(90_000, "b")]) == {}
    assert absorb([seen(0, "a"), seen(30_000, "b"), turned]) == {"b.1": "a.1"}


def test_a_namesake_who_comes_in_between_is_nobody_who_came_back():
    other = seen(40_000, "c", where=("in",), unit="5-201")
    assert absorb([seen(0, "a", unit="3-1502"), other, seen(90_000, "b", unit="3-1502")]) == {"b.1": "a.1"}


def test_what_is_absorbed_absorbs_nothing():
    assert absorb([seen(0, "a"), seen(90_000, "b"), seen(180_000, "c")]) == {"b.1": "a.1"}


ENTRIES = st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abc"), st.sampled_from(["林", "陈", None]),
                             st.sampled_from(["闽C1", None]), st.sampled_from([OUT, OUT, ("in",)])), max_size=14)


@given(ENTRIES, st.randoms())
def test_order_never_matters(told, rng: random.Random):
    entries = [seen(at * 30_000, *about, n=n) for n, (at, *about) in enumerate(told, 1)]
    before = absorb(entries)
    rng.shuffle(entries)
    assert absorb(entries) == before


CARS = ["闽C1", "闽C2", None, None, None]
WAYS = ["out", "out", "out", "in"]


def same_as(collector):
    return {row.id: row.same_as for row in GateEntry.select()}


def test_day_after_day_in_any_order_gives_what_all_at_once_would_give(laptop, clock):
    """`sound` compares what was found request by request with what is found from scratch."""
    rng, nodes = random.Random(7), [Raw(laptop) for _ in range(4)]
    start = clock()
    clock.tick(HOUR)
    for _ in range(40):
        node = rng.choice(nodes)
        told = [{"direction": rng.choice(WAYS), "person": rng.choice("林陈王"), "plate": rng.choice(CARS)}
                for _ in range(rng.randint(1, 4))]
        node.say(*[entry(start + rng.randrange(0, 20 * MINUTE, 15_000), set=fields) for fields in told])
    assert any(same_as(laptop).values())
    assert laptop.sound()


def test_taking_one_back_and_correcting_one_set_the_others_free(laptop, clock):
    a, b, c = Raw(laptop), Raw(laptop), Raw(laptop)
    now = clock.tick(HOUR) - 10 * MINUTE
    a.say(entry(now))
    b.say(entry(now + 60_000))
    c.say(entry(now + 90_000))
    assert same_as(laptop) == {a.dot(1): None, b.dot(1): a.dot(1), c.dot(1): a.dot(1)}

    a.say(entry(now + 99_000, id=a.dot(1), set={"void": "twice"}))
    assert same_as(laptop) == {a.dot(1): None, b.dot(1): None, c.dot(1): b.dot(1)}

    b.say(entry(now + 99_000, id=b.dot(1), set={"person": "陈大山"}))
    assert same_as(laptop)[c.dot(1)] is None
    assert laptop.sound()
