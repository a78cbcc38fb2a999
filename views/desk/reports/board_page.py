"""What the board of a day shows: of a place its devices, of a place above others what each of those comes to."""

import secrets

from flask import url_for
from flask_babel import gettext as _

from models import database as db
from models.site import below
from sync import closing, notices, reports
from sync.ids import Dot
from views import days, moments
from views.desk.devices import nodes
from views.desk.people import people, roles
from views.desk.reports import board_places, day_links
from views.heads import stored

SHOWN = 100


def context(who, place, date, now, everything):
    """The values of the page. `everything`: all places below, not only the first `SHOWN`."""
    day = reports.day(date.isoformat(), now)
    found = nodes.listed(who, place.id, day)
    lower = board_places.listed([id for id in below(place.id) if id != place.id], day)
    lined = [board_places.line(one, day) for one in (lower if everything else lower[:SHOWN])]
    return {
        "place": {"name": place.name, "code": place.code, "own": place.id == who.site},
        **_days(place, who, date),
        "says": says(found, day, now) if found or not lower else None,
        "nodes": devices(found),
        "healed": healed(found, day),
        "places": lined,
        "places_say": board_places.sentence(lower),
        "more": url_for("desk.board", site=place.code, day=day.date, all=1) if len(lower) > len(lined) else None,
        "closing": _closing(who, place, day) if found else None,
        "known_at": moments.when(now, now),
        "export": url_for("desk.export", what="board", site=place.code, day=day.date)
                  if who.role in roles.EXPORTERS else None,
    }


def _days(place, who, date):
    return day_links.frame("desk.board", date, site=place.code if place.id != who.site else None)


def says(found, day, now):
    """The sentence about the whole, its colour, and one sentence for each device that is missing."""
    told = closing.sentences(found, day, now)
    colour, sign = SIGNS[told["code"]]
    return {"colour": colour, "sign": sign, "text": notices.said({**told, "missing": []}, _),
            "missing": [notices.said(one, _) for one in told["missing"]]}


SIGNS = {"day_complete": ("green", "yes"), "day_missing": ("amber", "wait"), "day_early": ("quiet", "wait"),
         "day_nobody": ("quiet", "wait")}


def devices(found):
    """Devices as `nodes.listed` gives them, in words, without the web desk: nobody waits for that."""
    return [nodes.row(one) for one in found if one["state"] != reports.DESK]


def healed(found, day):
    """A sentence for each device that had held something otherwise than it is and put it right on a reports.Day."""
    return [f"{reports.called(one)}: {nodes.healed_words(*one['healed'])}" for one in found
            if one["healed"][1] and day.start <= one["healed"][1] < day.end]


def _closing(who, place, day):
    """How the day stands: who closed it or opened it again, and the form for who may."""
    found = days.found(place.id, day.date)
    names = people.names(place.id)
    return {
        "closed": bool(found) and found["state"] == "closed",
        "who": names.person(found["who"]) if found and found["who"] else "",
        "when": _when(place.id, found),
        "why": found["reason"] if found else "",
        "may": who.role in days.CLOSERS and place.id == who.site,
        "heads": (found and found["heads"]) or "{}",
        "once": secrets.token_urlsafe(12),
        "href": url_for("desk.record", id=found["id"]) if found and place.id == who.site else None,
    }


def _when(site, found):
    """When what holds now was written, in ms, or None."""
    dots = stored(found["heads"]).get("state", []) if found else []
    if not dots:
        return None
    return db.row("SELECT at FROM op WHERE site = ? AND node = ? AND n = ?", site, *Dot.parse(dots[0]))[0]
