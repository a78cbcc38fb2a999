"""The day at all the places that somebody looks after, and which of them to look at more closely."""

from functools import reduce
from typing import NamedTuple

from flask import redirect, request, url_for
from flask_babel import lazy_gettext as _

from models import figures as declared
from models.person import EVERYWHERE, Person
from models.site import Site, below, has_below
from sync import clock, reports
from sync.problems import Problem
from views import auth, moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.reports import day_links, figures
from views.desk.sites import place_figures

YEAR = 365 * 86_400
# What has a page of its own that shows a place above others together with those.
ABOVE = ("hard", "waiting", "here")
LEVELS = {"district": _("District"), "subdistrict": _("Subdistrict"), "community": _("Community"),
          "compound": _("Compound")}


class Place(NamedTuple):
    """`depth`: how many of the others stand above it; `closed`: since when nobody works there, or None."""

    id: int
    code: str
    name: str
    level: str
    depth: int
    closed: int | None = None


@blueprint.get("/desk/sites")
@desk
def sites(who):
    """The places that somebody looks after, each under the one that it belongs to, with its day in figures."""
    (chosen, wrong), now = day_links.chosen(request.args.get("day")), clock.now()
    places = nested(_open(who))
    told = place_figures.told([place.id for place in places], reports.day(chosen.isoformat(), now))
    total = reduce(place_figures.added, told.values(), dict.fromkeys((*place_figures.labels(), "of"), 0))
    told = _with_below(places, told)
    labels, frame = place_figures.labels(), day_links.frame("desk.sites", chosen)
    day = None if frame["is_today"] else frame["day"]
    # Of 450 places there are thousands of figures: their addresses are made once.
    ways = {name: url_for("desk.choose_site", to=name, day=day) for name in labels}
    return show(who, "desk/sites/index.html", "desk/sites/_places.html", places=places, levels=LEVELS,
                told=told, total=total, labels=labels, ways=ways, error=wrong, known_at=moments.when(now, now), **frame)


@blueprint.post("/desk/sites")
@desk
def choose_site(who):
    """Look at another place from now on, first at what a figure counted there (`to`, of a `day`, or `since` one `until`
    another), or left out (`state`).

    Raises Problem `not_found` for a place that is not theirs.
    """
    code = request.form.get("site", "")
    if code not in {place.code for place in places_of(who)}:
        raise Problem("not_found")
    response = redirect(_counted(who, code, request.args.get("to"), request.args.get("day")), 303)
    response.set_cookie(auth.SITE_COOKIE, code, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def _with_below(places, told):
    """site → figures of each of the places and of all that stand below it; `places` from above to below."""
    sums, line = {}, []
    for place in places:
        line = [*line[:place.depth], place.id]
        for id in line:
            sums[id] = place_figures.added(sums.get(id, {}), told[place.id])
    return sums


def _counted(who, code, figure, day):
    """The address of what a figure counted at a place on a day, today where that is None.

    Of the whole day without a figure; of a place above others, the figures of those.
    """
    if has_below(Site.get(Site.code == code).id) and figure not in ABOVE:
        return url_for("desk.sites", day=day)
    told = {"hard": lambda: url_for("desk.inbox", level="hard"), "waiting": lambda: url_for("desk.inbox"),
            "here": lambda: url_for("desk.board", day=day)}
    if figure in told:
        return told[figure]()
    counted = declared.named(figure)
    span = [day_links.chosen(request.args.get(name, day))[0] for name in ("since", "until")]
    state = {"void": "void", "double": "double"}.get(request.args.get("state"), figures.COUNTED)
    way = counted and figures.way(who, counted, *span, state=state)
    return way or url_for("desk.day", day=day)


def places_of(who):
    """The Sites that somebody looks after, closed ones too."""
    home = Person.get_by_id(who.person).site
    query = Site.select().order_by(Site.name)
    return list(query if home == EVERYWHERE else query.where(Site.id.in_(below(home))))


def _open(who):
    """The places where somebody works; a closed one is shown as long as it is the one that is looked at."""
    return [place for place in places_of(who) if not place.closed or place.id == who.site]


def nested(places):
    """The Places from above to below."""
    known, children = {place.id for place in places}, {}
    for place in places:
        children.setdefault(place.parent if place.parent in known else None, []).append(place)
    told, todo = [], [(place, 0) for place in reversed(children.get(None, []))]
    while todo:
        place, depth = todo.pop()
        told.append(Place(place.id, place.code, place.name, place.level, depth, place.closed))
        todo += [(child, depth + 1) for child in reversed(children.get(place.id, []))]
    return told
