"""Static files as they go out: scripts and sheets in few bytes, the page's script in one piece."""

import hashlib
import re
from functools import lru_cache, partial
from pathlib import Path

from flask import Response, abort, current_app, request
from werkzeug.utils import safe_join

from sync import packing
from views import device_modules

STATIC = Path(__file__).parents[1] / "static"
TEXTS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
DESK = "/* The desk: "
COMMENT, SPACE = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s*([{};,])\s*|(?<=:)\s+")


def file(filename):
    """A file of `static/`; what is no text goes out as Flask sends it."""
    if Path(filename).suffix not in TEXTS:
        return current_app.send_static_file(filename)
    if not exists(filename):
        abort(404)
    return kept(text(filename), f"{TEXTS[Path(filename).suffix]}; charset=utf-8")


def exists(name):
    """Whether there is a text of this name."""
    path = safe_join(str(STATIC), name)
    return path is not None and (name in MADE or Path(path).is_file())


def text(name):
    """The text of a file of `static/`, as it goes out."""
    return MADE[name]() if name in MADE else (STATIC / name).read_text(encoding="utf-8")


def digest(name):
    """The first 16 hexadecimal digits of the SHA-256 of a text of `static/`, as it goes out."""
    return hashlib.sha256(text(name).encode()).hexdigest()[:16]


def kept(text, mimetype, headers=None):
    """A text that a browser asks about before it uses it again; made small where that is accepted."""
    encoding = packing.way(request.accept_encodings)
    response = Response(_packed(text, encoding), content_type=mimetype, headers=headers)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Encoding")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.set_etag(f"{hashlib.sha256(text.encode()).hexdigest()[:16]}{encoding}")
    return response.make_conditional(request)


@lru_cache(maxsize=2)
def _script(name):
    return f"(() => {{\n{device_modules.link(STATIC, name)}}})()\n"


@lru_cache(maxsize=1)
def _field():
    sheet = (STATIC / "style.css").read_text(encoding="utf-8").partition(DESK)[0]
    return SPACE.sub(r"\1", COMMENT.sub("", sheet))


# Of the page's script, a module of its own for each would cost a phone a second wave of requests: two seconds on a slow
# line. Of the sheet, the field needs two thirds.
MADE = {"page.js": partial(_script, "page.js"), "desk.js": partial(_script, "desk.js"), "field.css": _field}


@lru_cache(maxsize=64)
def _packed(text, encoding):
    return packing.packed(text.encode(), encoding, whole=True)
