"""Texts as the centre sees them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

SIGNS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(st.sampled_from("ab \t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\u3000\u00a0\u200b林𠮷\uffff") | SIGNS,
                max_size=8)


@given(text=TEXTS)
def test_space_around_is_what_the_centre_takes_for_it(modules, text):
    assert modules.call("m_text.strip", text) == "".join(text).strip()


def test_every_space_there_is(modules):
    for sign in map(chr, range(0x10000)):
        if sign.isspace() or unicodedata.category(sign) in ("Zs", "Cf"):
            assert modules.call("m_text.strip", f"{sign}{sign}a{sign}b{sign}") == f"{sign}{sign}a{sign}b{sign}".strip()


@given(text=TEXTS)
def test_lines_end_where_the_centre_ends_them(modules, text):
    assert modules.call("m_text.lines", text) == f"{text}|".splitlines()[:-1] + [f"{text}|".splitlines()[-1][:-1]]


@given(one=TEXTS, other=TEXTS)
def test_the_order_is_that_of_the_centres_database(modules, one, other):
    found = modules.call("m_text.order", one, other)
    assert (found > 0, found < 0) == (one > other, one < other)


@pytest.mark.parametrize(("one", "other", "found"), [("ab", "a", 1), ("a", "abc", -1), ("a", "a", 0), ("c", "a", 1),
                                                     ("a", "c", -1), ("𠮷", "\uffff", 1)])
def test_it_works(modules, one, other, found):
    said = modules.call("m_text.order", one, other)
    assert (said > 0) - (said < 0) == found


def test_nothing_is_an_empty_text(modules):
    assert modules.call("m_text.strip", None) == ""
    assert modules.call("m_text.lines", None) == [""]
