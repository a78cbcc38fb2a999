"""Section 6: a revoked phone gives up what it has, and forgets."""

from tests.sync.raw import Raw, assert_problem, entry, verdicts


def test_a_revoked_phone_reads_nothing_from_that_moment_on(raw, other, clock, collector):
    raw.say(entry(clock()))
    other.write(entry(clock()))
    collector.tell("revoke", other.node)

    reply = other.send(1).json

    assert reply["wipe"] is True
    assert reply.get("records", []) == []


def test_what_it_still_sends_is_kept_in_quarantine(raw, clock, collector):
    raw.say(entry(clock()))
    raw.write(entry(clock()), entry(clock()))
    collector.tell("revoke", raw.node)

    reply = raw.send(2).json

    assert (reply["have"], reply["wipe"], reply["hash"]) == (3, True, raw.hashes[3])
    assert verdicts(reply) == {2: "quarantined", 3: "quarantined"}
    assert set(collector.records()) == {raw.dot(1)}


def test_once_all_has_come_the_token_is_dead(raw, clock, collector):
    raw.write(entry(clock()))
    collector.tell("revoke", raw.node)
    assert raw.send(1).json["wipe"] is True

    assert assert_problem(raw.send(2), 401, "unauthenticated")["wipe"] is True


def test_while_it_owes_ops_it_may_go_on(raw, clock, collector):
    raw.write(entry(clock()), entry(clock()))
    collector.tell("revoke", raw.node)

    assert raw.send(1, 1).json["wipe"] is True
    assert raw.send(2).json["have"] == 2


def test_a_phone_that_owes_nothing_is_told_to_wipe(raw, clock, collector):
    raw.say(entry(clock()))
    collector.tell("revoke", raw.node)

    answer = raw.send(2)

    assert answer.json["wipe"] is True
    assert answer.json.get("records", []) == []


def test_the_simulated_phone_erases_itself(cai, collector, clock):
    cai.write("gate_entry", {"gate": "east"})
    collector.tell("revoke", cai.node)

    cai.sync()

    assert cai.wiped
    assert (cai.store.token, cai.store.ops) == ("", [])


def test_other_phones_read_on(raw, other, clock, collector):
    raw.say(entry(clock()))
    collector.tell("revoke", raw.node)

    assert set(other.read()) == {raw.dot(1)}


def test_what_was_said_before_the_revocation_stays(raw, clock, collector):
    raw.say(entry(clock()))
    collector.tell("revoke", raw.node)

    assert set(collector.records()) == {raw.dot(1)}
    assert collector.sound()


def test_a_coordinator_may_release_what_a_revoked_phone_sent(raw, other, clock, collector):
    raw.write(entry(clock()))
    collector.tell("revoke", raw.node)
    raw.send(1)
    other.say({"t": clock(), "kind": "release", "set": {"op": raw.dot(1)}})

    assert raw.dot(1) in collector.records(kind="gate_entry")
    assert collector.sound()


def test_revoking_twice_or_a_stranger_is_answered_in_words(raw, collector):
    collector.tell("revoke", raw.node)
    collector.run("revoke", raw.node)
    result = collector.run("revoke", "0000000000000")

    assert result.exit_code != 0
    assert "Traceback" not in result.output


def test_a_new_invitation_lets_the_person_in_again(collector, clock):
    raw = Raw(collector)
    collector.tell("revoke", raw.node)

    assert Raw(collector).say(entry(clock()))["have"] == 1
