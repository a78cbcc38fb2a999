"""Invitations: a code, a link and a QR that enrol one device, once."""

from io import BytesIO

import segno
from flask import request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from models.person import Invitation
from sync import clock, enrol
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import people, roles

INVITED = ("gate", "runner", "lead", "counsellor", "supply")
LIVES = (1, 24, 72)


@blueprint.get("/desk/invitations")
@desk
def invitations(who):
    """The form, and the invitations that are still open."""
    roles.require(who, roles.MANAGERS)
    return _page(who)


@blueprint.post("/desk/invitations")
@desk
def invite(who):
    """Make an invitation and show it, this once: only its hash is kept."""
    roles.require(who, roles.MANAGERS)
    role, hours = request.form.get("role", ""), request.form.get("hours", "24")
    errors = {} if role in INVITED else {"role": _("Choose for whom the invitation is.")}
    errors |= {} if hours in map(str, LIVES) else {"hours": _("Choose how long it is good for.")}
    if errors:
        return _page(who, 422, role, hours, errors)
    life = int(hours) * moments.HOUR
    return _page(who, 201, role, hours, made=_made(enrol.invite(who.site, role, who.person, life), role, life))


def _page(who, status=200, role="gate", hours="24", errors=(), made=None):
    return show(who, "desk/invitations/index.html", status=status, role=role, hours=hours, errors=dict(errors),
                made=made, open=_open(who.site),
                roles=[{"value": role, "label": roles.label(role)} for role in INVITED],
                lives=[{"value": str(n), "label": moments.span(n * moments.HOUR)} for n in LIVES])


def _made(code, role, life):
    link = url_for("desk.enrol_page", code=code, _external=True)
    return {"code": " ".join(code[at:at + 4] for at in range(0, len(code), 4)), "link": link, "qr": qr(link),
            "role": roles.label(role), "expires": clock.now() + life,
            "place": url_for("desk.enrol_page", _external=True)}


def qr(text):
    """The text as a QR code: an SVG element that takes its colour from the page."""
    drawn = BytesIO()
    segno.make(text, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, nl=False, border=4, dark="#000",
                                     light="#fff", omitsize=True, svgclass=None, lineclass=None, title=_("QR code"))
    return Markup(drawn.getvalue().decode())


def _open(site):
    unused = (Invitation.site == site) & Invitation.node.is_null() & (Invitation.expires > clock.now())
    found = Invitation.select().where(unused).order_by(Invitation.expires).limit(100)
    names = people.names(site)
    return [{"role": roles.label(one.role), "by": names.person(one.by) if one.by else "", "created": one.created,
             "expires": one.expires} for one in found]
