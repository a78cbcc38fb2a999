"""Section 6: what is wrong with a request is a problem, with its status and code."""

import pytest

from tests import wire
from tests.sync.raw import Raw, assert_problem, entry


def test_nobody_syncs_without_a_token(raw, clock):
    raw.write(entry(clock()))

    assert_problem(raw.post(raw.body(1), Authorization=""), 401, "unauthenticated")


@pytest.mark.parametrize("said", ["Bearer nonsense", "Bearer ", "Basic Y2FpOmNhaQ==", "Bearer \u00e9" * 50])
def test_a_token_that_nobody_made_is_not_known(raw, said):
    assert_problem(raw.post(raw.body(1), Authorization=said), 401, "unauthenticated")


def test_another_nodes_name_in_the_header_is_refused(raw, other, clock, collector):
    raw.write(entry(clock()))

    assert_problem(raw.send(1, node=other.node), 403, "not_yours")
    assert other.have() == raw.have() == 0


def test_a_gap_names_have_and_hash_and_verdicts(raw, clock):
    raw.say(entry(clock(), set={"temperature": 99}))
    raw.write(entry(clock()), entry(clock()))

    said = assert_problem(raw.send(3, seen=0), 409, "gap")

    assert (said["have"], said["hash"]) == (1, raw.hashes[1])
    assert [verdict["n"] for verdict in said["verdicts"]] == [1]


def test_after_a_gap_the_node_sends_from_have(raw, clock):
    raw.write(entry(clock()), entry(clock()))
    assert_problem(raw.send(2), 409, "gap")

    assert raw.send(1).json["have"] == 2


def test_a_stored_op_that_differs_is_a_fork_that_names_it(raw, clock, collector):
    raw.say(*[entry(clock()) for _ in range(3)])
    before = collector.export()
    raw.lines[1] = wire.encode(entry(clock(), set={"gate": "west"}))

    said = assert_problem(raw.send(1), 409, "fork")

    assert said["n"] == 2
    assert collector.export() == before


def test_the_same_op_in_other_bytes_is_a_fork(raw, clock):
    raw.say(entry(clock()))
    raw.lines[0] = raw.lines[0].replace(b'"kind":', b'"kind": ')

    assert assert_problem(raw.send(1), 409, "fork")["n"] == 1


def test_a_fork_behind_the_last_op_held_names_the_first_that_is_held(raw, clock):
    raw.say(*[entry(clock()) for _ in range(3)])
    raw.lines[2] = wire.encode(entry(clock(), set={"gate": "west"}))
    raw.write(entry(clock()))

    assert assert_problem(raw.send(2), 409, "fork")["n"] == 3


def test_a_prev_that_differs_is_a_fork_without_a_number(raw, clock):
    raw.say(*[entry(clock()) for _ in range(3)])
    raw.lines[0] = wire.encode(entry(clock(), set={"gate": "west"}))
    raw.write(entry(clock()))

    assert assert_problem(raw.send(4), 409, "fork").get("n") is None


def test_a_request_without_ops_shows_a_fork_as_well(raw, clock):
    raw.say(entry(clock()), entry(clock()))

    assert_problem(raw.send(3, prev="0" * 32, last="0" * 32), 409, "fork")


def test_a_fork_does_not_stop_the_true_phone(raw, clock, collector):
    raw.say(entry(clock()))
    truth = raw.lines[0]
    raw.lines[0] = wire.encode(entry(clock(), set={"gate": "west"}))
    assert_problem(raw.send(1), 409, "fork")
    raw.lines[0] = truth

    assert raw.say(entry(clock()))["have"] == 2
    assert {record["fields"]["gate"] for record in collector.records().values()} == {"east"}


def test_an_unknown_version_is_told_so(raw):
    assert_problem(raw.send(1, v=2), 422, "version")


def test_another_version_is_told_so_whatever_else_its_header_says(raw):
    assert_problem(raw.post(b'{"v":2}\n'), 422, "version")


def test_a_cursor_that_nobody_gave_starts_the_walk_again_and_the_ops_count(raw, clock, collector):
    raw.write(entry(clock()))

    said = assert_problem(raw.send(1, cursor="nobody-gave-this"), 410, "cursor_expired")

    assert (said["have"], said["hash"]) == (1, raw.hashes[1])
    assert len(collector.records()) == 1


def test_a_cursor_of_another_site_reads_nothing(raw, collector, clock):
    raw.say(entry(clock()))
    stranger = Raw(collector, site="hj")

    assert_problem(stranger.send(1, cursor=raw.ask()["cursor"]), 410, "cursor_expired")


def test_a_get_of_sync_is_no_traceback(raw):
    answer = raw.phone.network.transport("GET", "/sync", b"", {"Authorization": f"Bearer {raw.token}"})

    assert answer.status == 405
