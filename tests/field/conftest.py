"""The field's cast at their phones' browsers, and the compound they look after."""

import json

import pytest

from tests.collector import Collector
from tests.conftest import PAGE_ENGINES
from tests.field.tab import Tab
from views.field import page

BOTH_ENGINES = pytest.mark.parametrize("collector", PAGE_ENGINES, indirect=True)


@pytest.fixture
def collector(request, clock) -> Collector:
    """The centre on SQLite; on both engines where a file of tests asks for it with `BOTH_ENGINES`."""
    return Collector(request.getfixturevalue(getattr(request, "param", "sqlite_url")), clock)


@pytest.fixture(autouse=True)
def _plain_values(monkeypatch):
    """Every field page gets plain JSON-shaped values: a device will have to make the same ones."""
    render = page.render_template

    def check(template, **values):
        assert json.loads(json.dumps(values)) == values
        return render(template, **values)

    monkeypatch.setattr(page, "render_template", check)


@pytest.fixture
def homes(collector):
    """Two homes and three people, written down by coordinator Cai. Returns name → record id."""
    cai = collector.enrol("coordinator", "Cai")
    upstairs = cai.write("household", {"building": "3", "unit": "3-1502", "name": "林家"})
    downstairs = cai.write("household", {"building": "5", "unit": "5-302", "name": "陈家"})
    people = {
        "林小美": {"household": upstairs, "name": "林小美", "phone": "13805954321", "plates": ["闽C8K2O7"]},
        "林建国": {"household": upstairs, "name": "林建国", "phone": "13805950098"},
        "陈秀英": {"household": downstairs, "name": "陈秀英"},
    }
    ids = {name: cai.write("resident", fields) for name, fields in people.items()}
    cai.sync()
    return ids


@pytest.fixture
def gate(collector, homes) -> Tab:
    """Auntie Lin's tab, standing at the east gate."""
    tab = Tab(collector, "gate", "Auntie Lin")
    return tab.get("/field/gate/stand").submit("/gate/stand", gate="东门")


@pytest.fixture
def runner(collector, homes) -> Tab:
    """Runner Chen's tab."""
    return Tab(collector, "runner", "Chen")


@pytest.fixture
def entries(collector):
    """The gate entries as they are now, oldest first."""
    return lambda: sorted(collector.records(kind="gate_entry").values(), key=lambda record: record["at"])
