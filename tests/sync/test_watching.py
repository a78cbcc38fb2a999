"""Whoever follows what was folded hears of it once a request, with the rows as they were and as they are."""

import pytest

from models import database as db
from sync import watching
from tests.clocks import MINUTE
from tests.sync.raw import Raw, entry


@pytest.fixture
def heard(monkeypatch):
    """What a watcher of gate entries was told: lists of `(before, after)`, each of `(id, person)`."""
    told = []
    monkeypatch.setattr(watching, "WATCHERS", list(watching.WATCHERS))

    @watching.on_fold("gate_entry", before=True)
    def follow(site, written):
        assert (site, list(written)) == (1, ["gate_entry"])
        told.append(tuple(sorted(rows.of("id", "person")) for rows in written["gate_entry"][:2]))

    return told


def test_it_works(raw, clock, heard):
    raw.say(entry(clock()), entry(clock()))
    assert heard == [([], [(raw.dot(1), "林小美"), (raw.dot(2), "林小美")])]

    raw.say(entry(clock(), id=raw.dot(2), set={"person": "陈大山"}))
    assert heard[1:] == [([(raw.dot(2), "林小美")], [(raw.dot(2), "陈大山")])]


def test_other_kinds_are_not_told_of(raw, clock, heard):
    raw.say(entry(clock(), kind="household", set={"unit": "3-1502"}))
    assert heard == []


def test_what_waits_for_its_first_op_has_no_row(collector, clock, heard):
    first, second = Raw(collector), Raw(collector)
    first.write(entry(clock()))
    second.say(entry(clock(), id=first.dot(1), set={"person": "陈大山"}))
    assert heard == []
    first.send()
    made, changed = (first.dot(1), "林小美"), (first.dot(1), "陈大山")
    assert heard == [([], [made]), ([made], [changed])]


def test_columns_that_nothing_fills_are_empty(raw, clock, monkeypatch):
    told = []
    monkeypatch.setattr(watching, "WATCHERS", [watching.Watcher(
        lambda site, written: told.extend(written["gate_entry"].after.of("person", "plate", "void")), None, False)])
    raw.say(entry(clock()))
    assert told == [("林小美", None, None)]


def test_questions_do_not_grow_with_the_records(laptop, clock, heard, monkeypatch):
    phone = Raw(laptop)
    phone.say(*[entry(clock.tick(MINUTE)) for _ in range(200)], cursor=None)
    asked, rows = [], db.rows
    monkeypatch.setattr(db, "rows", lambda sql, *given: asked.append(sql) or rows(sql, *given))
    counts = []
    for many in (1, 100):
        asked.clear()
        phone.say(*[entry(clock.tick(1000), id=phone.dot(n), set={"person": "陈大山"}) for n in range(1, many + 1)],
                  cursor=None)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 2
    assert len(heard[-1][0]) == len(heard[-1][1]) == 100


def test_what_raises_puts_its_record_aside_and_no_other(laptop, clock, monkeypatch):
    def broken(site, written):
        if "陈大山" in written["gate_entry"].after["person"]:
            raise ZeroDivisionError

    monkeypatch.setattr(watching, "WATCHERS", [*watching.WATCHERS, watching.Watcher(broken, ("gate_entry",), False)])
    phone = Raw(laptop)
    phone.say(entry(clock()), entry(clock(), set={"person": "陈大山"}), cursor=None)
    assert db.rows("SELECT id FROM gate_entry") == [(phone.dot(1),)]
    assert [about for about, in db.rows("SELECT about FROM fault")] == [phone.dot(2)]


def test_who_names_no_kind_is_told_of_none_and_who_wants_all_is_told_of_all(raw, clock, monkeypatch):
    told = []
    monkeypatch.setattr(watching, "WATCHERS", [])
    watching.on_fold()(lambda site, written: told.append("none"))
    watching.on_fold(every=True)(lambda site, written: told.append(sorted(written)))
    raw.say(entry(clock()), entry(clock(), kind="household", set={"unit": "3-1502"}))
    assert told == [["gate_entry", "household"]]
