"""Words by which a resident is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import lookup

HOME = {"name": "林小美", "unit": "3-1502", "phone": "13805954321", "plates": ["闽C8K2O7"]}


def _fits(typed, **home):
    keys = lookup.keys(**{**HOME, **home})
    return [rank for key in keys for wish in lookup.wanted(typed) if key.startswith(wish.start)
            and (rank := lookup.rank(key, wish))]


def test_a_room_comes_before_the_end_of_a_phone_number():
    assert min(_fits("3150", phone="13805953150"))[0] == lookup.ROOM


def test_an_exact_word_comes_before_a_longer_one():
    assert min(_fits("1502")) < min(_fits("1502", unit="3-15021"))


def test_with_a_dash_it_is_a_room_and_nothing_else():
    assert _fits("3-1")
    assert not _fits("3-1", unit="4-403", phone="13800000031", plates=["闽C31A22"])


def test_o_and_0_are_one_sign_on_plates():
    assert _fits("8k2o7")
    assert _fits("8K207")


@given(st.text(), st.text(), st.text(), st.lists(st.text(), max_size=3), st.text())
def test_whatever_is_written_down_can_be_looked_up_by(name, unit, phone, plates, typed):
    assert all(len(key) <= lookup.MOST_BYTES + 2 for key in lookup.keys(name, unit, phone, plates))
    assert all(wish.start for wish in lookup.wanted(typed))


@given(st.text(st.characters(categories=["Lo", "Ll", "Lu"]), min_size=1))
def test_a_name_is_found_by_itself(name):
    assert _fits(name, name=name) or not lookup.compact(name)


@pytest.mark.parametrize("typed", ["1-0201", "1-201", "1号楼201", "1—0201", "1栋1单元201", "1 0201", "0201",
                                   "１－２０１", "1栋201室"])
@pytest.mark.parametrize("unit", ["1-0201", "1-201"])
def test_a_room_is_found_as_people_say_it(typed, unit):
    assert _fits(typed, unit=unit)


def test_a_room_of_another_building_is_not_offered():
    for typed in ("1栋201", "1-201", "1号楼0201"):
        assert not _fits(typed, unit="2-1201")
    assert _fits("1栋1单元201", unit="1-1-201")
    assert not _fits("1栋1单元201", unit="1-2-201")
