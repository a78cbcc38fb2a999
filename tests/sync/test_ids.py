"""Ids that are made of parts come out of `str` as they went into `parse`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.ids import Cause, Dot, ItemId, NaturalId, NodeDay, NoticeId, both
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
    assert str(Cause("", ("7k3v9q2m4x7ab",))) == "7k3v9q2m4x7ab"


RECORDS = DOTS.map(str) | WORDS.map(lambda kind: str(NaturalId(kind, "7k3v9q2m4x7ab7k3v9q2m4x7ab")))


@given(RECORDS)
def test_a_record_is_named_by_its_kind_or_by_the_op_that_made_it(id):
    assert str(NaturalId.parse(id) if NaturalId.is_one(id) else Dot.parse(id)) == id


@given(RECORDS, WORDS, DOTS)
def test_a_notice_about_rival_values_names_their_item_and_the_op(record, part, dot):
    item = str(ItemId("rival", f"{record}:{part}:0123456789ab"))
    id = NoticeId("lost", item, str(dot))

    assert NoticeId.parse(str(id)) == id
    assert ItemId.parse(id.item).rivals == (record, part, "0123456789ab")


@given(DOTS, NODES)
def test_a_notice_may_name_an_op_alone_and_an_item_the_day_of_a_clock(dot, node):
    assert NoticeId.parse(f"released:{dot}") == NoticeId("released", "", str(dot))
    assert str(NoticeId("released", "", str(dot))) == f"released:{dot}"
    assert NodeDay.parse(str(NodeDay(node, "2020-02-08"))) == NodeDay(node, "2020-02-08")
