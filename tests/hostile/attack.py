"""Making requests that should not be: from a route or from what a page offers, some of their values made hostile."""

import io
import json
import re
from dataclasses import dataclass
from random import Random
from urllib.parse import quote, urlencode

from flask import Flask
from werkzeug.wrappers import Response

from tests.hostile import values
from tests.hostile.callers import Caller
from tests.hostile.pages import Offer

METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW")


@dataclass
class Attack:
    """One request: bytes and header strings as a server hands them to the application."""

    caller: Caller
    method: str
    path: str
    query: str
    body: bytes
    environ: dict

    def __str__(self) -> str:
        return f"{self.caller.name}: {self.method} {self.path!r}?{self.query[:300]} {self.body[:300]!r} {self.environ}"

    def send(self, app: Flask) -> tuple[int, str]:
        """The status and the document of its answer. Whatever is raised is raised."""
        environ = {
            "REQUEST_METHOD": self.method, "SCRIPT_NAME": "", "PATH_INFO": self.path, "QUERY_STRING": self.query,
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1", "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.multithread": True,
            "wsgi.input": io.BytesIO(self.body), "wsgi.errors": io.StringIO(), "wsgi.multiprocess": False,
            "wsgi.run_once": False, "CONTENT_LENGTH": str(len(self.body)), "HTTP_ACCEPT": "text/html",
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_ORIGIN": "http://localhost",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.caller.cookies.items()),
        }  # fmt: skip
        answer = Response.from_app(app.wsgi_app, environ | self.environ, buffered=True)
        return answer.status_code, answer.get_data().decode("utf-8", "replace")


def on_offer(rng: Random, caller: Caller, offer: Offer) -> Attack:
    """What a page offers, one to three of its values made hostile."""
    fields = dict(offer.fields)
    for name in rng.sample(sorted(fields), min(len(fields), rng.randint(1, 3))):
        if rng.random() < 0.85:
            fields[name] = values.text(rng)
        else:
            del fields[name]
    attack = Attack(caller, offer.method, offer.path, "", b"", {})
    if offer.method == "GET":
        attack.query = pairs(rng, fields)
    else:
        fill(rng, attack, fields)
    return attack


def on_route(rng: Random, caller: Caller, rule, ids: list[str], names: list[str]) -> Attack:
    """A route with real or hostile ids, and words that some page of ours knows in its query or its form."""
    given = [rng.choice(ids) if rng.random() < 0.6 else values.text(rng) for _ in rule.arguments]
    path = re.sub("<[^>]*>", lambda _: given.pop(), rule.rule)
    path = path.encode("utf-8", "surrogatepass").decode("latin-1")
    method = rng.choice(sorted(rule.methods)) if rng.random() < 0.85 else rng.choice(METHODS)
    fields = {rng.choice(names): values.text(rng) for _ in range(rng.randint(0, 4))}
    attack = Attack(caller, method, path, pairs(rng, fields), b"", {})
    if method not in ("GET", "HEAD"):
        fill(rng, attack, {rng.choice(names): values.text(rng) for _ in range(rng.randint(0, 5))})
    return attack


def with_headers(rng: Random, attack: Attack) -> Attack:
    """The same with one to three headers that no browser sends."""
    for name in rng.sample(sorted(values.HEADERS), rng.randint(1, 3)):
        attack.environ[name] = rng.choice(values.HEADERS[name])
    return attack


def fill(rng: Random, attack: Attack, fields: dict) -> None:
    """Gives a request a body: a form, one in parts, JSON, or bytes that are none of them."""
    kind = rng.random()
    if kind < 0.7:
        attack.body = pairs(rng, fields).encode()
    elif kind < 0.8:
        attack.environ["CONTENT_TYPE"] = "multipart/form-data; boundary=x"
        attack.body = b"".join(part(name, value) for name, value in fields.items()) + b"--x--\r\n"
    elif kind < 0.95:
        attack.environ["CONTENT_TYPE"] = "application/json"
        attack.body = json.dumps(fields).encode()
    else:
        attack.body = rng.randbytes(rng.choice((1, 80, 3_000)))
    if rng.random() < 0.05:
        attack.environ["CONTENT_LENGTH"] = str(len(attack.body) + rng.choice((-1, 1, 50)))


def part(name: str, value: str) -> bytes:
    """One field of a form that is sent in parts."""
    return f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode("utf-8", "surrogatepass")


def pairs(rng: Random, fields: dict) -> str:
    """Fields as they stand in an address or a form."""
    if rng.random() < 0.1:
        return urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in fields.items()})
    return "&".join(f"{quote(name)}={values.quoted(value, rng)}" for name, value in fields.items())
