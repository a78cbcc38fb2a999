"""What the phone and the collector make of what a page has measured: the same, and nothing of what is odd."""

import json

import pytest

from sync import effort
from sync.intake import Draft

ENTRY = Draft("gate_entry", {"person": "林"})
HOME = Draft("household", {"unit": "1-0101"})
CASES = [
    ([ENTRY], ":8400", {"gate_entry ": [1, 8400]}),
    ([ENTRY], ":8400 temperature:3200 person:900",
     {"gate_entry ": [1, 8400], "gate_entry temperature": [1, 3200], "gate_entry person": [1, 900]}),
    ([ENTRY, ENTRY, HOME], ":9000 unit:1", {"gate_entry ": [2, 9000], "gate_entry unit": [2, 1]}),
    ([ENTRY], ":1 a:1 a:2", {"gate_entry ": [1, 1], "gate_entry a": [2, 3]}),
    ([ENTRY], ":599999 constructor:5", {"gate_entry ": [1, 599_999], "gate_entry constructor": [1, 5]}),
    ([ENTRY._replace(id="x.1")], ":8400", {}),
    ([HOME, ENTRY._replace(id="+0")], ":70", {"household ": [1, 70]}),
    *[([ENTRY], odd, {}) for odd in (
        "", ":", ":0", ":007", ":600000", ":9999999", "8400", ":-1", ":8.4", ":1e3", ":8400 ", ":8400\n", ":８４００",
        " :8400", ":1 1a:2", ":1 Ab:2", ":1 a-b:2", ":1 __proto__:2", ":1 温度:2", ":1 a:", ":1  a:2", ":1 a:600000",
        ":1 " + "a" * 41 + ":2", ":1" + " a:1" * 61, "null", "{}", "<script>")],
]


@pytest.mark.parametrize(("drafts", "text", "found"), CASES)
def test_both_sides_read_it_alike(modules, drafts, text, found):
    told = [{"kind": draft.kind, **({"id": draft.id} if draft.id else {})} for draft in drafts]
    given = f"{json.dumps(told)}, {json.dumps(text)}"
    added = f"(meta => {{ m_effort.add(meta, {given}); return meta.effort ?? {{}} }})({{}})"
    assert modules.value(added) == found
    assert {f"{kind} {field}": one for (kind, field), one in effort.measured(drafts, text).items()} == found


def test_it_is_added_to_what_was_there(modules):
    add = 'm_effort.add(meta, [{kind: "a"}], ":5 b:2")'
    twice = modules.value(f"(meta => {{ {add}; {add}; return meta.effort }})({{}})")
    assert twice == {"a ": [2, 10], "a b": [2, 4]}


def test_where_a_page_says_nothing_nothing_is_kept(modules):
    assert modules.value('(meta => { m_effort.add(meta, [{kind: "a"}], null); return meta })({})') == {}
    assert modules.value('(meta => { m_effort.add(meta, [{kind: "a"}]); return meta })({})') == {}
