"""The floor: the least that a durable server does with a day's upload, for the collector to be measured against.

It unpacks a body, decodes every line, and stores the collector's own values: the exact bytes of each op with their
place in the hash chain in a log, and the record that it makes or moves in a table of its kind. One synced transaction
per request. It knows no people, rights, limits, retries, conflicts, time or reading, and explains nothing.

Its code and schema stay as they are: a floor that moves measures nothing. Serve it alone with
`DATABASE_URL=sqlite:////path/floor.db gunicorn "bench.floor:create_app()"`.
"""

import hashlib
import os
import zlib

import msgspec
from flask import Flask, request

from bench import floor_postgres, floor_sqlite


class GateEntry(msgspec.Struct):
    gate: str | None = None
    direction: str | None = None
    subject: str | None = None
    person: str | None = None
    unit: str | None = None
    household: str | None = None
    plate: str | None = None
    temperature: float | None = None
    mask: bool | None = None
    decision: str | None = None
    purpose: str | None = None
    companions: int | None = None
    note: str | None = None


class Errand(msgspec.Struct):
    title: str | None = None
    household: str | None = None
    unit: str | None = None
    phone: str | None = None
    needed_by: str | None = None
    status: str | None = None
    runner: str | None = None
    outcome: str | None = None
    note: str | None = None


class GateOp(msgspec.Struct, tag_field="kind", tag="gate_entry"):
    t: int
    set: GateEntry


class ErrandOp(msgspec.Struct, tag_field="kind", tag="errand"):
    t: int
    set: Errand
    id: str | None = None


class Header(msgspec.Struct):
    node: str
    start: int = msgspec.field(name="from")
    prev: str


header = msgspec.json.Decoder(Header)
ops = msgspec.json.Decoder(GateOp | ErrandOp)


def rows(head: Header, lines: list[bytes]) -> tuple[list, list, list]:
    """(log, gate, errand): log rows are whole, the others are (id, t, fields) and lack site and position."""
    log, gate, errand, last = [], [], [], head.prev
    for n, line in enumerate(lines, head.start):
        op, last = ops.decode(line), hashlib.sha256(b"%b\n%b" % (last.encode(), line)).hexdigest()[:32]
        if type(op) is GateOp:
            log.append((head.node, n, "gate_entry", op.t, line, bytes.fromhex(last)))
            gate.append((f"{head.node}.{n}", op.t, msgspec.structs.astuple(op.set)))
        else:
            log.append((head.node, n, "errand", op.t, line, bytes.fromhex(last)))
            errand.append((op.id or f"{head.node}.{n}", op.t, msgspec.structs.astuple(op.set)))
    return log, gate, errand


def create_app() -> Flask:
    """The floor over the database of DATABASE_URL, whose tables exist."""
    app, url = Flask(__name__), os.environ["DATABASE_URL"]
    store = (floor_sqlite if url.startswith("sqlite") else floor_postgres).store

    @app.post("/sync")
    def sync() -> dict:
        head, *lines = zlib.decompress(request.get_data(), 31).splitlines()
        head = header.decode(head)
        store(url, int(request.args["site"]), *rows(head, lines))
        return {"have": head.start + len(lines) - 1}

    return app
