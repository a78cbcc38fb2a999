"""What people type, as the centre alone reads it; tests/modules holds the phone to the same."""

import json
from pathlib import Path

import pytest

from models import forms
from tests.modules import test_forms, test_rooms

TYPED = json.loads((Path(__file__).parents[1] / "parity" / "typed.json").read_text())
READERS = ("even", "clean", "degrees", "fen", "whole", "plate", "room")


@pytest.mark.parametrize("reader", READERS)
def test_every_text_gives_its_value(reader):
    for typed, value in TYPED[reader]:
        assert getattr(forms, reader)(typed) == value, typed


@pytest.mark.parametrize(("reader", "typed", "value"), test_forms.CASES)
def test_every_case_gives_its_value(reader, typed, value):
    assert test_forms.there(reader, typed) == value


@pytest.mark.parametrize(("f", "form", "value"), test_forms.VALUES)
def test_what_a_form_says_of_a_field(f, form, value):
    found = forms.value(f, form)
    assert found == value
    assert f["type"] != "integer" or isinstance(found, type(value))


@pytest.mark.parametrize(("name", "value"), [("unit", "A-1"), ("note", "Ａ—1")])
def test_who_and_where_are_made_even_and_what_is_told_is_not(name, value):
    assert forms.text(name, " Ａ—1 ") == value
    assert forms.text(name, " ") is None


@pytest.mark.parametrize(("reader", "typed"), [("degrees", "36.85"), ("fen", "seven"), ("whole", "1.5")])
def test_what_cannot_be_read_is_named(reader, typed):
    with pytest.raises(ValueError, match=f"^{typed}$"):
        getattr(forms, reader)(typed)


def test_nothing_is_no_room():
    assert forms.parts(None) is None
    assert forms.room("") is None
    assert forms.plate(None) is None
    assert (forms.bare("X01"), forms.bare("00"), forms.bare("010")) == ("X01", "0", "10")


@pytest.mark.parametrize(("homes", "typed", "found"), test_rooms.CASES)
def test_the_room_that_was_meant(laptop, homes, typed, found):
    with laptop.app.app_context():
        assert test_rooms.there(homes, typed) == found


def test_another_sites_rooms_say_nothing(laptop):
    with laptop.app.app_context():
        test_rooms.there([("1-201", None)], "1-201")
        assert test_rooms.rooms.known(2, "1-201") == ""
