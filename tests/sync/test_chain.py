"""The chain hash and the framing, on the pure functions alone."""

import pytest

from sync import chain
from tests import wire

LINES = [b'{"t":1}', b"", "林 🏃".encode(), b"\xff\xfe"]


@pytest.mark.parametrize("before", ["", wire.chain("", b"x")])
def test_every_link_is_that_of_the_page(before):
    assert chain.links(before, LINES) == wire.chain_all(LINES, before)[1:]
    for line in LINES:
        assert chain.link(before, line) == wire.chain(before, line)


def test_lines_come_apart_at_their_ends():
    assert chain.split(b"a\n\nb\n") == [b"a", b"", b"b"]
    assert chain.split(b"") == []
