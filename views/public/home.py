"""The page of a home: its pass, its errands, what it can say, and who has looked at it. Any browser, no script."""

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _

from models import database
from models import homes as declared
from models.site import Site
from sync import home_links, intake, joined
from sync.problems import Problem
from views import auth, made
from views.field import asked
from views.public import saying, standing
from views.public.blueprint import blueprint, show
from views.refusals import explained

MOST_A_DAY = 20


@blueprint.get("/p/<secret>")
def home(secret):
    """How things stand, and what can be said."""
    return _page(secret, _home(secret), done=request.args.get("done", ""))


@blueprint.post("/p/<secret>/<name>")
def say(secret, name):
    """Write what the home says, in its own name; or say beside the field what is wrong."""
    ours = _home(secret)
    form = next((one for one in saying.offered(ours) if one.name == name), None) or abort(404)
    if not asked.again(ours.who) and standing.said_today(ours) >= MOST_A_DAY:
        return _page(secret, ours, 429, name, {"": _("That was a lot today. Please call your building lead.")})
    fields, errors = saying.read(ours, form, request.form)
    if errors:
        return _page(secret, ours, 422, name, errors)
    try:
        intake.write_all(ours.who, [saying.draft(ours, form, fields)], asked.text("once"))
    except intake.Invalid as invalid:
        return _page(secret, ours, 422, name, explained(invalid.errors))
    return redirect(url_for("public.home", secret=secret, done=name), 303)


def _home(secret):
    """The home as somebody who asks. Raises Problem `link_unknown`."""
    link = home_links.opened(secret, request.remote_addr or "")
    site = Site.get_by_id(link.site)
    writer = home_links.resident(site.id, _("Resident"))
    who = auth.Who(writer.id, writer.name, site.id, site.code, site.name, writer.role, said=made.digest(),
                   roles=(writer.role,))
    ids, _aliases = joined.members(site.id, "household", link.household)
    rows = {id: (same_as, unit, claimed) for id, same_as, unit, claimed in database.rows(
        "SELECT id, same_as, unit, claimed FROM household WHERE site = ? AND void IS NULL "
        f"AND {database.one_of('id', len(ids))}", site.id, *ids)}
    if not rows:
        raise Problem("link_unknown")
    id = next((one for one in ids if one in rows and not rows[one][0]), min(rows))
    return saying.Home(who, id, tuple(ids), rows[id][1] or "", rows[id][2] or "")


def _page(secret, ours, status=200, opened="", errors=(), done=""):
    typed = asked.everything() if opened else {}
    forms = [saying.shown(ours, one, *((typed, dict(errors)) if one.name == opened else ({}, {})))
             for one in saying.offered(ours)]
    return show("public/home.html", ours.who.site_name, status, secret=secret, home=standing.of(ours), forms=forms,
                once=asked.once(), opened=opened, done=next((one for one in declared.FORMS if one.name == done), None))
