"""Section 6: header line, op lines, chain hash, `have`."""

import pytest

from models.node import Node
from tests import wire
from tests.sync.raw import assert_problem, entry, verdicts


def test_it_works(raw, clock):
    reply = raw.say(entry(clock()))

    assert (reply["v"], reply["have"], reply["hash"], reply["verdicts"]) == (1, 1, raw.hashes[1], [])
    assert reply["now"] == clock()
    assert {"epoch", "cursor", "more", "records"} <= set(reply)


def test_the_example_header_of_the_page_is_understood(raw, clock):
    raw.write(entry(clock()))

    assert raw.send(1, claimed=418).json["have"] == 1


def test_acknowledged_ops_are_in_the_export(raw, clock, collector):
    raw.say(*[entry(clock()) for _ in range(3)])

    assert set(collector.records()) == {raw.dot(1), raw.dot(2), raw.dot(3)}


def test_ops_sent_again_are_skipped(raw, clock, collector):
    raw.say(*[entry(clock()) for _ in range(3)])
    before = collector.export()

    reply = raw.send(1).json

    assert (reply["have"], reply["hash"]) == (3, raw.hashes[3])
    assert collector.export() == before


def test_an_overlap_adds_only_what_is_new(raw, clock, collector):
    raw.say(entry(clock()), entry(clock()))
    raw.write(entry(clock()))

    assert raw.send(2).json["have"] == 3
    assert len(collector.records()) == 3


def test_a_request_without_ops_is_never_a_gap_and_tells_have(raw, clock):
    raw.say(entry(clock()))
    raw.write(entry(clock()), entry(clock()))

    reply = raw.send(4).json

    assert (reply["have"], reply["hash"]) == (1, raw.hashes[1])


def test_what_a_node_has_once_claimed_stays_claimed(raw, clock):
    raw.say(entry(clock()))
    raw.send(2, claimed=5)
    clock.tick(90_000)
    raw.send(2, claimed=3)

    assert Node.get_by_id(raw.node).claimed == 5


def test_the_chain_is_over_exact_bytes_whatever_their_spacing(raw, clock):
    spaced = b'{ "kind":"gate_entry","set":{"gate":"east", "note":"\\u6797 \xe6\x9e\x97"},  "t":%d }' % clock()

    reply = raw.say(spaced)

    assert (reply["hash"], reply["verdicts"]) == (wire.chain("", spaced), [])


def test_an_empty_body_is_malformed(raw):
    assert_problem(raw.post(b""), 400, "malformed")


def test_a_page_of_a_captive_portal_is_malformed(raw):
    assert_problem(raw.post(b"<!doctype html>\n<title>Welcome</title>\n"), 400, "malformed")


@pytest.mark.parametrize("first", [b"[]", b"null", b"{", b'"v"', b"\xff\xfe", b"{}"])
def test_a_first_line_that_is_no_header_is_malformed(raw, first):
    assert_problem(raw.post(first + b"\n"), 400, "malformed")


@pytest.mark.parametrize("key", ["v", "node", "now", "heard", "seen", "claimed", "from", "prev", "last"])
def test_a_header_without_what_it_must_say_is_malformed(raw, key):
    assert_problem(raw.send(1, **{key: None}), 400, "malformed")


@pytest.mark.parametrize(
    "change",
    [
        {"from": 0}, {"from": -1}, {"from": "1"}, {"now": "noon"}, {"now": 1.5}, {"claimed": -1}, {"seen": -1},
        {"claimed": 10**30}, {"now": 10**30}, {"from": 10**30}, {"limit": -1}, {"cursor": 7}, {"prev": 7},
    ],
)  # fmt: skip
def test_a_header_with_impossible_values_is_malformed(raw, change):
    assert_problem(raw.send(1, **change), 400, "malformed")


def test_claimed_below_the_last_op_is_malformed(raw, clock, collector):
    raw.write(entry(clock()), entry(clock()))

    assert_problem(raw.send(1, claimed=1), 400, "malformed")
    assert collector.records() == {}


def test_a_whole_body_whose_last_hash_disagrees_is_not_applied(raw, clock, collector):
    raw.write(entry(clock()), entry(clock()))

    assert_problem(raw.send(1, last=raw.hashes[1]), 400, "malformed")
    assert raw.have() == 0


def test_a_whole_body_that_lacks_its_last_newline_is_not_applied(raw, clock):
    raw.write(entry(clock()), entry(clock()))

    assert_problem(raw.post(raw.body(1)[:-1]), 400, "malformed")
    assert raw.have() == 0


def test_a_second_header_is_only_a_bad_op(raw, clock):
    raw.write(entry(clock()))
    raw.write(wire.encode(raw.header(1, 1)), entry(clock()))

    assert verdicts(raw.send(1).json) == {2: "quarantined"}


def test_unknown_header_keys_are_let_be(raw, clock):
    raw.write(entry(clock()))

    assert raw.send(1, battery=17).json["have"] == 1


def test_a_header_without_schema_and_app_of_an_old_phone_is_served(raw, clock):
    raw.write(entry(clock()))

    assert raw.send(1, schema=0, app="0.1").json["have"] == 1
