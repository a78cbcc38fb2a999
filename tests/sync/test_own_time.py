"""What a phone wrote with a wrong clock comes back to it with the right time; what it dated right need not."""

from tests.clocks import DAY, HOUR, MINUTE


def written(collector, offset=0, jump=0):
    """A phone that has synced, writes an entry an hour later and sends it; the records of that reply, id → `at`."""
    phone = collector.enrol("gate", offset=offset)
    phone.sync()
    collector.clock.tick(HOUR)
    happened = collector.clock()
    id = phone.write("gate_entry", {"direction": "in"})
    collector.clock.tick(MINUTE)
    phone.wall.jump(jump)
    told, take = {}, phone._stored
    phone._stored = lambda reply: told.update({one["id"]: one["at"] for one in reply["records"]}) or take(reply)
    phone.sync()
    return told, id, happened


def test_with_a_right_clock_nothing_comes_back(collector):
    assert written(collector)[0] == {}


def test_a_clock_a_day_ahead_is_put_right(collector):
    told, id, happened = written(collector, DAY)
    assert told == {id: happened}


def test_a_clock_that_was_known_to_be_wrong_and_was_set_right_meanwhile(collector):
    phone = collector.enrol("gate", offset=HOUR)
    phone.sync()
    id = phone.write("gate_entry", {"direction": "in"})
    collector.clock.tick(HOUR)
    phone.wall.jump(-HOUR)
    phone.sync()
    assert id in phone.store.clean
    assert phone.store.clean[id]["at"] == collector.records()[id]["at"]


def test_a_clock_that_was_set_right_before_sending_is_put_right(collector):
    told, id, _ = written(collector, DAY, -DAY)
    assert id in told
    told, id, _ = written(collector, -DAY, DAY)
    assert id in told
