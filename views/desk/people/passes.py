"""Passes on paper: written for many homes at once, given a number, printed as cards with a signed code. And the codes
of points, to be put up where they stand."""

import re

from flask import Response, request
from flask_babel import force_locale
from flask_babel import gettext as _

from models import database as db
from models import forms
from models.kinds import Point
from sync import cards, clock, intake, keys, natural, times
from views.auth import Who, manager
from views.desk.blueprint import blueprint
from views.desk.devices import codes
from views.desk.page import show
from views.field import asked
from views.pages import acting, book, query
from views.preferences import LANGUAGES

# So many cards come from the printer in one go, and so many passes are written with one tap; the rest with the next.
MOST, MOST_WRITTEN = 400, 1_000
DIGITS = re.compile("([0-9]+)")
HOMES = """SELECT home.id, home.unit FROM household home WHERE home.site = ? AND home.void IS NULL {building}
AND NOT EXISTS (SELECT 1 FROM permit WHERE permit.site = home.site AND permit.holder = home.id)"""
PASSES = """SELECT permit.id, permit.unit, home.unit, person.name, permit.visitor, permit.plate, permit.printed
FROM permit LEFT JOIN household home ON home.site = permit.site AND home.id = permit.holder
LEFT JOIN resident person ON person.site = permit.site AND person.id = permit.holder
LEFT JOIN household hers ON hers.site = permit.site AND hers.id = person.household
WHERE permit.site = ? AND permit.void IS NULL AND (permit.state IS NULL OR permit.state = 'valid')
AND (permit.valid_to IS NULL OR permit.valid_to >= ?) {building}"""


@blueprint.get("/desk/passes")
@manager
def passes(who: Who) -> Response:
    """How many homes have no pass, and how many passes there are to be printed."""
    return _page(who, _building(request.args), permit=request.args.get("permit", ""))


@blueprint.post("/desk/passes")
@manager
def write_passes(who: Who) -> Response:
    """Write a pass for each home that has none."""
    building = _building(request.form)
    until = forms.value({"type": "date", "words": {}, "name": "valid_to"}, request.form)
    if until and not times.is_day(until):
        return _page(who, building, 422, {"valid_to": _("Choose a day.")})
    drafts = [] if asked.again(who) else _drafts(who, building, until)
    if drafts:
        intake.write_all(who, drafts, asked.text("once"))
    return _page(who, building, written=len(drafts))


@blueprint.post("/desk/passes/print")
@manager
def print_passes(who: Who) -> Response:
    """Give numbers to those that have none, count that they are printed, and show the cards as they are printed."""
    chosen = _passes(who, _building(request.form), request.form.get("which") == "new" and not asked.again(who),
                     request.form.getlist("permit"))[:MOST]
    kind, taken = book.here(who)["permit"], acting.numbers(who.site, "permit", "number")
    found = {one["id"]: one for one in query.many(who, "permit", [id for id, *_rest in chosen])}
    drafts, shown = [], []
    for id, called in chosen:
        one = found[id]
        number = one["fields"].get("number") or natural.spoken(id, kind["fields"]["number"]["numbered"], taken)
        taken.add(number)
        news = {"number": number, "printed": min(one["fields"].get("printed", 0) + 1, 100)}
        drafts.append(acting.edited(kind, one, {name: value for name, value in news.items()
                                                if one["fields"].get(name) != value}, one["heads"]))
        shown.append(_card(who, one["fields"] | news, called))
    if drafts and not asked.again(who):
        intake.write_all(who, drafts, asked.text("once"))
    return show(who, "desk/passes/sheet.html", status=201, cards=shown, said=_said())


@blueprint.get("/desk/labels")
@manager
def labels(who: Who) -> Response:
    """The codes of the points of one type, to be put up where they stand."""
    types = Point.type.words
    chosen = request.args.get("type", "checkpoint")
    rows = Point.select(Point.id, Point.spot, Point.name, Point.building).where(
        Point.site == who.site, Point.type == chosen, Point.void.is_null(),
        Point.state.is_null() | (Point.state == "open")).dicts()
    made = [{"qr": codes.qr(f"{cards.THING}.{who.site_code}.{one['id']}"), "place": one["name"] or one["spot"] or "",
             "more": one["building"] or (one["spot"] if one["name"] else "") or ""} for one in rows]
    return show(who, "desk/passes/labels.html", labels=sorted(made, key=lambda one: _order(one["place"])),
                chosen=chosen, types=[{"value": word, "label": _(label)} for word, label in types.items()])


def _page(who, building, status=200, errors=None, written=None, permit=""):
    homes = db.rows("SELECT DISTINCT building FROM household WHERE site = ? AND void IS NULL", who.site)
    known = sorted(filter(None, (name for name, in homes)), key=_order)
    found = _passes(who, building, False, [])
    new, one = _passes(who, building, True, []), _passes(who, "", False, [permit]) if permit else []
    without = _rows(HOMES, who.site, building=building)
    return show(who, "desk/passes/index.html", status=status, building=building, errors=errors or {},
                buildings=[{"value": "", "label": _("All buildings")},
                           *({"value": one, "label": one} for one in known)],
                without=len(without), ready=len(found), new=len(new), most=MOST, written=written,
                permit=permit if one else "", called=one[0][1] if one else {}, once=asked.once())


def _building(said):
    return forms.even(said.get("building", ""))[:40]


def _rows(sql, *values, building, column="home.building"):
    """The rows of a building, or of all of them."""
    where = f"AND {column} = ?" if building else ""
    return db.rows(sql.format(building=where), *values, *([building] if building else []))


def _passes(who, building, new, ids):
    """`(id, called)` of the passes that can be printed, by their rooms; `new`: those alone that never were."""
    today, wanted = times.local_day(clock.now()), set(ids)
    rows = _rows(PASSES, who.site, today, building=building, column="COALESCE(home.building, hers.building)")
    found = [(id, {"unit": unit or home or plate or "", "name": name or visitor or ""})
             for id, unit, home, name, visitor, plate, printed in rows
             if (not new or not printed) and (not wanted or id in wanted)]
    return sorted(found, key=lambda one: (_order(one[1]["unit"]), one[1]["name"], one[0]))


def _order(text):
    """Numbers by their value: 3-2 before 3-10."""
    return [int(part) if part.isascii() and part.isdigit() else part for part in DIGITS.split(text or "")]


def _drafts(who, building, until):
    """A pass for each home that has none, each with a number."""
    kind, taken = book.here(who)["permit"], acting.numbers(who.site, "permit", "number")
    drafts = []
    for home, unit in sorted(_rows(HOMES, who.site, building=building), key=lambda one: _order(one[1]))[:MOST_WRITTEN]:
        id = natural.natural_id(who.site_code, "permit", [home])
        number = natural.spoken(id, kind["fields"]["number"]["numbered"], taken)
        taken.add(number)
        fields = {"holder": home, "household": home, "type": "household", "unit": unit, "number": number,
                  "issued_on": times.local_day(clock.now()), "valid_to": until, "state": "valid"}
        drafts.append(intake.Draft("permit", {name: value for name, value in fields.items() if value}, id))
    return drafts


def _card(who, fields, called):
    number, until = fields["number"], fields.get("valid_to") or ""
    text = cards.code(who.site_code, fields["holder"], number, until, keys.own())
    return {"qr": codes.qr(text), "number": _spoken(number), "until": until, **called}


def _spoken(number):
    """A number of six digits in two groups, as it is said."""
    return f"{number[:3]} {number[3:]}" if len(number) == 6 else number


def _said():
    """What a card says besides, in both languages."""
    told = []
    for language in LANGUAGES:
        with force_locale(language):
            told.append({"lang": language.replace("_", "-"), "title": _("Pass"), "until": _("Valid until"),
                         "how": _("Show the code at the gate, or say the number.")})
    return told
