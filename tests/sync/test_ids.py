"""Ids that are made of parts come out of `str` as they went into `parse`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.ids import Cause, Dot, ItemId, both
from tests.laws import VALUES

NODES = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=13, max_size=13)
DOTS = st.builds(Dot, NODES, st.integers(1, 10**15))
WORDS = st.from_regex(r"\A[a-z][a-z_]{0,20}\Z")


@settings(max_examples=VALUES)
@given(DOTS)
def test_a_dot(dot):
    assert Dot.parse(str(dot)) == dot


def test_what_has_no_number_is_no_dot():
    with pytest.raises(ValueError, match="invalid literal"):
        Dot.parse("7k3v9q2m4x7ab")


@given(WORDS, DOTS.map(str), DOTS.map(str))
def test_an_item_about_two_records_names_them_whichever_comes_first(type, one, other):
    id = ItemId(type, both(one, other))

    assert ItemId.parse(str(id)) == id == ItemId(type, both(other, one))
    assert id.pair == sorted((one, other))
    assert id.first == min(one, other)


@given(DOTS.map(str) | WORDS.map(lambda kind: f"{kind}:7k3v9q2m4x7ab7k3v9q2m4x7ab"), WORDS)
def test_an_item_about_rival_values_names_record_part_and_digest(record, part):
    assert ItemId.parse(f"rival:{record}:{part}:0123456789ab").rivals == (record, part, "0123456789ab")


@given(WORDS, WORDS, st.lists(NODES, min_size=1))
def test_a_cause_names_kind_part_and_nodes(kind, part, nodes):
    cause = Cause.of(f"{kind}.{part}", [f"{node}.1" for node in nodes])

    assert Cause.parse(str(cause)) == cause
    assert (cause.kind, cause.part, cause.nodes) == (kind, part, tuple(sorted(set(nodes))))


def test_a_cause_may_name_nodes_alone():
    assert Cause.parse("7k3v9q2m4x7ab") == Cause("", ("7k3v9q2m4x7ab",))
