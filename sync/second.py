"""The second step of signing in: six digits that an app makes of a secret and the time (RFC 6238), or a spare code.

The secret is known to both sides. Spare codes follow from it, so that a page that shows them can be shown again; what
is kept of them is their hashes.
"""

import hmac
from datetime import UTC, datetime

import pyotp

from models import database as db
from models.person import Person, Second, Spare
from sync import clock, throttle
from sync.secret import digest, spelled

STEP = 30
SPARES, SPARE_LENGTH = 8, 10
TRIES = 10
ISSUER = "Lianfang"


def new_secret() -> str:
    """A secret for an app, in base 32."""
    return pyotp.random_base32()


def address(secret: str, login: str) -> str:
    """What a QR code tells the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def is_on(person: str) -> bool:
    """Whether somebody has to take the second step."""
    return Second.select().where(Second.person == person).exists()


def set_up(person: str, secret: str, code: str) -> list[str] | None:
    """Take this secret from now on, if the code shows that an app has it: the spare codes; None where it does not.

    The same once more gives the same spare codes.
    """
    there = Second.get_or_none(Second.person == person, Second.secret == secret)
    step = None if there else _step(secret, code)
    if there is None and step is None:
        return None
    spares = _spares(secret)
    if there is None:
        with db.writing():
            drop(person)
            Second.create(person=person, secret=secret, since=clock.now(), used=step)
            Spare.insert_many([{"person": person, "hash": digest(spare)} for spare in spares]).execute()
    return spares


def take(person: str, code: str) -> bool:
    """Whether a code lets this person in; each does once. Raises Problem `too_many`."""
    source = throttle.Source(f"second:{person}", TRIES)
    throttle.take(source)
    right = _by_app(person, code) or _by_spare(person, code)
    if right:
        throttle.give_back(source)
    return right


def drop(person: str) -> None:
    """Ask for the password alone from now on; where it is required there are some days again to set it up anew."""
    with db.writing():
        if Second.delete().where(Second.person == person).execute():
            Person.update(signed=None).where(Person.id == person).execute()
        Spare.delete().where(Spare.person == person).execute()


def due(person: Person, days: int) -> int | None:
    """The moment (ms) from which a Person who has signed in needs a second step, `days` after that; None for those who
    have one, or need none.

    Nobody is locked out by it: until they have set it up they get no other page than those of their own account.
    """
    if person.role != "administrator" or is_on(person.id):
        return None
    return (clock.now() if person.signed is None else person.signed) + days * 86_400_000


def spares_left(person: str) -> int:
    """How many spare codes somebody still has."""
    return Spare.select().where(Spare.person == person).count()


def _by_app(person, code):
    found = Second.get_or_none(Second.person == person)
    step = found and _step(found.secret, code)
    if not step:
        return False
    with db.writing():
        # Of two tries with one code only the first counts, whoever makes it.
        return Second.update(used=step).where(Second.person == person, Second.used < step).execute() == 1


def _by_spare(person, code):
    with db.writing():
        plain = "".join(code.lower().split()).replace("-", "")
        return Spare.delete().where(Spare.person == person, Spare.hash == digest(plain)).execute() == 1


def _step(secret, code):
    """The time step whose digits these are, of the present one and its neighbours; None for none."""
    typed = "".join(code.split())
    now = clock.now() // 1000 // STEP
    app = pyotp.TOTP(secret)
    fitting = (step for step in (now, now - 1, now + 1)
               if hmac.compare_digest(app.at(datetime.fromtimestamp(step * STEP, UTC)), typed))
    return next(fitting, None) if typed.isascii() else None


def _spares(secret):
    return [spelled(secret, f"spare {n}", SPARE_LENGTH) for n in range(SPARES)]
