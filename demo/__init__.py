"""A living district: Fengze's compounds, three days of them, brought to an empty collector by the phones themselves."""

import secrets
from typing import NamedTuple

from flask import current_app

from demo.event import HOUR, first_midnight
from demo.phones import CAST
from demo.places import PLACES
from demo.play import collector_clock, enrolled, play
from demo.story import SEED, story
from models.site import Site
from sync import clock, enrol, upkeep

DOORS = ("bjw", "xyxh")
ROLES = ("gate", "runner", "lead", "coordinator")
LINK_LIFE = 7 * 24 * HOUR


class Link(NamedTuple):
    """A way in: for whom it is, the address to open, and the login and password to type there, if any."""

    who: str
    address: str
    login: str = ""
    password: str = ""

    def __str__(self):
        return "  ".join(part for part in self if part)


def build(now=None):
    """Fill an empty database with the district and what happened there up to `now`, in ms; by default the present.

    Returns the Links by which each role gets in. An enrolment link lets in one device and lasts a week.
    """
    now = now or clock.now()
    midnight, client = first_midnight(now), current_app.test_client()
    phones, events = story(SEED, now)
    with collector_clock() as stand_at:
        stand_at(midnight + 3 * HOUR)
        _found_sites()
        nodes = enrolled(client, phones, SEED)
        play(client, nodes, events, SEED, midnight, now, stand_at)
    return list(_links())


def _found_sites():
    ids = {}
    for place in PLACES:
        site = upkeep.add_site(place.code, place.name, ids.get(place.parent), place.level)
        ids[place.code] = site.id


def _links():
    yield _desk(Site.get(Site.code == PLACES[0].code), "管理员", "administrator", "admin")
    for code in DOORS:
        site = Site.get(Site.code == code)
        for role in ROLES:
            path = f"/enrol?code={enrol.invite(site.id, role, life=LINK_LIFE)}"
            yield Link(f"{site.name} {role}", _address(path))
        yield _desk(site, next(name for key, _, name in CAST if key == f"{code}/coordinator0"), "coordinator", code)


def _desk(site, name, role, login):
    password = secrets.token_urlsafe(9)
    enrol.add_coordinator(site.id, name, login, password, role)
    return Link(f"{site.name} {name} {role}", _address("/signin"), login, password)


def _address(path):
    return f"http://{current_app.config['HOST']}:{current_app.config['PORT']}{path}"
