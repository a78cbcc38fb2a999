"""One entry, every department's form: what was written down once is in all of them, and what is blank is marked."""

import io

import openpyxl
import pytest

from models import figures
from models.registry import KINDS
from models.returns import RETURNS, TIME
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.fixture
def day(lin, wang):
    """Somebody with a temperature at the gate, and a car."""
    home = wang.write("household", {"unit": "3-1502"})
    who = wang.write("resident", {"name": "林小美", "household": home, "phone": "13800138000"})
    wang.sync()
    lin.write("gate_entry", {"gate": "东门", "direction": "in", "person": "陈大", "temperature": 38.2})
    lin.write("gate_entry", {"gate": "东门", "direction": "out", "plate": "闽C12345", "subject": "vehicle"})
    lin.sync()
    return who


def form(desk, name):
    """The cells of a department's form of today."""
    page = desk.get("/desk/returns").submit(f"/desk/returns/{name}").page
    assert page.status_code == 200, desk.words
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(page.get_data())).active.values]


def test_every_column_is_something_that_there_is(collector):
    for one in RETURNS:
        declared = KINDS[one.kind].declared() if one.kind else {}
        for _label, source in one.columns:
            ref, dot, far = (source or "").partition(".")
            assert source in (None, TIME) or ref in declared, (one.name, source)
            assert not dot or far in KINDS[declared[ref].limits["of"]].declared(), (one.name, source)
        assert {name for _label, name in one.figures} <= {figure.name for figure in figures.FIGURES}
        assert {*one.where} <= {*declared}


def test_one_entry_stands_in_each_of_its_forms(desk, day):
    fevers, vehicles = form(desk, "fevers"), form(desk, "vehicles")
    assert fevers[0][0] == "Fevers at the gate, Sat, Feb 8"
    assert fevers[1][0] == "To: Health service. From: 新华小区"
    assert dict(zip(fevers[2], fevers[3], strict=True))["Temperature"] == 38.2
    assert len([row for row in fevers if row[1] == "陈大"]) == 1
    assert [row[:4] for row in vehicles[3:4]] == [["08:00", "东门", "闽C12345", "Out"]]
    numbers = form(desk, "day")
    assert dict(zip(numbers[2], numbers[3], strict=True)) | {"In": 1, "Out": 1, "Fevers": 1, "Vehicles": 1} == dict(
        zip(numbers[2], numbers[3], strict=True))


def test_what_is_blank_is_marked_and_counted(desk, day):
    vehicles = form(desk, "vehicles")
    row = dict(zip(vehicles[2], vehicles[3], strict=True))
    # The driver and the room were not said, and such a number is never kept.
    assert {name for name, value in row.items() if value == "※"} == {"Driver", "ID-card number", "Room"}
    assert vehicles[-1][0] == "※ Blank: 3. To be filled in by hand."


def test_who_took_it_is_kept_and_who_may_not_gets_nothing(desk, observer, day):
    form(desk, "fevers")
    assert "Gate entry XLSX" in desk.get("/desk/exports").words
    assert observer.get("/desk/returns").status == 403
    assert observer.post("/desk/returns/fevers").status == 403
    assert desk.post("/desk/returns/nothing").status == 404
