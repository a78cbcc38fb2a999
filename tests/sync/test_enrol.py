"""Section 8: an invitation becomes a token."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from argon2 import Type, extract_parameters
from argon2.exceptions import VerifyMismatchError

from models import database, registry
from sync import enrol, nodes, passwords
from sync.problems import Problem
from tests import wire
from tests.clocks import DAY, HOUR
from tests.conftest import COSTLY
from tests.network import InProcess
from tests.sync.raw import Raw, assert_problem, entry


@pytest.fixture
def ask(collector):
    """Posts a wish to /enrol."""
    carry = InProcess(collector.app)

    def post(**wish):
        return carry("POST", "/enrol", wire.encode(wish), {"Content-Type": "application/json"})

    return post


def as_node(raw: Raw, token: str, node: str | None = None):
    """A header-only request with another token, or as another node."""
    return raw.post(raw.body(len(raw.lines) + 1, node=node or raw.node, cursor=None), Authorization=f"Bearer {token}")


def test_a_code_becomes_a_token(collector, ask):
    node = wire.new_node()

    answer = ask(code=collector.invite("gate"), node=node, name="Auntie Lin")

    assert answer.status == 201
    given = answer.json
    assert (given["node"], given["site"], given["role"], given["schema"]) == (node, "xh", "gate", registry.SCHEMA)
    assert given["token"]
    assert given["person"]
    assert given["epoch"]


def test_the_token_comes_as_a_cookie_that_no_script_reads(collector, ask):
    answer = ask(code=collector.invite("gate"), node=wire.new_node(), name="Auntie Lin")

    assert answer.json["token"] in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]


def test_the_cookie_alone_is_enough_from_the_same_origin_and_not_from_another(raw, ask, collector, clock):
    node = wire.new_node()
    cookie = ask(code=collector.invite("gate"), node=node, name="Lin").headers["set-cookie"].partition(";")[0]
    body = raw.body(1, node=node)

    same = raw.post(body, Authorization="", Cookie=cookie, Origin="http://localhost", Sec_Fetch_Site="same-origin")
    cross = raw.post(body, Authorization="", Cookie=cookie, Origin="http://evil.example", Sec_Fetch_Site="cross-site")

    assert same.status == 200
    assert cross.status in (401, 403)


def test_the_same_code_with_the_same_node_gives_a_fresh_token_and_the_old_one_lives_on(raw, collector, ask):
    wish = {"code": collector.invite("coordinator"), "node": wire.new_node(), "name": "Cai"}

    first, second = ask(**wish), ask(**wish)

    assert (first.status, second.status) == (201, 201)
    assert first.json["token"] != second.json["token"]
    assert first.json["person"] == second.json["person"]
    for answer in (first, second):
        assert as_node(raw, answer.json["token"], wish["node"]).status == 200


def test_a_code_is_spent_by_its_first_node(collector, ask):
    code = collector.invite("gate")
    ask(code=code, node=wire.new_node(), name="Lin")

    assert_problem(ask(code=code, node=wire.new_node(), name="Chen"), 410, "code_spent")


def test_a_code_lives_a_day(collector, ask, clock):
    early, late = collector.invite("gate"), collector.invite("gate")
    clock.tick(DAY - HOUR)
    assert ask(code=early, node=wire.new_node(), name="Lin").status == 201
    clock.tick(2 * HOUR)

    assert_problem(ask(code=late, node=wire.new_node(), name="Lin"), 410, "code_spent")


def test_the_same_node_comes_too_late_as_well(collector, ask, clock):
    wish = {"code": collector.invite("gate"), "node": wire.new_node(), "name": "Lin"}
    ask(**wish)
    clock.tick(2 * DAY)

    assert_problem(ask(**wish), 410, "code_spent")


def test_an_unknown_code_is_unknown(ask):
    assert_problem(ask(code="nobody-made-this", node=wire.new_node(), name="Lin"), 404, "code_unknown")


def test_a_node_that_is_taken_stays_taken(collector, ask, raw):
    code = collector.invite("gate")

    assert_problem(ask(code=code, node=raw.node, name="Lin"), 409, "node_taken")
    assert ask(code=code, node=wire.new_node(), name="Lin").status == 201


@pytest.mark.parametrize("node", ["", "short", "7k3v9q2m4x7ab0", "7K3V9Q2M4X7AB", "7k3v9q2m4x7ai", 7, None, "é" * 13])
def test_a_node_id_of_another_form_spends_nothing(collector, ask, node):
    code = collector.invite("gate")

    assert_problem(ask(code=code, node=node, name="Lin"), 400, "malformed")
    assert ask(code=code, node=wire.new_node(), name="Lin").status == 201


def test_what_is_no_json_is_malformed(collector):
    answer = InProcess(collector.app)("POST", "/enrol", b"<html>", {"Content-Type": "application/json"})

    assert_problem(answer, 400, "malformed")


def test_opening_the_link_spends_nothing(collector, ask):
    code = collector.invite("gate")
    carry = InProcess(collector.app)

    assert carry("GET", f"/enrol?code={code}", b"", {}).status == 200
    assert carry("HEAD", f"/enrol?code={code}", b"", {}).status == 200
    assert ask(code=code, node=wire.new_node(), name="Lin").status == 201


def test_an_old_token_makes_a_new_node_of_the_same_person(raw, ask):
    node = wire.new_node()

    answer = ask(token=raw.token, node=node, name="Cai")

    assert answer.status == 201
    given = answer.json
    assert (given["node"], given["site"], given["role"]) == (node, "xh", "coordinator")
    assert given["person"] == raw.phone.store.person
    assert as_node(raw, given["token"], node).status == 200


def test_the_old_node_may_still_speak(raw, ask):
    ask(token=raw.token, node=wire.new_node(), name="Cai")

    assert raw.have() == 0


def test_a_token_that_nobody_made_enrols_nobody(ask):
    assert_problem(ask(token="nobody-made-this", node=wire.new_node(), name="Lin"), 401, "unauthenticated")


def test_a_revoked_token_enrols_nobody(raw, ask, collector):
    collector.tell("revoke", raw.node)

    assert_problem(ask(token=raw.token, node=wire.new_node(), name="Cai"), 401, "unauthenticated")


def test_failed_tries_are_rate_limited(ask):
    answers = [ask(code=f"guess-{n}", node=wire.new_node(), name="Eve") for n in range(60)]

    assert answers[0].status == 404
    assert_problem(answers[-1], 429, "busy")
    assert int(answers[-1].headers["retry-after"]) > 0


def test_tokens_and_codes_are_not_stored_as_they_are(laptop, tmp_path):
    phone = laptop.enrol("gate")

    stored = b"".join(path.read_bytes() for path in tmp_path.glob("lianfang.db*"))
    assert phone.store.token.encode() not in stored


def test_a_token_is_good_for_its_own_node_only(raw, other, clock):
    assert_problem(as_node(raw, raw.token, other.node), 403, "not_yours")


def test_the_person_goes_by_the_name_that_was_given(collector, clock):
    phone = collector.enrol("gate", "林阿姨")

    from models.person import Person

    with collector.app.app_context():
        assert Person.select().where(Person.name == "林阿姨").exists()
    assert phone.store.person


def test_a_long_or_missing_name_is_answered_in_words(collector, ask):
    code = collector.invite("gate")

    assert ask(code=code, node=wire.new_node(), name="x" * 10_000).status in (201, 400)
    assert ask(code=collector.invite("gate"), node=wire.new_node()).status in (201, 400)


def test_a_code_with_the_nodes_own_token_lets_a_second_person_share_it(raw, collector, clock):
    wish = {"code": collector.invite("gate"), "node": raw.node, "name": "Old Zhao"}
    head = {"Content-Type": "application/json", "Authorization": f"Bearer {raw.token}"}

    given = collector.carry("POST", "/enrol", wire.encode(wish), head).json

    assert (given["node"], given["role"]) == (raw.node, "gate")
    assert given["person"] != raw.phone.store.person
    assert raw.say(entry(clock(), by=given["person"]), entry(clock()))["verdicts"] == []


def test_entries_of_the_first_minute_are_kept(collector, clock):
    raw = Raw(collector, role="gate")

    assert raw.say(entry(clock()))["have"] == 1


def test_guessing_a_password_is_costly():
    """As RFC 9106 recommends where memory is scarce: 64 MiB, three passes."""
    costs = extract_parameters(COSTLY.hash("correct horse"))
    assert (costs.type, costs.time_cost >= 3, costs.memory_cost >= 64 * 1024) == (Type.ID, True, True)


def test_a_login_that_there_is_not_costs_as_much_as_one_that_there_is(monkeypatch):
    """What stands in for its hash was made by nobody: a process starts without a hash."""
    monkeypatch.setattr(passwords, "hasher", COSTLY)
    stands_in = passwords._nobodys()

    assert extract_parameters(stands_in) == extract_parameters(COSTLY.hash("correct horse"))
    with pytest.raises(VerifyMismatchError):
        COSTLY.verify(stands_in, "correct horse")


def test_of_many_phones_with_one_code_at_once_one_is_let_in(collector):
    """The race is in the database: each phone comes by a thread, and a connection, of its own."""
    code, together = collector.invite("gate"), Barrier(24)

    def come() -> str:
        together.wait()
        try:
            enrol.enrol(code, nodes.new_id(), "Auntie Lin")
        except Problem as problem:
            return problem.code
        finally:
            database.database.close()
        return "in"

    with ThreadPoolExecutor(24) as pool:
        answers = [done.result() for done in [pool.submit(come) for _ in range(24)]]

    assert sorted(answers) == ["code_spent"] * 23 + ["in"]


def test_one_phone_that_sends_its_code_twice_at_once_gets_two_tokens(collector):
    code, together, node = collector.invite("gate"), Barrier(2), nodes.new_id()

    def come() -> str:
        together.wait()
        try:
            return enrol.enrol(code, node, "Auntie Lin")[0]
        finally:
            database.database.close()

    with ThreadPoolExecutor(2) as pool:
        tokens = {done.result() for done in [pool.submit(come) for _ in range(2)]}

    assert len(tokens) == 2
