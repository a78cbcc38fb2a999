"""A field page: the whole document, or the piece of it that htmx asks for; both from one URL."""

from flask import g, redirect, render_template, request, url_for

from sync import packing
from views import htmx, page
from views.field import asked, here


def show(whole, piece=None, status=200, **values):
    """Render the template `whole`, or `piece` where only a part is to be replaced; return the response."""
    template = piece if piece and htmx.wants_piece() else whole
    around = frame(g.who) | {"wrong": page.wrong(status, values)}
    response = htmx.answer(render_template(template, page=around, **values), status)
    response.headers["Cache-Control"] = "private, no-store"
    return packing.pack(response, request.accept_encodings)


def form(whole, values, errors, status=None, **more):
    """Render a page whose form shows the `values` typed and the `errors`, field → sentence; its fragment is `_` + name.

    A form that comes back keeps its `once`: correcting it is still the same wish.
    """
    folder, _, name = whole.rpartition("/")
    return show(whole, f"{folder}/_{name}", status or (422 if errors else 200), values=values, errors=errors,
                once=asked.text("once") or asked.once(), **more)


def go(endpoint, **values):
    """The answer to a form that was taken: on to another page."""
    return redirect(url_for(endpoint, **values), 303)


def frame(who):
    """The value `page` for somebody in the field."""
    return page.frame(site=who.site_name, name=who.name, gate=here.gate())
