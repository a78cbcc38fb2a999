"""What the day's entries come to: who passed at which gate, who is out, who is held."""

import json

import pytest

A, B = "7k3v9q2m4x7ab", "q9p0e5t1z8xcd"
MINUTE = 60_000
COUNT = """((known, records, start, before) => {
  const judged = m_doubles.follow("gate_entry", { records: [], absorbed: new Map() }, records)
  const { gates, out, held, records: taken } = m_pages_counts.count(known, judged, start, before)
  return { gates: Object.fromEntries(gates), out: [...out.values()].map(one => one.id), held: [...held.keys()],
           records: taken.map(one => one.id) }
})"""
NOTHING = {"out": [], "held": []}


def entry(n: int, direction: str, person: str = "Lin", node: str = A, **fields) -> dict:
    """The entry n of a node, n times ten minutes after the beginning."""
    return {"id": f"{node}.{n}", "at": n * 10 * MINUTE,
            "fields": {"direction": direction, "person": person, "gate": "east"} | fields}


@pytest.fixture
def counted(modules):
    """`counted(records, start, before)`: what `count` makes of them, from the moment `start` on."""
    return lambda records, start=0, before=NOTHING: modules.call(COUNT, None, records, start, before)


def test_whoever_passed_is_counted_at_the_gate(counted):
    told = counted([entry(1, "out"), entry(2, "in"), entry(3, "out", gate="west"), entry(4, "in", "Chen")])
    assert told["gates"] == {"east": {"in": 2, "out": 1}, "west": {"in": 0, "out": 1}}
    assert (told["out"], told["held"]) == ([f"{A}.3"], [])


@pytest.mark.parametrize(("decision", "counts"), [("let_in", True), ("let_out", True), ("turned_back", False),
                                                  ("handed_over", False), ("held", False)])
def test_who_did_not_pass_is_not_counted(counted, decision, counts):
    told = counted([entry(1, "out", decision=decision)])
    assert told["gates"] == ({"east": {"in": 0, "out": 1}} if counts else {})
    assert told["out"] == ([f"{A}.1"] if counts else [])
    assert told["held"] == ([f"{A}.1"] if decision == "held" else [])


def test_who_is_held_is_not_out_any_more(counted):
    told = counted([entry(1, "out"), entry(2, "in", decision="held")])
    assert (told["out"], told["held"]) == ([], [f"{A}.2"])
    assert told["gates"] == {"east": {"in": 0, "out": 1}}


def test_what_was_taken_back_or_is_logged_twice_does_not_count(counted):
    twice = entry(2, "out", node=B) | {"at": 10 * MINUTE + 5}
    told = counted([entry(1, "out"), twice, entry(3, "in", void="wrong")])
    assert (told["gates"], told["out"]) == ({"east": {"in": 0, "out": 1}}, [f"{A}.1"])


def test_the_last_to_leave_stands_last(counted):
    told = counted([entry(1, "out"), entry(2, "out", "Chen"), entry(3, "out")])
    assert told["out"] == [f"{A}.2", f"{A}.3"]


def test_one_name_in_another_room_or_car_is_somebody_else(counted):
    told = counted([entry(1, "out"), entry(2, "in", unit="3-1"), entry(3, "in", plate="C1"), entry(4, "in", "Chen")])
    assert told["out"] == [f"{A}.1"]


def test_a_day_begins_with_who_was_out_and_held_before(counted):
    before = {"out": [entry(1, "out"), entry(2, "out", "Chen")], "held": [entry(3, "in", "Wang", decision="held")]}
    records = [entry(1, "out"), entry(4, "in"), entry(5, "out", "Zhao")]
    told = counted(records, 40 * MINUTE, before)
    assert told == {"gates": {"east": {"in": 1, "out": 1}}, "out": [f"{A}.2", f"{A}.5"], "held": [f"{A}.3"],
                    "records": [f"{A}.4", f"{A}.5"]}
    assert counted(records, 60 * MINUTE, before) == {"gates": {}, "out": [f"{A}.1", f"{A}.2"], "held": [f"{A}.3"],
                                                     "records": []}


def test_after_all_records_who_is_out_and_held(modules):
    records = [entry(1, "out"), entry(2, "out", "Chen"), entry(3, "in", "Wang", decision="held"),
               entry(4, "in", "Chen")]
    told = modules.call("m_pages_counts.standing", records)
    assert told == {"out": [records[0]], "held": [records[2]]}
    assert modules.call("m_pages_counts.who", records[0]) == modules.call("m_pages_counts.who", entry(9, "in"))


GROWING = """((steps, starts, befores) => {
  let judged = { records: [], absorbed: new Map() }, known = null
  const told = []
  steps.forEach((n, at) => {
    judged = m_doubles.follow("gate_entry", judged, records.slice(0, n))
    known = m_pages_counts.count(known, judged, starts[at], befores[at])
    told.push(JSON.parse(JSON.stringify([[...known.out.keys()], Object.fromEntries(known.gates), known.start])))
  })
  return told
})"""


def test_what_was_counted_is_not_counted_again_until_another_day_begins(modules):
    modules.racer.eval(f"""var records = {json.dumps([entry(n, 'out', f'p{n}') for n in range(1, 5)])}
      var nobody = {{ out: [], held: [] }}, other = {{ out: [records[0]], held: [] }}""")
    told = modules.value(f"{GROWING}([2, 4, 4, 4, 3], [0, 0, {20 * MINUTE}, {20 * MINUTE}, {20 * MINUTE}],"
                         " [nobody, nobody, nobody, other, other])")
    assert [gates["east"]["out"] for _, gates, _ in told] == [2, 4, 3, 3, 2]
    assert [len(out) for out, _, _ in told] == [2, 4, 3, 4, 3]
    assert [start for *_, start in told] == [0, 0, 20 * MINUTE, 20 * MINUTE, 20 * MINUTE]
