"""What went wrong, as a page in the reader's language: what happened, that nothing was lost, what to do."""

from flask import make_response, render_template, request
from flask_babel import gettext as _

from views import auth, hands
from views.desk.page import frame


def show(problem):
    """The page, or the piece, of a sync.problems.Problem. It asks as little as it can: the database may be away."""
    partial = request.headers.get("HX-Request-Type") == "partial"
    template = "desk/problem/_problem.html" if partial else "desk/problem/index.html"
    title = hands.sentence() if problem.code == "other_hands" else _(problem.title)
    response = make_response(render_template(template, page=frame(None), title=title, todo=_(problem.todo),
                                             code=problem.code, wait=problem.headers.get("Retry-After"),
                                             back=auth.back(), signed_in=auth.SESSION_COOKIE in request.cookies))
    response.vary.add("HX-Request-Type")
    return response
