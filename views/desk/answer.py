"""One URL, two answers: the whole page, or the fragment of it that htmx asks for."""

from flask import make_response, render_template, request


def answer(page, fragment, status=200, **context):
    """The template `page`, or `fragment` where only a part is to be replaced.

    A boosted link asks for the whole page, so `HX-Request` alone says nothing.
    """
    partial = request.headers.get("HX-Request-Type") == "partial"
    response = make_response(render_template(fragment if partial else page, **context), status)
    response.vary.add("HX-Request-Type")
    return response
