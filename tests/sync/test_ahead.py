"""What is worked out before the lock is taken counts only as far as nothing came in between."""

import pytest

from models import database as db
from sync import ahead, projection
from tests.clocks import HOUR, MINUTE
from tests.sync.raw import LIN_OUT, entry, verdicts


@pytest.fixture
def between(monkeypatch):
    """`between(act)`: let `act` happen once, after the next look ahead and before the lock."""
    look = ahead.look

    def interrupted(act):
        def look_then_act(*of):
            seen = look(*of)
            monkeypatch.setattr(ahead, "look", look)
            act()
            return seen

        monkeypatch.setattr(ahead, "look", look_then_act)

    return interrupted


@pytest.fixture
def id(raw, clock) -> str:
    """A gate entry that everybody has seen."""
    raw.say(entry(clock()))
    clock.tick(MINUTE)
    return raw.dot(1)


def test_a_rival_that_came_in_between_is_seen(raw, other, id, clock, between, collector):
    between(lambda: other.say(entry(clock(), id=id, set={"unit": "4-101"})))

    reply = raw.say(entry(clock(), id=id, set={"unit": "3-1502"}))

    assert verdicts(reply) == {2: "conflict"}
    assert collector.records()[id]["conflicts"] == ["unit"]
    assert collector.sound()


def test_a_release_that_came_in_between_is_seen(raw, other, id, clock, between, collector):
    held = other.say(entry(clock(), id=id, set={"temperature": 99}))
    between(lambda: other.say(entry(clock(), kind="release", set={"op": other.dot(held["have"])})))

    raw.say(entry(clock(), id=id, set={"unit": "3-1502"}))

    fields = collector.records()[id]["fields"]
    assert (fields["unit"], fields["temperature"]) == ("3-1502", 99)
    assert collector.sound()


def test_a_twin_that_came_in_between_is_found(raw, other, id, clock, between, collector):
    twin = LIN_OUT | {"person": "王建国"}
    between(lambda: other.say(entry(clock(), set=twin)))

    raw.say(entry(clock(), set=twin))

    with collector.app.app_context():
        assert db.row("SELECT COUNT(*) FROM gate_entry WHERE same_as IS NOT NULL") == (1,)
    assert collector.sound()


def test_a_contact_of_the_same_node_in_between_narrows_the_time(raw, id, clock, between, collector):
    raw.write(entry(clock(), id=id, set={"unit": "3-1502"}))
    clock.tick(HOUR)
    between(lambda: raw.send(2, 1, heard=clock(), claimed=1))

    raw.send(2)

    with collector.app.app_context():
        assert db.row("SELECT at FROM op WHERE node = ? AND n = 2", raw.node)[0] >= clock()
    assert collector.sound()


def test_the_same_ops_in_between_are_stored_once(raw, id, clock, between, collector):
    raw.write(entry(clock(), id=id, set={"unit": "3-1502"}), entry(clock()))
    between(lambda: raw.send(2))

    assert raw.send(2).json["have"] == 3
    assert len(collector.records()) == 2
    assert collector.sound()


def test_what_nobody_disturbed_needs_no_second_look(raw, id, clock, monkeypatch, collector):
    monkeypatch.setattr(projection, "fold_records", None)

    raw.say(entry(clock(), id=id, set={"unit": "5-101"}))

    assert collector.records()[id]["fields"]["unit"] == "5-101"


def test_another_try_is_not_written_down_again(raw, id, clock, collector):
    def noted():
        with collector.app.app_context():
            return db.row("SELECT COUNT(*) FROM contact WHERE node = ?", raw.node)[0]

    raw.send(1, 1)
    before = noted()
    again = raw.send(1, 1)
    assert (again.status, again.json["have"], noted()) == (200, 1, before)

    clock.tick(2 * MINUTE)
    raw.send(1, 1)
    assert noted() == before + 1


def test_another_try_that_says_something_new_is_written_down(raw, id, clock, collector):
    raw.ask()
    before = clock.tick(1000)
    raw.send(2, claimed=7)

    with collector.app.app_context():
        assert db.row("SELECT claimed, heard FROM node WHERE id = ?", raw.node) == (7, before)
