"""A hub's line to the collector above it: one request at a time, and what goes wrong in a sentence."""

import gzip
import json
import ssl
import urllib.error
import urllib.request
from typing import NamedTuple

LONGEST = 60  # s without a byte
MOST = 64 << 20


class Failed(Exception):
    """The collector above can't be reached, or is none. The text says it to a person."""


class Answer(NamedTuple):
    """What came back. `problem`: the document of a problem answer, else None."""

    data: bytes
    problem: dict | None


def post(url: str, path: str, data: bytes, token: str = "", kind: str = "application/x-ndjson") -> Answer:
    """Post bytes; they go as they are. Raises Failed."""
    headers = {"Content-Type": kind, "Accept": "application/json", "Accept-Encoding": "gzip"}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    asked = urllib.request.Request(url + path, data, headers)  # noqa: S310 – whoever keeps the hub says where to
    try:
        with urllib.request.urlopen(asked, timeout=LONGEST) as answer:  # noqa: S310
            return Answer(_read(answer), None)
    except urllib.error.HTTPError as failure:
        return Answer(b"", _problem(failure))
    except urllib.error.URLError as failure:
        raise Failed(_why(url, failure.reason)) from failure
    except (OSError, EOFError, ValueError) as failure:
        raise Failed(f"{url} broke off: {failure}") from failure


def _read(answer):
    kind = answer.headers.get_content_type()
    if kind not in ("application/json", "application/x-ndjson"):
        raise Failed(f"what answers is not the collector: it sent {kind}. Is this network asking for a sign-in?")
    data = answer.read(MOST)
    return gzip.decompress(data) if answer.headers.get("Content-Encoding") == "gzip" else data


def _problem(failure):
    if failure.headers.get_content_type() != "application/problem+json":
        raise Failed(f"what answers is not the collector: it sent {failure.code} {failure.reason}") from failure
    data = failure.read(MOST)
    return json.loads(gzip.decompress(data) if failure.headers.get("Content-Encoding") == "gzip" else data)


def _why(url, reason):
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"the certificate of {url} is not right: {reason.verify_message}. Nothing was sent."
    return f"{url} can't be reached: {reason}"
