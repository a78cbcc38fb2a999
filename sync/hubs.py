"""What hubs ask of the collector above them: `/hub` tells what is here and what is new; bodies come by `/bundles`."""

from typing import Any

import msgspec
from flask import Blueprint, Response, request

from models import database as db
from models.node import Node
from models.site import Site
from sync import api, body, clock, keys, nodes, passing
from sync.problems import Problem

blueprint = Blueprint("hubs", __name__)

# Differences of two clocks below this are as likely the line's, ms.
NOISE = 2_000


class Asked(msgspec.Struct):
    """What a hub says of itself.

    `have`: node → what it has; `contacts`: node → the last of ours that it knows; `key`: its private key, so that files
    for it can be opened here when it is gone; `facts`: as `passing.facts`.
    """

    v: int
    now: int
    have: dict[str, int]
    contacts: dict[str, int]
    key: str
    facts: dict[str, Any]


@blueprint.post("/hub")
def hub():
    """Learn who writes at a hub; tell it who writes here, what of theirs is here, and what it has not got."""
    node = api.identify()
    if not node.hub or node.revoked is not None:
        raise Problem("forbidden")
    asked = _asked()
    keys.take_hub(asked.key)
    try:
        passing.learn(node.site, asked.facts, node.id, rules=False)
    except (KeyError, TypeError, ValueError) as failure:
        raise Problem("malformed", reason="facts") from failure
    now = clock.now()
    db.execute("UPDATE node SET heard = ?, skew = ? WHERE id = ?", now, asked.now - now, node.id)
    told = passing.filled(_news(node, asked, offset(asked.now - now)))
    site = Site.get_by_id(node.site)
    found = list(Node.select().where(Node.site == site.id, Node.hub == 0))
    given: dict[str, int] = {}
    for one in told:
        given[one.node] = given.get(one.node, 0) + one.ops
    reply = {"v": 1, "epoch": nodes.epoch(), "now": clock.now(), "have": {one.id: one.have for one in found},
             "site": {"code": site.code, "name": site.name, "level": site.level}, "facts": passing.facts(site.id),
             "verdicts": passing.verdicts(site.id), "contacts": {one.node: one.reached for one in told},
             "more": any(one.have > asked.have.get(one.id, 0) + given.get(one.id, 0) for one in found)}
    lines = [msgspec.json.encode(reply) + b"\n", *(one.lines for one in told)]
    return Response(passing.packed(lines), mimetype="application/x-ndjson",
                    headers={"Content-Encoding": "gzip", "Cache-Control": "no-store"})


def offset(found: int) -> int:
    """A difference of clocks, where it is one."""
    return found if abs(found) >= NOISE else 0


def _asked():
    data, complete = body.whole(request.environ)
    try:
        if not complete:
            raise Problem("malformed", reason="cut")
        return msgspec.json.decode(body.inflated(data), type=Asked)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as failure:
        raise Problem("malformed", reason=f"hub: {failure}") from failure


def _news(hub, asked, offset):
    key, = db.row("SELECT hash FROM token WHERE node = ? AND dead IS NULL ORDER BY created DESC LIMIT 1", hub.id)
    for node in Node.select().where(Node.site == hub.site, Node.hub == 0).order_by(Node.id):
        yield from passing.parts(node, asked.have.get(node.id, 0), key, offset, asked.contacts.get(node.id, 0), hub.id)
