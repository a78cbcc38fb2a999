"""Invitations of phones: many at once, each with the name that the phone will have; listed, and cancelled.

A code follows from the random key of the form that asked for it: a form that is sent twice makes it once, and shows it
again. Its hash alone is kept.
"""

import secrets

from models import database as db
from models.person import ACCOUNT, PHONE, Invitation
from sync import clock
from sync.secret import digest, spelled

CODE_LENGTH, LINK_LENGTH = 12, 24
LEAST_KEY = 16
MOST = 60
HOUR = 3600 * 1000
CODE_LIFE, LINK_LIFE = 24 * HOUR, 7 * 24 * HOUR


def make(site: int, role: str, names: list[str], by: str, life: int, key: str, said: str) -> list[str]:
    """Invite phones for a role, one for each name; their codes.

    `key`, `said`: of the form that asks, which makes the same invitations however often it comes.
    """
    codes = [code_of(key, f"{said} {n}", CODE_LENGTH) for n in range(len(names))]
    with db.writing():
        for code, name in zip(codes, names, strict=True):
            keep(code, site=site, role=role, by=by, life=life, name=name or None)
    return codes


def replace(node, by: str, life: int, key: str, said: str, name: str | None) -> str:
    """Invite the phone that takes the place of a Node: it belongs to the same people. The code."""
    code = code_of(key, said, CODE_LENGTH)
    role = db.row("SELECT role FROM person WHERE id = ?", node.person)[0]
    with db.writing():
        keep(code, site=node.site, role=role, by=by, life=life, name=name, person=node.person, replaces=node.id)
    return code


def link(person, by: str | None, key: str = "", said: str = "") -> str:
    """A code by which a Person may choose a password, once, within a week. Those before it end."""
    code = code_of(key, said, LINK_LENGTH)
    with db.writing():
        end_links(person.id, but=code)
        keep(code, site=person.site, role=person.role, by=by, life=LINK_LIFE, person=person.id, way=ACCOUNT)
    return code


def end_links(person: str, but: str = "") -> None:
    """Let no open link of a person be good any more, but that of one code."""
    Invitation.update(expires=clock.now()).where(
        Invitation.person == person, Invitation.way == ACCOUNT, Invitation.node.is_null(),
        Invitation.hash != digest(but), Invitation.expires > clock.now()).execute()


def keep(code: str, life: int, **told) -> None:
    """Keep an invitation; one that was kept before stays as it is."""
    now = clock.now()
    Invitation.insert(hash=digest(code), created=now, expires=now + life, **told).on_conflict_ignore().execute()


def code_of(key: str, said: str, length: int) -> str:
    """The code that follows from a form; another one each time where the form has no key that could not be guessed."""
    return spelled(key if len(key) >= LEAST_KEY else secrets.token_hex(20), said, length)


def still_open(site: int) -> list[Invitation]:
    """The invitations of phones to a site that nobody has used yet, those that end first before the others."""
    return list(Invitation.select().where(*_unused(site), Invitation.way == PHONE)
                .order_by(Invitation.expires, Invitation.name).limit(200))


def cancel(site: int, hashes: list[str]) -> int:
    """Let open invitations of a site be good no more; how many there were."""
    with db.writing():
        return sum(Invitation.update(expires=clock.now()).where(*_unused(site), Invitation.hash == hash).execute()
                   for hash in hashes)


def _unused(site):
    return Invitation.site == site, Invitation.node.is_null(), Invitation.expires > clock.now()
