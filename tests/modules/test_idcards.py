"""ID-card numbers are found alike on both sides."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import idcards

DIGITS = st.text("0123456789", min_size=17, max_size=17)
AROUND = st.sampled_from(["", " ", "a", "5", "X", "号", "\n"])
KNOWN = "11010519491231002X"


def both(modules, text: str) -> bool:
    """Whether the text holds a number, as both sides say."""
    here = modules.call("m_idcards.within", text)
    assert here == idcards.within(text.encode())
    assert here == (idcards.blacken(text) != text)
    return here


@given(digits=DIGITS, before=AROUND, after=AROUND, check=st.sampled_from("0123456789Xx"))
def test_both_find_the_same(modules, digits, before, after, check):
    both(modules, f"{before}{digits}{check}{after}")


@given(digits=DIGITS.filter(lambda text: text[0] != "0"))
def test_of_the_last_signs_one_is_right(modules, digits):
    assert len([sign for sign in "0123456789X" if both(modules, f"a{digits}{sign} ")]) == 1


@pytest.mark.parametrize(("text", "found"), [
    (KNOWN, True), (KNOWN.lower(), True), (f"1 {KNOWN}", True), (f"{KNOWN[:-1]}0", False), (f"1{KNOWN}", False),
    (f"{KNOWN}0", False), (f"{KNOWN[:-1]}1 {KNOWN}", True), (f"{KNOWN} {KNOWN[:-1]}1", True), ("", False),
    (f"0{KNOWN[1:]}", False), ("000000000000000001", False), ("100000000000000005", True),
    (f"{KNOWN[:5]}٠{KNOWN[6:]}", False),
])  # fmt: skip
def test_it_works(modules, text, found):
    assert both(modules, text) is found


def test_all_the_weights_count(modules):
    for at in range(1, 17):
        digits = "1" + "".join("1" if one == at else "0" for one in range(1, 17))
        found = [sign for sign in "0123456789X" if both(modules, digits + sign)]
        assert found == ["10X98765432"[(7 + idcards.WEIGHTS[at]) % 11]]


def test_a_text_that_holds_none_is_not_even_looked_at(modules):
    assert modules.value(f"m_idcards.within({json.dumps('林小美 13805950011')})") is False
