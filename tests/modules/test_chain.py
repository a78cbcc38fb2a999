"""The phone's chain hash is that of the page."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests import wire

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(lines=st.lists(LINES, max_size=3))
def test_every_link_is_that_of_the_page(modules, lines):
    links = "for (const one of lines) hashes.push(await m_chain.link(hashes.at(-1), one))"
    script = f"(async lines => {{ const hashes = ['']\n{links}\nreturn hashes }})"
    assert modules.awaited(f"{script}({json.dumps(lines)})") == wire.chain_all([line.encode() for line in lines])


def test_bytes_below_sixteen_have_two_digits(modules):
    for n in range(30):
        assert modules.awaited(f"m_chain.link('', 'line {n}')") == wire.chain("", b"line %d" % n)
