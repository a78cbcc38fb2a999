"""Ops that no honest phone writes, and ordinary ones in odd forms: each gets its verdict and blocks no neighbour."""

import json

import pytest

from tests import wire
from tests.clocks import DAY, MINUTE
from tests.sync.raw import assert_problem, entry, verdicts

DEEP = b'{"t":1,"kind":"gate_entry","set":' + b'{"a":' * 400 + b"1" + b"}" * 400 + b"}"


def close(date: str, **more) -> dict:
    """A day close, whatever the date."""
    return {"kind": "day_close", "id": wire.natural_id("xh", "day_close", date), "set": {"date": date, **more}}


def test_the_dot_of_an_edit_is_no_record(raw, clock, collector):
    raw.say(entry(clock()), entry(clock(), id=raw.dot(1), set={"gate": "west"}))

    reply = raw.say(entry(clock(), id=raw.dot(2), set={"gate": "north"}), entry(clock()))

    assert (reply["have"], verdicts(reply)) == (4, {3: "quarantined"})
    assert collector.records()[raw.dot(1)]["fields"]["gate"] == "west"
    assert collector.sound()


def test_an_op_on_what_cannot_be_read_is_set_aside(raw, clock, collector):
    raw.say(b"no JSON")

    assert verdicts(raw.say(entry(clock(), id=raw.dot(1), set={"gate": "west"}))) == {2: "quarantined"}
    assert collector.sound()


def test_an_op_without_a_kind_on_a_record_is_put_before_a_person(raw, clock, collector):
    raw.say(entry(clock()), {"t": clock(), "kind": "No kind", "id": raw.dot(1), "set": {"gate": "west"}})

    assert collector.sound()


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_can_be_closed(raw, clock, collector, date):
    reply = raw.say({"t": clock(), **close(date, state="closed")}, entry(clock()))

    assert (reply["have"], verdicts(reply)) == (2, {})
    assert raw.say(entry(clock()))["have"] == 3
    assert collector.sound()


def test_a_week_is_no_day(raw, clock):
    assert verdicts(raw.say({"t": clock(), **close("2020-W06-6")})) == {1: "quarantined"}


def test_a_close_of_what_is_no_day_harms_nobody(raw, clock, collector):
    raw.say({"t": clock(), **close("soon", state="closed")}, entry(clock(), "release", set={"op": raw.dot(1)}))

    reply = raw.say(close("soon") | {"t": clock(), "set": {"state": "closed"}}, entry(clock()))

    assert reply["have"] == 4
    assert raw.say(entry(clock()))["have"] == 5
    assert collector.sound()


@pytest.mark.parametrize("op", [
    {"\0": 1}, {"set": {"\0": 1}}, {"set": {"a\x7f": 1}}, {"base": {"\0": []}}, {"by": "\0"}, {"kind": "a\0"},
    {"id": "\0"}, {"set": {"gate": "a\0"}}, {"set": {"gate": "a\x7f"}}, {"set": {"gate": 10**300}},
    {f"unknown{n}": n for n in range(3_000)}, {"set": {f"unknown{n}": n for n in range(3_000)}},
    {"base": {f"unknown{n}": [] for n in range(3_000)}}, {"set": {"void": "\0"}},
], ids=repr)
def test_whatever_json_can_say_gets_its_verdict(raw, clock, collector, op):
    reply = raw.say(entry(clock()), entry(clock()) | op, entry(clock()))

    assert reply["have"] == 3
    assert list(verdicts(reply)) == [2]
    assert collector.sound()


@pytest.mark.parametrize("line", [
    DEEP, b"[" * 50_000, b'{"t":1,"kind":"gate_entry","set":{"gate":"\\ud800"}}',
    b'{"t":1,"kind":"gate_entry","set":{"gate":"\xed\xa0\x80"}}', b'{"t":' + b"9" * 5_000 + b"}", b"\0",
], ids=["deep", "brackets", "escaped surrogate", "surrogate", "digits", "null"])
def test_whatever_bytes_come_get_their_verdict(raw, clock, collector, line):
    reply = raw.say(entry(clock()), line, entry(clock()))

    assert (reply["have"], verdicts(reply)) == (3, {2: "quarantined"})
    assert collector.sound()


@pytest.mark.parametrize("changes", [{"schema": 2**31}, {"schema": 2**70}, {"schema": -1}, {"app": "a\0"}], ids=repr)
def test_a_header_that_no_database_holds_is_malformed(raw, clock, changes):
    raw.write(entry(clock()))

    assert_problem(raw.send(**changes), 400, "malformed")
    assert raw.send().json["have"] == 1


# -- one normal form


@pytest.mark.parametrize(("kind", "fields", "shown"), [
    ("resident", {"name": "林小美", "plates": ["闽C2", "闽C1", "闽C2"]},
     {"name": "林小美", "plates": ["闽C1", "闽C2"]}),
    ("gate_entry", {"gate": "east", "note": ""}, {"gate": "east"}),
    ("gate_entry", {"gate": "east", "note": " ", "person": " "}, {"gate": "east", "note": " ", "person": " "}),
    ("gate_entry", {"gate": "", "temperature": 36, "mask": "yes"}, {"gate": "", "temperature": 36.0, "mask": True}),
], ids=repr)
def test_the_quick_way_stores_what_the_fold_gives(raw, clock, collector, kind, fields, shown):
    raw.say(entry(clock(), kind, set=fields), entry(clock(), kind, id=raw.dot(1), set={"phone": None})
            if kind == "resident" else entry(clock(), kind, id=raw.dot(1), set={"purpose": None}))
    raw.say(entry(clock(), kind, set=fields))

    assert [record["fields"] for record in collector.records(kind=kind).values()] == [shown, shown]
    assert collector.sound()


def test_the_edit_of_another_kind_hides_no_change_of_the_same_batch(raw, other, clock, collector):
    raw.say(entry(clock()))
    other.say(entry(clock(), set={"gate": "east", "direction": "out", "person": "somebody else"}))

    other.say(entry(clock(), id=other.dot(1), set={"person": "林小美"}),
              entry(clock(), "errand", id=other.dot(1), set={"title": "rice"}))

    assert collector.sound()


@pytest.mark.parametrize("claims", [(9, 3), (3, 9, 2), (9, 8, 1)])
def test_a_claim_that_falls_before_a_clock_is_set_back(raw, clock, collector, claims):
    raw.write(*[entry(clock() + n * MINUTE) for n in range(8)])
    raw.write(entry(clock(), "clock_jump", set={"before": clock() + DAY, "after": clock()}))
    for claimed in claims:
        clock.tick(5 * MINUTE)
        raw.send(1, 0, claimed=claimed)
    clock.tick(5 * MINUTE)
    raw.send(1, 6)
    raw.send(7)

    assert collector.sound()


def test_what_has_no_kind_is_dated_anew_too(raw, clock, collector):
    clock.tick(DAY)
    raw.write({"t": clock(), "kind": "No kind", "set": {"gate": "east"}}, entry(clock()))
    raw.write(entry(clock(), "clock_jump", set={"before": clock() + DAY, "after": clock()}))
    clock.tick(DAY)
    raw.send(1, 1)
    raw.send(2)

    assert collector.sound()


def test_two_clocks_set_back_in_one_batch(raw, clock, collector):
    raw.write(*[entry(clock() + n * MINUTE) for n in range(6)])
    for n in (5, 15):
        raw.lines.insert(n, wire.encode(entry(clock(), "clock_jump", set={"before": clock() + n * DAY, "after": 0})))
    clock.tick(MINUTE)
    raw.send(1, 4, claimed=7)
    raw.send(5)

    assert collector.sound()


@pytest.mark.parametrize("before", [2.0, 1e15, 2**53, -(2**53)])
def test_the_reading_of_a_clock_may_be_any_number(raw, clock, collector, before):
    raw.write(entry(clock()), entry(clock(), "clock_jump", set={"before": before, "after": 0.0}), entry(clock()))
    raw.send(1, 1)

    assert raw.send(2).json["have"] == 3
    assert raw.say({"t": 2**53 - 1, "kind": "gate_entry", "set": {"gate": "east"}})["have"] == 4
    assert collector.sound()


@pytest.mark.parametrize("kind", ["release", "clock_jump", "question"])
def test_an_op_that_names_its_own_dot_does_what_a_creating_one_does(raw, clock, collector, kind):
    raw.write(entry(clock()), entry(clock(), set={"gate": "east", "temperature": 47}))
    sets = {"release": {"op": raw.dot(2)}, "clock_jump": {"before": clock() + DAY, "after": clock()},
            "question": {"item": "x", "op": raw.dot(1), "text": "Why?"}}
    raw.write(entry(clock(), kind, id=raw.dot(3), set=sets[kind]))
    raw.send(1, 2)
    raw.send(3)

    assert collector.sound()
    assert ("released:" in json.dumps(raw.ask()["notices"])) == (kind == "release")


def test_what_another_site_writes_never_arrives_here(raw, stranger, clock, collector):
    raw.say(entry(clock()), entry(clock(), id=raw.dot(1), set={"gate": "west"}, base={"gate": [f"{stranger.node}.1"]}))
    stranger.write("gate_entry", {"gate": "east"})
    stranger.sync()

    assert collector.records()[raw.dot(1)]["waiting"] == ["gate"]
    assert collector.sound()
