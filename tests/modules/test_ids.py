"""Names of nodes, ops, records and forms."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import natural
from tests import wire

PARTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(keys=st.lists(PARTS, min_size=1, max_size=3))
def test_a_natural_id_is_that_of_the_page(modules, keys):
    told = modules.awaited(f"m_ids.natural('xh', 'health_check', {json.dumps(keys)})")
    assert told == wire.natural_id("xh", "health_check", *keys)


def test_a_key_that_is_no_text_is_written_as_one(modules):
    assert modules.awaited("m_ids.natural('xh', 'rule', [7])") == wire.natural_id("xh", "rule", "7")


def test_a_form_decomposed_is_the_same_key(modules):
    assert modules.awaited(r"m_ids.natural('xh', 'rule', ['e\u0301'])") == wire.natural_id("xh", "rule", "é")


@pytest.mark.parametrize(("call", "length"), [("newNode", 13), ("once", 20)])
def test_new_names_are_of_the_alphabet_and_all_of_it(modules, call, length):
    made = modules.value(f"Array.from({{ length: 200 }}, () => m_ids.{call}())")
    assert {len(one) for one in made} == {length}
    assert set("".join(made)) == set(wire.ALPHABET)
    assert len(set(made)) == 200


def test_a_record_is_its_authors(modules):
    assert modules.call("m_ids.dot", "7k3v9q2m4x7ab", 12) == "7k3v9q2m4x7ab.12"
    assert modules.call("m_ids.author", "7k3v9q2m4x7ab.12") == "7k3v9q2m4x7ab"
    assert modules.call("m_ids.author", "rule:0.0") == ""


@pytest.mark.parametrize(("id", "digits"), [("permit:x", 6), ("permit:x", 1), ("permit:闽C8K207", 6), ("", 12)])
def test_the_number_by_which_a_record_is_spoken_of_is_the_same_on_both_sides(modules, id, digits):
    taken = set()
    for _ in range(3):
        number = natural.spoken(id, digits, taken)
        said = json.dumps([id, digits, sorted(taken)])
        assert modules.awaited(f"(([id, digits, taken]) => m_ids.spoken(id, digits, new Set(taken)))({said})") == number
        assert len(number) == digits
        assert number[0] != "0"
        taken.add(number)
    assert len(taken) == 3
