"""The part of the application that asks nobody who they are."""

from flask import Blueprint, make_response, render_template

from views import page

blueprint = Blueprint("public", __name__)


def show(template, site_name, status=200, public=False, **values):
    """Render a page that anybody may open; `public`: it says the same to all, and may be kept for a minute."""
    frame = page.frame(site=site_name) | {"offline": False}
    response = make_response(render_template(template, page=frame, **values), status)
    response.headers["Cache-Control"] = "public, max-age=60" if public else "private, no-store"
    response.headers["Vary"] = "Accept-Language, Cookie"
    # The address of a home's page is its key.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
