"""The first steps of a place: what is done of them is seen in what is there, and nowhere kept."""

from contextlib import suppress
from typing import NamedTuple

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _

from models import database as db
from models.kinds.household import Household
from models.person import EVERYWHERE, MANAGERS
from models.site import Setting, Site, set_setting, setting
from sync import second
from views import moments
from views.auth import Who, manager, placeless
from views.desk.blueprint import blueprint
from views.desk.first import gates
from views.desk.page import show


class Step(NamedTuple):
    """`done`: whether nothing is left to do; `says`: what there is; `links`: (address, words), the first the main one;
    `needed`: whether the place does not work without."""

    name: str
    label: str
    what: str
    done: bool
    says: str = ""
    links: tuple = ()
    needed: bool = True


@blueprint.get("/desk/first")
@placeless
def first_steps(who: Who) -> Response:
    """The steps, those that are done too: each leads to an ordinary page of the desk."""
    steps = _steps(who)
    return show(who, "desk/first/index.html", steps=steps, next=next((one for one in steps if not one.done), None),
                done=all(one.done for one in steps if one.needed), hidden=bool(setting(_name(who.site))))


@blueprint.post("/desk/first")
@manager
def dismiss_steps(who: Who) -> Response:
    """Have the card on the day's page no more, or once more."""
    if "again" in request.form:
        with db.writing():
            Setting.delete().where(Setting.name == _name(who.site)).execute()
        return redirect(url_for("desk.first_steps"), 303)
    with db.writing():
        set_setting(_name(who.site), "1")
    return redirect(url_for("desk.day"), 303)


def card(who: Who) -> dict | None:
    """What the day's page says of the steps as long as one that is needed is left: `{n, of, next}`; else None."""
    if who.role not in MANAGERS or who.site == EVERYWHERE or setting(_name(who.site)):
        return None
    steps = [one for one in _steps(who) if one.needed]
    left = [one for one in steps if not one.done]
    if not left:
        # So that nobody has to count again; where the database is busy, the next page does.
        with suppress(db.Busy), db.writing(durable=False):
            set_setting(_name(who.site), "1")
        return None
    return {"n": len(steps) - len(left), "of": len(steps), "next": left[0]}


def _steps(who):
    place = _place(who)
    if who.site == EVERYWHERE:
        return [_you(who), place, *(one._replace(links=()) for one in (_homes(0), _gates(0), _phones(0), _try(0)))]
    return [_you(who), place, _homes(who.site), _gates(who.site), _phones(who.site), _try(who.site)]


def _you(who):
    safe = bool(who.node) or second.is_on(who.person)
    links = ((url_for("desk.me"), _("Your account")), (url_for("desk.people"), _("People and accounts")))
    if not safe:
        links = ((url_for("desk.second_page"), _("Set up the second step")), *links)
    says = _("You have a password. Administrators need the second step, too, from %(when)s on.",
             when=moments.when(who.second_due)) if who.second_due else _("You are let in as %(name)s.", name=who.name)
    return Step("you", _("Who you are"), _("Your name, your password, and who else works at the desk."), True, says,
                links, False)


def _place(who):
    n = Site.select().where(Site.closed.is_null()).count() if who.home == EVERYWHERE else 1
    links = ((url_for("desk.places"), _("Add a place") if n == 0 else _("Places")),)
    says = who.site_name if n else ""
    return Step("place", _("Your place"), _("One compound, or a tree of places from the district down."), n > 0, says,
                links)


def _homes(site):
    n = Household.select().where(Household.site == site, Household.void.is_null()).count()
    links = ((url_for("desk.imports"), _("Bring a sheet of homes and people")),
             (url_for("desk.new_home"), _("Write down a home")),
             (url_for("desk.records", kind="household"), _("Homes that are there")))
    return Step("homes", _("People and homes"), _("So that the gate finds people by room or name. By a sheet, or one "
                "home after the other."), n > 0, _("Homes: %(n)s.", n=n) if n else "", links[:None if n else -1])


def _gates(site):
    found = [one for one in gates.named(site) if one["open"]]
    return Step("gates", _("Gates"), _("Where people go in and out."), bool(found),
                _(", ").join(one["name"] for one in found), ((url_for("desk.gates"), _("Gates")),))


def _phones(site):
    n = _count("SELECT COUNT(*) FROM node WHERE site = ? AND desk = 0 AND revoked IS NULL", site)
    links = ((url_for("desk.invitations"), _("Invite phones")), (url_for("desk.nodes"), _("Devices")))
    return Step("phones", _("First phones"), _("A sheet of paper with a QR code for each phone."), n > 0,
                _("Phones that have joined: %(n)s.", n=n) if n else "", links)


def _try(site):
    n = _count("SELECT COUNT(*) FROM node WHERE site = ? AND desk = 0 AND have > 0", site)
    links = ((url_for("desk.records", kind="gate_entry"), _("What the gate has logged")),) if n else \
        ((url_for("desk.invitations", role="gate", names=_("First try")), _("Invite this phone")),)
    return Step("try", _("Try it"), _("Take one of the phones, switch its network off, log somebody at the gate, and "
                "switch the network on again: the entry arrives here."), n > 0,
                _("The first entry has arrived.") if n else "", links)


def _count(question, *params):
    return db.row(question, *params)[0]


def _name(site):
    return f"first steps:{site}"
