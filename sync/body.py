"""Reading the body of a request in small steps, and keeping what came of one that breaks off."""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

import brotli

from sync import chain
from sync.problems import Problem

STEP = 16 * 1024
GZIP = b"\x1f\x8b"
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
    coming = Coming(environ, most)
    received = b"".join(coming)
    return received, coming.complete


class Coming:
    """The bytes of a request in the pieces in which they come. `complete`, in the end: whether all of them did.

    Raises Problem `too_large` for more than `most`. A closed, reset or silent line ends them.
    """

    def __init__(self, environ: dict, most: int):
        length = environ.get("CONTENT_LENGTH")
        self.expected = int(length) if length and length.isdecimal() else None
        self.stream, self.most, self.size, self.complete = environ["wsgi.input"], most, 0, False
        if self.expected is not None and self.expected > most:
            raise too_large()

    def __iter__(self) -> Iterator[bytes]:
        broken = False
        while not broken and (self.expected is None or self.size < self.expected):
            try:
                piece = self.stream.read(STEP if self.expected is None else min(STEP, self.expected - self.size))
            except Exception:  # noqa: BLE001 – whatever ends a line, what came before it counts
                piece, broken = _left_over(self.stream), True
            if not piece:
                break
            self.size += len(piece)
            if self.size > self.most:
                raise too_large()
            yield piece
        self.complete = not broken and (self.expected is None or self.size == self.expected)


def unpacked(pieces: "Coming", coding: str) -> Iterator[bytes]:
    """What the pieces hold, as it comes; gzip is known by its first bytes, `coding` names brotli. Raises Problem
    `too_large` beyond the limits, `malformed` for what can't be unpacked."""
    size, unpack = 0, _unbrotli() if coding == "br" else None
    for piece in pieces:
        unpack = unpack or (_gunzip() if piece.startswith(GZIP) else bytes)
        data = unpack(piece)
        size += len(data)
        if size > MOST_INFLATED or (size > FREE_RATIO and size > MOST_RATIO * pieces.size):
            raise too_large()
        yield data


def _gunzip():
    inflater = zlib.decompressobj(31)

    def unpack(piece):
        nonlocal inflater
        data = b""
        while piece:
            if inflater.eof:
                inflater = zlib.decompressobj(31)
            try:
                data += inflater.decompress(piece, MOST_INFLATED + 1)
            except zlib.error as failure:
                raise Problem("malformed", reason="gzip") from failure
            if inflater.unconsumed_tail:
                raise too_large()
            piece = inflater.unused_data
        return data

    return unpack


def _unbrotli():
    inflater = brotli.Decompressor()

    def unpack(piece):
        try:
            data = inflater.process(piece, output_buffer_limit=MOST_INFLATED + 1)
        except brotli.error as failure:
            raise Problem("malformed", reason="br") from failure
        if not inflater.is_finished() and not inflater.can_accept_more_data():
            raise too_large()
        return data

    return unpack


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
