"""What a phone shows of a record under its own ops, as tests/screen.py has it from the page."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests import screen

NODES = ("7k3v9q2m4x7ab", "q9p0e5t1z8xcd")
DOTS = st.builds("{}.{}".format, st.sampled_from(NODES), st.integers(1, 4))
FIELDS = {"gate_entry": ("gate", "unit", "void"), "errand": ("status", "runner", "title", "void"),
          "day_close": ("date", "state", "void")}  # fmt: skip
VALUES = st.none() | st.sampled_from(["", "a", "b"])
NATURAL = "day_close:" + "0" * 26


@st.composite
def records(draw):
    """A record, an op on it, and the op's dot."""
    kind = draw(st.sampled_from(sorted(FIELDS)))
    id = NATURAL if kind == "day_close" else draw(DOTS)
    parts = sorted({screen.unit(kind, name) for name in FIELDS[kind]})
    heads = draw(st.dictionaries(st.sampled_from(parts), st.lists(DOTS, max_size=3, unique=True)))
    record = {"id": id, "kind": kind, "site": "xh", "heads": heads, "waiting": ["gate"],
              "fields": draw(st.dictionaries(st.sampled_from(FIELDS[kind]), st.sampled_from(["a", "z"]))),
              "conflicts": sorted(name for name, dots in heads.items() if len(dots) > 1)}
    op = {"kind": kind, "set": draw(st.dictionaries(st.sampled_from(FIELDS[kind]), VALUES, min_size=1)),
          "base": draw(st.dictionaries(st.sampled_from(parts), st.lists(DOTS | st.just(id), max_size=3)))}
    return record, op, draw(DOTS | st.just(id) if kind != "day_close" else DOTS)


@given(drawn=records())
def test_an_own_op_is_laid_over_as_the_page_says(modules, drawn):
    record, op, dot = drawn
    before = json.loads(json.dumps(record))
    shown = modules.call("m_overlay.lay", record, op, dot, 7)
    told = screen.apply(record, op, op["base"], dot)
    assert (shown["fields"], shown["heads"]) == (told["fields"], told["heads"])
    assert shown["conflicts"] == [name for name in before["conflicts"] if len(told["heads"].get(name, ())) > 1]
    assert {name: shown[name] for name in ("id", "kind", "site", "waiting")} == {
        name: before[name] for name in ("id", "kind", "site", "waiting")}


@given(drawn=records())
def test_the_record_below_stays_as_it_was(modules, drawn):
    record, op, dot = drawn
    given_ = ", ".join(map(json.dumps, (op, dot, 7)))
    assert modules.value(f"(record => (m_overlay.lay(record, {given_}), record))({json.dumps(record)})") == record


@given(drawn=records())
def test_the_heads_are_those_of_the_page(modules, drawn):
    record, _, _ = drawn
    for name in {screen.unit(record["kind"], field) for field in FIELDS[record["kind"]]}:
        assert modules.call("m_overlay.headsOf", record, name) == screen.heads(record, name)


def test_a_record_happened_when_it_was_begun(modules):
    begun = modules.call("m_overlay.blank", f"{NODES[0]}.1", "gate_entry", "xh")
    assert begun == {"id": f"{NODES[0]}.1", "kind": "gate_entry", "site": "xh", "fields": {}, "heads": {},
                     "conflicts": [], "waiting": []}
    op = {"kind": "gate_entry", "set": {"gate": "east"}}
    first = modules.call("m_overlay.lay", begun, op, begun["id"], 7)
    assert (first["at"], first["heads"]) == (7, {})
    then = modules.call("m_overlay.lay", first, op, f"{NODES[0]}.2", 9)
    assert (then["at"], then["heads"]) == (7, {"gate": [f"{NODES[0]}.2"]})


def test_an_op_that_says_no_base_replaces_nothing_but_the_creating_op(modules):
    record = {"id": f"{NODES[0]}.1", "kind": "gate_entry", "fields": {}, "heads": {"gate": [f"{NODES[1]}.4"]},
              "conflicts": []}
    shown = modules.call("m_overlay.lay", record, {"kind": "gate_entry", "set": {"gate": "a"}}, f"{NODES[0]}.2", 1)
    assert shown["heads"] == {"gate": [f"{NODES[0]}.2", f"{NODES[1]}.4"]}


def test_a_conflict_ends_where_one_op_names_all_heads(modules):
    heads = [f"{NODES[0]}.4", f"{NODES[1]}.4"]
    record = {"id": f"{NODES[0]}.1", "kind": "gate_entry", "fields": {}, "heads": {"gate": heads, "unit": heads},
              "conflicts": ["gate", "unit"]}
    op = {"kind": "gate_entry", "set": {"gate": "a"}, "base": {"gate": heads}}
    assert modules.call("m_overlay.lay", record, op, f"{NODES[0]}.5", 1)["conflicts"] == ["unit"]
    op["base"]["gate"] = heads[:1]
    assert modules.call("m_overlay.lay", record, op, f"{NODES[0]}.5", 1)["conflicts"] == ["gate", "unit"]
