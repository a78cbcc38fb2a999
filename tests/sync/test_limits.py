"""Section 6: 1,000 ops, 1 MiB compressed, 8 MiB decompressed, 100 : 1 once 1 MiB has been inflated; gzip."""

import gzip
import random
import time
import zlib

import pytest

from tests import wire
from tests.sync.raw import Raw, assert_problem, entry

MIB = 1 << 20


def assert_too_large(answer) -> None:
    """A 413 that states every limit."""
    said = str(assert_problem(answer, 413, "too_large"))
    for limit in (("1000", "1,000"), ("1048576", "1,048,576", "1 MiB"), ("8388608", "8,388,608", "8 MiB"), ("100",)):
        assert any(number in said for number in limit), limit


def noise(size: int, seed: int = 7) -> str:
    """Text that does not compress to less than three quarters."""
    return "".join(
        random.Random(seed).choices("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_", k=size)
    )


def words(size: int) -> str:
    """Text that compresses to about a fortieth."""
    return "".join(random.Random(7).choices(["lin lin lin lin ", "cai cai cai cai "], k=size // 16))


def test_a_thousand_ops_are_taken(raw, clock):
    assert raw.say(*[entry(clock()) for _ in range(1000)])["have"] == 1000


def test_a_thousand_and_one_are_too_many_and_none_is_applied(raw, clock):
    raw.write(*[entry(clock()) for _ in range(1001)])

    assert_too_large(raw.send(1))
    assert raw.have() == 0


def test_the_phone_halves_what_it_sends(cai, clock, collector):
    for n in range(1700):
        cai.write("gate_entry", {"gate": "east", "companions": n % 99})
    cai.batch = 1700

    assert cai.sync()
    assert len(collector.records(kind="gate_entry")) == 1700


def test_gzip_is_welcome(raw, clock):
    raw.write(entry(clock()))

    assert raw.post(wire.pack(raw.body(1)), Content_Encoding="gzip").json["have"] == 1


def test_gzip_in_several_members_is_gzip(raw, clock):
    raw.write(entry(clock()), entry(clock()))
    body = raw.body(1)

    assert raw.post(wire.pack(body[:50]) + wire.pack(body[50:]), Content_Encoding="gzip").json["have"] == 2


@pytest.mark.parametrize("way", ["gzip", "br"])
def test_replies_are_small_where_that_is_accepted(raw, clock, way):
    raw.write(*[entry(clock()) for _ in range(50)])

    answer = raw.post(raw.body(1), Accept_Encoding=way)
    plain = raw.post(raw.body(1))

    assert answer.headers["content-encoding"] == way
    assert "content-encoding" not in plain.headers
    assert answer.json["have"] == plain.json["have"] == 50


def test_what_is_no_gzip_is_malformed(raw, clock):
    raw.write(entry(clock()))

    assert_problem(raw.post(raw.body(1), Content_Encoding="gzip"), 400, "malformed")
    assert raw.have() == 0


def test_a_wrong_checksum_at_the_end_is_malformed_and_nothing_is_applied(raw, clock):
    raw.write(entry(clock()))
    packed = bytearray(wire.pack(raw.body(1)))
    packed[-8] ^= 0xFF

    assert_problem(raw.post(bytes(packed), Content_Encoding="gzip"), 400, "malformed")
    assert raw.have() == 0


def test_an_encoding_that_is_not_spoken_is_answered_in_words(raw, clock):
    raw.write(entry(clock()))

    assert raw.post(zlib.compress(raw.body(1)), Content_Encoding="deflate").status in (400, 415)
    assert raw.have() == 0


def test_more_than_a_mebibyte_compressed_is_too_large(raw, clock):
    raw.write(*[entry(clock(), set={"note": noise(60_000, n)}) for n in range(26)])
    packed = wire.pack(raw.body(1))
    assert len(packed) > MIB

    assert_too_large(raw.post(packed, Content_Encoding="gzip"))
    assert raw.have() == 0


def test_more_than_eight_mebibytes_inflated_is_too_large(raw, clock):
    text = words(60_000)
    raw.write(*[entry(clock(), set={"note": f"{n}{text[n:]}"}) for n in range(145)])
    body = raw.body(1)
    packed = gzip.compress(body, 1)
    assert len(packed) < MIB
    assert len(body) > 8 * MIB
    assert len(body) < 100 * len(packed)

    assert_too_large(raw.post(packed, Content_Encoding="gzip"))


def test_more_than_eight_mebibytes_plain_is_too_large(raw, clock):
    raw.write(*[entry(clock(), set={"note": "x" * 60_000}) for _ in range(145)])

    assert_too_large(raw.post(raw.body(1)))


def test_a_mebibyte_that_inflates_a_hundredfold_is_a_bomb(raw, clock):
    raw.write(*[entry(clock(), set={"note": "x" * 60_000}) for _ in range(40)])
    body = raw.body(1)
    packed = wire.pack(body)
    assert 8 * MIB > len(body) > 100 * len(packed)

    assert_too_large(raw.post(packed, Content_Encoding="gzip"))
    assert raw.have() == 0


def test_less_than_a_mebibyte_may_compress_as_well_as_it_likes(raw, clock):
    raw.write(*[entry(clock(), set={"note": "x" * 60_000}) for _ in range(10)])
    body = raw.body(1)
    assert MIB > len(body) > 100 * len(wire.pack(body))

    assert raw.post(wire.pack(body), Content_Encoding="gzip").json["have"] == 10


@pytest.mark.parametrize("size", [100 * MIB])
def test_a_large_bomb_costs_little(laptop, clock, size):
    raw = Raw(laptop)
    header = wire.encode(raw.header(1, 0)) + b"\n"
    bomb = gzip.compress(header + bytes(size), 9)
    assert len(bomb) < MIB

    begun = time.process_time()
    assert_too_large(raw.post(bomb, Content_Encoding="gzip"))
    assert time.process_time() - begun < 0.5


def test_a_bomb_without_any_newline_is_too_large(raw):
    assert_too_large(raw.post(wire.pack(b"x" * (9 * MIB)), Content_Encoding="gzip"))
