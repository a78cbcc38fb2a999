"""What follows the day's records is what the centre finds in all of them at once; what was taken back counts not."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.record import Duplicates
from sync.doubles import MOST, absorb, entry

RULE = Duplicates(("person", "plate"), ("gate", "direction"), ("unit",), 120, ("direction",))
NODE, OTHER = "7k3v9q2m4x7ab", "q9p0e5t1z8xcd"
FIELDS = ("person", "plate", "gate", "unit", "direction")
WORDS = st.sampled_from([None, None, "", "a", "b"])
ROWS = st.lists(st.fixed_dictionaries({
    "at": st.integers(0, 12).map(lambda part: part * 40), "node": st.sampled_from([NODE, OTHER]),
    **dict.fromkeys(FIELDS, WORDS), "void": st.sampled_from([None, None, None, "twice"])}), max_size=12)
FOLLOW = """(records => {
  lianfang.facts.doubles.test = %s
  const { absorbed, same } = m_doubles.follow("test", { records: [], absorbed: new Map() }, records)
  return [Object.fromEntries(absorbed), same]
})(%s)"""


def records(rows: list[dict]) -> list[dict]:
    """The rows as records, in the order of their moments."""
    named = [{"id": f"{row['node']}.{n}", "at": row["at"], "fields": {
        name: row[name] for name in (*FIELDS, "void") if row[name] is not None}} for n, row in enumerate(rows)]
    return sorted(named, key=lambda one: (one["at"], one["id"]))


def there(told: list[dict]) -> dict:
    """What the centre finds."""
    rows = [dict.fromkeys(FIELDS) | one["fields"] | {"id": one["id"], "at": one["at"]} for one in told]
    return absorb([entry(RULE, row) for row in rows if not row.get("void")], RULE.within)


@settings(max_examples=400)
@given(rows=ROWS)
def test_it_works(modules, rows):
    told = records(rows)
    assert modules.value(FOLLOW % (json.dumps(asdict(RULE)), json.dumps(told))) == [there(told), 0]


@pytest.mark.parametrize(("rows", "found"), [
    ([{"gate": "a"}, {"gate": "a", "node": OTHER}], {}),
    ([{"person": "a"}, {"person": "b", "node": OTHER}], {}),
    ([{"person": "a", "direction": "a"}, {"person": "a", "direction": "b"},
      {"person": "a", "direction": "a", "node": OTHER}], {}),
    ([{"person": "a", "direction": "b"}, {"person": "a", "direction": "a"},
      {"person": "a", "direction": "a", "node": OTHER}], {f"{OTHER}.2": f"{NODE}.1"}),
])  # fmt: skip
def test_nobody_named_is_nobody_and_who_has_turned_between_was_there_twice(modules, rows, found):
    told = records([dict.fromkeys((*FIELDS, "void")) | {"at": 40 * n, "node": NODE} | row
                    for n, row in enumerate(rows)])
    assert modules.value(FOLLOW % (json.dumps(asdict(RULE)), json.dumps(told))) == [found, 0]
    assert there(told) == found


def test_of_a_crowd_the_last_is_not_compared_with_the_first(modules):
    for others in (MOST - 1, MOST):
        crowd = [{"at": n, "node": NODE} for n in range(others + 1)]
        rows = [*crowd, {"at": others + 1, "node": OTHER}]
        told = records([dict.fromkeys((*FIELDS, "void")) | {"person": "a"} | row for row in rows])
        found, _ = modules.value(FOLLOW % (json.dumps(asdict(RULE)), json.dumps(told)))
        assert found == there(told)
        assert list(found.values()) == [f"{NODE}.0" if others < MOST else f"{NODE}.1"]
