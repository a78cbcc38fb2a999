"""The phone finds the same probable duplicates as the centre."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.kinds import GateEntry
from sync.doubles import WINDOW, Entry, absorb

WHO, WHERE = GateEntry.about.doubles
WORD = st.sampled_from([None, "", "a", "b"])
ROW = st.fixed_dictionaries({"node": st.sampled_from(["7k3v9q2m4x7ab", "q9p0e5t1z8xcd", "0000000000000"]),
                             "at": st.integers(0, 12).map(lambda part: part * WINDOW // 3),
                             **dict.fromkeys((*WHO, *WHERE, "unit"), WORD)})


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, max_size=12))
def test_it_works(engine, rows):
    rows = [row | {"id": f"{row.pop('node')}.{n}"} for n, row in enumerate(map(dict, rows))]
    entries = [Entry(row["at"], row["id"], tuple(row[name] for name in WHERE), tuple(row[name] for name in WHO),
                     row["unit"], None) for row in rows]
    rows.sort(key=lambda row: (row["at"], row["id"]))
    told = [{name: value for name, value in row.items() if value is not None} for row in rows]
    found = engine.value(f"Object.fromEntries(m_doubles.absorb({json.dumps(told)}))")
    assert found == absorb(entries)
