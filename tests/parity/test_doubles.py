"""The phone finds the same probable duplicates as the centre."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.kinds import GateEntry
from models.record import Duplicates
from sync import doubles
from sync.doubles import MOST, absorb, entry

DAY = 24 * 3600 * 1000
GATE = GateEntry.about.duplicates
RULES = {"gate_entry": GATE, "wedding": Duplicates(("person",), ("direction",), ("plate", "unit"), within=DAY),
         "visit": Duplicates(("person", "plate"), within=60_000)}
FIELDS = ("person", "plate", "direction", "unit")

def row(*words):
    told = st.sampled_from(words)
    return st.fixed_dictionaries({"node": st.sampled_from(["7k3v9q2m4x7ab", "q9p0e5t1z8xcd", "0000000000000"]),
                                  "at": st.integers(0, 12).map(lambda part: part * GATE.within // 3),
                                  **dict.fromkeys(FIELDS, told)})


# Records come, are taken back and go: what the phone finds and counts step by step, and what at once in the end.
STEPS = """((rows, order, start) => {
  const way = direction => direction ? "in" : "out"
  const record = ({ id, at, direction, ...rest }) => ({ id, at, fields: { ...rest, direction: way(direction) } })
  const records = rows.map(record)
  const nothing = { records: [], absorbed: new Map() }, before = { out: [], held: [] }, steps = []
  const void_ = one => ({ ...one, fields: { ...one.fields, void: "twice" } })
  const said = ({ absorbed }, { gates, out }) => JSON.stringify([[...absorbed].sort(), [...gates].sort(), [...out]])
  let known = nothing, counted = null, shown = []
  for (const [at, what] of order) {
    const one = records[at %% records.length], rest = shown.filter(other => other.id !== one.id)
    shown = [...rest, ...what === "gone" ? [] : [what === "void" ? void_(one) : { ...one }]]
    shown.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    known = m_doubles.follow("gate_entry", known, shown)
    counted = m_pages_counts.count(counted, known, start, before)
    const whole = m_doubles.follow("gate_entry", nothing, shown)
    steps.push([said(known, counted), said(whole, m_pages_counts.count(null, whole, start, before))])
    const past = m_pages_counts.standing(shown.filter(one => one.at < start)), all = m_pages_counts.standing(shown)
    const out = [...m_pages_counts.count(null, whole, start, past).out.values()]
    steps.push([JSON.stringify(out.map(one => one.id).sort()), JSON.stringify(all.out.map(one => one.id).sort())])
  }
  return steps
})(%s, %s, %s)"""
LAWS = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def named(rows):
    return [row | {"id": f"{row.pop('node')}.{n}"} for n, row in enumerate(map(dict, rows))]


def told(rows):
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


@LAWS
@given(rows=st.lists(row(None, "", "a", "b"), max_size=12), kind=st.sampled_from(list(RULES)))
def test_it_works(modules, rows, kind):
    rule = RULES[kind]
    rows = [row | {"at": row["at"] * rule.within // GATE.within} for row in named(rows)]
    entries = [entry(rule, row) for row in rows]
    rows.sort(key=lambda row: (row["at"], row["id"]))
    found = modules.value(f"(lianfang.facts.doubles.{kind} = {json.dumps(rule.rule())}, "
                         f"Object.fromEntries(m_doubles.absorb('{kind}', {json.dumps(told(rows))})))")
    assert found == absorb(entries, rule.within)


def test_of_a_crowd_both_compare_as_many(modules):
    one = {"at": 0, "node": "7k3v9q2m4x7ab", **dict.fromkeys(FIELDS, "a"), "unit": None}
    test_it_works.hypothesis.inner_test(modules, [one | {"at": n} for n in range(MOST + 5)] + [one | {
        "at": MOST + 5 + n, "node": "q9p0e5t1z8xcd"} for n in range(MOST + 5)], "gate_entry")


def test_a_phone_knows_the_rule_of_every_kind_that_has_one(modules):
    assert modules.value("lianfang.facts.doubles.gate_entry.within") == GATE.within
    assert modules.value("Object.keys(lianfang.facts.doubles)") >= list(doubles.RULES)


@LAWS
@given(rows=st.lists(row(None, "a"), min_size=4, max_size=12),
       order=st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["there", "there", "void", "gone"])), min_size=9))
def test_step_by_step_is_as_at_once(modules, rows, order):
    for step, whole in modules.value(STEPS % (json.dumps(told(named(rows))), json.dumps(order), GATE.within)):
        assert step == whole
