"""The devices of a site: what has arrived of each, when it was last heard, and how to withdraw one."""

import re

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import database
from models.shape import NODE
from sync import clock, enrol
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk import noted, roles
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import Device
from views.desk.rows import by_name

COLUMNS = ("id", "desk", "enrolled", "revoked", "wiped", "have", "claimed", "heard", "skew", "app")


@blueprint.get("/desk/nodes")
@desk
def nodes(who):
    """All devices of the site, those that were heard last on top."""
    now = clock.now()
    return show(who, "desk/nodes/index.html", "desk/nodes/_table.html",
                nodes=[row(node, now) for node in listed(who.site)])


@blueprint.get("/desk/nodes/<id>")
@desk
def node(who, id):
    """One device."""
    return page(who, id)


@blueprint.post("/desk/nodes/<id>")
@desk
def revoke(who, id):
    """Withdraw a device, once the question whether that is meant was answered."""
    found(who, id)
    roles.require(who, roles.MANAGERS)
    if "sure" not in request.form:
        return page(who, id, sure=True)
    enrol.revoke(id)
    return redirect(url_for("desk.node", id=id), 303)


def listed(site, id=None):
    """The devices of the site, or the one of them with that id, as dicts."""
    names = ", ".join(f"node.{name}" for name in COLUMNS)
    one = " AND node.id = ?" if id else ""
    found = database.rows(
        f"SELECT {names}, person.name, person.role FROM node LEFT JOIN person ON person.id = node.person WHERE "
        f"node.site = ?{one} ORDER BY node.desk, node.heard IS NULL, node.heard DESC", site, *([id] if id else []))
    counts = _quarantined(site)
    nodes = by_name((*COLUMNS, "person", "role"), found)
    return [{**node, "name": Device(node["id"], node["desk"], "", node["person"]).called,
             "quarantined": counts.get(node["id"], 0)} for node in nodes]


def row(node, now):
    """A device in words, for a table or a page."""
    colour, sign, word = _state(node, now)
    return {
        **node,
        "role": roles.label(node["role"]) if not node["desk"] else "",
        "clock": clock_word(node["skew"]),
        "colour": colour,
        "sign": sign,
        "word": word,
        "href": url_for("desk.node", id=node["id"]),
        "quarantine_href": url_for("desk.quarantine", node=node["id"]),
    }


def page(who, id, status=200, sure=False, typed=None, errors=None):
    """The page of one device; `typed`, `errors`: what was refused in a form of what people say of it."""
    device = found(who, id)
    note = {**noted.form(who.site, id), **(typed or {})}
    return show(who, "desk/nodes/node.html", status=status, node=row(device, clock.now()), sure=sure, note=note,
                errors=errors or {}, may=who.role in roles.MANAGERS)


def is_node(id):
    """Whether a text from the address of a page can be the id of a node."""
    return bool(re.fullmatch(NODE, id))


def found(who, id):
    """The device of that id as a dict. Raises Problem `not_found` where the site has none."""
    devices = listed(who.site, id) if is_node(id) else []
    if not devices:
        raise Problem("not_found")
    return devices[0]


def _quarantined(site):
    return dict(database.rows(
        "SELECT node, COUNT(*) FROM verdict WHERE site = ? AND verdict = 'quarantined' GROUP BY node", site))


def clock_word(skew):
    """How the clock of a device goes, in words; empty where it was never heard."""
    if skew is None:
        return ""
    if abs(skew) <= clock.UNCERTAIN:
        return _("right")
    return _("%(span)s fast", span=moments.span(skew)) if skew > 0 else _("%(span)s slow", span=moments.span(skew))


def _state(node, now):
    if node["revoked"]:
        return ("quiet", "stop", _("Withdrawn, all is here")) if node["wiped"] else ("amber", "wait", _("Withdrawn"))
    if node["desk"]:
        return "green", "yes", _("In use")
    if node["heard"] is None:
        return "amber", "wait", _("Never heard")
    if node["claimed"] > node["have"]:
        return "amber", "wait", _("Holds %(n)s", n=node["claimed"] - node["have"])
    if now - node["heard"] > moments.DAY:
        return "amber", "wait", _("Silent")
    return "green", "yes", _("All is here")
