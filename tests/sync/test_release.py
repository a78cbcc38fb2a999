"""Sections 3 and 6: a coordinator says that a quarantined op is valid."""

import pytest

from tests.sync.raw import Raw, entry, verdicts

FEVER = {"gate": "east", "temperature": 47}


@pytest.fixture
def gate(collector) -> Raw:
    """A gate phone, whose reading the collector does not believe."""
    return Raw(collector, role="gate")


def release(t: int, op: str) -> dict:
    """The op of a coordinator who believes it."""
    return {"t": t, "kind": "release", "set": {"op": op}}


def test_a_released_op_counts(raw, gate, clock, collector):
    gate.say(entry(clock(), set=FEVER))

    reply = raw.say(release(clock(), gate.dot(1)))

    assert reply["verdicts"] == []
    assert collector.records(kind="gate_entry")[gate.dot(1)]["fields"]["temperature"] == 47
    assert gate.send(2, seen=0).json["verdicts"] == []
    assert collector.sound()


def test_a_release_counts_also_when_it_arrives_before_its_target(raw, gate, clock, collector):
    raw.say(release(clock(), gate.dot(1)))

    assert gate.say(entry(clock(), set=FEVER))["verdicts"] == []
    assert gate.dot(1) in collector.records(kind="gate_entry")
    assert collector.sound()


def test_the_author_learns_of_a_release_by_a_notice(raw, gate, clock):
    gate.say(entry(clock(), set=FEVER))
    raw.say(release(clock(), gate.dot(1)))

    notices = gate.ask()["notices"]

    assert [notice["about"] for notice in notices] == [gate.dot(1)]
    assert notices[0]["id"]
    assert notices[0]["text"]


def test_a_release_by_the_gate_is_not_valid(gate, clock, collector):
    reply = gate.say(entry(clock(), set=FEVER), release(clock(), gate.dot(1)))

    assert verdicts(reply) == {1: "quarantined", 2: "quarantined"}
    assert collector.records(kind="gate_entry") == {}


def test_a_release_by_a_coordinator_of_another_site_does_not_count(gate, clock, collector):
    gate.say(entry(clock(), set=FEVER))
    Raw(collector, site="hj").say(release(clock(), gate.dot(1)))

    assert collector.records(kind="gate_entry") == {}


@pytest.mark.parametrize("line", [b"{", b'{"t":1,"kind":"gate_entry","set":{}}', b'{"t":1,"set":{"gate":"east"}}'])
def test_what_is_broken_in_form_cannot_be_released(raw, gate, clock, collector, line):
    gate.say(line)
    raw.say(release(clock(), gate.dot(1)))

    assert verdicts(gate.send(2, seen=0).json) == {1: "quarantined"}
    assert collector.records(kind="gate_entry") == {}
    assert collector.sound()


@pytest.mark.parametrize("value", [2**31, 2**63, -(2**63) - 1, 10**30])
@pytest.mark.parametrize(("kind", "field"), [("gate_entry", "companions"), ("errand_money", "amount")])
def test_a_number_that_no_database_holds_does_no_harm_when_it_is_released(raw, clock, collector, kind, field, value):
    raw.say(entry(clock(), kind=kind, set={field: value}))

    assert raw.say(release(clock(), raw.dot(1)))["have"] == 2
    assert collector.sound()


@pytest.mark.parametrize("field", ["gate", "note"])
def test_a_released_text_with_a_null_character_does_no_harm(raw, clock, collector, field):
    raw.say(entry(clock(), set={field: "a\u0000b"}))

    assert raw.say(release(clock(), raw.dot(1)))["have"] == 2
    assert collector.sound()


def test_a_release_cannot_itself_be_released(raw, gate, clock, collector):
    gate.say(entry(clock(), set=FEVER), release(clock(), gate.dot(1)))
    raw.say(release(clock(), gate.dot(2)))

    assert verdicts(gate.send(3, seen=0).json) == {1: "quarantined", 2: "quarantined"}
    assert collector.records(kind="gate_entry") == {}


def test_a_released_edit_takes_its_place_among_the_heads(raw, gate, clock, collector):
    gate.say(entry(clock()), entry(clock(), id=gate.dot(1), set={"temperature": 47}))
    gate.say(entry(clock(), id=gate.dot(1), set={"temperature": 36.8}))
    raw.say(release(clock(), gate.dot(2)))

    record = collector.records(kind="gate_entry")[gate.dot(1)]
    assert (record["fields"]["temperature"], record["conflicts"]) == (36.8, [])


def test_releasing_a_valid_op_changes_nothing(raw, gate, clock, collector):
    gate.say(entry(clock()))
    before = collector.export(kind="gate_entry")
    raw.say(release(clock(), gate.dot(1)))

    assert collector.export(kind="gate_entry") == before
