"""Which of several values is shown and who must look, on the pure policies alone."""

import pytest

from models import registry
from models.shape import Part
from sync import policy

WORDS = {"low": 0, "middle": 1, "high": 2}
PROGRESS = registry.SHAPES["errand"].parts["progress"]
READING = Part("temperature", ("temperature",), "safest", {"hard": 37.3}, "temperature", {}, False)
QUIET, SOFT, HARD = 0, 1, 2


def shown(name: str, *values, order=None):
    """What a policy shows of these values, the earliest first."""
    return policy.pick(name, [(value, value) for value in values], order or {})


@pytest.mark.parametrize(("values", "order", "value"), [
    ((36.5, 38.2, 37), {}, 38.2), ((None, 36.5), {}, 36.5), ((None, None), {}, None), ((False, True), {}, True),
    (("high", "low"), WORDS, "high"), (("middle", "low", None), WORDS, "middle"),
    (("no such word", "low"), WORDS, "low"),
    (("2020-02-09", "2020-02-10"), {}, "2020-02-10"),
])  # fmt: skip
def test_the_safest(values, order, value):
    assert shown("safest", *values, order=order) == value


def test_of_equal_ranks_the_first_is_the_safest():
    assert policy.pick("safest", [("a", "low"), ("b", "low")], WORDS) == "a"
    assert policy.pick("furthest", [("a", "low"), ("b", "low")], WORDS) == "a"


@pytest.mark.parametrize(("name", "values", "value"), [
    ("latest", ("a", "b"), "b"), ("earliest", ("a", "b"), "a"), ("joined", ("b", "a", "b", ""), "b\na"),
    ("joined", ("", None), None),
    ("united", (["b", "a"], ["a", "c"], None), ["a", "b", "c"]), ("united", (None, None), None),
    ("united", ([], None), []),
])  # fmt: skip
def test_the_others(name, values, value):
    assert shown(name, *values) == value


def test_what_is_shown_is_the_value_and_not_its_rank():
    rivals = [("first", 1), ("second", 2), ("third", 0)]
    assert [policy.pick(name, rivals, {}) for name in ("earliest", "latest", "safest")] == ["first", "third", "second"]


def test_what_is_in_no_order_comes_before_all():
    assert (policy.rank("low", WORDS), policy.rank("x", WORDS), policy.rank(None, WORDS)) == (0, -1, -1)
    assert shown("furthest", "x", "low", order=WORDS) == "low"


@pytest.mark.parametrize(("states", "level"), [
    (["bought", "bought"], HARD), (["bought", "claimed"], SOFT), (["claimed", "claimed"], SOFT),
    (["claimed", "failed"], QUIET),
    (["bought", "failed"], QUIET), (["cancelled", "bought"], HARD), (["cancelled", "claimed"], SOFT),
    (["bought"], QUIET),
    (["cancelled", "failed"], QUIET), (["bought", None], QUIET), (["delivered", "closed", "open"], HARD),
    (["open", "open"], QUIET),
])  # fmt: skip
def test_two_who_have_gone_as_far_must_be_looked_at(states, level):
    assert policy.level(PROGRESS, states) == level


@pytest.mark.parametrize(("readings", "level"), [
    ([36.5, 38], HARD), ([36.5, 37.3], HARD), ([36.5, 37.2], SOFT), ([37.3, 39], SOFT), ([38, None], SOFT),
    ([36.5, None], SOFT),
    ([36.5, None, 38], HARD),
])  # fmt: skip
def test_readings_on_both_sides_of_the_limit_must_be_looked_at(readings, level):
    assert policy.level(READING, readings) == level


@pytest.mark.parametrize(("words", "level"), [(["low", "high"], HARD), (["low", "middle"], SOFT)])
def test_words_stand_on_the_sides_of_a_limit_by_their_order(words, level):
    """By the alphabet all of them would stand on one side."""
    assert policy.level(Part("mood", ("mood",), "safest", {"hard": "high"}, "mood", WORDS, False), words) == level


@pytest.mark.parametrize(("review", "level"), [("quiet", QUIET), ("soft", SOFT), ("hard", HARD)])
def test_a_part_may_say_it_itself(review, level):
    assert policy.level(Part("x", ("x",), "latest", review, "x", {}, False), [1, 2]) == level
