"""Words by which a resident is looked up."""

from hypothesis import given
from hypothesis import strategies as st

from models import lookup

HOME = {"name": "林小美", "unit": "3-1502", "phone": "13805954321", "plates": ["闽C8K2O7"]}


def _fits(typed, **home):
    return [rank for key in lookup.keys(**{**HOME, **home}) for start in lookup.wanted(typed) if key.startswith(start)
            and (rank := lookup.rank(key, start))]


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
    assert all(lookup.wanted(typed))


@given(st.text(st.characters(categories=["Lo", "Ll", "Lu"]), min_size=1))
def test_a_name_is_found_by_itself(name):
    assert _fits(name, name=name) or not lookup.compact(name)
