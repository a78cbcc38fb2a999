"""Section 5 and 3: a record is taken back for a reason, and restored; nothing disappears."""

import pytest

from tests.sync.raw import Raw, entry


@pytest.fixture
def id(raw, clock) -> str:
    """A gate entry that everybody has seen."""
    raw.say(entry(clock()))
    return raw.dot(1)


def edit(raw: Raw, id: str, fields: dict, **base) -> str:
    """One op on the record, sent; returns its dot."""
    more = {"base": base} if base else {}
    raw.say(entry(raw.collector.clock.tick(1000), id=id, set=fields, **more))
    return raw.dot(len(raw.lines))


def shown(raw: Raw, id: str) -> dict:
    """The record as the export has it."""
    return raw.collector.records()[id]


def taken_back(raw: Raw, id: str) -> bool:
    """Whether the record counts as taken back."""
    from models.kinds import GateEntry

    with raw.collector.app.app_context():
        return GateEntry.select(GateEntry.void).where(GateEntry.id == id).scalar() is not None


def test_a_void_takes_back_and_the_record_stays_in_the_export(raw, id):
    head = edit(raw, id, {"void": "typed twice"})

    record = shown(raw, id)
    assert (record["fields"]["void"], record["heads"], record["conflicts"]) == ("typed twice", {"void": [head]}, [])
    assert taken_back(raw, id)


def test_a_void_that_saw_every_edit_is_no_conflict(raw, other, id):
    head = edit(raw, id, {"unit": "1"})
    edit(other, id, {"void": "typed twice"}, void=[head])

    assert shown(raw, id)["conflicts"] == []
    assert taken_back(raw, id)


def test_a_void_that_had_not_seen_an_edit_is_a_conflict_and_does_not_count(raw, other, id):
    edit(raw, id, {"unit": "1"})
    edit(other, id, {"void": "typed twice"})

    assert shown(raw, id)["conflicts"] == ["void"]
    assert not taken_back(raw, id)


def test_an_edit_that_had_not_seen_the_void_is_a_conflict(raw, other, id):
    edit(raw, id, {"void": "typed twice"})
    edit(other, id, {"unit": "1"})

    assert shown(raw, id)["conflicts"] == ["void"]
    assert not taken_back(raw, id)


def test_an_edit_that_names_the_void_has_seen_it(raw, other, id):
    head = edit(raw, id, {"void": "typed twice"})
    edit(other, id, {"unit": "1"}, void=[head])

    assert shown(raw, id)["conflicts"] == []
    assert taken_back(raw, id)


def test_what_is_not_listed_was_not_seen_not_even_ones_own(raw, id):
    edit(raw, id, {"unit": "1"})
    edit(raw, id, {"void": "typed twice"})

    assert shown(raw, id)["conflicts"] == ["void"]


def test_two_voids_with_different_reasons_are_no_conflict(raw, other, id):
    edit(raw, id, {"void": "typed twice"})
    edit(other, id, {"void": "wrong gate"})

    record = shown(raw, id)
    assert (len(record["heads"]["void"]), record["conflicts"]) == (2, [])
    assert taken_back(raw, id)


def test_null_restores(raw, other, id):
    head = edit(raw, id, {"void": "typed twice"})
    edit(other, id, {"void": None}, void=[head])

    record = shown(raw, id)
    assert ("void" in record["fields"], record["conflicts"]) == (False, [])
    assert not taken_back(raw, id)


def test_a_person_settles_it_for_the_void(raw, other, id):
    heads = [edit(raw, id, {"unit": "1"}), edit(other, id, {"void": "typed twice"})]
    edit(raw, id, {"void": "typed twice, yes"}, void=heads)

    assert shown(raw, id)["conflicts"] == []
    assert taken_back(raw, id)


def test_a_person_settles_it_for_the_edit(raw, other, id):
    heads = [edit(raw, id, {"unit": "1"}), edit(other, id, {"void": "typed twice"})]
    edit(raw, id, {"void": None}, void=heads)

    assert shown(raw, id)["conflicts"] == []
    assert not taken_back(raw, id)


def test_a_void_of_a_natural_record_must_list_every_head(raw, other, clock, collector):
    from tests.sync.test_natural import CHECK, check, morning

    id = morning()
    raw.say(check(clock(), temperature=36.5))
    other.say(entry(clock(), kind="health_check", id=id, set={"void": "not home"}))
    assert collector.records()[id]["conflicts"] == ["void"]

    heads = collector.records()[id]["heads"]
    seen = sorted({dot for dots in heads.values() for dot in dots})
    other.say(entry(clock(), kind="health_check", id=id, set={"void": "not home"}, base={"void": seen}))
    record = collector.records()[id]
    assert (record["conflicts"], record["fields"]["resident"]) == ([], CHECK["resident"])


@pytest.mark.parametrize("reason", [7, True, ["a"], {"a": 1}])
def test_a_reason_is_a_text(raw, id, reason):
    raw.say(entry(raw.collector.clock(), id=id, set={"void": reason}))

    assert "void" not in shown(raw, id)["fields"]
    assert not taken_back(raw, id)


def test_taken_back_records_reach_the_phones(raw, other, id):
    edit(raw, id, {"void": "typed twice"})

    assert other.read()[id]["fields"]["void"] == "typed twice"
