"""Section 3 and 6: what is wrong with a line is a verdict, and never blocks its neighbours."""

import json

import pytest

from tests.sync.raw import entry, verdicts

DEEP = b'{"t":1,"kind":"gate_entry","set":{"note":' + b"[" * 5000 + b"]" * 5000 + b"}}"
NINE = b'{"t":1,"kind":"gate_entry","set":{"note":' + b"[" * 7 + b"]" * 7 + b"}}"
HUGE = b'{"t":%s,"kind":"gate_entry","set":{"gate":"east"}}' % (b"9" * 400)


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{", b"null", b"[]", b"7", b'"op"', b"{}", b"\xff\xfe\xfd", b"<!doctype html>", DEEP, NINE, HUGE,
        b'{"t":1,"kind":"gate_entry","set":{}}',
        b'{"t":1,"kind":"gate_entry"}',
        b'{"t":1,"set":{"gate":"east"}}',
        b'{"kind":"gate_entry","set":{"gate":"east"}}',
        b'{"t":"noon","kind":"gate_entry","set":{"gate":"east"}}',
        b'{"t":true,"kind":"gate_entry","set":{"gate":"east"}}',
        b'{"t":1,"kind":["gate_entry"],"set":{"gate":"east"}}',
        b'{"t":1,"kind":"gate_entry","set":["gate"]}',
        b'{"t":1,"kind":"gate_entry","set":{"temperature":NaN}}',
        b'{"t":1,"kind":"gate_entry","set":{"temperature":Infinity}}',
        b'{"t":1,"kind":"gate_entry","set":{"temperature":1e999}}',
        b'{"t":1,"kind":"gate_entry","set":{"temperature":1%s}}' % (b"0" * 400),
        b'{"t":1,"kind":"gate_entry","set":{"gate":"\\ud800"}}',
        b'{"t":1,"kind":"gate_entry","set":{"gate":"east"}} trailing',
        b'{"t":1,"kind":"gate_entry","id":7,"set":{"gate":"east"}}',
        b'{"t":1,"kind":"gate_entry","id":"nonsense","set":{"gate":"east"}}',
        b'{"t":1,"kind":"gate_entry","set":{"gate":"east"},"base":["x.1"]}',
        b'{"t":1,"kind":"gate_entry","set":{"gate":"east"},"base":{"gate":"x.1"}}',
        b'{"t":1,"kind":"gate_entry","set":{"gate":"east"},"base":{"gate":[7]}}',
        b'{"t":1,"kind":"gate_entry","set":{"gate":"east"},"base":{"no_field":["0000000000000.1"]}}',
        b'{"t":1,"kind":"errand","set":{"title":"rice"},"base":{"status":["0000000000000.1"]}}',
        b'{"t":1,"kind":"gate_entry","set":{"gate":"east"},"by":7}',
    ],
)  # fmt: skip
def test_a_bad_line_is_quarantined_and_its_neighbours_count(raw, clock, collector, line):
    raw.write(entry(clock()), line, entry(clock()))

    reply = raw.send(1).json

    assert (reply["have"], reply["hash"], verdicts(reply)) == (3, raw.hashes[3], {2: "quarantined"})
    assert set(collector.records()) == {raw.dot(1), raw.dot(3)}


@pytest.mark.parametrize(
    ('field', 'value'),
    [
        ("temperature", 50), ("temperature", 29.9), ("temperature", 45.1), ("temperature", "36.5"),
        ("temperature", True), ("temperature", 36.55), ("temperature", [36.5]),
        ("direction", "sideways"), ("direction", 7), ("subject", "ghost"), ("mask", "maybe"), ("mask", 1),
        ("decision", "eaten"), ("companions", -1), ("companions", 100), ("companions", 1.5), ("companions", True),
        ("gate", {"a": 1}), ("note", ["a"]), ("person", 7),
    ],
)  # fmt: skip
def test_a_bad_value_is_quarantined_and_its_field_is_named(raw, clock, collector, field, value):
    reply = raw.say(entry(clock(), set={"gate": "east", field: value}), entry(clock()))

    assert verdicts(reply) == {1: "quarantined"}
    assert list(reply["verdicts"][0]["errors"]) == [field]
    assert set(collector.records()) == {raw.dot(2)}


@pytest.mark.parametrize(
    ("field", "value"),
    [("temperature", 30), ("temperature", 45), ("temperature", 36.0), ("companions", 99), ("companions", 0)]
    + [("mask", True), ("note", "谢谢 🙏"), ("plate", "闽C·A1234"), ("temperature", None)],
)
def test_a_good_value_is_kept_as_it_is(raw, clock, collector, field, value):
    reply = raw.say(entry(clock(), set={"gate": "east", field: value}))

    assert reply["verdicts"] == []
    assert collector.records()[raw.dot(1)]["fields"].get(field) == value


def test_an_errand_without_its_title_is_quarantined(raw, clock):
    assert verdicts(raw.say(entry(clock(), kind="errand", set={"unit": "3-1502"}))) == {1: "quarantined"}


def test_a_line_of_64_kib_is_read_and_one_byte_more_is_too_long(raw, clock):
    empty = len(json.dumps(entry(clock(), set={"note": ""}), separators=(",", ":")))
    full = "x" * (65536 - empty)
    assert len(json.dumps(entry(clock(), set={"note": full}), separators=(",", ":"))) == 65536

    reply = raw.say(entry(clock(), set={"no_such_field": full[:-9]}), entry(clock(), set={"no_such_field": full[:-8]}))

    assert verdicts(reply) == {1: "newer", 2: "quarantined"}


def test_an_unknown_kind_is_newer_and_kept(raw, clock, collector):
    reply = raw.say(entry(clock(), kind="moon_landing", set={"crew": 2}), entry(clock()))

    assert (reply["have"], verdicts(reply)) == (2, {1: "newer"})
    assert set(collector.records()) == {raw.dot(2)}


def test_an_unknown_field_is_newer_and_the_whole_op_waits(raw, clock, collector):
    entry_id = raw.dot(1)
    reply = raw.say(entry(clock()), entry(clock(), id=entry_id, set={"gate": "west", "humidity": 40}))

    assert verdicts(reply) == {2: "newer"}
    assert collector.records()[entry_id]["fields"]["gate"] == "east"


def test_emptying_a_field_leaves_it_out(raw, clock, collector):
    raw.say(entry(clock()), entry(clock(), id=raw.dot(1), set={"unit": None}))

    assert "unit" not in collector.records()[raw.dot(1)]["fields"]


def test_control_characters_never_harm_the_neighbours(raw, clock, collector):
    raw.say(entry(clock(), set={"note": "a\u0000b\u0007c"}), entry(clock()))

    assert raw.dot(2) in collector.records()
    assert raw.have() == 2


def test_someone_who_is_not_enrolled_on_the_node_cannot_act_there(raw, other, clock):
    reply = raw.say(entry(clock(), by="nobody"), entry(clock(), by=other.phone.store.person), entry(clock()))

    assert verdicts(reply) == {1: "quarantined", 2: "quarantined"}


def test_the_nodes_own_person_may_be_named(raw, clock):
    assert raw.say(entry(clock(), by=raw.phone.store.person))["verdicts"] == []
