"""Numbers as they are shown."""

import pytest


@pytest.mark.parametrize(("amount", "text"), [(4550, "45.50"), (5, "0.05"), (0, "0.00"), (-199, "-1.99")])
def test_fen_as_yuan(modules, amount, text):
    assert modules.call("m_numbers.yuan", amount) == text


@pytest.mark.parametrize(("value", "text"), [(36.8, "36.8"), (37, "37.0"), (0, "0.0"), (None, "")])
def test_a_temperature_has_one_decimal(modules, value, text):
    assert modules.call("m_numbers.tenth", value) == text


def test_a_temperature_that_is_not_there_is_nothing(modules):
    assert modules.value("m_numbers.tenth(undefined)") == ""


@pytest.mark.parametrize(("value", "text"), [
    (0, "0"), (999, "999"), (1000, "1,000"), (12345, "12,345"), (1234567, "1,234,567"), (-123, "-123"),
])  # fmt: skip
def test_thousands_stand_apart(modules, value, text):
    assert modules.call("m_numbers.grouped", value, ",") == text


@pytest.mark.parametrize(("numbers", "text"), [
    ([], ""), ([3], "3"), ([3, 14, 15], "3, 14–15"), ([1, 2, 3, 5], "1–3, 5"), ([1, 3, 4, 6, 7], "1, 3–4, 6–7"),
])  # fmt: skip
def test_numbers_in_a_row_are_a_range(modules, numbers, text):
    assert modules.call("m_numbers.ranges", numbers) == text
