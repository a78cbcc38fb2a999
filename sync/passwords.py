"""Signing in by password, and out again. Secrets are kept as hashes.

A hash takes 64 MiB and a tenth of a second: few are made at once, and tries are counted before (`sync.throttle`).
"""

import secrets
from base64 import b64encode
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error
from argon2.low_level import ARGON2_VERSION

from models import database as db
from models import forms
from models.database import Busy
from models.person import DESK_ROLES, Browser, Person, Session
from sync import clock, second, throttle, times
from sync.problems import Problem
from sync.secret import digest

SESSION_LIFE, HALF_LIFE = 12 * 3600 * 1000, 10 * 60 * 1000
# Wrong passwords that may be tried at once: for one login from one place, from one place, for one login by everybody.
TRIES, TRIES_OF_PLACE, TRIES_OF_LOGIN = 10, 60, 100
# Hashes at once in a process, and how many more may wait for them.
AT_ONCE, IN_LINE = 2, 8
LEAST, MOST = 10, 1_000
# Passwords of that length which others try first, from lists that went round; a plain text, a word a line.
COMMON = Path(__file__).with_name("common_passwords.txt")
SHORT, KNOWN, OWN = "short", "common", "own"

hasher = PasswordHasher()
_hashing, _line = BoundedSemaphore(AT_ONCE), BoundedSemaphore(IN_LINE)


def flaw(password: str, *words: str) -> str:
    """What is wrong with a password: SHORT, KNOWN where others would guess it, OWN where it is made of one of these
    `words`, such as the login; empty for nothing."""
    even, plain = password.strip().lower(), "".join(password.lower().split())
    if len(password) < LEAST:
        return SHORT
    if even in _common() or plain in _common() or plain.isdigit() or len(set(plain)) < 5:
        return KNOWN
    return OWN if any(len(word) > 2 and plain.replace(word.lower(), "").strip("0123456789") == "" for word in words
                      ) else ""


@lru_cache(maxsize=1)
def _common():
    return frozenset(COMMON.read_text().split())


def hashed(password: str, *words: str) -> str:
    """How a password is kept. Raises ValueError, with what `flaw` says, for one that will not do."""
    if wrong := flaw(password, *words):
        raise ValueError(wrong)
    with _in_line(), _hashing:
        return hasher.hash(password[:MOST])


def set_password(person: str, login: str, password: str) -> None:
    """Let a person sign in by password, and end what the one before had let in. Raises ValueError as `hashed` does."""
    keep(person, login, hashed(password, login))


def keep(person: str, login: str, hashed: str) -> None:
    """Keep how a person signs in, and end what the password before had let in."""
    with db.writing():
        Person.update(login=even(login), password=hashed).where(Person.id == person).execute()
        for let_in in (Session, Browser):
            let_in.delete().where(let_in.person == person).execute()


def is_right(person: Person, password: str) -> bool:
    """Whether this is the password of somebody who is signed in already. Raises Busy, and Problem `too_many`."""
    source = throttle.Source(f"own:{person.id}", TRIES)
    with _in_line():
        throttle.take(source)
        with _hashing:
            right = _right(person, password)
    if right:
        throttle.give_back(source)
    return right


def sign_in(login: str, password: str, address: str, browser: str = "") -> tuple[str, str]:
    """The cookie values of a new session, and of a browser that is known from now on.

    `address`: the client's; `browser`: the value by which this browser may be known already. Where there is a second
    step (`is_half`) the session is good for nothing else. Raises Busy, and Problem `too_many`, `unauthenticated` or
    `not_in_force`.
    """
    login = even(login)
    with _in_line():
        person = Person.get_or_none(Person.login == login)
        known = bool(browser and person) and _knows(person, browser)
        sources = _sources(login, address, browser if known else "")
        throttle.take(*sources)
        with _hashing:
            right = _right(person, password)
    if not right or person.role not in DESK_ROLES:
        raise Problem("unauthenticated")
    with db.writing():
        throttle.give_back(*sources)
        if not in_force(person):
            raise Problem("not_in_force")
        if second.is_on(person.id):
            return _session(person, HALF_LIFE, 1), browser if known else ""
        return _session(person), browser if known else _remember(person)


def take_second(half: str, code: str, browser: str = "") -> tuple[str, str]:
    """Take the second step; as `sign_in` for the rest. Raises Problem `signed_out` where the first is too long ago,
    `unauthenticated` for a wrong code, `too_many`."""
    person = _of_session(half, 1)
    if person is None:
        raise Problem("signed_out")
    if not second.take(person.id, code):
        raise Problem("unauthenticated")
    with db.writing():
        sign_out(half)
        return _session(person), browser if browser and _knows(person, browser) else _remember(person)


def begin_session(person: Person) -> tuple[str, str]:
    """Sign somebody in who has just chosen their password; as `sign_in` for the rest."""
    with db.writing():
        return _session(person), _remember(person)


def is_half(secret: str) -> bool:
    """Whether a session waits for its second step."""
    return bool(secret) and _of_session(secret, 1) is not None


def in_force(person: Person) -> bool:
    """Whether somebody's role has begun and not ended."""
    today = times.local_day(clock.now())
    return person.ended is None and (person.since or today) <= today <= (person.until or today)


def even(login: str) -> str:
    """A login as it is kept and compared."""
    return forms.even(login).lower()[:120]


def _sources(login, address, browser):
    """Whoever has signed in here before answers for this browser alone: no stranger can make the owner wait."""
    if browser:
        return [throttle.Source(f"browser:{browser}", TRIES)]
    place = throttle.place(address)
    return [throttle.Source(f"login:{login} at:{place}", TRIES), throttle.Source(f"at:{place}", TRIES_OF_PLACE, True),
            throttle.Source(f"login:{login}", TRIES_OF_LOGIN, True)]


@contextmanager
def _in_line():
    """Be one of the few who wait for a hash. Raises Busy where there are too many."""
    if not _line.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        _line.release()


def _right(person, password):
    """Whether the password is right; an unknown login takes as long as a known one."""
    stored = person.password if person and person.password else DUMMY
    try:
        return hasher.verify(stored, password[:1_000]) and stored is not DUMMY
    except Argon2Error:
        return False


def _session(person, life=SESSION_LIFE, half=0):
    secret, now = secrets.token_urlsafe(32), clock.now()
    Session.delete().where(Session.expires < now).execute()
    Session.create(hash=digest(secret), person=person.id, created=now, expires=now + life, half=half)
    Person.update(signed=now).where(Person.id == person.id, Person.signed.is_null()).execute()
    return secret


def _knows(person, browser):
    return Browser.select().where(Browser.hash == digest(browser), Browser.person == person.id).exists()


def _remember(person):
    browser = secrets.token_urlsafe(32)
    Browser.create(hash=digest(browser), person=person.id, created=clock.now())
    return browser


def session_person(secret: str) -> Person | None:
    """The Person signed in by a session's cookie, or None. One that began while our clock was ahead has ended."""
    return _of_session(secret, 0)


def _of_session(secret, half):
    now = clock.now()
    found = (Person.select().join(Session, on=(Session.person == Person.id))
             .where(Session.hash == digest(secret), Session.half == half, Session.expires > now,
                    Session.created <= now + clock.UNCERTAIN).first())
    return found if found and in_force(found) else None


def sign_out(secret: str) -> None:
    """End a session."""
    with db.writing():
        Session.delete().where(Session.hash == digest(secret)).execute()


def _nobodys():
    """A hash that no password gives, as dear to compare with as any: to make one takes as long as a start should."""
    sizes = hasher.salt_len, hasher.hash_len
    salt, found = (b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in sizes)
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v={ARGON2_VERSION}${cost}${salt}${found}"


DUMMY = _nobodys()
