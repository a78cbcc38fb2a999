"""Whoever fails often waits longer and longer; nobody is locked out by others."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from models import database
from models.person import Session
from models.site import Site
from sync import enrol, passwords, throttle
from sync.problems import Problem
from tests import wire
from tests.clocks import DAY, HOUR, MINUTE

HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"
RIGHT, WRONG = "correct horse", "a guess, no more"


@pytest.fixture
def cai_desk(collector):
    """The login of a coordinator."""
    with collector.app.app_context():
        enrol.add_coordinator(Site.get(Site.code == "xh").id, "Cai", "cai-desk", RIGHT)
    return "cai-desk"


@pytest.fixture
def sign_in(collector, cai_desk):
    """Tries a password; what comes of it as a word, or the value by which the browser is known."""
    def attempt(password, address=HERE, browser="", login=cai_desk):
        with collector.app.app_context():
            try:
                return passwords.sign_in(login, password, address, browser)[1]
            except Problem as problem:
                return problem.code
            finally:
                database.database.close()

    return attempt


def test_of_many_tries_at_once_exactly_as_many_as_are_free_get_through(sign_in, monkeypatch):
    monkeypatch.setattr(passwords, "_line", passwords.BoundedSemaphore(64))
    with ThreadPoolExecutor(16) as pool:
        said = list(pool.map(lambda _: sign_in(WRONG), range(64)))
    assert said.count("unauthenticated") == passwords.TRIES
    assert said.count("too_many") == 64 - passwords.TRIES


def test_the_right_one_among_many_tries_at_once_is_a_try_as_well(sign_in):
    for _ in range(passwords.TRIES):
        sign_in(WRONG)
    assert sign_in(RIGHT) == "too_many"


def test_waiting_grows_and_has_an_end(sign_in, clock):
    for _ in range(passwords.TRIES):
        sign_in(WRONG)
    waited = []
    for _ in range(9):
        begun = clock()
        while sign_in(WRONG) == "too_many":
            clock.tick(15_000)
        waited.append(clock() - begun)
    assert waited[:3] == [30_000, 60_000, 120_000]
    assert waited[-1] == throttle.LONGEST
    clock.tick(throttle.LONGEST)
    assert sign_in(RIGHT) not in ("too_many", "unauthenticated")


def test_who_fails_elsewhere_does_not_make_the_owner_wait(sign_in):
    for _ in range(passwords.TRIES + 3):
        sign_in(WRONG, ELSEWHERE)
    assert sign_in(RIGHT) not in ("too_many", "unauthenticated")


def test_a_browser_that_is_known_waits_for_no_stranger(sign_in):
    browser = sign_in(RIGHT)
    for n in range(passwords.TRIES_OF_LOGIN + 5):
        sign_in(WRONG, f"203.0.113.{n}")
    assert sign_in(RIGHT, HERE) == "too_many"
    assert sign_in(RIGHT, HERE, browser) == browser


def test_a_browser_is_known_to_its_owner_alone(sign_in, collector):
    with collector.app.app_context():
        enrol.add_coordinator(Site.get(Site.code == "xh").id, "Du", "du", RIGHT)
    browser = sign_in(RIGHT, login="du")
    for _ in range(passwords.TRIES):
        sign_in(WRONG, browser=browser)
    assert sign_in(RIGHT, browser=browser) == "too_many"


def test_many_logins_from_one_place_are_stopped_too(sign_in):
    said = [sign_in(WRONG, login=f"somebody {n}") for n in range(passwords.TRIES_OF_PLACE + 2)]
    assert said == ["unauthenticated"] * passwords.TRIES_OF_PLACE + ["too_many"] * 2


def test_getting_in_is_no_failure(sign_in):
    for _ in range(passwords.TRIES_OF_PLACE + passwords.TRIES_OF_LOGIN):
        assert sign_in(RIGHT) not in ("too_many", "unauthenticated")


def test_an_hour_later_all_is_forgotten(sign_in, clock):
    for _ in range(passwords.TRIES - 1):
        sign_in(WRONG)
    clock.tick(HOUR + MINUTE)
    assert [sign_in(WRONG) for _ in range(passwords.TRIES)] == ["unauthenticated"] * passwords.TRIES


def test_a_clock_that_was_a_year_ahead_locks_nobody_out(sign_in, clock):
    clock.tick(365 * DAY)
    for _ in range(passwords.TRIES + 2):
        sign_in(WRONG)
    clock.tick(-365 * DAY)
    assert sign_in(RIGHT) not in ("too_many", "unauthenticated")


@pytest.mark.parametrize(("address", "is_of"), [
    ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
    ("", ""), ("unix:", "unix:"),
])
def test_a_place_is_an_address_or_a_network_of_ipv6(address, is_of):
    assert throttle.place(address) == is_of


def test_a_right_code_from_a_place_that_has_to_wait_waits(collector):
    def ask(code):
        wish = {"code": code, "node": wire.new_node(), "name": "Eve"}
        return collector.carry("POST", "/enrol", wire.encode(wish), {"Content-Type": "application/json"}).status

    code = collector.invite("gate")
    assert [ask("guess") for _ in range(enrol.TRIES + 1)] == [404] * enrol.TRIES + [429]
    assert ask(code) == 429
    client = collector.app.test_client()
    assert client.get(f"/enrol?code={code}").status_code == 429
    assert client.post("/enrol/here", data={"code": code, "name": "Eve"}).status_code == 429


def test_only_so_many_wait_for_a_hash(sign_in, monkeypatch):
    monkeypatch.setattr(passwords, "_line", passwords.BoundedSemaphore(1))
    with passwords._line, pytest.raises(database.Busy):
        sign_in(RIGHT)


def test_another_password_ends_what_the_one_before_let_in(sign_in, collector, cai_desk):
    browser = sign_in(RIGHT)
    with collector.app.app_context():
        person = passwords.Person.get(passwords.Person.login == cai_desk)
        passwords.set_password(person.id, cai_desk, "another horse")
        assert not Session.select().where(Session.person == person.id).exists()
    assert sign_in(RIGHT, browser=browser) == "unauthenticated"
    assert sign_in("another horse", browser=browser) != browser
