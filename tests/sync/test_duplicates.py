"""Entries that seem to tell of the same event, on the pure functions alone: what is rare in days that are drawn."""

import pytest

from sync.doubles import MOST, Entry, absorb, alike, chained, item, pairs

WITHIN = 120


def seen(at: int, node: str, *who: str | None, n: int = 1, where: tuple = ("east",), agree: tuple = (None,),
         turns: tuple = ("in",)) -> Entry:
    """The entry n of a node."""
    return Entry(at, f"{node}.{n}", None, who or ("Lin", None), where, agree, turns)


@pytest.mark.parametrize(("other", "same"), [
    (seen(0, "b"), True), (seen(0, "b", "Lin", "C1"), True), (seen(0, "b", "Chen", None), False),
    (seen(0, "b", None, "Lin"), False), (seen(0, "b", where=("west",)), False), (seen(0, "b", agree=("3-1",)), True),
    (seen(0, "b", agree=("",)), True), (seen(0, "b", turns=("out",)), True),
])  # fmt: skip
def test_of_one_subject_at_one_place(other, same):
    assert alike(seen(0, "a"), other) is same
    assert alike(other, seen(0, "a")) is same


@pytest.mark.parametrize(("one", "other", "same"), [
    (("3-1",), ("3-2",), False), (("3-1",), ("3-1",), True), (("3-1",), (None,), True), ((None,), ("3-1",), True),
    (("3-1", "x"), (None, "y"), False), (("3-1", "x"), ("3-1", None), True),
])  # fmt: skip
def test_what_both_say_agrees(one, other, same):
    assert alike(seen(0, "a", agree=one), seen(0, "b", agree=other)) is same


def test_nobody_is_not_one_and_the_same():
    assert not alike(seen(0, "a", None, None), seen(0, "b", None, None))


def test_pairs_are_of_two_nodes_at_one_place():
    entries = [seen(0, "a"), seen(1, "a", n=2), seen(2, "b"), seen(3, "c", where=("west",)), seen(4, "d", "Chen", None)]
    assert pairs(entries, WITHIN) == {item(entries[0], entries[2]), item(entries[1], entries[2])}
    assert pairs(entries, 1) == {item(entries[1], entries[2])}


def test_what_a_person_has_found_to_be_two_is_two():
    entries = [seen(0, "a"), seen(1, "b")]
    assert absorb(entries, WITHIN) == {"b.1": "a.1"}
    assert absorb(entries, WITHIN, {item(*entries)}) == {}


@pytest.mark.parametrize(("between", "found"), [(MOST - 1, True), (MOST, False)])
def test_of_a_crowd_only_the_nearest_are_compared(between, found):
    crowd = [seen(n, "a", n=n + 1) for n in range(between + 1)]
    last = seen(between + 1, "b")
    assert (item(crowd[0], last) in pairs([*crowd, last], WITHIN)) is found
    assert item(crowd[1], last) in pairs([*crowd, last], WITHIN)


def test_who_turned_under_one_name_turned_under_the_other_too():
    turned = seen(1, "c", "Lin", None, turns=("out",))
    entries = [seen(0, "a", "Lin", "C1"), turned, seen(2, "b", "Lin", "C1")]
    assert absorb(entries, WITHIN) == {"c.1": "a.1"}
    assert absorb(entries[::2], WITHIN) == {"b.1": "a.1"}
    assert pairs(entries, WITHIN) == {item(entries[0], turned), item(turned, entries[2])}


def test_who_turned_once_has_turned_for_all_that_follow():
    entries = [seen(0, "a"), seen(1, "c", turns=("out",)), seen(2, "d"), seen(3, "b")]
    assert item(entries[0], entries[3]) not in pairs(entries, WITHIN)
    assert item(entries[2], entries[3]) in pairs(entries, WITHIN)


def test_entries_hang_together_by_steps_of_the_window():
    entries = [seen(at, "a", n=n) for n, at in enumerate((0, WITHIN, 2 * WITHIN, 3 * WITHIN + 1), 1)]
    other = seen(5, "b", "Chen", None)
    for hit in entries[:3]:
        assert chained([*entries, other], WITHIN, lambda one, hit=hit: one == hit) == set(entries[:3])
    assert chained([*entries, other], WITHIN, lambda one: one == entries[3]) == {entries[3]}
    assert chained([*entries, other], WITHIN, lambda one: one == other) == {other}
    assert chained(entries, WITHIN, lambda one: False) == set()
