"""Invitations of phones: one or many, each with a name, a code, a link and a QR; a sheet of paper to cut apart."""

from flask import Response, redirect, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from models import forms
from models.site import Site
from sync import clock, invitations
from views import moments
from views.auth import Who, manager
from views.desk.blueprint import blueprint
from views.desk.devices import codes
from views.desk.page import show
from views.desk.people import people, roles
from views.field import asked
from views.preferences import LANGUAGES

LIVES = (1, 24, 72, 168)
MOST_NAME = 60


@blueprint.get("/desk/invitations", endpoint="invitations")
@manager
def open_invitations(who: Who) -> Response:
    """The form, and the invitations that are still open."""
    role = request.args.get("role", "")
    return _page(who, role=role if role in roles.FIELD else "gate", names=request.args.get("names", "")[:MOST_NAME])


@blueprint.post("/desk/invitations")
@manager
def invite(who: Who) -> Response:
    """Make invitations and show them, this once: only their hashes are kept. The same form again shows the same."""
    role, hours, typed = request.form.get("role", ""), request.form.get("hours", "24"), request.form.get("names", "")
    names = [name for line in typed.splitlines() if (name := forms.even(line))] or [""]
    errors = _wrong(who, role, hours, names)
    if errors:
        return _page(who, 422, role, hours, typed, errors)
    life = int(hours) * moments.HOUR
    made = invitations.make(who.site, role, names, who.person, life, request.form.get("once", ""), who.said)
    return show(who, "desk/invitations/sheet.html", status=201, phones=[_phone(code, name) for code, name in
                zip(made, names, strict=True)], **_said(who, role, life))


@blueprint.post("/desk/invitations/cancel")
@manager
def cancel_invitations(who: Who) -> Response:
    """Let the invitations that were ticked be good no more."""
    n = invitations.cancel(who.site, request.form.getlist("invitation")[:invitations.MOST * 4])
    return redirect(url_for("desk.invitations", cancelled=n), 303)


def _wrong(who, role, hours, names):
    errors = {} if role in roles.gives(who.role, *roles.FIELD) else {"role": _("Choose for whom the invitation is.")}
    errors |= {} if hours in map(str, LIVES) else {"hours": _("Choose how long it is good for.")}
    if len(names) > invitations.MOST:
        errors["names"] = _("At most %(n)s phones at a time.", n=invitations.MOST)
    elif any(len(name) > MOST_NAME for name in names):
        errors["names"] = _("A name has at most %(n)s characters.", n=MOST_NAME)
    elif Site.get_by_id(who.site).closed:
        errors["names"] = _("This place is closed: nobody is invited there.")
    return errors


def _page(who, status=200, role="gate", hours="24", names="", errors=()):
    n = request.args.get("cancelled", "")
    return show(who, "desk/invitations/index.html", status=status, role=role, hours=hours, names=names,
                errors=dict(errors), open=_open(who.site), once=asked.text("once") if errors else asked.once(),
                roles=[{"value": role, "label": roles.label(role)} for role in roles.FIELD],
                lives=[{"value": str(n), "label": moments.span(n * moments.HOUR)} for n in LIVES],
                reach=_reach(), cancelled=_("No longer good: %(n)s.", n=n) if n.isdigit() and n != "0" else "")


def _phone(code, name):
    return {"name": name, **codes.shown(code)}


def _said(who, role, life):
    """What a sheet says of all its phones, in both languages."""
    place, told = url_for("desk.enrol_page", _external=True), []
    for language in LANGUAGES:
        with force_locale(language):
            how = _("Scan it with the camera and open it in the browser that you use every day, or open %(place)s "
                    "there and type the code. It works once, until %(when)s.", place=place,
                    when=moments.minute(clock.now() + life))
            told.append({"lang": language.replace("_", "-"), "role": roles.label(role), "how": how})
    return {"said": told, "reach": _reach()}


def _reach():
    """What to say of the address that the codes name, where phones can't work with it as they should; else empty."""
    if request.host.rpartition(":")[0].strip("[]") in LOOPBACK or request.host in LOOPBACK:
        return _("By this address, %(address)s, only this very machine reaches the server, and no phone. Open the desk "
                 "by the address by which phones reach it.", address=request.host_url)
    if not request.is_secure:
        return _("By this address, %(address)s, phones work only while they have a network: without one they need "
                 "https.", address=request.host_url)
    return ""


LOOPBACK = ("localhost", "127.0.0.1", "::1")


def replacement(who: Who, node: dict, code: str, life: int) -> Response:
    """The sheet for the phone that takes the place of another one."""
    return show(who, "desk/invitations/sheet.html", status=201, phones=[_phone(code, node["called"] or "")],
                back=url_for("desk.node", id=node["id"]), **_said(who, node["role"], life))


def _open(site):
    names = people.names(site)
    return [{"id": one.hash, "name": one.name or "", "role": roles.label(one.role),
             "by": names.person(one.by) if one.by else "", "created": one.created, "expires": one.expires}
            for one in invitations.still_open(site)]
