"""Section 5: what replaces what, heads, conflicts, waiting, resolutions."""

import pytest

from tests.clocks import DAY, HOUR
from tests.sync.raw import Raw, entry, verdicts


@pytest.fixture
def third(collector) -> Raw:
    """One more coordinator's node."""
    return Raw(collector)


@pytest.fixture
def id(raw, clock) -> str:
    """A gate entry that everybody has seen."""
    raw.say(entry(clock()))
    clock.tick(1000)
    return raw.dot(1)


def edit(raw: Raw, id: str, fields: dict, **more) -> str:
    """One op on the record, sent; returns its dot."""
    raw.say(entry(raw.collector.clock.tick(1000), id=id, set=fields, **more))
    return raw.dot(len(raw.lines))


def shown(raw: Raw, id: str) -> dict:
    """The record as the export has it."""
    return raw.collector.records()[id]


def test_own_edits_are_a_chain(raw, id):
    edit(raw, id, {"unit": "1"})
    last = edit(raw, id, {"unit": "2"})

    record = shown(raw, id)
    assert (record["fields"]["unit"], record["heads"], record["conflicts"]) == ("2", {"unit": [last]}, [])


def test_fields_whose_only_head_is_the_creating_op_are_not_listed(raw, id):
    assert shown(raw, id)["heads"] == {}


def test_different_values_from_one_base_are_a_conflict_and_both_are_kept(raw, other, id):
    first, second = edit(raw, id, {"unit": "1"}), edit(other, id, {"unit": "2"})

    record = shown(raw, id)
    assert record["heads"] == {"unit": sorted([first, second])}
    assert record["conflicts"] == ["unit"]


def test_equal_values_are_one_fact_and_both_are_heads(raw, other, id):
    first, second = edit(raw, id, {"temperature": 36}), edit(other, id, {"temperature": 36.0})

    record = shown(raw, id)
    assert record["heads"] == {"temperature": sorted([first, second])}
    assert record["conflicts"] == []


def test_edits_of_different_fields_are_no_conflict(raw, other, id):
    edit(raw, id, {"unit": "1"})
    edit(other, id, {"person": "林"})

    record = shown(raw, id)
    assert (record["fields"]["unit"], record["fields"]["person"], record["conflicts"]) == ("1", "林", [])


def test_an_edit_that_saw_the_other_is_no_conflict_however_late_it_arrives(raw, other, id, clock):
    first = edit(raw, id, {"unit": "1"})
    other.write(entry(clock(), id=id, set={"unit": "2"}, base={"unit": [first]}))
    clock.tick(3 * DAY)
    other.send(1)

    record = shown(raw, id)
    assert (record["fields"]["unit"], record["conflicts"]) == ("2", [])


def test_a_chain_is_a_chain_whatever_the_clocks_say(raw, other, id, clock):
    first = edit(raw, id, {"unit": "1"})
    other.say(entry(clock() - 400 * DAY, id=id, set={"unit": "2"}, base={"unit": [first]}))

    record = shown(raw, id)
    assert (record["fields"]["unit"], record["conflicts"]) == ("2", [])


def test_a_resolution_is_the_only_head(raw, other, third, id):
    both = [edit(raw, id, {"unit": "1"}), edit(other, id, {"unit": "2"})]
    settled = edit(third, id, {"unit": "3"}, base={"unit": both})

    record = shown(raw, id)
    assert (record["fields"]["unit"], record["heads"], record["conflicts"]) == ("3", {"unit": [settled]}, [])


def test_a_further_head_after_a_resolution_is_a_conflict_with_the_decision(raw, other, third, id):
    both = [edit(raw, id, {"unit": "1"}), edit(other, id, {"unit": "2"})]
    settled = edit(raw, id, {"unit": "3"}, base={"unit": both})
    late = edit(third, id, {"unit": "4"})

    record = shown(raw, id)
    assert (record["heads"]["unit"], record["conflicts"]) == (sorted([settled, late]), ["unit"])


def test_a_base_with_half_of_the_heads_leaves_the_other_half(raw, other, third, id):
    seen, unseen = edit(raw, id, {"unit": "1"}), edit(other, id, {"unit": "2"})
    half = edit(third, id, {"unit": "3"}, base={"unit": [seen]})

    assert shown(raw, id)["heads"]["unit"] == sorted([unseen, half])


def test_what_was_replaced_stays_replaced_along_a_path(raw, other, third, id):
    first = edit(raw, id, {"unit": "1"})
    second = edit(other, id, {"unit": "2"}, base={"unit": [first]})
    last = edit(third, id, {"unit": "3"}, base={"unit": [second]})

    assert shown(raw, id)["heads"]["unit"] == [last]


def test_every_later_op_replaces_the_creating_op_whatever_its_base(raw, other, id):
    alone = edit(other, id, {"unit": "1"}, base={"unit": []})

    assert shown(raw, id)["heads"]["unit"] == [alone]


def test_a_quarantined_op_keeps_its_place_in_the_graph(raw, other, id):
    first = edit(raw, id, {"temperature": 36.1})
    bad = edit(other, id, {"temperature": 99}, base={"temperature": [first]})
    last = edit(other, id, {"temperature": 36.9}, base={"temperature": [bad]})

    record = shown(raw, id)
    assert (record["heads"]["temperature"], record["conflicts"]) == ([last], [])


def test_a_quarantined_op_alone_replaces_nothing(raw, other, id):
    first = edit(raw, id, {"temperature": 36.1})
    edit(other, id, {"temperature": 99}, base={"temperature": [first]})

    assert shown(raw, id)["heads"]["temperature"] == [first]


def test_an_op_of_a_newer_schema_keeps_its_place_in_the_graph(raw, other, id):
    first = edit(raw, id, {"unit": "1"})
    newer = edit(other, id, {"unit": "2", "humidity": 40}, base={"unit": [first]})
    last = edit(other, id, {"unit": "3"}, base={"unit": [newer]})

    assert shown(raw, id)["heads"]["unit"] == [last]


def test_a_base_that_has_not_arrived_makes_the_field_wait(raw, other, third, id, clock):
    third.write(entry(clock(), id=id, set={"unit": "1"}))
    edit(raw, id, {"unit": "2"})
    reply = other.say(entry(clock(), id=id, set={"unit": "3"}, base={"unit": [third.dot(1)]}))

    record = shown(raw, id)
    assert (record["waiting"], record["conflicts"]) == (["unit"], [])
    assert verdicts(reply) == {}


def test_what_waited_is_folded_again_when_the_missing_op_comes(raw, other, third, id, clock):
    third.write(entry(clock(), id=id, set={"unit": "1"}))
    own = edit(raw, id, {"unit": "2"})
    late = edit(other, id, {"unit": "3"}, base={"unit": [third.dot(1)]})
    third.send(1)

    record = shown(raw, id)
    assert (record["waiting"], record["conflicts"]) == ([], ["unit"])
    assert record["heads"]["unit"] == sorted([own, late])
    assert verdicts(raw.send(3, seen=0).json) == {2: "conflict"}


def test_a_single_head_may_wait_too(raw, other, third, id):
    edit(other, id, {"unit": "3"}, base={"unit": [third.dot(1)]})

    record = shown(raw, id)
    assert (record["fields"]["unit"], record["waiting"]) == ("3", ["unit"])


def test_what_waits_for_14_days_is_listed_as_a_conflict(raw, other, third, id, clock, collector):
    edit(raw, id, {"unit": "2"})
    edit(other, id, {"unit": "3"}, base={"unit": [third.dot(1)]})
    clock.tick(15 * DAY)
    raw.say(entry(clock()))

    assert shown(raw, id)["conflicts"] == ["unit"]
    assert collector.sound()


def test_an_empty_value_against_a_value_is_a_conflict(raw, other, id):
    edit(raw, id, {"unit": None})
    edit(other, id, {"unit": "2"})

    assert shown(raw, id)["conflicts"] == ["unit"]


def test_earlier_and_later_are_by_happened_then_t_then_n_then_node(raw, other, id, clock):
    same = clock.tick(HOUR)
    for node in (raw, other):
        node.write(entry(same, id=id, set={"unit": node.node}))
    other.write(entry(same, id=id, set={"unit": other.node + "!"}))
    raw.send(2)
    other.send(1)

    assert shown(raw, id)["fields"]["unit"] == max([(2, raw.node, raw.node), (2, other.node, other.node + "!")])[2]


def test_an_alias_is_a_record_like_any_other(raw, id, clock, collector):
    raw.say(entry(clock(), kind="alias", set={"kind_of": "gate_entry", "a": id, "b": "0000000000000.1"}))

    assert collector.records(kind="alias")[raw.dot(2)]["fields"]["a"] == id


def test_a_conflict_survives_check_and_rebuild(raw, other, third, id, collector):
    edit(raw, id, {"unit": "1", "temperature": 36.1})
    edit(other, id, {"unit": "2", "note": "a"})
    edit(third, id, {"note": "b"}, base={"note": [third.dot(77)]})

    assert collector.sound()
