"""A list that is read in pieces is the list, however many of its records stand at one moment."""

import json

from hypothesis import given
from hypothesis import strategies as st

MOMENTS = st.lists(st.integers(0, 6), max_size=40)
READ = """m_pieces.inPieces(async (from, limit) => {asked.push(limit)
  return rows.filter(one => one.at >= from).slice(0, limit)}, %d)"""


@given(MOMENTS, st.integers(1, 9))
def test_it_is_the_list(modules, moments, size):
    rows = [{"id": n, "at": at} for n, at in enumerate(sorted(moments))]
    modules.racer.eval(f"var rows = {json.dumps(rows)}, asked = []")
    assert modules.awaited(READ % size) == rows


def test_no_piece_is_larger_than_asked_for_where_moments_differ(modules):
    modules.racer.eval("var rows = Array.from({length: 95}, (_, n) => ({id: n, at: n})), asked = []")
    assert len(modules.awaited(READ % 10)) == 95
    assert set(modules.value("asked")) == {10}
