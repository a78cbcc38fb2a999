"""What htmx says of a request, and what it has to know of an answer.

htmx-flask reads the headers; the word by which htmx 4 tells a piece of a page from the whole it does not know yet.
"""

from flask import Response
from htmx_flask import make_response, request

TYPE = "HX-Request-Type"


def wants_piece() -> bool:
    """Whether only a part of the page is to be replaced.

    A boosted link asks for the whole page too, so that the request is htmx's says nothing.
    """
    return request.headers.get(TYPE) == "partial"


def current_url() -> str:
    """The address of the page that sent the request, as htmx or the browser tells it; empty for none."""
    return request.htmx.current_url or request.referrer or ""


def answer(html: str, status: int = 200) -> Response:
    """A page, or the piece of it that was asked for: whoever keeps it must not take one for the other."""
    response = make_response(html, status)
    response.vary.add(TYPE)
    return response
