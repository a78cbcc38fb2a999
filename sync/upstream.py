"""A hub's line to the collector above it: one connection, one request at a time, and what goes wrong in a sentence."""

import gzip
import http.client
import json
import socket
import ssl
import threading
import urllib.request
import zlib
from typing import NamedTuple
from urllib.parse import urlsplit

import brotli

LONGEST, SOON = 60, 5  # s without a byte; for a look whether there is a network
MOST, MOST_TOLD = 64 << 20, 200
PROBLEM, KINDS = "application/problem+json", ("application/json", "application/x-ndjson")
AGENT = "lianfang-hub"
_local = threading.local()


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


class Failed(Exception):
    """The collector above can't be reached, or is none. `message`, with its `values`, says it to a person."""

    def __init__(self, message: str, **values: object):
        self.message, self.values = message, values
        super().__init__(message % values if values else message)


class Answer(NamedTuple):
    """What came back. `problem`: the document of a problem answer, else None; `headers`: names in small letters."""

    data: bytes
    problem: dict | None
    headers: dict = {}


def post(url: str, path: str, data: bytes, token: str = "", kind: str = "application/x-ndjson",
         coding: str = "gzip") -> Answer:
    """Post bytes; they go as they are, `coding` says how they are packed. Raises Failed.

    The connection stays open for the next one, until `hang_up`. Nothing is sent on to another address.
    """
    headers = {"Content-Type": kind, "Accept": ", ".join(KINDS), "Accept-Encoding": "br, gzip", "User-Agent": AGENT}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    headers |= {"Content-Encoding": coding} if coding != "gzip" else {}
    try:
        answer = _asked(url, path, data, headers)
        return _read(url, answer)
    except Failed:
        hang_up()
        raise
    except ssl.SSLCertVerificationError as failure:
        hang_up()
        raise Failed(_("the certificate of %(url)s is not right: %(why)s. Nothing was sent."), url=url,
                     why=failure.verify_message) from failure
    except TimeoutError as failure:
        hang_up()
        raise Failed(_("%(url)s fell silent for %(n)s s. What had arrived there counts."), url=url,
                     n=LONGEST) from failure
    except (OSError, http.client.HTTPException, zlib.error, brotli.error, EOFError, ValueError) as failure:
        hang_up()
        raise _failed(url, failure) from failure


def hang_up() -> None:
    """Close this thread's connection."""
    line = getattr(_local, "line", None)
    _local.line = None
    if line:
        line[1].close()


def is_there(url: str) -> bool:
    """Whether the collector answers, as far as a moment tells."""
    try:
        line = _connected(url, SOON)
        try:
            line.request("GET", "/healthz", headers={"User-Agent": AGENT})
            return line.getresponse().status == 200
        finally:
            line.close()
    except (OSError, http.client.HTTPException, ValueError):
        return False


def _asked(url, path, data, headers):
    kept = getattr(_local, "line", None)
    if kept and kept[0] == url:
        try:
            kept[1].request("POST", path, data, headers)
            return kept[1].getresponse()
        except (http.client.RemoteDisconnected, ConnectionError, ssl.SSLEOFError):
            # It was closed since the last request; asking again is always safe.
            pass
    hang_up()
    _local.line = url, _connected(url, LONGEST)
    _local.line[1].request("POST", path, data, headers)
    return _local.line[1].getresponse()


def _connected(url, seconds):
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Failed(_("%(url)s is no address of a collector"), url=url)
    secure, port = parts.scheme == "https", parts.port
    proxy = None if urllib.request.proxy_bypass(parts.hostname) else urllib.request.getproxies().get(parts.scheme)
    through = urlsplit(proxy if "://" in proxy else f"http://{proxy}") if proxy and secure else None
    host, to = (through.hostname, through.port) if through else (parts.hostname, port)
    line = http.client.HTTPSConnection(host, to, timeout=seconds, context=ssl.create_default_context()) if secure \
        else http.client.HTTPConnection(host, to, timeout=seconds)
    if through:
        line.set_tunnel(parts.hostname, port or 443)
    line.connect()
    line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def _read(url, answer):
    headers = {name.lower(): value for name, value in answer.getheaders()}
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if 300 <= answer.status < 400:
        raise Failed(_("%(url)s sends on to %(where)s. If that is the collector, name it as UPSTREAM. Nothing was sent "
                       "there."), url=url, where=headers.get("location", "?")[:MOST_TOLD])
    if kind == PROBLEM:
        return Answer(b"", _problem(url, _unpacked(answer, headers)), headers)
    if answer.status >= 400:
        raise Failed(_("what answers is not the collector, or it is in trouble: it sent %(status)s"),
                     status=answer.status)
    if kind not in KINDS:
        raise Failed(_("what answers is not the collector: it sent %(kind)s. Is this network asking for a sign-in?"),
                     kind=kind or "?")
    return Answer(_unpacked(answer, headers), None, headers)


def _unpacked(answer, headers):
    """The body as it was before it was packed, MOST bytes of it at the most. Raises Failed."""
    data = answer.read(MOST + 1)
    if len(data) <= MOST and answer.length:
        raise EOFError(f"{answer.length} bytes of its answer are missing")
    coding = headers.get("content-encoding", "")
    if coding == "gzip":
        inflater = zlib.decompressobj(31)
        data = inflater.decompress(data, MOST + 1)
        if len(data) <= MOST and not inflater.eof:
            raise EOFError("the answer is cut")
    elif coding == "br":
        unpacker = brotli.Decompressor()
        data = unpacker.process(data, output_buffer_limit=MOST + 1)
        if len(data) <= MOST and not unpacker.is_finished():
            raise EOFError("the answer is cut")
    if len(data) > MOST:
        raise Failed(_("what answers is not the collector: its answer has no end"))
    return data


def _problem(url, data):
    said = json.loads(data)
    if not isinstance(said, dict) or not all(isinstance(said.get(name), str) for name in ("code", "title", "detail")):
        raise Failed(_("what answers at %(url)s is not the collector: it says of no problem what it is"), url=url)
    return said


def _failed(url, failure):
    if isinstance(failure, (ConnectionRefusedError, OSError)) and not isinstance(failure, BROKEN_OFF):
        return Failed(_("%(url)s can't be reached: %(why)s"), url=url, why=failure.strerror or str(failure))
    return Failed(_("%(url)s broke off: %(why)s"), url=url, why=str(failure))


BROKEN_OFF = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)


def packed(data: bytes, coding: str) -> bytes:
    """Bytes as they travel."""
    return brotli.compress(data, quality=9) if coding == "br" else gzip.compress(data, 9, mtime=0)
