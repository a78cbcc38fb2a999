"""The room that was meant, found alike on both sides."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import database as db
from models import rooms
from tests.clocks import MORNING

STORE = """(homes => ({ list: async (kind, { index, from } = {}) => kind === "household"
  ? homes.filter(({ fields }) => index === undefined || fields[index] === from) : [] }))"""
UNITS = ("1-201", "1栋201", "1-0201", "01-201", "南院", "", "1号楼0201室")
COLUMNS = ("site", "id", "pos", "at", "uncertain", "void", "heads", "conflicts", "waiting", "review", "mixed", "unit")
HOMES = st.lists(st.tuples(st.none() | st.sampled_from(UNITS), st.none() | st.just("moved")), max_size=5)
CASES = [
    ([], "1-201", ""), ([("1-201", None)], "", ""), ([(None, None)], "1-201", ""),
    ([("1-201", "moved")], "1-201", None),
    ([("1栋201", None), ("1-0201", None)], "1-201", "1-0201"), ([("1栋201", None), ("1-201", None)], "1-201", "1-201"),
    ([("1-201", "moved"), ("1栋201", None)], "1-201", "1栋201"), ([("南院", None)], "南院", "南院"),
    ([("1-1", None)], "2", None), ([("1-201", None)], "1栋0201室", "1-201"),
    ([("01-201", None), ("1-201", None)], "1-201", "1-201"),
]  # fmt: skip


def here(modules, homes: list[tuple], typed: str):
    """What the phone says."""
    found = [{"fields": {name: value for name, value in (("unit", unit), ("void", void)) if value is not None}}
             for unit, void in homes]  # fmt: skip
    return modules.awaited(f"m_rooms.known({STORE}({json.dumps(found)}), {json.dumps(typed)})")


def there(homes: list[tuple], typed: str):
    """What the centre says, of a table that has these homes and no others."""
    with db.writing():
        db.execute("DELETE FROM household")
        for at, (unit, void) in enumerate(homes):
            db.insert("household", COLUMNS, [(1, str(at), at, MORNING, 0, void, "{}", "[]", "[]", 0, 0, unit)])
    return rooms.known(1, typed)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(homes=HOMES, typed=st.sampled_from([*UNITS, "1-202", "北院"]))
def test_both_sides_mean_the_same_room(modules, laptop, homes, typed):
    with laptop.app.app_context():
        assert here(modules, homes, typed) == there(homes, typed)


@pytest.mark.parametrize(("homes", "typed", "found"), CASES)
def test_it_works(modules, homes, typed, found):
    assert here(modules, homes, typed) == found
