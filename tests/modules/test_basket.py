"""Lists of things, read and added up, by the same cases at the centre and on the phone."""

import json
from pathlib import Path

import pytest

from models import basket

CASES = json.loads(Path(__file__).with_name("basket.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["centre", "phone"])
def side(request, modules):
    """Name of a function → what it makes of a value, on one of the two sides."""
    if request.param == "centre":
        return lambda name, value: json.loads(json.dumps(getattr(basket, name)(value)))
    called = {"add_up": "addUp"}
    return lambda name, value: modules.call(f"m_basket.{called.get(name, name)}", value)


@pytest.mark.parametrize(("typed", "things"), CASES["read"])
def test_a_line_ends_with_its_amount(side, typed, things):
    assert side("read", typed) == things


@pytest.mark.parametrize(("quantities", "said"), CASES["total"])
def test_amounts_are_added_up_by_their_unit(side, quantities, said):
    assert side("total", quantities) == said


@pytest.mark.parametrize(("why", "things", "lines"), CASES["add_up"])
def test_things_are_added_up(side, why, things, lines):
    found = side("add_up", [dict(zip(("text", "quantity", "wanted"), one, strict=True)) for one in things])
    assert [[one["text"], one["total"], len(one["parts"]), one["done"]] for one in found] == lines
    assert all(part["wanted"] or not rest["wanted"] for one in found
               for part, rest in zip(one["parts"], one["parts"][1:], strict=False))
