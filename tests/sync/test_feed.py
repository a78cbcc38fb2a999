"""Section 6: `records`, `gone`, `cursor`, `limit`, `more`."""

import pytest

from tests.clocks import MINUTE
from tests.sync.raw import LIN_OUT, Raw, entry


def ids(reply: dict) -> list[str]:
    """The ids of a reply's records, in its order."""
    return [record["id"] for record in reply["records"]]


def test_an_empty_cursor_gives_everything_in_scope(raw, other, clock):
    raw.say(*[entry(clock()) for _ in range(3)])

    assert set(ids(other.ask(cursor=""))) == {raw.dot(1), raw.dot(2), raw.dot(3)}


def test_a_record_looks_as_the_page_says(raw, other, clock):
    raw.say(entry(clock.tick(MINUTE)))

    [record] = other.ask()["records"]

    assert {"id", "kind", "site", "fields", "heads", "conflicts", "waiting", "at", "pos"} <= set(record)
    assert (record["id"], record["kind"], record["site"]) == (raw.dot(1), "gate_entry", "xh")
    assert (record["fields"], record["at"]) == (LIN_OUT, clock())
    assert (record["heads"], record["conflicts"], record["waiting"]) == ({}, [], [])


def test_after_a_cursor_only_what_changed_comes(raw, other, clock):
    raw.say(entry(clock()), entry(clock()))
    other.ask()
    raw.say(entry(clock(), id=raw.dot(2), set={"unit": "1"}), entry(clock()))

    assert sorted(ids(other.ask())) == sorted([raw.dot(2), raw.dot(4)])
    assert ids(other.ask()) == []


def test_a_record_comes_once_as_it_is_now(raw, other, clock):
    raw.say(entry(clock()))
    for unit in ("1", "2", "3"):
        raw.say(entry(clock(), id=raw.dot(1), set={"unit": unit}))

    [record] = other.ask()["records"]
    assert record["fields"]["unit"] == "3"


def test_a_push_without_a_cursor_reads_nothing(raw, other, clock):
    raw.say(entry(clock()))

    assert other.say(entry(clock()), cursor=None).get("records", []) == []


def test_pages_hold_at_most_limit_records_and_together_all(raw, other, clock):
    raw.say(*[entry(clock()) for _ in range(7)])

    found, sizes, more = [], [], True
    while more:
        reply = other.ask(limit=3)
        found, sizes, more = found + ids(reply), [*sizes, len(reply["records"])], reply["more"]

    assert sorted(found) == sorted(raw.dot(n) for n in range(1, 8))
    assert max(sizes) <= 3


def test_a_record_that_changes_during_a_walk_comes_again_and_none_is_missed(raw, other, clock):
    raw.say(*[entry(clock()) for _ in range(6)])
    seen = ids(other.ask(limit=2))
    raw.say(entry(clock(), id=seen[0], set={"unit": "1"}), entry(clock()))
    rest = ids(other.ask(limit=2)) + ids(other.ask(limit=2)) + ids(other.ask(limit=2))

    assert sorted(seen + rest) == sorted([seen[0], *(raw.dot(n) for n in (1, 2, 3, 4, 5, 6, 8))])


def test_positions_are_dense_and_rise(raw, other, clock):
    raw.say(*[entry(clock()) for _ in range(3)])
    raw.say(entry(clock()))

    positions = sorted(record["pos"] for record in other.ask()["records"])
    assert positions == list(range(positions[0], positions[0] + 4))


def test_an_empty_cursor_gives_the_nodes_own_records_too_on_every_page(raw, clock):
    raw.say(*[entry(clock()) for _ in range(5)])

    assert len(raw.read(limit=2)) == 5


def test_a_record_that_others_touched_comes_back_to_its_maker(raw, other, clock):
    raw.say(entry(clock()))
    raw.ask()
    other.say(entry(clock(), id=raw.dot(1), set={"unit": "1"}))

    [record] = raw.ask()["records"]
    assert record["fields"]["unit"] == "1"


def test_a_reply_reads_what_its_own_request_wrote(raw, clock):
    reply = raw.say(entry(clock()), cursor="")

    assert ids(reply) == [raw.dot(1)]


def test_another_site_is_not_read(raw, collector, clock):
    raw.say(entry(clock()))
    stranger = Raw(collector, site="hj")

    assert stranger.read() == {}


def test_what_a_site_above_has_is_not_read_by_accident(collector, clock):
    collector.tell("site", "add", "hj-north", "--name", "海景北", "--parent", "hj")
    below, above = Raw(collector, site="hj-north"), Raw(collector, site="hj")
    below.say(entry(clock()))
    above.say(entry(clock()))

    assert set(above.read()) == {above.dot(1)}
    assert set(below.read()) == {below.dot(1)}


def test_a_cursor_of_another_database_has_expired(sqlite_url, tmp_path, clock):
    from tests.collector import Collector

    raw = Raw(Collector(sqlite_url, clock))
    raw.say(entry(clock()))
    fresh = Collector(f"sqlite:///{tmp_path / 'second.db'}", clock)
    fresh.open()
    again = Raw(fresh)

    assert again.send(1, cursor=raw.cursor).json["code"] == "cursor_expired"


def test_a_fold_that_changes_nothing_visible_is_not_sent_again(raw, other, clock):
    raw.say(entry(clock()))
    other.ask()
    raw.send(1)

    assert ids(other.ask()) == []


def test_quarantined_ops_are_not_in_the_feed(raw, other, clock):
    raw.say(entry(clock(), set={"temperature": 99}))

    assert ids(other.ask()) == []


@pytest.mark.parametrize("limit", [1, 500, 100_000])
def test_any_sensible_limit_is_served(raw, other, clock, limit):
    raw.say(entry(clock()), entry(clock()))

    assert len(other.read(limit=limit)) == 2


def test_heads_of_natural_records_come_with_the_feed(raw, other, clock):
    from tests.sync.test_natural import check, morning

    raw.say(check(clock(), temperature=36.5))

    assert other.read()[morning()]["heads"]["temperature"] == [raw.dot(1)]


def test_a_record_with_a_duplicate_probable_stays_whole(raw, other, clock, collector):
    raw.say(entry(clock()))
    other.say(entry(clock.tick(MINUTE)))

    assert set(collector.records()) == {raw.dot(1), other.dot(1)}
    assert collector.sound()


def test_readers_hear_of_a_duplicate_without_the_record_being_lost(raw, other, clock):
    raw.say(entry(clock()))
    other.say(entry(clock.tick(MINUTE)))

    assert {raw.dot(1), other.dot(1)} == set(raw.read())


@pytest.mark.parametrize(("role", "reads"), [("gate", False), ("runner", False), ("lead", True), ("coordinator", True)])
def test_how_to_reach_people_goes_to_those_who_must_reach_them(collector, lin, cai, role, reads):
    phone = collector.enrol(role, "Xu")
    phone.sync()
    note = cai.write("device_note", {"node": lin.node, "reach": "13805954321"})
    cai.sync()
    phone.sync()
    assert (note in phone.store.clean) == reads

    phone.store.begin_again()
    phone.sync()
    assert (note in phone.store.clean) == reads
