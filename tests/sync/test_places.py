"""The feed is one table: whatever becomes of records, it has each once, at its place; `check` proves it."""

import pytest

from models import database as db
from models.migrations import migrate
from sync import feed, places
from tests.clocks import MINUTE
from tests.sync.raw import LIN_OUT, entry

SITE = 1


def stand(site=SITE):
    """What stands in the feed of a site, in order."""
    return db.rows("SELECT pos, kind, id, mixed FROM change WHERE site = ? ORDER BY pos", site)


@pytest.fixture
def mixture(raw, other, clock):
    """Records of several kinds, made and corrected by two nodes."""
    raw.say(entry(clock()), entry(clock(), kind="errand", set={"title": "rice"}), entry(clock()))
    clock.tick(MINUTE)
    other.say(entry(clock(), id=raw.dot(1), set={"unit": "1"}), entry(clock(), kind="household", set={"unit": "2-101"}))
    raw.say(entry(clock(), id=raw.dot(2), set={"title": "noodles"}))


def test_a_record_that_changed_stands_at_its_last_place_alone(mixture, raw, other):
    assert {id: (kind, mixed) for _, kind, id, mixed in stand()} == {
        raw.dot(1): ("gate_entry", 1), raw.dot(2): ("errand", 0), raw.dot(3): ("gate_entry", 0),
        other.dot(2): ("household", 0)}
    assert len(stand()) == 4


def test_what_stands_there_is_what_the_rows_of_the_kinds_say(mixture):
    assert list(places.wrong(SITE)) == []


WRONG = ["DELETE FROM change WHERE kind = 'errand'", "UPDATE change SET mixed = 1 - mixed WHERE kind = 'errand'",
         "UPDATE change SET pos = 1000 WHERE kind = 'errand'",
         "UPDATE change SET kind = 'household' WHERE kind = 'errand'",
         "INSERT INTO change (site, pos, kind, id, mixed) VALUES (1, 1000, 'errand', 'x.1', 0)"]


@pytest.mark.parametrize("lie", WRONG)
def test_check_finds_what_stands_wrongly_and_rebuild_heals_it(mixture, collector, lie):
    before = stand()
    db.execute(lie)

    found = collector.run("check")
    assert found.exit_code == 1
    assert ": errand " in found.output
    assert "the feed has it elsewhere than its row" in found.output

    collector.tell("rebuild")
    assert collector.run("check").exit_code == 0
    assert stand() == before


def test_a_database_from_before_the_table_gets_it_filled(mixture, collector):
    before = stand()
    db.execute("DROP TABLE change")
    db.execute("DELETE FROM migration WHERE name = '0017_change'")

    with db.writing():
        assert migrate() == ["0017_change"]

    assert stand() == before


def test_a_record_that_moves_while_a_page_is_made_comes_at_its_new_place(raw, other, clock, monkeypatch):
    raw.say(*[entry(clock()) for _ in range(4)])
    told, between = [], places.between

    def meanwhile(*asked):
        found = between(*asked)
        if not told:
            told.append(found)
            raw.say(entry(clock(), id=raw.dot(1), set=LIN_OUT | {"unit": "9"}), cursor=None)
        return found

    monkeypatch.setattr(places, "between", meanwhile)
    cursor, node = feed.here(SITE, "xh", other.node)._replace(pos=0), other.node
    first, _, cursor, more = feed.changes(SITE, node, cursor, 3)
    assert more
    rest, _, _, more = feed.changes(SITE, node, cursor, 3)
    assert not more
    assert [one["id"] for one in (*first, *rest)] == [raw.dot(n) for n in (2, 3, 4, 1)]


def asked(act):
    """The statements, with what was given to each, that reach the database while `act` runs."""
    found, execute = [], db.database.obj.execute_sql

    def noted(sql, params=None):
        found.append((sql, params))
        return execute(sql, params)

    db.database.obj.execute_sql = noted
    try:
        act()
    finally:
        del db.database.obj.execute_sql
    return found


@pytest.fixture
def crowded(raw, other, clock):
    """Twenty thousand entries and as many errands in turn, as many that were forgotten, the database told of them; a
    node that reads them."""
    for kind, odd in (("gate_entry", 0), ("errand", 1)):
        db.insert(kind, ("site", "id", "pos", "at"), [(SITE, f"{raw.node}.{n}", n, n) for n in range(1, 40_001)
                                                      if n % 2 == odd])
        places.take(SITE, kind)
    db.insert("forgotten", ("site", "record", "kind", "pos", "at"),
              [(SITE, f"{raw.node}.{n}", "errand", n, n) for n in range(40_001, 60_001)])
    db.execute("UPDATE counter SET pos = 60000 WHERE site = ?", SITE)
    for table in () if db.is_sqlite() else ("gate_entry", "errand", "change", "forgotten"):
        db.execute(f"ANALYZE {table}")
    return other.node


@pytest.mark.parametrize("start", [0, 250 * 40 + 7])
@pytest.mark.parametrize("limit", [250, 500, 1000])
def test_a_page_is_found_by_the_keys_alone(crowded, start, limit):
    cursor = feed.here(SITE, "xh", crowded)._replace(pos=start)
    # Which sites stand above, and how far each counts, is asked of a handful of rows, whatever they hold.
    questions = [one for one in asked(lambda: feed.changes(SITE, crowded, cursor, limit))
                 if "pos" in one[0] and "RECURSIVE" not in one[0] and "FROM counter" not in one[0]]
    assert len(questions) >= 3
    for question, params in questions:
        explain = "EXPLAIN QUERY PLAN " if db.is_sqlite() else "EXPLAIN "
        plan = "\n".join(str(row[-1]) for row in db.database.execute_sql(explain + question, params).fetchall())
        assert "Seq Scan" not in plan, plan
        assert "SCAN" not in plan, plan
        assert "TEMP B-TREE" not in plan, plan
        assert "Sort" not in plan, plan


def test_a_lie_at_a_place_yet_to_come_keeps_nobody_from_writing(mixture, raw, collector, clock):
    db.execute("INSERT INTO change (site, pos, kind, id, mixed) VALUES (1, 8, 'errand', 'x.1', 0)")

    raw.say(*[entry(clock()) for _ in range(3)])

    assert not db.rows("SELECT 1 FROM change WHERE id = 'x.1'")
    assert collector.run("check").exit_code == 0
