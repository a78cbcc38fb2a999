"""The card of a home: the link that opens its own page, with a QR, given out once and replaced when it is lost."""

from flask import abort, request, url_for

from models import database as db
from sync import home_links
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.devices.codes import qr
from views.desk.page import show
from views.desk.people import people, roles


@blueprint.get("/desk/homes/<id>/card")
@desk
def card(who, id):
    """Whether the home has a card, and who gave it out."""
    roles.require(who, roles.MANAGERS)
    return _page(who, id)


@blueprint.post("/desk/homes/<id>/card")
@desk
def give_card(who, id):
    """Give out a card and show it, this once: only its hash is kept. Or let the one there is open nothing any more."""
    roles.require(who, roles.MANAGERS)
    _home(who, id)
    if request.form.get("withdraw"):
        home_links.withdraw(who.site, id)
        return _page(who, id)
    return _page(who, id, 201, url_for("public.home", secret=home_links.give(who.site, id, who.person), _external=True))


def _home(who, id):
    found = db.row("SELECT unit, name FROM household WHERE site = ? AND id = ? AND void IS NULL", who.site, id) \
        if "\0" not in id else None
    return found or abort(404)


def _page(who, id, status=200, link=""):
    unit, name = _home(who, id)
    given = home_links.given(who.site, id)
    by = people.names(who.site, *who.roles).person(given.by) if given else ""
    return show(who, "desk/homes/card.html", status=status, id=id, unit=unit or name or "", link=link,
                qr=qr(link) if link else "", given=given and {"by": by, "made": given.made})
