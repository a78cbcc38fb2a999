"""Paper is a device that was away: its rows count at the time that the paper says, once, and doubles are found."""

import pytest

from models.node import Node
from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


@pytest.fixture
def sheet(desk):
    """A gate sheet for today at the east gate, printed at eight."""
    desk.get("/desk/paper").submit("/desk/paper", gate="东门", day="2020-02-08")
    return desk.get(desk.page.request.path.removesuffix("/print")).page.request.path


def typed(desk, sheet, **rows):
    """Types rows in: `r3=("08:30", "out", "林小美")`."""
    said = {}
    for name, row in rows.items():
        said |= {f"{name[1:]}.{field}": text for field, text in zip(("time", "direction", "person", "unit"), row,
                                                                     strict=False)}
    return desk.get(sheet).submit(sheet, **said)


def test_it_is_printed_with_numbers_and_a_code(desk, sheet):
    desk.get(f"{sheet}/print")
    assert "Gate sheet" in desk.words
    assert "东门" in desk.words
    assert "<svg" in desk.text
    assert desk.text.count('<th scope="row">') == 25


def test_rows_count_when_the_paper_says(desk, sheet, collector, clock):
    clock.tick(5 * HOUR)
    typed(desk, sheet, r1=("0830", "out", "林小美", "3-1502"), r2=("09:15", "in", "陈大"))
    assert "Rows written down: 2" in desk.words

    found = sorted(collector.records(kind="gate_entry").values(), key=lambda one: one["at"])
    start = clock() - 5 * HOUR
    assert [one["at"] - start for one in found] == [30 * MINUTE, 75 * MINUTE]
    assert found[0]["fields"] == {"gate": "东门", "direction": "out", "person": "林小美", "unit": "3-1502"}
    assert collector.sound()


def test_a_row_is_typed_in_once_whoever_types_it_and_when(desk, sheet, collector, clock):
    clock.tick(HOUR)
    typed(desk, sheet, r1=("08:30", "out", "林小美"))
    clock.tick(HOUR)
    typed(desk, sheet, r2=("08:40", "out", "陈大"))
    desk.post(sheet, **{"1.time": "08:30", "1.direction": "out", "1.person": "林小美"})

    found = sorted(collector.records(kind="gate_entry").values(), key=lambda one: one["at"])
    assert [one["fields"]["person"] for one in found] == ["林小美", "陈大"]
    # What comes later from the same sheet is as certain as what came first.
    assert found[1]["at"] - found[0]["at"] == 10 * MINUTE
    assert "Typed in: 2 of 25 rows." in desk.get(sheet).words


def test_what_a_phone_has_logged_too_is_found(desk, sheet, lin, clock, collector):
    clock.tick(30 * MINUTE)
    lin.write("gate_entry", {"gate": "东门", "direction": "out", "person": "林小美"})
    lin.sync()
    clock.tick(3 * HOUR)
    typed(desk, sheet, r7=("08:31", "out", "林小美"))

    assert "The same event?" in desk.get("/desk/inbox").words


def test_what_is_wrong_is_told_in_its_row_and_nothing_is_written(desk, sheet, collector, clock):
    clock.tick(HOUR)
    typed(desk, sheet, r1=("08:30", "out", "林小美"), r2=("half past", "in", "陈大"), r3=("23:00", "in", "王五"))

    assert desk.status == 422
    assert "Write the time like this: 08:30." in desk.words
    assert "That moment is still to come." in desk.words
    assert collector.records(kind="gate_entry") == {}


def test_a_paper_is_no_phone_that_anybody_waits_for(desk, sheet, collector, clock):
    clock.tick(HOUR)
    typed(desk, sheet, r1=("08:30", "out", "林小美"))
    desk.get("/desk/new/household").submit("/new/household", unit="3-1502")

    assert len([one for one in Node.select() if one.desk and one.moved is None]) == 1
    assert "of 0" not in desk.get("/desk/board").words


def test_the_check_sheet_names_who_is_at_home(desk, collector, wang, clock):
    home = wang.write("household", {"unit": "3-1502"})
    who = wang.write("resident", {"name": "林小美", "household": home})
    wang.write("isolation", {"household": home, "status": "active", "start": "2020-02-08"})
    wang.sync()
    desk.get("/desk/paper")
    desk.send(desk.forms("/desk/paper")[1], slot="am", day="2020-02-08")
    sheet = desk.page.request.path.removesuffix("/print")
    assert "3-1502 林小美" in desk.words
    clock.tick(6 * HOUR)
    desk.get(sheet).submit(sheet, **{"1.temperature": "36.6"})

    [check] = collector.records(kind="health_check").values()
    assert check["fields"] == {"resident": who, "date": "2020-02-08", "slot": "am", "temperature": 36.6}
    assert collector.sound()


def test_who_may_not_write_prints_and_types_nothing(observer, other_desk, sheet):
    assert observer.get("/desk/paper").status == 403
    assert observer.get(sheet).status == 403
    assert other_desk.get(sheet).status == 404
