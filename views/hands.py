"""A form acts for whom it was made and where; in other hands, or at another place, it is not taken."""

from flask import request
from flask_babel import gettext as _

from models.site import Site
from sync.problems import Problem
from views import auth, made, members
from views.field import page

WORLDS = ("field", "desk")


def check():
    """Refuse a form that says another person or site than those of whoever sends it. Raises Problem `other_hands`.

    Who is nobody here is told so by the page itself.
    """
    person, site = made.told()
    who = auth.find() if person and request.blueprint in WORLDS else None
    if who is None or (person, site) == (who.person, who.site_code):
        return None
    if request.blueprint == "desk":
        raise Problem("other_hands")
    return page.show("field/more/hands.html", status=409, here="more", says=sentence())


def sentence():
    """For whom the form was made that was sent, in words. Names are told to those who share a site with them."""
    (person, code), who = made.told(), auth.find()
    place = Site.get_or_none(Site.code == code) if who and code == who.site_code else None
    name = members.name_at(who.site, person) if who else ""
    return _("This form was made by %(name)s for %(place)s.", name=name or _("somebody else"),
             place=place.name if place else _("another place"))
