"""What was known at an earlier moment is what the tables held at that moment, whatever has arrived since."""

import json
import random

import pytest

from models import database, registry
from models.site import Site
from sync import clock as collector_clock
from sync import intake, known_tables
from sync.natural import natural_id
from tests.clocks import MINUTE
from views.auth import Who

PEOPLE = ("林小美", "陈大明", None)
HOT = {"gate": "东门", "direction": "out", "temperature": 50}


def held(sources=None):
    """kind → the rows of its table but for their places in the feed; `sources`: where to look instead."""
    found = {}
    for kind, shape in registry.SHAPES.items():
        names = ", ".join(f'"{name}"' for name in shape.columns if name != "pos")
        source = sources(kind) if sources else f'"{kind}"'
        found[kind] = sorted(database.rows(f"SELECT {names} FROM {source} WHERE site = ?", site()), key=repr)
    return found


def site():
    return Site.get(Site.code == "xh").id


class Office:
    """Coordinator Cai at the desk, who lets doubtful ops count and tells pairs apart."""

    def __init__(self, phone):
        self.who = Who(phone.store.person, "Cai", site(), "xh", "", "coordinator")

    def release(self, dot):
        intake.write(self.who, "release", {"op": dot})

    def decide(self, item, answer):
        id = natural_id("xh", "decision", [item])
        heads = database.row("SELECT heads FROM decision WHERE id = ?", id)
        base = {"answer": json.loads(heads[0] or "{}").get("answer", [])} if heads else {}
        intake.write(self.who, "decision", {"item": item, "answer": answer}, id, base)


def live(phones, office, rng):
    """One thing that happens in a district: somebody writes, changes, takes back, corrects a clock, syncs, decides."""
    phone = rng.choice(phones)
    what = rng.choice(["entry"] * 4 + ["errand", "edit", "edit", "void", "jump", "check", "hot", "part"] + ["sync"] * 4
                      + ["resident", "resident", "alias", "alias", "release", "decide", "undecide"])
    made = [id for id in phone.store.clean if ":" not in id]
    if what == "entry":
        phone.write("gate_entry", {"gate": "东门", "direction": "out", "person": rng.choice(PEOPLE)})
    elif what == "hot":
        phone.write("gate_entry", HOT)
    elif what == "errand":
        phone.write("errand", {"title": "买米", "status": "open"})
    elif what == "check":
        phone.write("health_check", {"resident": "0000000000000.1", "date": "2020-02-08", "slot": "am",
                                     "note": rng.choice("abc")})
    elif what == "resident":
        phone.write("resident", {"name": rng.choice(PEOPLE[:2])})
    elif what == "alias":
        _alias(phone, rng)
    elif what == "jump":
        phone.wall.jump(-rng.randrange(1, 9) * MINUTE)
    elif what in ("edit", "void") and made:
        _change(phone, rng.choice(made), what, rng)
    elif what == "part":
        phone.batch = 2
        phone.sync(rounds=1)
        phone.batch = 1000
    elif what == "sync":
        phone.sync()
    elif what in ("release", "decide", "undecide"):
        _settle(office, what, rng)


def _alias(phone, rng):
    people = [id for id in phone.store.clean if phone.show(id)["kind"] == "resident"]
    if len(people) > 1:
        one, other = rng.sample(people, 2)
        phone.write("alias", {"kind_of": "resident", "a": one, "b": other})


def _change(phone, id, what, rng):
    kind = phone.show(id)["kind"]
    if what == "void":
        phone.take_back(id, rng.choice(["twice", None]))
    elif kind == "gate_entry":
        phone.edit(id, {"person": rng.choice(PEOPLE[:2])})
    elif kind == "errand":
        phone.edit(id, {"status": rng.choice(["claimed", "bought"]), "runner": phone.store.person})


def _settle(office, what, rng):
    if what == "release":
        held_back = database.rows("SELECT node, n FROM verdict WHERE verdict = 'quarantined' AND site = ?", site())
        if held_back:
            office.release("{}.{}".format(*rng.choice(held_back)))
    else:
        pairs = database.rows("SELECT id FROM item WHERE type = 'same_event' AND site = ?", site())
        if pairs:
            office.decide(rng.choice(pairs)[0], "apart" if what == "decide" else "same")


@pytest.mark.parametrize("seed", range(6))
def test_what_was_known_is_what_the_tables_held(laptop, clock, seed):
    rng, kept = random.Random(seed), []
    phones = [laptop.enrol(role, role) for role in ("gate", "lead", "coordinator")]
    office = Office(phones[2])
    for phone in phones:
        phone.wall.offset = rng.choice([0, 0, 5 * MINUTE, -90 * MINUTE])
    for _ in range(90):
        clock.tick(rng.randrange(1_000, MINUTE))
        live(phones, office, rng)
        kept += [(collector_clock.now(), held())] if rng.random() < 0.3 else []
        clock.tick(1_000)
    for phone in phones:
        phone.sync()
    for at, before in kept:
        assert known(at) == before


def test_an_hour_is_what_it_was_taken_for_before_the_phone_told_that_its_clock_was_set_back(collector, clock):
    phone = collector.enrol("gate", "Auntie Lin")
    phone.sync()
    for _ in range(3):
        clock.tick(20 * MINUTE)
        phone.write("gate_entry", {"gate": "东门", "direction": "out"})
    phone.wall.jump(-30 * MINUTE)
    phone.write("gate_entry", {"gate": "东门", "direction": "in"})
    phone.batch = 2
    phone.sync(rounds=1)
    at, before = clock.ms, held()
    clock.tick(MINUTE)
    phone.sync()
    assert held()["gate_entry"][:2] != before["gate_entry"]
    assert known(at) == before


def test_nothing_is_left_behind(laptop, clock):
    laptop.enrol("gate", "Auntie Lin")
    known(clock.ms)
    assert database.rows("SELECT name FROM sqlite_temp_master") == []


def known(at):
    """What `held` tells, as of then."""
    with known_tables.tables(site(), at) as then:
        return held(then.source)
