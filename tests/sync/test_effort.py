"""What phones tell of what entries cost: counted once, kept without anybody's name, and never in anybody's way."""

import pytest

from models import database as db
from sync import effort, traces
from tests.clocks import DAY
from tests.sync.raw import Raw, entry

TOLD = {"id": "a1", "spent": {"gate_entry ": [3, 24_000], "gate_entry person": [2, 5_000]}}
KEPT = [("2020-02-08", "gate_entry", "", 3, 24_000), ("2020-02-08", "gate_entry", "person", 2, 5_000)]
ODD = [None, 7, "x", [], {}, {"id": "b"}, {"id": 5, "spent": {}}, {"id": "", "spent": {"gate_entry ": [1, 1]}},
       {"id": "b", "spent": {"gate_entry ": [1]}}, {"id": "b", "spent": {"gate_entry ": ["1", 1]}},
       {"id": "b", "spent": {"gate_entry ": [-1, 1], "nothing_known ": [1, 1], "gate_entry secret": [1, 1],
                             "gate_entry": [10**9, 1], "gate_entry person": [1, 10**15], "": [1, 1]}},
       {"id": "b" * 41, "spent": {"gate_entry ": [1, 1]}},
       {"id": "b", "spent": {f"gate_entry {n}": [1, 1] for n in range(1_001)}}]


@pytest.fixture
def kept(collector):
    def rows():
        with collector.app.app_context():
            return db.rows("SELECT day, kind, field, number, ms FROM effort WHERE site = 1 ORDER BY kind, field")
    return rows


def test_what_is_told_again_counts_once(collector, raw, other, clock, kept):
    body = [entry(clock())]
    raw.say(*body, effort=TOLD)
    assert kept() == KEPT
    # The reply was lost: the same request, the same telling with more ops, and with none.
    assert raw.send(1, effort=TOLD).status == 200
    raw.say(entry(clock()), effort=TOLD)
    raw.ask(effort=TOLD)
    assert kept() == KEPT
    raw.ask(effort=TOLD | {"id": "a2"})
    other.say(effort=TOLD)
    assert kept() == [(*row[:3], 3 * row[3], 3 * row[4]) for row in KEPT]


def test_it_counts_though_nothing_else_is_new(collector, raw, clock, kept):
    raw.say(entry(clock()))
    raw.ask()
    raw.ask(effort=TOLD)
    assert kept() == KEPT


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_holds_up_nothing(collector, raw, clock, kept, odd):
    assert raw.say(entry(clock()), effort=odd)["have"] == 1
    assert kept() == []


def test_what_is_refused_is_not_counted(collector, raw, clock, kept):
    raw.write(entry(clock()), entry(clock()))
    assert raw.send(2, effort=TOLD).status == 409
    assert kept() == []
    raw.send(1, effort=TOLD)
    assert kept() == KEPT


def test_neither_node_nor_person_is_kept_and_old_days_go(collector, raw, clock, kept):
    raw.say(entry(clock()), effort=TOLD)
    with collector.app.app_context():
        assert {column.name for column in db.database.get_columns("effort")} == {
            "site", "day", "kind", "field", "number", "ms"}
        traces.old(1, clock() + effort.KEPT_DAYS * DAY)
        assert kept() == KEPT
        traces.old(1, clock() + (effort.KEPT_DAYS + 1) * DAY)
        assert kept() == []


def test_it_takes_one_statement_and_only_where_it_is_told(laptop, monkeypatch):
    raw, taken = Raw(laptop), []
    raw.say(entry(laptop.clock()))
    for name in ("rows", "row", "execute", "many", "insert"):
        of = getattr(db, name)
        monkeypatch.setattr(db, name, lambda *told, of=of: taken.append(told[0]) or of(*told))
    counts = []
    for more in ({}, {"effort": TOLD}):
        taken.clear()
        raw.say(entry(laptop.clock(), set={"direction": "in", "plate": "x"}), cursor=None, **more)
        counts.append(len(taken))
    assert counts[1] == counts[0] + 1
