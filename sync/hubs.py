"""What hubs ask of the collector above them: `/hub` tells what is here and what is new; bodies come by `/bundles`."""

from typing import Any

import msgspec
from flask import Blueprint, Response, request

from models import database as db
from models.node import Node
from models.site import Site, setting
from sync import api, body, clock, copies, keys, nodes, packing, passing, upstream
from sync.problems import Problem
from sync.secret import digest

blueprint = Blueprint("hubs", __name__)

# Differences of two clocks below this are as likely the line's, ms.
NOISE = 2_000


class Asked(msgspec.Struct):
    """What a hub says of itself.

    `have`: node → what it has; `contacts`: node → the last of ours that it knows; `key`: its private key, so that files
    for it can be opened here when it is gone; `facts`: as `passing.facts`; `published`: how far it has what the sites
    above publish, nothing where it does not ask.
    """

    v: int
    now: int
    have: dict[str, int]
    contacts: dict[str, int]
    key: str
    facts: dict[str, Any]
    published: str | None = None


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
    lines = [msgspec.json.encode(_reply(node, asked, told)) + b"\n", *(one.lines for one in told)]
    coding = packing.way(request.accept_encodings) or "gzip"
    return Response(upstream.packed(b"".join(lines), coding), mimetype="application/x-ndjson",
                    headers={"Content-Encoding": coding, "Cache-Control": "no-store"})


def _reply(hub, asked, told):
    site = Site.get_by_id(hub.site)
    found = list(Node.select().where(Node.site == site.id, Node.hub == 0))
    given: dict[str, int] = {}
    for one in told:
        given[one.node] = given.get(one.node, 0) + one.ops
    reply = {"v": 1, "epoch": nodes.epoch(), "now": clock.now(), "have": {one.id: one.have for one in found},
             "hashes": {one.id: one.hash for one in found if one.have}, "codings": ("br", "gzip"),
             "site": {"code": site.code, "name": site.name, "level": site.level, "closed": site.closed},
             "facts": passing.facts(site.id, hub.id), "verdicts": passing.verdicts(site.id),
             "keys": keys.known(),
             "contacts": {one.node: one.reached for one in told},
             "more": any(one.have > asked.have.get(one.id, 0) + given.get(one.id, 0) for one in found)}
    if setting("hub"):
        # What is here has not arrived at the end of the chain by that.
        reply["top"] = {one.id: one.passed or 0 for one in found}
    if asked.published is not None:
        reply["published"] = copies.told(site, asked.published)
    return reply


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
    key = digest(api.bearer() or "")
    for node in Node.select().where(Node.site == hub.site, Node.hub == 0).order_by(Node.id):
        yield from passing.parts(node, asked.have.get(node.id, 0), key, offset, asked.contacts.get(node.id, 0), hub.id)
