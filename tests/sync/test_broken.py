"""Section 6: a body that breaks off counts as far as it came."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import wire
from tests.network import cut_body, drop_reply, drop_request, portal
from tests.sync.raw import Raw, assert_problem, entry

SHARED = [HealthCheck.function_scoped_fixture]


def lines_in(body: bytes) -> int:
    """How many op lines with their newline a part of a body holds."""
    return max(0, body.count(b"\n") - 1)


def test_every_line_with_its_newline_counts(raw, clock):
    raw.write(*[entry(clock()) for _ in range(3)])
    body = raw.body(1)

    raw.post(body, cut=len(body) - 1)

    assert raw.have() == 2


def test_a_body_that_lost_only_its_end_is_whole_by_its_lines(raw, clock):
    raw.write(*[entry(clock()) for _ in range(3)])
    body = raw.body(1)

    raw.post(body, cut=len(body) - len(raw.lines[2]) - 1)

    assert raw.have() == 2


@pytest.mark.parametrize("zipped", [False, True])
@settings(max_examples=25, deadline=None, suppress_health_check=SHARED)
@given(data=st.data())
def test_wherever_it_breaks_nothing_is_lost_and_nothing_comes_twice(collector, clock, zipped, data):
    raw = Raw(collector)
    raw.write(*[entry(clock(), set={"gate": f"east {n}", "note": "林" * n}) for n in range(8)])
    body = wire.pack(raw.body(1)) if zipped else raw.body(1)
    headers = {"Content_Encoding": "gzip"} if zipped else {}
    at = int(len(body) * data.draw(st.floats(0, 1, exclude_max=True), label="cut"))

    raw.post(body, cut=at, **headers)

    have = raw.have()
    if not zipped:
        assert have == lines_in(body[:at])
    assert raw.send(have + 1).json["have"] == 8
    assert len([id for id in collector.records() if id.startswith(raw.node)]) == 8


def test_of_gzip_what_inflates_counts(raw, clock):
    raw.write(*[entry(clock(), set={"note": wire.new_node() * 40}) for _ in range(40)])
    packed = wire.pack(raw.body(1))

    raw.post(packed, cut=len(packed) // 2, Content_Encoding="gzip")

    assert 5 < raw.have() < 35


def test_gzip_without_its_trailer_has_broken_off_even_at_full_length(raw, clock):
    raw.write(*[entry(clock()) for _ in range(3)])
    packed = wire.pack(raw.body(1))[:-8]

    raw.post(packed, Content_Encoding="gzip")

    assert raw.have() == 3


def test_a_header_that_broke_off_is_malformed_and_no_harm(raw, clock):
    raw.write(entry(clock()))
    body = raw.body(1)

    raw.post(body, cut=20)

    assert raw.have() == 0


def test_a_line_broken_in_its_middle_is_not_quarantined(raw, clock, collector):
    raw.write(*[entry(clock()) for _ in range(2)])
    body = raw.body(1)
    raw.post(body, cut=len(body) - 5)

    assert raw.send(2).json["verdicts"] == []
    assert len(collector.records()) == 2


def test_a_broken_body_may_not_start_with_a_gap(raw, clock):
    raw.write(*[entry(clock()) for _ in range(3)])
    body = raw.body(2)

    raw.post(body, cut=len(body) - 5)

    assert raw.have() == 0


def test_a_broken_resend_of_other_bytes_is_still_a_fork(raw, clock):
    raw.say(entry(clock()), entry(clock()))
    raw.lines[0] = wire.encode(entry(clock(), set={"gate": "west"}))
    body = raw.body(1)

    answer = raw.post(body, cut=len(body) - 3)

    assert_problem(answer, 409, "fork")


@pytest.mark.parametrize("fault", [drop_request, drop_reply, cut_body(-1), cut_body(0), cut_body(200), portal])
def test_the_phone_heals_by_itself(cai, collector, fault):
    for gate in ("east", "west", "north"):
        cai.write("gate_entry", {"gate": gate})
    cai.network.faults = [fault]

    assert not cai.sync()
    assert cai.unsent == 3
    assert cai.sync()
    assert (cai.unsent, len(collector.records())) == (0, 3)


def test_the_phone_sends_nothing_twice_that_arrived(cai, collector):
    for _n in range(50):
        cai.write("gate_entry", {"gate": "east", "note": wire.new_node()})
    cai.zipped = False
    cai.network.faults = [cut_body(-400)]
    cai.sync()

    sent = []
    carry = cai.network.transport
    cai.network.transport = lambda *request, **more: sent.append(request[2]) or carry(*request, **more)

    assert cai.sync()
    assert sum(lines_in(body) for body in sent) < 10
