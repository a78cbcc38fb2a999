"""Section 4: the record that there can only be one of."""

import unicodedata

import pytest

from tests import wire
from tests.clocks import DAY, HOUR
from tests.sync.raw import Raw, entry, verdicts

CHECK = {"resident": "7k3v9q2m4x7ab.12", "date": "2020-02-08", "slot": "am"}


def morning(site: str = "xh", **keys) -> str:
    """The id of the morning check."""
    return wire.natural_id(site, "health_check", *(CHECK | keys).values())


def check(t: int, **fields) -> dict:
    """A creating op of that check."""
    keys = {key: fields.get(key, value) for key, value in CHECK.items()}
    return entry(t, kind="health_check", id=morning(**keys), set=keys | fields)


def record(raw: Raw, id: str | None = None) -> dict:
    """The check as the export has it."""
    return raw.collector.records(kind="health_check")[id or morning()]


def test_an_id_of_the_page_is_the_kind_a_colon_and_26_digits():
    kind, _, digits = morning().partition(":")

    assert (kind, len(digits)) == ("health_check", 26)
    assert set(digits) <= set(wire.ALPHABET)


def test_two_phones_that_never_met_make_the_same_record(raw, other, clock):
    raw.say(check(clock(), temperature=36.5))
    other.say(check(clock.tick(HOUR), reached=True))

    fields = record(raw)["fields"]
    assert (fields["temperature"], fields["reached"], fields["slot"]) == (36.5, True, "am")


def test_equal_keys_are_one_fact(raw, other, clock):
    raw.say(check(clock()))
    other.say(check(clock()))

    assert record(raw)["conflicts"] == []
    assert record(raw)["heads"]["date"] == sorted([raw.dot(1), other.dot(1)])


def test_heads_of_natural_records_are_always_listed(raw, clock):
    raw.say(check(clock(), temperature=36.5))

    assert record(raw)["heads"] == {name: [raw.dot(1)] for name in ("date", "resident", "slot", "temperature")}


def test_a_second_reading_stands_beside_the_first_and_the_safer_one_shows(raw, other, clock):
    raw.say(check(clock(), temperature=38.2))
    other.say(check(clock.tick(HOUR), temperature=36.5))

    assert (record(raw)["fields"]["temperature"], record(raw)["conflicts"]) == (38.2, ["temperature"])


def test_ones_own_second_reading_stands_beside_the_first_as_well(raw, clock):
    raw.say(check(clock(), temperature=38.2), check(clock.tick(HOUR), temperature=36.5))

    assert (record(raw)["fields"]["temperature"], record(raw)["conflicts"]) == (38.2, ["temperature"])


def test_only_a_correction_that_names_its_base_replaces(raw, other, clock):
    raw.say(check(clock(), temperature=38.2))
    base = {"temperature": [raw.dot(1)]}
    other.say(entry(clock(), kind="health_check", id=morning(), set={"temperature": 36.5}, base=base))

    assert (record(raw)["fields"]["temperature"], record(raw)["conflicts"]) == (36.5, [])


def test_symptoms_of_both_are_kept(raw, other, clock):
    raw.say(check(clock(), symptoms=["cough"]))
    other.say(check(clock(), symptoms=["fever"]))

    assert (record(raw)["fields"]["symptoms"], record(raw)["conflicts"]) == (["cough", "fever"], [])


def test_some_of_the_keys_are_not_valid(raw, clock, collector):
    for missing in CHECK:
        keys = {key: value for key, value in CHECK.items() if key != missing}
        assert set(verdicts(raw.say(entry(clock(), kind="health_check", id=morning(), set=keys))).values()) == {
            "quarantined"
        }
    assert collector.records(kind="health_check") == {}


def test_an_id_that_is_not_that_of_its_keys_is_not_valid(raw, clock, collector):
    reply = raw.say(entry(clock(), kind="health_check", id=morning(slot="pm"), set=CHECK))

    assert verdicts(reply) == {1: "quarantined"}
    assert collector.records(kind="health_check") == {}


@pytest.mark.parametrize(("key", "value"), [("slot", "pm"), ("date", "2020-02-09"), ("slot", None)])
def test_keys_never_change(raw, clock, key, value):
    raw.say(check(clock()))

    reply = raw.say(entry(clock(), kind="health_check", id=morning(), set={key: value}))

    assert verdicts(reply) == {2: "quarantined"}
    assert record(raw)["fields"][key] == CHECK[key]


def test_keys_are_in_nfc(raw, clock):
    composed, decomposed = unicodedata.normalize("NFC", "é.1"), unicodedata.normalize("NFD", "é.1")
    assert morning(resident=composed) == morning(resident=decomposed)

    assert verdicts(raw.say(check(clock(), resident=decomposed))) == {1: "quarantined"}


def test_an_edit_before_any_creating_op_waits_for_it(raw, other, clock, collector):
    other.say(entry(clock(), kind="health_check", id=morning(), set={"reached": True}))
    assert collector.records(kind="health_check") == {}

    raw.say(check(clock(), temperature=36.5))

    assert record(raw)["fields"]["reached"] is True


def test_another_site_has_another_record(raw, collector, clock):
    stranger = Raw(collector, site="hj")
    raw.say(check(clock(), temperature=36.5))
    stranger.say(entry(clock(), kind="health_check", id=morning("hj"), set=CHECK))

    assert morning("hj") != morning()
    assert morning("hj") in collector.records("hj")


def test_another_sites_id_is_not_valid(collector, clock):
    stranger = Raw(collector, site="hj")

    assert verdicts(stranger.say(check(clock()))) == {1: "quarantined"}


def test_it_happened_when_its_earliest_creating_op_did(raw, other, clock):
    early = clock.tick(HOUR)
    other.write(check(early))
    raw.say(check(clock.tick(HOUR)))
    other.send(1)

    assert record(raw)["at"] == early


def test_a_date_that_disagrees_with_the_time_is_put_before_a_person(raw, clock):
    from models.kinds import HealthCheck

    raw.say(check(clock()), check(clock(), date="2020-02-05"))

    with raw.collector.app.app_context():
        rows = dict(HealthCheck.select(HealthCheck.id, HealthCheck.review).tuples())
    assert rows[morning()] == 0
    assert rows[morning(date="2020-02-05")] > 0


def test_what_three_phones_found_is_sound(raw, other, clock, collector):
    Raw(collector).say(check(clock.tick(DAY), temperature=37.0, note="a"))
    raw.say(check(clock(), temperature=36.5, note="b"))
    other.say(entry(clock(), kind="health_check", id=morning(), set={"note": "c"}))

    assert collector.sound()
