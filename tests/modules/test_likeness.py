"""Why two may be one: the cases that the centre runs, too, and what holds of any two."""

import json

import pytest
from hypothesis import given, settings

from sync import likeness
from tests.modules.test_keys import table
from tests.sync.test_likeness import PERSON, RULES, TOLD


@pytest.fixture(scope="module")
def reasons(modules):
    """`reasons(rule, one, other)` as the phone finds them."""
    modules.racer.eval(f"var known = {table()}")
    return lambda rule, one, other: modules.value(
        f"m_likeness.reasons({json.dumps(RULES[rule]._asdict())}, {json.dumps(one)}, {json.dumps(other)}, known)")


@pytest.mark.parametrize("case", TOLD["cases"], ids=[case["said"] for case in TOLD["cases"]])
def test_it_works(reasons, case):
    for one, other in ((case["one"], case["other"]), (case["other"], case["one"])):
        assert reasons(case["rule"], one, other) == case["reasons"]


@settings(max_examples=50)
@given(one=PERSON, other=PERSON)
def test_both_sides_find_the_same(reasons, one, other):
    assert reasons("person", one, other) == likeness.reasons(RULES["person"], one, other)
