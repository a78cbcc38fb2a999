"""A living district: Fengze's compounds, three days of them, brought to an empty collector by the phones themselves."""

import json
import secrets
from typing import NamedTuple

from flask import current_app

from demo.event import HOUR, first_midnight
from demo.phones import CAST
from demo.places import PLACES
from demo.play import collector_clock, enrolled, play
from demo.story import SEED, story
from models.site import Site, set_setting, setting
from sync import clock, enrol, upkeep
from sync.problems import Problem

DOORS = ("bjw", "xyxh")
ROLES = ("gate", "runner", "lead", "coordinator")
LINK_LIFE = 7 * 24 * HOUR
KEPT = "demonstration"


class Link(NamedTuple):
    """A way in: for whom it is, the path to open, and the login and password to type there, if any.

    `site` and `role`: of an invitation, so that another can be made when it is used up.
    """

    who: str
    path: str
    login: str = ""
    password: str = ""
    site: int = 0
    role: str = ""


def build(now=None):
    """Fill an empty database with the district and what happened there up to `now`, in ms; by default the present.

    Returns the Links by which each role gets in; `links` tells them again.
    """
    now = now or clock.now()
    midnight, client = first_midnight(now), current_app.test_client()
    phones, events = story(SEED, now)
    with collector_clock() as stand_at:
        stand_at(midnight + 3 * HOUR)
        _found_sites()
        nodes = enrolled(client, phones, SEED)
        play(client, nodes, events, SEED, midnight, now, stand_at)
    return _keep(list(_links()))


def links():
    """The Links of a demonstration, used up invitations replaced; none where this is no demonstration.

    Invented people's passwords guard nothing, so they are kept as they are. A link lets in one device within a week.
    """
    kept = [Link(*one) for one in json.loads(setting(KEPT) or "[]")]
    return kept and _keep([_fresh(one) for one in kept])


def _keep(found):
    set_setting(KEPT, json.dumps(found))
    return found


def _fresh(link):
    """The same way in, open again."""
    if not link.role:
        return link
    try:
        enrol.invitation(link.path.partition("=")[2])
    except Problem:
        return _invited(link.who, link.site, link.role)
    return link


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
            yield _invited(f"{site.name} {role}", site.id, role)
        yield _desk(site, next(name for key, _, name in CAST if key == f"{code}/coordinator0"), "coordinator", code)


def _invited(who, site, role):
    return Link(who, f"/enrol?code={enrol.invite(site, role, life=LINK_LIFE)}", site=site, role=role)


def _desk(site, name, role, login):
    password = secrets.token_urlsafe(9)
    enrol.add_coordinator(site.id, name, login, password, role)
    return Link(f"{site.name} {name} {role}", "/signin", login, password)
