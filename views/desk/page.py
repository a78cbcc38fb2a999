"""A desk page: the whole document, or the piece of it that htmx asks for; both from one URL."""

from urllib.parse import urlencode

from flask import render_template, request

from models.site import below
from sync import looks
from views import htmx, page
from views.desk import warned
from views.desk.inbox import queue
from views.desk.people import roles

# Pages that show people's data, and the words of their addresses that only turn them over.
SEEN = ("record", "records", "inbox", "decided", "day", "sites", "quarantine", "board", "node", "nodes", "report",
        "board_of", "lines", "home", "imported", "people", "person", "returns",
        "roster", "paper")
SAME = {"edit_record": "record", "all_records": "records", "print_paper": "paper"}
TURNS = ("after", "before", "shown", "turn", "written", "change", "done", "left", "undone", "called", "unkept")


def show(who, whole, piece=None, status=200, **values):
    """Render the template `whole`, or `piece` where only a part is to be replaced; return the response.

    `who` is None for somebody not known yet.
    """
    partial = piece and htmx.wants_piece()
    around = frame(who) | {"wrong": page.wrong(status, values)}
    values = {"waiting": waiting(who), "page": around, "who": who,
              "audits": bool(who) and who.role in roles.EXPORTERS, "managers": roles.MANAGERS,
              "warnings": [] if partial else warned.notes(who), **values}
    response = htmx.answer(render_template(piece if partial else whole, **values), status)
    response.headers["Cache-Control"] = "private, no-store"
    if who and status == 200 and request.method == "GET":
        _keep_look(who, request.endpoint.removeprefix("desk."))
    return response


def _keep_look(who, seen):
    # What the path says first: a long question is kept in part.
    told = {**request.view_args, **request.args}
    asked = {name: value for name, value in told.items() if name not in TURNS}
    seen = SAME.get(seen, seen)
    if seen in SEEN:
        looks.keep(who.site, who.person, seen, asked["id"] if seen in ("record", "home") else urlencode(asked))


def waiting(who):
    """How much there is to decide at the place and below it: the menu of every page says it."""
    return sum(queue.waiting(below(who.site)).values()) if who else 0


def frame(who):
    """The value `page` for somebody at the desk."""
    return page.frame(site=who.site_name, name=who.name) if who else page.frame()
