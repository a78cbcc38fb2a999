"""What records come to in a sum is the same on both sides."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sync import tallies

IDS = st.text("0123456789abcdefghjkmnpqrstvwxyz.:_", min_size=1, max_size=50)


@given(id=IDS, version=st.integers(0, 2**53 - 1))
def test_marks_and_buckets_are_the_collectors(modules, id, version):
    found = modules.value(f"[m_sums.mark({json.dumps(id)}, {version}), m_sums.bucketOf({json.dumps(id)})]")
    assert found == [tallies.mark(id, version), tallies.bucket(id)]


@given(one=st.text(max_size=40), other=st.text(max_size=40))
def test_texts_that_differ_differ_in_their_seal(modules, one, other):
    same = modules.value(f"m_sums.crc({json.dumps(one)}) === m_sums.crc({json.dumps(other)})")
    assert same == (one == other)
