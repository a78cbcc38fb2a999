"""A building's hub: what it has passed on to the collector above, and the button for it."""

import threading

from flask import current_app, redirect, url_for
from flask_babel import gettext

from models import database
from sync import hub
from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import roles


@blueprint.get("/desk/hub")
@desk
def building(who):
    """How the hub stands to the collector above it."""
    joined = hub.joined()
    if joined is None:
        raise Problem("not_found")
    state = hub.state()
    return show(who, "desk/hub/index.html", "desk/hub/_state.html", url=current_app.config["UPSTREAM"] or joined.url,
                state=state, runs=state.runs, wrong=told(state), unsent=hub.waiting(), beyond=hub.at_the_end(),
                may=who.role in roles.MANAGERS)


@blueprint.post("/desk/hub")
@desk
def pass_everything_on(who):
    """Pass on now, by a thread of its own; the page shows how far it is."""
    roles.require(who, roles.MANAGERS)
    if hub.joined() is None:
        raise Problem("not_found")
    if not hub.state().runs:
        app = current_app._get_current_object()
        threading.Thread(target=_exchange, args=(app,), daemon=True).start()
    return redirect(url_for("desk.building"), 303)


def told(state):
    """What went wrong, in the reader's language as far as it is ours."""
    return gettext(state.message) % state.values if state.message else state.wrong


def _exchange(app):
    with app.app_context():
        try:
            hub.exchange(url=app.config["UPSTREAM"])
        except hub.Failed:
            # Somebody else was faster, and the page shows how far that one is.
            pass
        finally:
            database.database.close()
