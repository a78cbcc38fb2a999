"""The devices of a site: what has arrived of each, when it was last heard, and how to withdraw one."""

import re

from flask import redirect, request, url_for
from flask_babel import gettext as _

from models import access, database
from models.kinds import DeviceNote
from models.node import Node
from models.shape import NODE
from sync import clock, enrol, hub, invitations, reports
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.devices import invitations as sheets
from views.desk.devices import noted
from views.desk.page import show
from views.desk.people import roles
from views.desk.people.people import Device


@blueprint.get("/desk/nodes")
@desk
def nodes(who):
    """All devices of the site, those on top from which something is missing today."""
    return show(who, "desk/nodes/index.html", "desk/nodes/_table.html", versions=True, is_hub=hub.joined() is not None,
                nodes=[row(node) for node in listed(who, who.site, reports.today(clock.now()))])


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


@blueprint.post("/desk/nodes/<id>/replace")
@desk
def replace(who, id):
    """Invite the phone that takes the place of this one; the old one is withdrawn at once where it was lost."""
    device = found(who, id)
    roles.require(who, roles.MANAGERS)
    why = request.form.get("why", "")
    if device["desk"] or device["role"] not in roles.gives(who.role) or device["revoked"] or why not in WHY:
        return page(who, id, 422, errors={"replace": _("Choose what became of the old one.")})
    called = noted.form(who, id)["name"] or None
    code = invitations.replace(Node.get_by_id(id), who.person, LIFE, request.form.get("once", ""), who.said, called)
    if why == "lost":
        enrol.revoke(id)
    return sheets.replacement(who, {**device, "called": called}, code, LIFE)


WHY, LIFE = ("changed", "lost"), invitations.CODE_LIFE


def listed(who, site, day, nodes=reports.NOW, id=None):
    """The devices of a site on a reports.Day, as `reports.devices` gives them, with what of theirs does not count.

    How to reach people is told to those who may read notes on devices.

    The missing ones come first. `aside`: ops that were set aside; `newer`: `(ops, arrival of the first, ms)` that this
    centre does not understand yet. `healed`: `(records read again, when it last was)` of one that had held something
    otherwise than it is.
    """
    found = reports.devices(site, day, nodes, id)
    aside, newer, healed = _aside(site), _newer(site), _healed(site)
    order = {state: place for place, state in enumerate(STATES)}
    reach = {} if access.may_read(DeviceNote.kind(), *who.roles) else {"reach": None}
    return [{**one, **reach, "aside": aside.get(one["id"], 0), "newer": newer.get(one["id"], (0, None)),
             "healed": healed.get(one["id"], (0, None))}
            for one in sorted(found, key=lambda one: order[one["state"]])]


def row(node):
    """A device in words, for a table or a page. `calm`: whether there is nothing about it to look after."""
    colour, sign, word = _wiped if node["state"] == reports.REVOKED and node["wiped"] else STATES[node["state"]]
    if node["state"] == reports.DESK and node["moved"]:
        colour, sign, word = _left
    desk, holds = node["state"] == reports.DESK, node["have"] < node["claimed"]
    on_time = desk or abs(node["skew"] or 0) <= clock.UNCERTAIN
    return {
        **node,
        "name": node["called"] or Device(node["id"], node["desk"], "", node["owner"]).called,
        "role": "" if desk else roles.label(node["role"]),
        "clock": "" if desk else clock_word(node["skew"]),
        "newer": newer_words(*node["newer"]),
        "healed": healed_words(*node["healed"]),
        "numbers": reports.numbers(node) if holds and not desk else "",
        "colour": colour,
        "sign": sign,
        "word": word(),
        "href": url_for("desk.node", id=node["id"]),
        "aside_href": url_for("desk.quarantine", node=node["id"]),
        "calm": colour != "amber" and on_time and not node["aside"] and not node["newer"][0],
    }


STATES = {
    "holds": ("amber", "wait", lambda: _("Holds entries")),
    "unheard": ("amber", "wait", lambda: _("Not heard that day")),
    "silent": ("amber", "wait", lambda: _("Not heard since the cut-off")),
    "here": ("green", "yes", lambda: _("All is here")),
    "online": ("quiet", "yes", lambda: _("Works on the centre's pages, keeps nothing itself")),
    "resting": ("quiet", "wait", lambda: _("Resting")),
    "moved": ("quiet", "undo", lambda: _("Goes on as a new phone")),
    "revoked": ("amber", "wait", lambda: _("Withdrawn, not all is here yet")),
    "desk": ("quiet", "yes", lambda: _("In use")),
}
_left = ("quiet", "undo", lambda: _("Written with no more"))
_wiped = ("quiet", "stop", lambda: _("Withdrawn, all is here"))


def newer_words(n, since):
    """What is said of ops that only a newer version of the centre understands; empty where there are none."""
    if not n:
        return ""
    return _("Written by a newer version and not counted yet: %(n)s, since %(when)s.", n=n, when=moments.when(since))


def healed_words(n, when):
    """What is said of a device that had held something otherwise than it is; empty where that never was."""
    if not when:
        return ""
    return _("It held something otherwise than the centre, saw it and put it right, %(when)s. "
             "Records read again: %(n)s.", n=n, when=moments.when(when))


def page(who, id, status=200, sure=False, typed=None, errors=None):
    """The page of one device; `typed`, `errors`: what was refused in a form of what people say of it."""
    device = found(who, id)
    note = {**noted.form(who, id), **(typed or {})}
    return show(who, "desk/nodes/node.html", status=status, node=row(device), sure=sure, note=note,
                errors=errors or {}, may=who.role in roles.MANAGERS, gives=device["role"] in roles.gives(who.role))


def is_node(id):
    """Whether a text from the address of a page can be the id of a node."""
    return bool(re.fullmatch(NODE, id))


def found(who, id):
    """The device of that id as a dict. Raises Problem `not_found` where the site has none."""
    now = clock.now()
    devices = listed(who, who.site, reports.today(now), id=id) if is_node(id) else []
    if not devices:
        raise Problem("not_found")
    return devices[0]


def _aside(site):
    return dict(database.rows(
        "SELECT node, COUNT(*) FROM verdict WHERE site = ? AND verdict = 'quarantined' GROUP BY node", site))


def _healed(site):
    found = database.rows("SELECT id, healings, healed FROM node WHERE site = ? AND healed IS NOT NULL", site)
    return {node: (n, when) for node, n, when in found}


def _newer(site):
    found = database.rows(
        "SELECT verdict.node, COUNT(*), MIN(op.arrived) FROM verdict JOIN op ON op.site = verdict.site "
        "AND op.node = verdict.node AND op.n = verdict.n WHERE verdict.site = ? AND verdict.verdict = 'newer' "
        "GROUP BY verdict.node", site)
    return {node: (n, since) for node, n, since in found}


def clock_word(skew):
    """How the clock of a device goes, in words; empty where it was never heard."""
    if skew is None:
        return ""
    if abs(skew) <= clock.UNCERTAIN:
        return _("correct")
    words = _("%(span)s ahead") if skew > 0 else _("%(span)s behind")
    return words % {"span": moments.span(skew)}
