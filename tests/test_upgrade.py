"""An upgrade holds nobody up: columns are added, records follow a few at a time, phones are served in between."""

from contextlib import contextmanager

import pytest

from models import database as db
from models import registry
from models.fields import Choice, Integer, Text
from models.record import About, Record
from sync import refit
from tests import kinds
from tests.clocks import MINUTE
from tests.sync.raw import Raw, verdicts

STATES = {"begun": "Begun", "done": "Done", "off": "Off"}
MANY = 260  # records, more than a step of a refit


def version(called, **fields):
    """A version of the kind `round`: its fields beside `route`."""
    about = About(label="Round", title=("route",), writers=("gate", "lead", "coordinator"))
    return type(called, (Record,), {"__module__": __name__, "about": about, "route": Text("Route", required=True),
                                    **fields, "Meta": type("Meta", (), {"table_name": "round"})})


def first():
    return version("First", state=Choice("State", STATES), count=Text("Count"))


def with_more_fields():
    return version("More", state=Choice("State", STATES), count=Text("Count"), note=Text("Note", policy="joined"),
                   lamp=Text("Lamp", index=True))


def with_another_policy():
    return version("Other", state=Choice("State", STATES, policy="furthest"), count=Text("Count"))


def with_another_type():
    return version("Type", state=Choice("State", STATES), count=Integer("Count", min=0, max=9))


def with_other_words():
    return version("Words", state=Choice("How it stands", {**STATES, "begun": "Under way"}), count=Text("How many"))


class Watched:
    """What reaches the database, transaction by transaction; between two of them somebody writes."""

    def __init__(self, monkeypatch, between):
        self.taken, self.said, self.inside, self.between = [], [], False, between
        monkeypatch.setattr(db, "writing", self._writing(db.writing))
        monkeypatch.setattr(db, "_cursor", self._cursor(db._cursor))
        execute = db.database.obj.execute_sql
        monkeypatch.setattr(db.database.obj, "execute_sql",
                            lambda sql, params=None: self.note(sql) or execute(sql, params))

    @property
    def longest(self):
        """The statements of the transaction that took the most."""
        return max(self.taken, key=len)

    def note(self, sql):
        self.said.append(sql)
        if self.inside:
            self.taken[-1].append(sql)

    def _cursor(self, made):
        def counted():
            self.note("many")
            return made()
        return counted

    def _writing(self, real):
        @contextmanager
        def writing(durable=True):
            with real(durable):
                outer = not self.inside
                if outer:
                    self.inside = True
                    self.taken.append([])
                try:
                    yield
                finally:
                    if outer:
                        self.inside = False
            if outer and self.between:
                between, self.between = self.between, None
                between()
                self.between = between
        return writing


@pytest.fixture
def watched(monkeypatch):
    return lambda between=None: Watched(monkeypatch, between)


@pytest.fixture
def stored(collector, monkeypatch, clock):
    """A phone that has written many rounds of the first version, one of them with rivals, and one op too early."""
    kinds.learn(monkeypatch, first())
    collector.tell("init")
    raw, other = Raw(collector), Raw(collector)
    raw.say(*({"t": clock.tick(10), "kind": "round", "set": {"route": f"r{n}", "state": "begun", "count": str(n % 10)}}
              for n in range(MANY)))
    other.ask()
    for node, state in ((raw, "off"), (other, "done")):
        node.say({"t": clock.tick(MINUTE), "kind": "round", "id": raw.dot(1), "set": {"state": state},
                  "base": {"state": [raw.dot(1)]}})
    early = {"t": clock.tick(MINUTE), "kind": "round", "id": raw.dot(2), "set": {"lamp": "broken"},
             "base": {"lamp": []}}
    assert verdicts(raw.say(early)) == {MANY + 2: "newer"}
    yield raw
    with collector.app.app_context():
        db.database.execute_sql("DROP TABLE IF EXISTS round")


def upgrade(collector, monkeypatch, kind, watched, between=None):
    """Take up the version, with what was seen of it."""
    kinds.learn(monkeypatch, kind)
    seen = watched(between)
    collector.tell("init")
    seen.between = None
    return seen


def test_fields_that_are_added_hold_nobody(collector, stored, monkeypatch, watched, clock):
    before = {id: (one["pos"], one["fields"]) for id, one in Raw(collector).read().items()}
    lin = Raw(collector, "gate")
    seen = upgrade(collector, monkeypatch, with_more_fields(), watched,
                   lambda: lin.say({"t": clock(), "kind": "gate_entry", "set": {"gate": "east"}}, cursor=None))
    after = {id: (one["pos"], one["fields"]) for id, one in Raw(collector).read().items() if one["kind"] == "round"}

    assert not [sql for sql in seen.said if sql.startswith(("DROP", "CREATE TABLE"))]
    assert len(seen.longest) < 40, seen.longest
    assert {id for id in after if after[id] != before[id]} == {stored.dot(2)}
    assert after[stored.dot(2)][1]["lamp"] == "broken"
    assert len(lin.lines) > 3
    assert collector.sound()


def test_words_that_change_fold_nothing_anew(collector, stored, monkeypatch, watched):
    seen = upgrade(collector, monkeypatch, with_other_words(), watched)

    assert not [sql for sql in seen.said if "FROM op WHERE site = ? AND record" in sql]
    assert len(seen.longest) < 20
    assert collector.sound()


def test_another_policy_is_followed_a_few_records_at_a_time(collector, stored, monkeypatch, watched, clock):
    lin = Raw(collector, "gate")
    assert collector.records()[stored.dot(1)]["fields"]["state"] == "done"
    monkeypatch.setattr(refit, "STEP", 50)
    seen = upgrade(collector, monkeypatch, with_another_policy(), watched,
                   lambda: lin.say({"t": clock(), "kind": "round", "set": {"route": "new", "state": "begun"}}))

    assert len(seen.taken) > MANY // 50
    assert len(seen.longest) < 120
    assert collector.records()[stored.dot(1)]["fields"]["state"] == "off"
    assert refit.pending() == []
    assert collector.sound()


def test_another_type_makes_a_column_of_its_own(collector, stored, monkeypatch, watched):
    upgrade(collector, monkeypatch, with_another_type(), watched)

    assert {"count", "count_before_1"} <= {one.name for one in db.database.get_columns("round")}
    assert collector.tell("check") == ""
    # What was text is no number: ops that say it so were judged by what was known then, and no value of theirs is left.
    assert sum(one["kind"] == "round" for one in collector.records().values()) == MANY


def test_an_upgrade_that_broke_off_goes_on_at_the_next_start(collector, stored, monkeypatch, watched):
    kinds.learn(monkeypatch, with_another_policy())
    monkeypatch.setattr(refit, "STEP", 50)
    finish, steps = refit._some, []

    def broken(site, ids, pos):
        steps.append(ids)
        if len(steps) == 3:
            raise KeyboardInterrupt
        return finish(site, ids, pos)

    with monkeypatch.context() as patch:
        patch.setattr(refit, "_some", broken)
        collector.run("init")
    assert refit.pending() == [1, 2]
    assert collector.app.test_client().get("/readyz").status_code == 200

    collector.tell("init")
    assert refit.pending() == []
    assert collector.sound()


def test_what_processes_of_the_older_version_wrote_meanwhile_is_looked_at_again(collector, stored, monkeypatch, clock):
    """They go on for a while after `init`, with their own declarations."""
    older = dict(registry.KINDS), dict(registry.SHAPES)
    kinds.learn(monkeypatch, with_another_policy())
    collector.tell("init")
    clock.tick(MINUTE)
    with monkeypatch.context() as patch:
        for where, was in zip((registry.KINDS, registry.SHAPES), older, strict=True):
            for name, one in was.items():
                patch.setitem(where, name, one)
        other = Raw(collector)
        other.ask()
        for node, state in ((stored, "off"), (other, "done")):
            node.say({"t": clock.tick(MINUTE), "kind": "round", "id": stored.dot(3), "set": {"state": state},
                      "base": {"state": [stored.dot(3)]}})
        assert collector.records()[stored.dot(3)]["fields"]["state"] == "done"

    collector.tell("init")
    assert collector.records()[stored.dot(3)]["fields"]["state"] == "off"
    assert collector.sound()
