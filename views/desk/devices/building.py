"""A building's hub: what it has passed on to the collector above, and the button for it."""

import threading

from flask import current_app, redirect, url_for

from models import database
from sync import clock, hub
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import roles

# A run that says nothing for so long has ended with its process, ms.
SILENT = 5 * 60_000


@blueprint.get("/desk/hub")
@desk
def building(who):
    """How the hub stands to the collector above it."""
    joined = hub.joined()
    if joined is None:
        raise Problem("not_found")
    state = hub.state()
    return show(who, "desk/hub/index.html", "desk/hub/_state.html", url=current_app.config["UPSTREAM"] or joined.url,
                state=state, runs=runs(state), waiting=hub.waiting(), may=who.role in roles.MANAGERS)


@blueprint.post("/desk/hub")
@desk
def pass_everything_on(who):
    """Pass on now, by a thread of its own; the page shows how far it is."""
    roles.require(who, roles.MANAGERS)
    if hub.joined() is None:
        raise Problem("not_found")
    if not runs(hub.state()):
        app = current_app._get_current_object()
        threading.Thread(target=_exchange, args=(app,), daemon=True).start()
    return redirect(url_for("desk.building"), 303)


def runs(state):
    """Whether an exchange is under way."""
    return bool(state.began) and not state.ended and clock.now() - state.began < SILENT


def _exchange(app):
    with app.app_context():
        try:
            hub.exchange(url=app.config["UPSTREAM"])
        finally:
            database.database.close()
