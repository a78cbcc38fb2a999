"""The board of a compound: what it and the places above it say to everybody, and whom to call."""

from flask import abort

from models import database as db
from models.site import Site, above
from sync import clock, times
from views.public.blueprint import blueprint, show

MOST = 30
CALLED = ("legal_aid", "health_service", "police", "government")


@blueprint.get("/board/<code>")
def board(code):
    """The page. A place that says nothing to the public has none, as one that is not there."""
    site = Site.get_or_none(Site.code == code) if "\0" not in code else None
    sites = [site.id, *above(site.id)] if site and not site.closed else []
    told, called = _told(sites), _called(sites)
    if not told and not called:
        abort(404)
    return show("public/board.html", site.name, public=True, place=site.name, told=told, called=called)


def _told(sites):
    """What is marked for the public board and holds still, the newest first."""
    found = []
    for some in db.batches(sites):
        found += db.rows("SELECT title, text, issued_on, effective_to, at FROM directive WHERE public AND void IS NULL "
                         f"AND {db.one_of('site', len(some))} ORDER BY at DESC LIMIT {MOST}", *some)
    now = clock.now()
    holding = [row for row in found if (times.of_moment(row[3]) or now + 1) > now]
    return [{"title": title, "lines": (text or "").splitlines(), "on": day, "at": at}
            for title, text, day, _until, at in sorted(holding, key=lambda row: -row[4])[:MOST]]


def _called(sites):
    """Who helps and whom to call."""
    asked = db.one_of("type", len(CALLED))
    return [{"name": name, "phone": phone, "contact": contact} for some in db.batches(sites)
            for name, phone, contact in db.rows(
                f"SELECT name, phone, contact FROM org WHERE phone IS NOT NULL AND void IS NULL AND same_as IS NULL "
                f"AND {db.one_of('site', len(some))} AND {asked} ORDER BY name LIMIT {MOST}", *some, *CALLED)]
