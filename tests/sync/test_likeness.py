"""Why two may be one: cases that the centre and the phone both run, and what holds of any two."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import lanes, likeness
from sync.likeness import Rule

TOLD = json.loads((Path(__file__).parents[1] / "parity" / "likeness.json").read_text())
RULES = {name: Rule(rule["match"], rule["enough"], tuple(rule["essential"])) for name, rule in TOLD["rules"].items()}


@pytest.mark.parametrize("case", TOLD["cases"], ids=[case["said"] for case in TOLD["cases"]])
def test_it_works(case):
    for one, other in ((case["one"], case["other"]), (case["other"], case["one"])):
        assert likeness.reasons(RULES[case["rule"]], one, other) == case["reasons"]


def test_the_cases_are_about_the_rules_that_there_are():
    assert RULES["person"] == lanes.KINDS["resident"].rule
    assert RULES["home"] == lanes.KINDS["household"].rule


WORDS = st.sampled_from([None, "", "林小美", "林晓美", "1", "-"])
PERSON = st.fixed_dictionaries({"name": WORDS, "phone": WORDS, "household": WORDS, "household.unit": WORDS,
                                "plates": st.none() | st.lists(WORDS.filter(bool), max_size=2)})


@given(one=PERSON, other=PERSON)
def test_whoever_is_asked_first_makes_no_difference(one, other):
    rule = RULES["person"]
    found = likeness.reasons(rule, one, other)
    assert found == likeness.reasons(rule, other, one)
    assert not found or sum(rule.match[name] for name in found) >= rule.enough
