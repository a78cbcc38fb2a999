"""How often a home may go out: two gates that don't know of each other both let it, and a person is told."""

import pytest

from models.kinds import GateEntry
from sync import items, quota
from sync.times import DAY, days_start
from tests.clocks import HOUR, MINUTE
from tests.field.tab import Tab

ONCE = {"allowed": 1, "allowed_days": 1, "allowed_for": "household"}
RULE = {"since": "2020-02-08T06:00:00+08:00", "residents": "quota", "quota_per": "person", "quota_trips": 1,
        "quota_days": 2}


@pytest.fixture
def gates(collector) -> list:
    """The phones of two gates."""
    return [collector.enrol("gate", name) for name in ("East", "West")]


@pytest.fixture
def out(home) -> dict:
    """Somebody of the home goes out, under a rule that allows it once a day."""
    return {"direction": "out", "decision": "let_out", "person": "林小美", "unit": "3-1502", "household": home, **ONCE}


def test_two_gates_let_one_home_out(gates, out, clock, collector, desk):
    east, west = gates
    east.write("gate_entry", out | {"gate": "东门"})
    clock.tick(5 * HOUR)
    second = west.write("gate_entry", out | {"gate": "西门", "person": "林建国"})
    for phone in (west, east):
        assert phone.sync()
    words = desk.get("/desk/inbox").words
    assert "Out more often than allowed" in words
    assert "林建国" in words
    assert ": out 2 times, " in words
    assert "Allowed: 1 a day." in words
    assert collector.sound()
    west.take_back(second, "was somebody else")
    assert west.sync()
    assert "more often than allowed" not in desk.get("/desk/inbox").words
    assert collector.sound()


def test_what_two_tell_of_one_way_out_counts_once(gates, out, clock, collector, desk):
    for phone in gates:
        phone.write("gate_entry", out | {"gate": "东门"})
        clock.tick(MINUTE)
    for phone in gates:
        assert phone.sync()
    words = desk.get("/desk/inbox").words
    assert "The same event?" in words
    assert "more often than allowed" not in words
    assert collector.sound()


def test_a_day_begins_at_midnight_and_a_rule_judges_what_is_written_under_it(gates, out, clock, collector, desk):
    east, _west = gates
    clock.tick(15 * HOUR + 50 * MINUTE)
    east.write("gate_entry", out)
    clock.tick(20 * MINUTE)
    east.write("gate_entry", out)
    assert east.sync()
    desk.sign_in()
    assert "more often than allowed" not in desk.get("/desk/inbox").words
    clock.tick(HOUR)
    east.write("gate_entry", out | {"allowed_days": 2, "allowed": 2})
    assert east.sync()
    assert ": out 3 times, " in desk.get("/desk/inbox").words
    assert collector.sound()


def test_the_gate_writes_down_what_its_rule_allows(collector, cai, home):
    who = cai.write("resident", {"household": home, "name": "林小美"})
    cai.write("regime", RULE)
    assert cai.sync()
    tab = Tab(collector, "gate", "Auntie Lin").get("/field/gate/stand").submit("/gate/stand", gate="东门")
    tab.submit("/gate/stand", direction="out").get(f"/field/gate/enter?resident={who}")
    tab.submit("/gate/enter", temperature="36.5")
    [entry] = collector.records(kind="gate_entry").values()
    told = [entry["fields"][name] for name in ("allowed", "allowed_days", "allowed_for")]
    assert told == [1, 2, "person"]


def test_whose_times_are_counted_together_says_each_record():
    def row(id: str, at: int, **more) -> dict:
        return {"id": id, "at": at, "household": "h", "person": "a", "allowed": 1, "allowed_days": 1,
                "allowed_for": "person", "direction": "out", "decision": None} | more

    rule, noon = GateEntry.about.quota, 1_581_134_400_000
    rows = [row("x.1", noon), row("x.2", noon + 1, person="b"), row("x.3", noon + 2, allowed=None),
            row("x.4", noon + 3, allowed_for="household", allowed=3), row("x.5", noon + DAY)]
    found = quota.overs(rule, rows)
    assert found == quota.overs(rule, rows[::-1])
    assert [(over.id, len(over.times)) for over in found] == [("x.4", 4)]
    assert quota.overs(rule, [row("x.1", noon), row("x.2", noon + 1, allowed=0)])[0].times == (
        (noon, "x.1"), (noon + 1, "x.2"))


def test_what_another_turns_out_to_tell_of_is_over_no_more(gates, out, clock, collector, desk):
    """The second way out was flagged already when the other gate's log of it arrives, a minute earlier."""
    east, west = gates
    east.write("gate_entry", out | {"gate": "东门"})
    clock.tick(5 * HOUR)
    first = west.write("gate_entry", out | {"gate": "西门"})
    clock.tick(MINUTE)
    second = east.write("gate_entry", out | {"gate": "东门"})
    assert east.sync()
    with collector.app.app_context():
        assert [row.record for row in items.all_of(1) if row.type == "quota"] == [second]
    assert west.sync()
    with collector.app.app_context():
        assert [row.record for row in items.all_of(1) if row.type == "quota"] == [first]
    assert collector.sound()


def test_days_end_with_their_own_and_begin_at_midnight_also_where_clocks_are_set(monkeypatch):
    monkeypatch.setenv("TIMEZONE", "Europe/Berlin")
    noon = 1_585_476_000_000  # 2020-03-29 12:00, the day on which an hour is left out
    assert days_start(noon, 1) == 1_585_436_400_000
    assert days_start(noon + DAY, 2) == days_start(noon, 1)
