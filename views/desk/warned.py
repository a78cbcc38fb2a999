"""What every page of the desk says on top until somebody has seen to it."""

from flask import request, url_for
from flask_babel import gettext as _

from sync import clock, doubted, looks, restore
from views import moments
from views.desk.people import roles

SOON = 3 * 86_400_000
OWN = ("desk.me", "desk.second_page", "desk.set_up_second", "desk.change_password")


def notes(who):
    """`text` and, where there is something to do here, `href` and `link` of each, as dicts."""
    return [note for note in (_clock(who), _restored(who), _second(who), _opened(who)) if note] if who else []


def _clock(who):
    count, at = doubted.behind(clock.now(), who.site)
    if not count:
        return None
    return {"text": _("The server's clock is wrong, or was: by it, %(n)s of the devices here were last heard at a time "
                      "that is still to come, %(when)s. Have the server's date and time checked. If they are right, "
                      "this goes by itself as the devices are heard again.", n=count, when=moments.when(at))}


def _restored(who):
    at = restore.asked(who.site) if who.role in roles.MANAGERS and request.endpoint != "desk.restored" else None
    return at and {"text": _("The data was put back from a backup, %(when)s. What was withdrawn or used up since that "
                             "backup counts again until you have looked through it.", when=moments.when(at)),
                   "href": url_for("desk.restored"), "link": _("Look through it now")}


def _second(who):
    """Who has come so far without: in the last days before nothing else opens."""
    if who.second_due is None or who.second_due - clock.now() > SOON or request.endpoint in OWN:
        return None
    return {"text": _("Administrators need the second step of signing in from %(when)s on. It takes two minutes and an "
                      "app on your phone.", when=moments.when(who.second_due)),
            "href": url_for("desk.second_page"), "link": _("Set up the second step")}


def _opened(who):
    """Who answers for a place learns of what was opened there that was not for whoever opened it."""
    n = looks.opened(who.site, who.person) if who.role in roles.EXPORTERS else 0
    return n and {"text": _("Within a day somebody opened what is not for their role, and said why: %(n)s times.", n=n),
                  "href": url_for("desk.all_looks"), "link": _("See who, and why")}
