"""The pages of homes: who holds which link, and in whose name a home writes."""

import secrets

from models import database as db
from models.homes import HomeLink
from models.person import RESIDENT, Person
from sync import clock, enrol, nodes
from sync.problems import Problem
from sync.secret import digest

LONG = 24


def give(site: int, household: str, by: str) -> str:
    """Make the link of a home and return what stands in its address; the one before it opens nothing any more."""
    secret = secrets.token_urlsafe(LONG)
    with db.writing():
        now = clock.now()
        HomeLink.update(ended=now).where(HomeLink.site == site, HomeLink.household == household,
                                         HomeLink.ended.is_null()).execute()
        HomeLink.create(hash=digest(secret), site=site, household=household, by=by, made=now)
    return secret


def withdraw(site: int, household: str) -> None:
    """Let no link of a home open anything any more."""
    with db.writing():
        HomeLink.update(ended=clock.now()).where(HomeLink.site == site, HomeLink.household == household,
                                                 HomeLink.ended.is_null()).execute()


def given(site: int, household: str) -> HomeLink | None:
    """The link of a home that opens its page, or None."""
    return HomeLink.get_or_none(HomeLink.site == site, HomeLink.household == household, HomeLink.ended.is_null())


def opened(secret: str, address: str) -> HomeLink:
    """The link with this secret. Raises Problem `link_unknown`, and `too_many` after many guesses from one address."""
    with enrol.guess(address):
        found = HomeLink.get_or_none(HomeLink.hash == digest(secret), HomeLink.ended.is_null())
        if found is None:
            raise Problem("link_unknown")
        return found


def resident(site: int, name: str) -> Person:
    """The person in whose name the homes of a site write; made when it is first needed, called `name`."""
    found = _resident(site)
    if found is None:
        with db.writing():
            found = _resident(site) or Person.create(id=nodes.new_id(), site=site, name=name, role=RESIDENT,
                                                     created=clock.now())
    return found


def _resident(site):
    return Person.get_or_none(Person.site == site, Person.role == RESIDENT)
