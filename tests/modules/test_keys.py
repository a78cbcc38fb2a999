"""By what a resident is found, and what was meant by what was typed: alike on both sides."""

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import characters, lookup

PAIRS = dict(zip(characters.TRADITIONAL, characters.SIMPLIFIED, strict=True))
HAN = "林小美曾国华欧阳單仇贺劉绿女略虐楼室号栋座"
SIGNS = st.text(HAN + "ab1230ox-., '·#_ü\u200bé", max_size=8)
ROOM = st.from_regex(r"[a-c]?[0-9]{0,3}(号楼|栋|座|单元|-|/|#|)[0-9]{0,4}(室|户|号|-|)", fullmatch=True)
NAME = st.text(HAN, min_size=1, max_size=5) | st.sampled_from(["anna", "o'neil", "阿依努尔·买买提", "李 安"])
TYPED = SIGNS | ROOM | NAME | st.builds("{}{}{}".format, ROOM, st.sampled_from(["", " "]), NAME) | st.builds(
    "{}{}{}".format, NAME, st.sampled_from(["", " "]), ROOM) | st.from_regex(r"\+?(86)?[0-9 -]{6,12}", fullmatch=True)
PLATES = st.sampled_from(["闽C12345", "單C12345", "闽co1i2", "京A88", "a"])
PHONES = st.none() | st.from_regex(r"[0-9 ]{0,12}", fullmatch=True)
SPOKEN = "曾国华欧阳单雄信仇英林小晓美绿女吕略虐长"


@cache
def table() -> str:
    """The tables of pinyin.js, as far as these names need them."""
    sounds = {one: lookup.sounded(one) for one in HAN + SPOKEN + "阿依努尔买提李安劉刘单贺增丽西先"}
    tables = {"simpler": PAIRS, "sounds": sounds, "surnames": characters.SURNAMES}
    maps = (f"{name}: new Map(Object.entries({json.dumps(pairs)}))" for name, pairs in tables.items())
    return f"{{ {', '.join(maps)} }}"


@pytest.fixture(scope="module")
def known(modules):
    """The modules, with the table at hand as `known`."""
    modules.racer.eval(f"var known = {table()}")
    return modules


@settings(max_examples=300)
@given(typed=TYPED)
def test_the_same_is_looked_for(known, typed):
    there = [[wish.start.decode(), [int(sort) for sort in wish.sorts.decode()], wish.name.decode()]
             for wish in lookup.wanted(typed)]
    here = known.value(f"m_keys.wanted({json.dumps(typed)}, known)")
    assert [[one["start"], one["sorts"], one["name"]] for one in here] == there


@settings(max_examples=200)
@given(name=NAME | st.text(SPOKEN, max_size=4) | SIGNS, unit=ROOM | SIGNS | st.none(), phone=PHONES,
       plates=st.none() | st.lists(PLATES, max_size=2), pass_no=st.none() | SIGNS)
def test_a_resident_has_the_same_keys(known, name, unit, phone, plates, pass_no):
    keys = [key.rpartition(lookup.END) for key in lookup.keys(name, unit or "", phone, plates, pass_no)]
    there = {(int(sort), word.decode()) for word, _, sort in keys if len(word) < lookup.MOST_BYTES}
    fields = {"name": name, "phone": phone, "plates": plates, "pass_no": pass_no}
    given_ = json.dumps({field: value for field, value in fields.items() if value is not None})
    here = known.value(f"m_keys.keys({given_}, {json.dumps(unit)} ?? undefined, known)")
    assert {(sort, word) for sort, word in here if len(word.encode()) < lookup.MOST_BYTES} == there
    assert len(here) == len(set(map(tuple, here)))


def test_words_in_a_list_stand_on_one_line(modules):
    assert modules.call("m_keys.oneLine", "a\n\tb\x1f\x00c d") == "a  b  c d"
    assert modules.value("m_keys.oneLine(undefined)") == ""


@pytest.mark.parametrize(("phone", "end"), [("13805950011", "0011"), ("123", "123"), ("", ""), (None, "")])
def test_the_end_of_a_phone_number(modules, phone, end):
    assert modules.call("m_keys.tail", phone) == end


def test_without_a_table_names_stay_as_they_are_written(modules):
    assert modules.call("m_keys.even", "劉 Ü") == "劉 v"
    words = modules.value("m_keys.keys({ name: '林小美' }, undefined, undefined).map(one => one[1])")
    assert words == ["林小美", "小美", "美", "林"]
    assert modules.call("m_keys.folded", "闽oi8o") == "闽0180"


@pytest.mark.parametrize(("fields", "typed"), [({"plates": ["單C8017"]}, "單C80"), ({"plates": ["單C8017"]}, "单C80"),
                                               ({"pass_no": "單12"}, "單1"), ({"pass_no": "單12"}, "单1")])
def test_a_traditional_sign_is_found_wherever_it_stands(known, fields, typed):
    words = known.value(f"m_keys.keys({json.dumps(fields)}, undefined, known).map(one => one[1])")
    wishes = known.value(f"m_keys.wanted({json.dumps(typed)}, known)")
    assert any(word.startswith(wish["start"]) for word in words for wish in wishes)


@pytest.mark.parametrize(("name", "said"),
                         [("略", "lve"), ("略", "lue"), ("略", "lyue"), ("虐", "nve"), ("虐", "nue"), ("虐", "nyue"),
                                            ("绿", "lv"), ("绿", "lu"), ("绿", "lyu"), ("女", "nv"), ("女", "nu"),
                                            ("女", "nyu")])
def test_the_vowel_that_no_keyboard_has_is_typed_in_three_ways(known, name, said):
    words = known.value(f"m_keys.keys({{ name: '{name}' }}, undefined, known).map(one => one[1])")
    assert said in words
