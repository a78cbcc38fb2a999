"""A desk page: the whole document, or the piece of it that htmx asks for; both from one URL."""

from flask import make_response, render_template, request

from views import page
from views.desk import inbox_list


def show(who, whole, piece=None, status=200, **values):
    """Render the template `whole`, or `piece` where only a part is to be replaced; return the response.

    `who` is None for somebody not known yet. A boosted link asks for the whole page too, so `HX-Request` alone says
    nothing.
    """
    partial = piece and request.headers.get("HX-Request-Type") == "partial"
    values = {"waiting": waiting(who), "page": frame(who), "who": who, **values}
    response = make_response(render_template(piece if partial else whole, **values), status)
    response.vary.add("HX-Request-Type")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def waiting(who):
    """How much there is to decide: the menu of every page says it."""
    return sum(inbox_list.counts(who.site)[0].values()) if who else 0


def frame(who):
    """The value `page` for somebody at the desk."""
    return page.frame(site=who.site_name, name=who.name) if who else page.frame()
