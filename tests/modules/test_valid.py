"""What the phone refuses the centre would refuse, and in the same code; the rest the centre finds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from models import registry
from sync import idcards
from views import device_templates

NUMBER = "11010519491231002X"
CHECKED = """((kind, set, creating) => {
  try { m_valid.check(kind, set, creating) } catch (reason) { return { errors: reason.errors, says: reason.message } }
  return null
})"""
TEXT = st.text(st.sampled_from("ab 林𠮷\n\t\x00\x08\x0b\x0c\x0e\x1f\x7f"), max_size=6) | st.sampled_from(
    ["", NUMBER, f"陈 {NUMBER}", "x" * 60, "x" * 61, "x" * 64, "x" * 65, "𠮷" * 200, "𠮷" * 201, "x" * 10_000,
     "x" * 10_001,
     "2020-02-08", "2020-2-8", "2020-02-08T18:30:00+08:00", "soon"])
ANY = st.one_of(st.none(), TEXT, st.booleans(), st.integers(-5, 200),
                st.sampled_from([36.5, 36.55, 29.9, 30, 45.1, 10**16, 0.5]),
                st.lists(TEXT, max_size=3), st.lists(st.just("a"), min_size=49, max_size=51), st.just({}),
                st.just(["a", 1]))


def fields(kind: str):
    """Values for some of a kind's fields, good ones and others."""
    shape = registry.SHAPES[kind]
    good = {name: st.sampled_from(list(field.words)) if field.type == "choice" else ANY
            for name, field in shape.fields.items()}
    return st.fixed_dictionaries({}, optional={name: one | ANY for name, one in good.items()})


def there(kind: str, fields: dict, creating: bool) -> dict:
    """field → code, as the centre finds it."""
    shape, found = registry.SHAPES[kind], {}
    try:
        shape.explain.load(fields)
    except ValidationError as reason:
        found = {name: errors[0]["code"] if isinstance(errors[0], dict) else "unknown_key"
                 for name, errors in reason.messages.items()}
    for name, value in fields.items():
        if name not in found and value != idcards.blacken(value) and not isinstance(value, int):
            found[name] = "id_card"
    missing = [name for name in shape.required if creating and name not in fields]
    return found | dict.fromkeys(missing, "missing")


def here(modules, kind: str, fields: dict, creating: bool) -> dict:
    """field → what is wrong with it, as the phone finds it."""
    told = modules.call(CHECKED, kind, fields, creating)
    if told is None:
        return {}
    assert told["says"] == "; ".join(sorted(told["errors"]))
    assert all(len(found) == 1 for found in told["errors"].values())
    return {name: found[0] for name, found in told["errors"].items()}


# Nobody types an id, and a phone reads more moments than are written: these the centre alone refuses.
LEFT_TO_THE_CENTRE = {("record", "too_long"), ("person", "too_long"), ("datetime", "datetime")}


@given(data=st.data(), creating=st.booleans())
def test_both_sides_refuse_alike(modules, data, creating):
    kind = data.draw(st.sampled_from(device_templates.kinds()))
    values = data.draw(fields(kind))
    found = {name: one["code"] for name, one in here(modules, kind, values, creating).items()}
    types = {name: field.type for name, field in registry.SHAPES[kind].fields.items()}
    told = there(kind, values, creating)
    assert found.items() <= told.items()
    assert {(types[name], code) for name, code in told.items() if name not in found} <= LEFT_TO_THE_CENTRE


def test_what_is_no_field_is_said(modules):
    assert here(modules, "errand", {"x": 1}, False) == {"x": {"code": "unknown_key"}}
    assert here(modules, "no kind", {"x": 1}, True) == {"x": {"code": "unknown_key"}}
    assert here(modules, "errand", {}, False) == {}
    assert here(modules, "errand", {}, True) == {"title": {"code": "missing"}}
    assert json.loads(modules.value("JSON.stringify(new m_valid.Invalid({ b: [], a: [] }).message)")) == "a; b"


@pytest.mark.parametrize(("kind", "field", "value", "found"), [
    ("gate_entry", "temperature", 30, None), ("gate_entry", "temperature", 45, None),
    ("gate_entry", "temperature", "36", "number"),
    ("gate_entry", "temperature", 29.9, {"code": "range", "min": 30, "max": 45}),
    ("gate_entry", "temperature", 45.1, {"code": "range", "min": 30, "max": 45}),
    ("gate_entry", "temperature", 36.55, {"code": "decimals", "decimals": 1}),
    ("gate_entry", "temperature", None, None),
    ("gate_entry", "companions", 0, None), ("gate_entry", "companions", 99, None),
    ("gate_entry", "companions", 1.5, "integer"),
    ("gate_entry", "companions", -1, {"code": "range", "min": 0, "max": 99}),
    ("gate_entry", "companions", True, "integer"),
    ("gate_entry", "companions", 100, {"code": "range", "min": 0, "max": 99}), ("gate_entry", "mask", True, None),
    ("gate_entry", "mask", False, None), ("gate_entry", "mask", 1, "boolean"),
    ("gate_entry", "person", "x" * 120, None),
    ("gate_entry", "person", "𠮷" * 120, None), ("gate_entry", "person", "x" * 121, {"code": "too_long", "max": 120}),
    ("gate_entry", "person", "", None), ("gate_entry", "person", 7, "text"),
    ("gate_entry", "person", NUMBER, "id_card"),
    ("gate_entry", "person", "bell \x07", "control_characters"), ("gate_entry", "person", "a\t\n\r", None),
    ("gate_entry", "household", NUMBER, "id_card"), ("gate_entry", "household", 7, "text"),
    ("gate_entry", "direction", "in", None),
    ("gate_entry", "direction", "up", {"code": "choice", "choices": "in, out"}),
    ("gate_entry", "void", "", "void_reason"), ("gate_entry", "void", None, None),
    ("gate_entry", "void", "twice", None),
    ("gate_entry", "void", "x" * 1_000, None), ("gate_entry", "void", "x" * 1_001, {"code": "too_long", "max": 1_000}),
    ("errand", "title", "", "required"), ("errand", "title", None, "required"), ("errand", "title", "x", None),
    ("errand", "needed_by", "soon", "datetime"), ("errand", "needed_by", "36.6", "datetime"),
    ("errand", "needed_by", "2020-02-08T18:30", None),
    ("errand", "runner", "x", None), ("errand", "runner", 7, "text"),
    ("resident", "plates", ["a"] * 50, None), ("resident", "plates", ["a"] * 51, {"code": "too_many", "max": 50}),
    ("resident", "plates", ["a", "x" * 20], None),
    ("resident", "plates", ["a", "x" * 21], {"code": "too_long", "max": 20}),
    ("resident", "plates", "a", "list"), ("resident", "plates", ["a", 1], "list"), ("resident", "plates", [], None),
    ("resident", "plates", ["a", "\x7f"], "control_characters"), ("resident", "plates", ["a", NUMBER], "id_card"),
    ("day_close", "date", "2020-02-08", None), ("day_close", "date", "x2020-02-08", "date"),
    ("day_close", "date", "2020-02-08x", "date"), ("day_close", "date", "2020-02-40", "date"),
    ("day_close", "date", "2020-2-8", "date"),
])  # fmt: skip
def test_it_works(modules, kind, field, value, found):
    told = here(modules, kind, {field: value}, False)
    assert told == ({} if found is None else {field: {"code": found} if isinstance(found, str) else found})
