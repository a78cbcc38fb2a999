"""What people type is understood alike on both sides, whatever they type."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import forms

SIGNS = ("0123456789０２９abcdxyzABOIXo林栋幢座单元号楼弄室户房元度℃¥￥°.,。，-—/#_ \t\u3000\u00a0\u200b\u202e\ufeff"
         "‧·’'`–﹣①½éﬁ\u0301\u200d\U0001f468")  # fmt: skip
TYPED = st.text(SIGNS, max_size=9)
NUMBERS = st.builds("{}{}{}{}".format, st.sampled_from(["", "¥", " ", "￥"]),
                    st.from_regex(r"[0-9]{1,7}([.,。][0-9]{0,4}){0,2}", fullmatch=True),
                    st.sampled_from(["", " ", "."]), st.sampled_from(["", "元", "℃", "°C", "度", "摄氏度", "c", "x"]))
PARTS = st.sampled_from(["0", "1", "03", "12", "201", "0201", "15021", "a", "b2", "3a", "1234567890"])
BETWEEN = st.sampled_from(["-", "号楼", "栋", "单元", "", " ", "—", "室", "x"])
ROOMS = st.lists(st.tuples(PARTS, BETWEEN).map("".join), min_size=1, max_size=4).map("".join)
NOTHING = "nothing that can be read"
CASES = [
    ("degrees", "299", 299), ("degrees", "300", 30), ("degrees", "450", 45), ("degrees", "451", 451),
    ("degrees", "30", 30),
    ("degrees", "300.0", 300), ("degrees", "36.85", NOTHING), ("degrees", "a36", NOTHING),
    ("degrees", "36.8摄氏度", 36.8),
    ("fen", "0.05", 5), ("fen", "1.5", 150), ("fen", "999999.99", 99_999_999), ("fen", "1000000", NOTHING),
    ("fen", "1,234,567.5", NOTHING), ("fen", "123,456.5", 12_345_650), ("fen", "x1", NOTHING), ("fen", "1x", NOTHING),
    ("whole", "123456789", 123_456_789), ("whole", "1234567890", NOTHING), ("whole", "1a", NOTHING),
    ("parts", "1234-12345", ["1234", "12345"]), ("parts", "12345-12345", None), ("parts", "a-b", None),
    ("parts", "123456", None), ("parts", "a12345", None), ("parts", "a1234", ["a1234"]), ("parts", "--", None),
    ("parts", "1-é", None), ("room", "00-007", "0-7"), ("plate", "oi闽", "01闽"), ("plate", "-", None),
    ("even", "a  b", "a b"), ("clean", None, ""), ("even", None, ""), ("even", "a\u200db\u115f", "ab"),
    ("clean", "a\u200db\u200b", "a\u200db"),
    ("number", "¥ 1,234.5元", "1234.5"), ("number", "1,2", "1.2"),
]  # fmt: skip


def here(modules, reader: str, typed: str):
    """What the phone reads."""
    script = f"(found => found === undefined ? {json.dumps(NOTHING)} : found)(m_forms.{reader}({json.dumps(typed)}))"
    return modules.value(script)


def there(reader: str, typed: str):
    """What the centre reads."""
    try:
        return getattr(forms, reader)(typed)
    except ValueError:
        return NOTHING


@pytest.mark.parametrize("reader", ["even", "clean", "degrees", "fen", "whole", "plate", "parts", "room"])
@given(typed=TYPED | NUMBERS | ROOMS)
def test_both_sides_read_the_same(modules, reader, typed):
    assert here(modules, reader, typed) == there(reader, typed)


@pytest.mark.parametrize(("reader", "typed", "value"), CASES)
def test_it_works(modules, reader, typed, value):
    assert there(reader, typed) == value
    assert reader == "number" or here(modules, reader, typed) == value


@pytest.mark.parametrize("name", [*forms.EVEN, "note", "title"])
def test_who_and_where_are_made_even_and_what_is_told_is_not(modules, name):
    for typed in ("Ａ—1 ", "", " "):
        assert modules.call("m_forms.text", name, typed) == forms.text(name, typed)


def field(type: str, name: str = "x", unit: str = "", words: tuple = ()) -> dict:
    """A field as the registry has it, as far as reading it takes."""
    return {"type": type, "name": name, "unit": unit, "words": dict.fromkeys(words, "Word")}


VALUES = [
    (field("list", "needs", words=("food", "milk")),
     {"needs.milk": "1", "needs.food": "1", "needs": "x", "other.a": "1"},
     ["food", "milk"]),
    (field("list", "needs", words=("food",)), {"needs": "food"}, None),
    (field("list"), {"x": "b, a、\n；c"}, ["b", "a", "c"]),
    (field("list"), {"x": " "}, None), (field("list"), {}, None), (field("text"), {}, None),
    (field("text"), {"x": " Ａ—1 "}, "Ａ—1"), (field("text", "unit"), {"unit": " Ａ—1 "}, "A-1"),
    (field("text", "plate"), {"plate": "闽c·8ko17"}, "闽C8K017"),
    (field("text", "x", words=("a",)), {"x.a": "1"}, None),
    (field("text", "name"), {"name": "闽c·8ko17"}, "闽c·8ko17"), (field("number", unit="°C"), {"x": "368"}, 36.8),
    (field("number"), {"x": "368"}, 368), (field("number"), {"x": "-1,234.5"}, "-1,234.5"),
    (field("number"), {"x": "x"}, "x"),
    (field("number"), {"x": "¥1,234.5元"}, 1234.5), (field("number"), {"x": "1,5"}, 1.5),
    (field("number"), {"x": "-7"}, -7),
    (field("number", unit="°C"), {"x": "36."}, "36."), (field("integer", unit="fen"), {"x": "45.5"}, 4550),
    (field("integer", unit="fen"), {"x": "seven"}, "seven"), (field("integer"), {"x": "1.5"}, 1.5),
    (field("integer"), {"x": "0"}, 0), (field("integer"), {"x": "12"}, 12),
    (field("number"), {"x": "0.0000001"}, "0.0000001"),
    (field("boolean"), {"x": "1"}, True), (field("boolean"), {"x": "0"}, False),
    (field("boolean"), {"x": "yes"}, "yes"),
    (field("integer", unit="fen"), {"x": "-45.5"}, -4550), (field("integer", unit="fen"), {"x": "-0"}, 0),
    (field("integer", unit="fen"), {"x": "--1"}, "--1"), (field("integer", unit="fen"), {"x": "元"}, "元"),
    (field("number", unit="°C"), {"x": "℃"}, "℃"), (field("list"), {"x": "a—1\n Ｂ \n"}, ["a-1", "B"]),
    (field("date"), {"x": "2020-02-08"}, "2020-02-08"), (field("date"), {"x": "2020年2月8日"}, "2020-02-08"),
    (field("date"), {"x": "2020/12/8"}, "2020-12-08"), (field("date"), {"x": "2020.2.18"}, "2020-02-18"),
    (field("date"), {"x": "２０２０－2－8x"}, "2020-2-8x"), (field("date"), {"x": "x2020-2-8"}, "x2020-2-8"),
    (field("datetime"), {"x": " ２０２０-02-08T18:30 "}, "2020-02-08T18:30"), (field("boolean"), {"x": ""}, None),
    (field("number"), {"x": "1234567890123"}, "1234567890123"),
]


@pytest.mark.parametrize(("f", "form", "value"), VALUES)
def test_what_a_form_says_of_a_field(modules, f, form, value):
    assert forms.value(f, form) == value
    assert modules.call("m_forms.value", f, form) == value


TYPES = ["number", "integer", "boolean", "list", "text", "date", "datetime"]


@given(f=st.builds(field, st.sampled_from(TYPES),
                   st.sampled_from(["x", "unit"]),
                   st.sampled_from(["", "°C", "fen"])),
                   typed=TYPED | NUMBERS | st.sampled_from(["0", "1", "-3", "2.50", "2020-2-8"]))
def test_both_sides_read_the_same_of_a_field(modules, f, typed):
    assert modules.call("m_forms.value", f, {f["name"]: typed}) == forms.value(f, {f["name"]: typed})
