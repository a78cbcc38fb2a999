"""What lies between a phone and its collector, and everything that goes wrong there."""

import http.client
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urlsplit


class Lost(Exception):
    """No answer came: the phone cannot know how much of its request arrived."""


@dataclass
class Answer:
    """A status, headers with lower-case names, and the body's bytes."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        """The body as JSON; `ValueError` for the page of a captive portal."""
        return json.loads(self.body)


class Transport:
    """Carries one request. With `cut`, so many bytes of the body are sent, fewer than Content-Length says."""

    def __call__(self, method: str, path: str, body: bytes, headers: dict, cut: int | None = None) -> Answer:
        raise NotImplementedError


class InProcess(Transport):
    """Speaks to a Flask app through its test client; no cookies, so that many phones can share it."""

    def __init__(self, app):
        self.client = app.test_client(use_cookies=False)

    def __call__(self, method, path, body=b"", headers=None, cut=None):
        short = {"CONTENT_LENGTH": str(len(body))} if cut is not None else None
        stream = BytesIO(body if cut is None else body[:cut])
        with self.client.open(
            path, method=method, input_stream=stream, headers=headers or {}, environ_overrides=short
        ) as reply:
            names = {name.lower(): value for name, value in reply.headers.items()}
            return Answer(reply.status_code, names, reply.get_data())


class OverHttp(Transport):
    """Speaks to a server over a real socket; `url` like `http://127.0.0.1:8000`."""

    def __init__(self, url: str, timeout: float = 30):
        where = urlsplit(url)
        self.host, self.port, self.timeout = where.hostname, where.port, timeout

    def __call__(self, method, path, body=b"", headers=None, cut=None):
        line = http.client.HTTPConnection(self.host, self.port, timeout=self.timeout)
        try:
            head = {"Content-Length": str(len(body)), **(headers or {})}
            line.request(method, path, body if cut is None else body[:cut], head)
            if cut is not None and cut < len(body):
                line.sock.shutdown(socket.SHUT_WR)
            reply = line.getresponse()
            names = {name.lower(): value for name, value in reply.getheaders()}
            return Answer(reply.status, names, reply.read())
        except (OSError, http.client.HTTPException) as trouble:
            raise Lost(str(trouble)) from trouble
        finally:
            line.close()


@dataclass
class Network:
    """A transport with faults. Each fault in `faults` is used up by one request; without faults all goes well."""

    transport: Transport
    faults: list[Callable] = field(default_factory=list)
    requests: int = 0

    def __call__(self, method: str, path: str, body: bytes = b"", headers: dict | None = None) -> Answer:
        self.requests += 1
        carry = self.faults.pop(0) if self.faults else well
        return carry(self.transport, method, path, body, headers or {})


def well(transport: Transport, *request) -> Answer:
    """The request arrives and so does the reply."""
    return transport(*request)


def drop_request(transport: Transport, *request) -> Answer:
    """Nothing arrives."""
    raise Lost("the request was lost")


def drop_reply(transport: Transport, *request) -> Answer:
    """The collector does its work and nobody hears of it."""
    transport(*request)
    raise Lost("the reply was lost")


def cut_body(at: int) -> Callable:
    """The line breaks after `at` bytes of the body (negative: counted from its end); no reply."""

    def broken(transport: Transport, method: str, path: str, body: bytes, headers: dict) -> Answer:
        kept = max(0, at if at >= 0 else len(body) + at)
        transport(method, path, body, headers, cut=min(kept, len(body)))
        raise Lost(f"the body broke off after {kept} bytes")

    return broken


def portal(transport: Transport, *request) -> Answer:
    """A captive portal answers in the collector's place."""
    return Answer(200, {"content-type": "text/html"}, b"<!doctype html><title>Welcome to our Wi-Fi</title>")
