"""Answers made small on their way: by brotli where the reader takes it (browsers over HTTPS do), else by gzip."""

import gzip

import brotli
from flask import Response

from sync import blocks

SMALL = 1_024


def way(accepted):
    """The better of the encodings that a request's `accept_encodings` name; "" for none."""
    return next((name for name in ("br", "gzip") if accepted[name] > 0), "")


def packed(data, way, whole=False):
    """Bytes in an encoding; `whole`: as small as can be, for what is packed once and sent often."""
    if way == "br":
        return brotli.compress(data, quality=11 if whole else 5)
    return gzip.compress(data, 9 if whole else 5, mtime=0) if way == "gzip" else data


def pack(response, accepted):
    """Make a response small, where that is accepted and worth it; return it."""
    response.vary.add("Accept-Encoding")
    data, encoding = response.get_data(), way(accepted)
    if encoding and len(data) > SMALL:
        response.set_data(packed(data, encoding))
        response.headers["Content-Encoding"] = encoding
    return response


def joined(head, kept, tail, accepted):
    """A JSON response: `head`, the texts of the Blocks `kept`, `tail`. Where gzip is accepted they go as they are."""
    parts = [(head, None)]
    for block in filter(lambda block: block.plain, kept):
        parts += [(b",", None)] if len(parts) > 1 else []
        parts.append((block.plain, block.packed))
    parts.append((tail, None))
    response = Response(mimetype="application/json", headers={"Cache-Control": "no-store", "Vary": "Accept-Encoding"})
    if accepted["gzip"] > 0:
        response.set_data(blocks.gzipped(parts))
        response.headers["Content-Encoding"] = "gzip"
        return response
    response.set_data(b"".join(plain for plain, _ in parts))
    return pack(response, accepted)
