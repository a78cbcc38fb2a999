"""Reading the body of a request in small steps, and keeping what came of one that breaks off."""

import zlib
from hashlib import sha256
from typing import NamedTuple

from sync import chain
from sync.problems import Problem

STEP = 16 * 1024
MOST_OPS, MOST_SENT, MOST_INFLATED, MOST_RATIO = 1_000, 1 << 20, 8 << 20, 100
FREE_RATIO = 1 << 20
LIMITS = {"ops": MOST_OPS, "compressed": MOST_SENT, "decompressed": MOST_INFLATED, "ratio": MOST_RATIO}


class Body(NamedTuple):
    """What came of a body: its first line without the newline, and the exact bytes of the op lines after it.

    `complete`: whether it reached its end, gzip trailer included; of one that did not, a last line without its newline
    is left out.
    """

    header: bytes
    ops: bytes
    complete: bool

    def lines(self):
        """The op lines, without their newlines."""
        return chain.split(self.ops)

    def mark(self, first, before):
        """A digest that only the same op lines, numbered from `first` after the chain hash `before`, have."""
        return sha256(b"%d %b\n%b" % (first, before.encode(), self.ops)).hexdigest()


def read(environ, gzipped):
    """Read a request's Body. Raises Problem `too_large` beyond the limits and `malformed` for gzip that is none."""
    received, complete = _receive(environ, MOST_SENT if environ.get("HTTP_CONTENT_ENCODING") else MOST_INFLATED)
    data, ended = _inflate(received) if gzipped else (received, True)
    if not gzipped and len(data) > MOST_INFLATED:
        raise too_large()
    whole = complete and ended
    end = data.rfind(b"\n") + 1
    if whole and end < len(data):
        raise Problem("malformed", reason="the last line has no newline")
    if data.count(b"\n") > MOST_OPS + 1:
        raise too_large()
    head, _, ops = data[:end].partition(b"\n")
    return Body(head, ops, whole)


def whole(environ) -> tuple[bytes, bool]:
    """The bytes of a request as they came, and whether all of them did. Raises Problem `too_large`."""
    return _receive(environ, MOST_SENT)


def inflated(packed: bytes) -> bytes:
    """What gzip holds, as far as there is any. Raises Problem `too_large` beyond the limits, `malformed` for none."""
    return _inflate(packed)[0]


def too_large():
    """The Problem that states the limits."""
    return Problem("too_large", limits=LIMITS)


def _receive(environ, most):
    """The bytes that came, and whether all of them did. A closed, reset or silent line ends them."""
    length = environ.get("CONTENT_LENGTH")
    expected = int(length) if length and length.isdecimal() else None
    if expected is not None and expected > most:
        raise too_large()
    stream, received, broken = environ["wsgi.input"], bytearray(), False
    try:
        while expected is None or len(received) < expected:
            piece = stream.read(STEP if expected is None else min(STEP, expected - len(received)))
            if not piece:
                break
            received += piece
            if len(received) > most:
                raise too_large()
    except Problem:
        raise
    except Exception:  # noqa: BLE001 – whatever ends a line, what came before it counts
        received += _left_over(stream)
        broken = True
    return bytes(received), not broken and (expected is None or len(received) == expected)


def _left_over(stream):
    """What gunicorn had taken from the line and not yet handed on when the line broke."""
    reader = getattr(stream, "reader", None)
    pieces = [getattr(source, "buf", None) for source in (stream, reader, getattr(reader, "unreader", None))]
    return b"".join(piece.getvalue() for piece in pieces if piece is not None)


def _inflate(received):
    """What can be inflated, and whether the gzip trailer was reached and right."""
    data, rest, ended = b"", received, True
    while rest:
        inflater = zlib.decompressobj(31)
        try:
            data += inflater.decompress(rest, MOST_INFLATED + 1 - len(data))
        except zlib.error as failure:
            raise Problem("malformed", reason="gzip") from failure
        if len(data) > MOST_INFLATED or (len(data) > FREE_RATIO and len(data) > MOST_RATIO * len(received)):
            raise too_large()
        rest, ended = inflater.unused_data, inflater.eof
    return data, ended
