"""What went wrong, as a page in the reader's language: what happened, that nothing was lost, what to do."""

from flask import render_template, request
from flask_babel import gettext as _

from models.person import DESK_ROLES
from views import auth, hands, htmx
from views.desk.page import frame, waiting
from views.field import page as field


def show(problem):
    """The page, or the piece, of a sync.problems.Problem. It asks as little as it can: the database may be away."""
    who, waits = _known() if problem.status < 500 else (None, 0)
    phone = bool(who and who.node and who.role in auth.FIELD_ROLES)
    template = f"desk/problem/{_template(phone and not (who.role in DESK_ROLES and _at_the_desk()))}.html"
    title = hands.sentence() if problem.code == "other_hands" else _(problem.title)
    # Whoever works at the desk keeps its menu: the way on is to another page, not to the first one.
    working = who if who and not phone and who.role in DESK_ROLES else None
    return htmx.answer(render_template(
        template, page=field.frame(who) if phone else frame(working), who=working, waiting=waits, phone=phone,
        title=title, todo=_(problem.todo),
        code=problem.code, wait=problem.headers.get("Retry-After"), back=auth.back(),
        signed_in=auth.SESSION_COOKIE in request.cookies))


def _template(phone):
    if htmx.wants_piece():
        return "_problem"
    return "field" if phone else "index"


def _at_the_desk():
    return request.path.startswith("/desk/")


def _known():
    """The Who of this request and how much waits for them, if that can be told, else `(None, 0)`: whatever is wrong
    with that, the page says what was wrong first."""
    try:
        who = auth.find()
        return who, waiting(who)
    except Exception:  # noqa: BLE001
        return None, 0
