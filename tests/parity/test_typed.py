"""What people type is understood alike at the centre and on the phone."""

import json
import re
from pathlib import Path

import pytest

from models import amounts, characters, forms, lookup

CASES = json.loads((Path(__file__).parent / "typed.json").read_text())
PAIRS = dict(zip(characters.TRADITIONAL, characters.SIMPLIFIED, strict=True))
TABLE = f"""({{ simpler: new Map(Object.entries({json.dumps(PAIRS)})),
  surnames: new Map(Object.entries({json.dumps(characters.SURNAMES)})) }})"""
READERS = ("even", "clean", "degrees", "fen", "whole", "plate", "room")
WRONG = {"degrees": ["36.", "36.85", "abc"], "fen": ["1.234", "1,23,4", "seven"], "whole": ["1.5", "many"]}


@pytest.mark.parametrize("reader", READERS)
def test_every_text_gives_its_value_on_both_sides(modules, reader):
    for typed, value in CASES[reader]:
        assert getattr(forms, reader)(typed) == value, typed
        assert modules.value(f"m_forms.{reader}({json.dumps(typed)})") == value, typed


@pytest.mark.parametrize("name", CASES["fields"])
def test_every_field_reads_its_form_alike(engine, name):
    field = {"name": name, "words": {}} | CASES["fields"][name]
    cases = [(form, value) for asked, form, value in CASES["value"] if asked == name]
    assert cases
    for form, value in cases:
        assert forms.value(field, form) == value, form
        assert engine.value(f"m_forms.value({json.dumps(field)}, {json.dumps(form)})") == value, form


@pytest.mark.parametrize("reader", WRONG)
def test_what_is_no_number_is_none_on_either_side(modules, reader):
    for typed in WRONG[reader]:
        with pytest.raises(ValueError, match=".+"):
            getattr(forms, reader)(typed)
        assert modules.value(f"m_forms.{reader}({json.dumps(typed)}) === undefined"), typed


def test_an_amount_is_understood_as_people_say_it(modules):
    for typed, unit, packs, value in CASES["amounts"]:
        assert amounts.read(typed, unit, packs) == value, typed
        assert modules.value(f"m_amounts.read(...{json.dumps([typed, unit, packs])})") == {"value": value}, typed
    for typed, unit, packs, word in CASES["no_amounts"]:
        with pytest.raises(ValueError, match=re.escape(word)):
            amounts.read(typed, unit, packs)
        assert modules.value(f"m_amounts.read(...{json.dumps([typed, unit, packs])})") == {"word": word}, typed
    assert modules.value("m_amounts.UNITS") == amounts.UNITS


def test_an_amount_is_odd_on_both_sides(modules):
    for amount, usual, unit, packs, word in CASES["odd"]:
        assert amounts.meant(amount, usual, amounts.packs(unit, packs)) == word, amount
        known = f"m_amounts.packs(...{json.dumps([unit, packs])})"
        assert modules.value(f"m_amounts.meant(...{json.dumps([amount, usual])}, {known})") == word, amount
    for few in ([], [1, 2], [3, 1, 2], [1, 9, 9, 10]):
        assert modules.value(f"m_amounts.usual({few})") == amounts.usual(few), few


def test_the_same_is_looked_for(modules):
    for typed in CASES["wanted"]:
        there = [[wish.start.decode(), [int(sort) for sort in wish.sorts.decode()], wish.name.decode()]
                 for wish in lookup.wanted(typed)]
        here = modules.value(f"m_keys.wanted({json.dumps(typed)}, {TABLE})")
        assert [[one["start"], one["sorts"], one["name"]] for one in here] == there, typed


def test_a_resident_has_the_same_keys(modules):
    sounds = {one: lookup.sounded(one) for name, *_ in CASES["keys"] for one in lookup.compact(name)}
    table = f"{{ ...{TABLE}, sounds: new Map(Object.entries({json.dumps(sounds)})) }}"
    for name, unit, phone, plates, pass_no in CASES["keys"]:
        there = {(int(sort), word.decode()) for word, _, sort in
                 (key.rpartition(lookup.END) for key in lookup.keys(name, unit, phone, plates, pass_no))}
        fields = json.dumps({"name": name, "phone": phone, "plates": plates, "pass_no": pass_no})
        here = modules.value(f"m_keys.keys({fields}, {json.dumps(unit)}, {table})")
        assert {(sort, word) for sort, word in here} == there, name


@pytest.mark.parametrize(("name", "said"), [
    ("曾国华", "zeng"), ("曾国华", "ceng"), ("单雄信", "shan"), ("仇英", "qiu"), ("翟让", "zhai"), ("解珍", "xie"),
    ("区大伦", "ou"), ("朴正", "piao"), ("尉迟恭", "yuchi"), ("吕布", "lü"), ("吕布", "lu"), ("吕布", "lyu"),
    ("李安", "li'an"), ("林小美", "xiaomei"), ("刘德华", "劉"), ("刘德华", "dehua"),
])  # fmt: skip
def test_a_name_is_found_as_it_is_said(name, said):
    keys = lookup.keys(name, "", "", [])
    assert any(key.startswith(wish.start) and lookup.rank(key, wish) for wish in lookup.wanted(said) for key in keys)
