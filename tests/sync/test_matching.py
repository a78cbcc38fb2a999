"""People and homes that seem to be written down twice: asked about in pairs, and of a crowd once."""

import random
import time

import pytest

from models import database as db
from sync import lanes, matching
from tests.clocks import MINUTE
from tests.sync.raw import Raw, entry

MANY = 900


def asked():
    return db.row("SELECT COUNT(*) FROM item WHERE type = 'same_person'")[0]


def copies(node, clock, n):
    return node.say(*[entry(clock(), kind="resident", set={"name": "林小美", "phone": "13805950011"})
                      for _ in range(n)], cursor=None)


def test_a_handful_is_asked_about_in_pairs(raw, clock):
    copies(raw, clock, 3)
    assert asked() == 3


def test_a_crowd_is_one_item_and_costs_no_square(raw, clock, collector):
    """900 that are alike would be 404,550 pairs."""
    for _ in range(2):
        start = time.process_time()
        copies(raw, clock, MANY)
        assert asked() == 1
        assert time.process_time() - start < 5
    assert collector.sound()


def test_one_too_many_makes_a_crowd_and_one_less_a_handful(raw, clock, collector):
    copies(raw, clock, lanes.CROWD)
    pairs = asked()
    copies(raw, clock, 1)
    assert (pairs, asked()) == (lanes.CROWD * (lanes.CROWD - 1) // 2, 1)
    raw.say(entry(clock(), kind="resident", id=raw.dot(1), set={"void": "twice"}))
    assert asked() == pairs
    assert collector.sound()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_it_is_as_if_found_at_once(laptop, clock, monkeypatch, seed):
    """`sound` compares the items with those that all records as they are give."""
    monkeypatch.setattr(lanes, "CROWD", 2)
    rng, node, homes, people, links = random.Random(seed), Raw(laptop), [], [], []
    for _ in range(12):
        clock.tick(MINUTE)
        for op in [_said(rng, clock(), homes, people, links) for _ in range(6)]:
            dot = node.write(op)[0]
            if "id" not in op:
                {"household": homes, "resident": people, "alias": links}[op["kind"]].append(dot)
        node.send(len(node.lines) - 5, cursor=None)
        laptop.tell("check")
    assert asked()
    assert laptop.sound()


def _said(rng, now, homes, people, links):
    kind = rng.choice(["household", "resident", "resident", "alias", "void"])
    if kind == "void":
        known = [*(("resident", id) for id in people), *(("household", id) for id in homes),
                 *(("alias", id) for id in links)]
        if known:
            kind, id = rng.choice(known)
            return entry(now, kind=kind, id=id, set={"void": rng.choice(["twice", None])})
        kind = "household"
    if kind == "alias" and len(people) > 1:
        one, other = rng.sample(people, 2)
        return entry(now, kind="alias", set={"kind_of": "resident", "a": one, "b": other})
    if kind == "household" or not homes:
        told = {"unit": rng.choice("12"), "name": rng.choice("林陈")}
        return _edit(rng, entry(now, kind="household", set=told), homes)
    told = {"household": rng.choice(homes), "name": rng.choice("林林陈"), "phone": rng.choice(["1", "2", None])}
    return _edit(rng, entry(now, kind="resident", set=told), people)


def _edit(rng, op, known):
    return op | {"id": rng.choice(known)} if known and rng.random() < 0.4 else op


# -- while somebody types

TYPED = {"name": "林小美", "phone": "13805950011"}


def similar(kind, fields, site=1):
    return [(one.id, one.reasons) for one in matching.similar(site, kind, fields)]


def test_who_is_being_typed_may_be_there_already(raw, clock):
    raw.say(entry(clock(), kind="household", set={"unit": "3-1502"}),
            entry(clock(), kind="household", set={"unit": "3-1502", "name": "林家"}),
            entry(clock(), kind="resident", set=TYPED | {"household": raw.dot(1)}),
            entry(clock(), kind="resident", set={"name": "林晓美", "household": raw.dot(1)}))
    at_home = {"name": "林小美", "household": raw.dot(2)}
    assert similar("resident", at_home) == [(raw.dot(3), ["name", "household.unit"]),
                                            (raw.dot(4), ["sound", "household.unit"])]
    assert similar("resident", {"name": "林小美"}) == []
    assert similar("household", {"unit": "3-1502"}) == [(raw.dot(1), ["unit"]), (raw.dot(2), ["unit"])]
    assert similar("resident", at_home, site=2) == []


def test_what_was_taken_back_and_what_is_one_already_is_named_once_or_not(raw, clock):
    raw.say(*[entry(clock(), kind="resident", set=TYPED) for _ in range(3)])
    assert [id for id, _ in similar("resident", TYPED)] == [raw.dot(1), raw.dot(2), raw.dot(3)]
    raw.say(entry(clock(), kind="alias", set={"kind_of": "resident", "a": raw.dot(1), "b": raw.dot(2)}),
            entry(clock(), kind="resident", id=raw.dot(3), set={"void": "twice"}))
    assert [id for id, _ in similar("resident", TYPED)] == [raw.dot(1)]


def test_of_many_three_are_named_the_likeliest_first(raw, clock):
    raw.say(*[entry(clock(), kind="resident", set=TYPED) for _ in range(5)],
            entry(clock(), kind="resident", set=TYPED | {"plates": ["闽C12345"]}))
    found = similar("resident", TYPED | {"plates": ["闽C12345"]})
    assert [id for id, _ in found] == [raw.dot(6), raw.dot(1), raw.dot(2)]


@pytest.mark.parametrize(("kind", "fields"), [
    ("resident", TYPED | {"household": "h7"}), ("household", {"unit": "7", "name": "n7", "phone": "7"})])
def test_among_very_many_it_is_found_by_indexes(collector, counted_plans, kind, fields):
    many = 20_000
    db.insert("household", ("site", "id", "pos", "at", "unit", "name", "phone"),
              [(1, f"h{n}", n, n, f"{n}", f"n{n}", f"{n}") for n in range(many)])
    db.insert("resident", ("site", "id", "pos", "at", "name", "phone", "household"),
              [(1, f"r{n}", n, n, f"r{n % 3000}", f"{n}", f"h{n}") for n in range(many)])
    if not db.is_sqlite():
        db.execute("ANALYZE resident")
        db.execute("ANALYZE household")
    similar(kind, fields)
    plans = counted_plans()
    assert len(plans) > 2
    for plan in plans:
        assert "Seq Scan" not in plan, plan
        assert "SCAN" not in plan, plan


@pytest.fixture
def counted_plans(monkeypatch):
    """How the database looked for what was asked since: the plan of each question."""
    asked, rows = [], db.rows
    monkeypatch.setattr(db, "rows", lambda *question: asked.append(question) or rows(*question))

    def plans():
        explain = "EXPLAIN QUERY PLAN" if db.is_sqlite() else "EXPLAIN"
        return ["\n".join(str(row[-1]) for row in rows(f"{explain} {sql}", *given)) for sql, *given in list(asked)]

    return plans
