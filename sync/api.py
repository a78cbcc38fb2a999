"""The HTTP face of sync: `/sync`, `/enrol`, `/registry`."""

import random
from functools import lru_cache

import msgspec
from flask import Blueprint, Response, current_app, g, request
from flask_babel import gettext
from msgspec import UNSET

from models import access, registry
from models.database import Busy
from models.site import Site
from sync import body, clock, drift, enrol, feed, header, intake, keys, nodes, packing
from sync.catalogues import both
from sync.cursor import read_cursor
from sync.problems import Problem

blueprint = Blueprint("sync", __name__)

COOKIE = "lianfang"
COOKIE_LIFE = 400 * 24 * 3600


@blueprint.post("/sync")
def sync():
    """Take in a node's ops and give back what it has not seen."""
    node, slots = identify(), current_app.extensions["slots"]
    if not slots.acquire(timeout=0.5):
        raise busy()
    try:
        taken = body.read(request.environ, request.headers.get("Content-Encoding", "").lower() == "gzip")
        head = header.read(taken.header)
        if head.node != node.id:
            raise Problem("not_yours")
        return _answer(node, head, taken)
    except Busy as failure:
        raise busy() from failure
    finally:
        slots.release()


def _answer(node, head, taken):
    before = node.have
    try:
        receipt = intake.receive(node, head, taken)
    except Problem as problem:
        if problem.code == "gap":
            problem.members["verdicts"] = _verdicts(node, head)
        raise
    reply = {"v": header.VERSION, "epoch": receipt.epoch, "now": clock.now(), "have": receipt.have,
             "hash": receipt.hash, "verdicts": _verdicts(node, head)}
    if node.passed is not None:
        # This is a hub, and what is here need not have arrived at the centre.
        reply["passed"] = min(node.passed, receipt.have)
    # For who counts what came in.
    g.taken = receipt.have - before, [one["verdict"] for one in reply["verdicts"] if one["n"] > before]
    if receipt.revoked:
        reply |= {"wipe": True, "records": [], "gone": [], "notices": [], "more": False}
    elif head.cursor is not UNSET and nodes.reads(node):
        reply |= _read(node, head, receipt)
    elif head.cursor is not UNSET:
        # What was written is taken all the same. Should a role go on, so does the reading, from the same place.
        reply |= {"cursor": head.cursor, "more": False, "records": [], "gone": [], "notices": []}
    else:
        reply |= {"more": False, "records": [], "gone": [], "notices": []}
    response = _sent(reply | {"hint": {"ops": 500, "after": 900}})
    if not taken.complete:
        response.headers["Connection"] = "close"
    return response


def _sent(reply):
    """The response; records that come in Blocks go out as they are kept."""
    kept = reply["records"]
    if not kept or isinstance(kept[0], dict):
        return answer(reply)
    head, _, tail = msgspec.json.encode(reply | {"records": []}).partition(b'"records":[')
    return packing.joined(head + b'"records":[', kept, tail, request.accept_encodings)


def _verdicts(node, head):
    return feed.verdicts(node.site, node.id, min(head.seen, head.first - 1), gettext)


def _read(node, head, receipt):
    code = nodes.site_code(node)
    try:
        cursor = read_cursor(head.cursor, receipt.epoch, code)
        records, gone, reached, more = feed.changes(node.site, node.id, cursor, head.limit)
    except Problem as problem:
        problem.members |= {"have": receipt.have, "hash": receipt.hash}
        raise
    notices = feed.told(node.site, node.id, cursor.pos, reached.pos, gettext)
    own = {"alone": drift.alone(node.site, node.id, cursor.pos, reached.pos)} if head.check and records else {}
    checked = drift.answer(node, head, reached, records, more)
    own |= {"alone": own["alone"] + checked.pop("alone")} if own and "alone" in checked else {}
    return {"cursor": str(reached), "more": more, "records": records, "gone": gone, "notices": notices} | own | checked


def busy():
    """The Problem of a collector that has its hands full; phones come back at different moments."""
    return Problem("busy", headers={"Retry-After": str(random.randint(1, 8))})


def answer(document, status=200, mimetype="application/json"):
    """A JSON answer, made small where that is accepted and worth it."""
    response = Response(msgspec.json.encode(document), status, mimetype=mimetype)
    response.headers["Cache-Control"] = "no-store"
    return packing.pack(response, request.accept_encodings)


def identify():
    """The Node that a request comes from. Raises Problem `unauthenticated`, with `wipe` for one that was withdrawn."""
    token = bearer()
    node = enrol.node_of(token) if token else None
    if node is None:
        wipe = {"wipe": True} if token and enrol.is_wiped(token) else {}
        raise Problem("unauthenticated", headers={"WWW-Authenticate": "Bearer"}, **wipe)
    return node


def bearer():
    """The token of a request: from its header, or from the cookie of a page of the same origin."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    return request.cookies.get(COOKIE) if same_origin() else None


def same_origin():
    """Whether a request comes from a page of this very site, as far as its browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2].lower() == request.host.lower()


@blueprint.post("/enrol")
def enrol_node():
    """Spend an invitation, or an old token, on a node."""
    asked = _enrolment()
    with enrol.guess(request.remote_addr or ""):
        if asked.get("token") is not None:
            # A page can't read its cookie: an empty token means the one that came along.
            token, node, person = enrol.enrol_again(str(asked["token"] or bearer() or ""), asked.get("node"))
        else:
            code, name = str(asked.get("code", "")), asked.get("name", "")
            token, node, person = enrol.enrol(code, asked.get("node"), name, holder(), asked.get("hub") is True)
    document = {"token": token, "node": node.id, "person": person.id, "site": Site.get_by_id(node.site).code,
                "role": person.role, "epoch": nodes.epoch(), "schema": registry.SCHEMA, "key": keys.public()}
    response = answer(document, 201)
    set_cookie(response, token)
    return response


def _enrolment():
    try:
        asked = msgspec.json.decode(request.get_data(cache=False))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as failure:
        raise Problem("malformed", reason="not JSON") from failure
    if not isinstance(asked, dict):
        raise Problem("malformed", reason="not a JSON object")
    if any("\0" in value for value in asked.values() if isinstance(value, str)):
        raise Problem("malformed", reason="a NUL")
    return asked


def holder():
    """The id of the node whose token came along, or None."""
    node = _node_with_it()
    return node and node.id


def _node_with_it():
    token = bearer()
    return enrol.node_of(token) if token else None


def set_cookie(response, token):
    """Give a browser its node's token, out of reach of scripts and of other sites."""
    response.set_cookie(COOKIE, token, max_age=COOKIE_LIFE, httponly=True, samesite="Strict", secure=request.is_secure)


@blueprint.get("/registry")
def show_registry():
    """The kinds as far as the people of a device may read or write them; without one, what is open to everybody."""
    node = _node_with_it()
    roles = nodes.roles(node.site, node.id) if node else ()
    told = tuple((shape, tuple(access.asked(kind, *roles))) for kind, shape in registry.SHAPES.items())
    digest, document = _registry(told)
    response = answer(document)
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(("Authorization", "Cookie"))
    response.set_etag("-".join([str(registry.SCHEMA), digest, *roles]))
    return response.make_conditional(request)


@lru_cache(maxsize=32)
def _registry(told):
    """The registry's digest, and its document with these fields of each Shape; made once for all who are told alike."""
    fields = {shape.kind: names for shape, names in told}
    return registry.digest(), msgspec.Raw(msgspec.json.encode(registry.document(both, fields.__getitem__)))
