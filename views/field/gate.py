"""The gate's first screen: the switch, the search, who just came through."""

from flask_babel import gettext as _

from models import database as db
from models.kinds import Point
from views import htmx
from views.auth import field_page
from views.field import asked, away, entries, here, page
from views.field.answers import entry_answer
from views.field.blueprint import blueprint

GATES_LOOKED_AT, SHOWN = 2_000, 12


@blueprint.get("/gate")
@field_page
def gate(who):
    """The gate at which this browser stands, and the answer about the entry that was just written."""
    if not here.gate():
        return page.go("field.stand")
    answer = entry_answer(who)
    return page.show("field/gate/gate.html", here="gate", answer=answer, query="", found=None, **home(who))


@blueprint.get("/gate/stand")
@field_page
def stand(who):
    """Ask at which gate this browser stands."""
    return page.show("field/gate/stand.html", gates=gates(who.site), values={}, errors={})


@blueprint.post("/gate/stand")
@field_page
def stand_there(who):
    """Keep the gate, or the direction of the switch."""
    name, direction = asked.text("gate"), asked.text("direction")
    if direction in here.DIRECTIONS:
        return here.remember(_switched(direction), direction=direction)
    if not name or len(name) > 60:
        errors = {"gate": _("Write the name of the gate, at most 60 characters.")}
        values = {"gate": name or ""}
        return page.show("field/gate/stand.html", None, 422, gates=gates(who.site), values=values, errors=errors)
    return here.remember(page.go("field.gate"), gate=name)


def _switched(direction):
    """The switch alone where that is asked for, so that what is being typed below it stays."""
    return page.show("field/gate/_switch.html", direction=direction) if htmx.wants_piece() else page.go("field.gate")


def home(who):
    """What the first screen shows."""
    gate, now = here.gate(), away.now(who.site)
    return {**switch(), "recent": entries.recent(who.site, gate, now.out), "held": held(who.site, now),
            "typed": {}, "tally": entries.tally(who.site, gate, now.out)}


def held(site, now):
    """The entries that hold somebody, as rows of a list, the last first."""
    return entries.listed(site, now.held[::-1])


def switch():
    """Where this browser stands, as the switch shows it."""
    return {"gate": here.gate(), "direction": here.direction()}


def gates(site):
    """The gates that the site's last entries name, the busiest first, and those that are written down as points."""
    found = db.rows("""SELECT gate, COUNT(*) AS times FROM (SELECT gate FROM gate_entry WHERE site = ?
        ORDER BY at DESC LIMIT ?) AS lately WHERE gate IS NOT NULL GROUP BY gate ORDER BY times DESC, gate LIMIT ?""",
        site, GATES_LOOKED_AT, SHOWN)
    points = Point.select(Point.name, Point.spot).where(
        Point.site == site, Point.type == "gate", Point.void.is_null(), Point.state.is_null() | (Point.state == "open"))
    named = sorted(filter(None, (one.name or one.spot for one in points)))
    return list(dict.fromkeys([*(name for name, _times in found), *named]))[:SHOWN]
