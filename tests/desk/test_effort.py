"""What entries and their fields cost, as the desk shows it to whoever decides what is asked."""

from models import database as db
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES


def measured(collector, *rows):
    with collector.app.app_context():
        db.insert("effort", ("site", "day", "kind", "field", "number", "ms"), rows)


def test_nothing_was_measured_yet(desk):
    assert "Nothing measured yet" in desk.get("/desk/effort").words


def test_it_says_seconds_an_entry_and_what_a_field_costs(desk, collector):
    measured(collector,
             (1, "2020-02-07", "gate_entry", "", 400, 4_000_000), (1, "2020-02-08", "gate_entry", "", 800, 8_000_000),
             (1, "2020-02-08", "gate_entry", "purpose", 600, 3_600_000),
             (1, "2020-02-08", "gate_entry", "plate", 4, 9_000),
             (1, "2020-02-08", "household", "", 4, 70_000), (1, "2019-12-01", "gate_entry", "", 9, 9 * 99_000))
    words = desk.get("/desk/effort").words
    assert "days with entries: 2" in words
    # 12,000 s over two days; the field: 3,600 s over two days.
    assert "Gate entry 600 10 1.7 h a day" in words
    assert "6 30 min a day" in words
    assert words.count("fewer than 5 measured") == 2
    assert "70" not in words.replace("600", "")
    assert "All together 1.7 h a day" in words


def test_an_officer_sees_all_below_and_nobody_else_sees_it(collector, sit_down, observer, desk):
    measured(collector, (2, "2020-02-08", "gate_entry", "", 50, 500_000))
    assert "Nothing measured yet" in desk.get("/desk/effort").words
    assert observer.get("/desk/effort").status == 403
    assert "What entries cost" in desk.get("/desk/returns").words
    assert "What entries cost" in desk.get("/desk/report").words
