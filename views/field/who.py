"""Who acts: several people may share one phone, and each picks their own name. PINs are known to the phone alone."""

from flask import abort

from models.node import Node
from views import members
from views.auth import PERSON_COOKIE, field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.preferences import YEAR


@blueprint.get("/who")
@field_page
def who(who):
    """The names to pick from."""
    people = [{"id": one.id, "name": one.name, "me": one.id == who.person} for one in _people(who)]
    return page.show("field/more/who.html", here="more", people=people, asked=None, locked=False, pins=False,
                     wrong="")


@blueprint.post("/who")
@field_page
def act(who):
    """From now on, what is entered here is entered by the one who was picked."""
    picked = asked.text("person")
    if picked not in [one.id for one in _people(who)]:
        abort(400)
    response = page.go("field.start")
    response.set_cookie(PERSON_COOKIE, picked, max_age=YEAR, samesite="Lax")
    return response


@blueprint.post("/pin")
@field_page
def pin(who):
    """The centre keeps no PIN; a phone that works by itself answers this address."""
    return page.go("field.who")


@blueprint.post("/lock")
@field_page
def lock(who):
    """Only a phone that works by itself can lock itself."""
    return page.go("field.who")


def _people(who):
    return members.of(Node.get_by_id(who.node)) if who.node else []
