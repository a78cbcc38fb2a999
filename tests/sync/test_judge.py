"""The quick judgment and the explained one say yes and no to the same ops; and every no is explained."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models import registry
from models.messages import sentence
from sync import judge
from sync.natural import natural_id

NODE = "7k3v9q2m4x7ab"
WRITER = judge.Writer(NODE, "xh", {"p1": "coordinator", "p2": "observer", "p4": "gate"}, "p1")
KINDS = frozenset(registry.SHAPES)
ODD = [None, True, False, 0, 1, 2.0, 36.5, 36.55, 29.9, 45, 99, 100, -1, 2**63, 10**40, 1e300, "", "x", "yes", "no",
       "in", "open", "2020-02-08", "2020-02-30", "2020-02-08T18:30:00+08:00", "18:30", "林小美", "a\nb", "a\tb",
       "a\u0000b", "\u007f", "x" * 61, "x" * 201, "x" * 10_001, [], ["咳嗽"], ["a\u0001"], [1], ["x" * 61], ["a"] * 51,
       {}, {"a": 1}]
GOOD = {"text": "林小美", "person": "p1", "record": f"{NODE}.1", "number": 36.5, "integer": 2, "boolean": True,
        "datetime": "2020-02-08T18:30", "date": "2020-02-08", "list": ["咳嗽"]}


def good(field):
    return field.limits["choices"][0] if field.type == "choice" else GOOD[field.type]


@st.composite
def ops(draw):
    """Ops that are right or wrong in a place or two."""
    shape = registry.SHAPES[draw(st.sampled_from(sorted(KINDS)))]
    names = draw(st.lists(st.sampled_from([*shape.fields, "colour"]), max_size=4, unique=True))
    names = list(dict.fromkeys([*shape.required, *names])) if draw(st.booleans()) else names
    sets = {name: good(shape.fields[name]) if name in shape.fields else 1 for name in names}
    for name in draw(st.lists(st.sampled_from(names), max_size=2)) if names else ():
        sets[name] = draw(st.sampled_from(ODD))
    op = {"t": draw(st.sampled_from([1, 0, -5, 1765398000123, 2**60, "1", None])), "kind": shape.kind, "set": sets}
    if shape.key and draw(st.booleans()):
        op["set"] |= {name: good(shape.fields[name]) for name in shape.key}
        op["id"] = natural_id("xh", shape.kind, [op["set"][name] for name in shape.key])
    ids = [f"{NODE}.1", f"{NODE}.7", f"{shape.kind}:{'0' * 26}", "x", 1]
    bases = [{}, {"void": []}, {names[0] if names else "x": [f"{NODE}.1"]}, {"x": []}, [], 1]
    people = ["p1", "p2", "p3", "p4", 1]
    extras = {"id": st.sampled_from(ids), "by": st.sampled_from(people), "base": st.sampled_from(bases)}
    for name in draw(st.lists(st.sampled_from(sorted(extras)), max_size=2)):
        op[name] = draw(extras[name])
    return op


def taken(op, escaped):
    line = json.dumps(op, ensure_ascii=escaped).encode()
    return judge.quick(line, 7, WRITER, KINDS), judge.examine(line, 7, WRITER)


@example({"t": 1, "kind": "errand", "set": {"title": "\x7f"}}, False)
@given(ops(), st.booleans())
def test_the_quick_judgment_never_says_yes_where_the_explained_one_says_no(op, escaped):
    quick, found = taken(op, escaped)
    if quick is not None:
        assert found.verdict == judge.VALID, found.errors


@given(ops(), st.booleans())
def test_it_says_no_where_the_other_says_yes_only_to_whole_floats_and_to_an_op_that_names_itself(op, escaped):
    quick, found = taken(op, escaped)
    if quick is None and found.verdict == judge.VALID:
        assert op.get("id") == f"{NODE}.7" or 2.0 in [v for v in op["set"].values() if isinstance(v, float)]


@given(ops())
def test_every_no_is_a_sentence(op):
    found = taken(op, False)[1]
    assert bool(found.errors) == (found.verdict != judge.VALID)
    for messages in found.errors.values():
        assert all(sentence(message).endswith(".") for message in messages)


@given(ops())
def test_what_is_valid_fits_its_columns(op):
    found = taken(op, False)[1]
    if found.verdict in (judge.VALID, judge.QUARANTINED):
        shape = registry.SHAPES[found.kind]
        for name, value in found.doc["set"].items():
            assert value is None or shape.fields[name].fits(value)


@pytest.mark.parametrize("text", ["11010519491231002X", "11010519491231002x", "(440308199901010012)"])
def test_an_id_card_number_behind_escapes_is_found(text):
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in text)
    line = f'{{"t":1,"kind":"gate_entry","set":{{"note":"{escaped}"}}}}'.encode()

    assert judge.quick(line, 7, WRITER, KINDS) is None
    found = judge.examine(line, 7, WRITER)
    assert (found.verdict, found.errors["note"]) == (judge.QUARANTINED, [{"code": "id_card"}])
    assert b"1101" not in found.line
    assert b"4403" not in found.line
