"""A report that was frozen says for ever what it said; what came later stands beside it, and the log gives it again."""

from models.sheet import Sheet
from tests.clocks import HOUR
from tests.seed.conftest import DAY

REPORT = f"/desk/report?from={DAY}&to={DAY}"


def freeze(desk):
    desk.get(REPORT).submit("/desk/sheets")
    return desk


def test_a_late_phone_changes_the_report_and_not_the_sheet(desk, wang, lin, clock):
    out = {"gate": "东门", "direction": "out", "person": "林小美", "decision": "let_out"}
    wang.write("gate_entry", out)
    assert wang.sync()
    lin.write("gate_entry", out | {"person": "王少民"})
    freeze(desk)
    address = desk.page.request.path
    assert "Unchanged since" in desk.words
    clock.tick(HOUR)
    assert lin.sync()
    desk.sign_in()
    words = desk.get(address).words
    assert "Out 1 2 +1" in words
    words = desk.get(f"{address}?again=1").words
    assert "every number comes out the same" in words
    assert "Frozen reports" in desk.get("/desk/sheets").words


def test_who_changes_a_sheet_is_found_out(desk, wang, collector, clock):
    wang.write("gate_entry", {"gate": "东门", "direction": "out"})
    assert wang.sync()
    freeze(desk)
    address = desk.page.request.path
    with collector.app.app_context():
        sheet = Sheet.get()
        Sheet.update(body=sheet.body.replace('"entries_out":{"":1', '"entries_out":{"":7')).execute()
    assert "This sheet is not as it was frozen" in desk.get(address).words
    assert "these come out otherwise: Out" in desk.get(f"{address}?again=1").words


def test_another_place_and_no_sheet_at_all_are_not_there(desk, collector):
    assert desk.get("/desk/sheets/nothing").status == 404
    assert desk.post("/desk/sheets", place="elsewhere", **{"from": DAY, "to": DAY}).status == 404
    assert desk.post("/desk/sheets", place="xh", **{"from": "x", "to": DAY}).status == 400

