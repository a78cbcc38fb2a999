"""What programs send and get at the addresses that are for them, as data of an OpenAPI document.

What a request must hold is read off the very structs that decode it.
"""

import msgspec

from models.person import ROLES
from sync.header import Header
from sync.hubs import Asked
from sync.problems import CATALOGUE, SAID

JSON, LINES, BUNDLE = "application/json", "application/x-ndjson", "application/octet-stream"
PROBLEM, RECEIPT = "application/problem+json", "application/vnd.lianfang.receipt+json"

COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}
HAVE = {"type": "object", "description": "node → the number of its last entry that is here",
        "additionalProperties": COUNT}


def _ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _object(*required, **properties):
    return {"type": "object", "properties": properties, "required": list(required)}


_, STRUCTS = msgspec.json.schema_components([Header, Asked], ref_template="#/components/schemas/{name}")
SCHEMAS = {
    "Header": STRUCTS["Header"],
    "Hub": STRUCTS["Asked"],
    "Problem": _object("type", "status", "code", "title", "detail", type=TEXT, status={"type": "integer"},
                       code={"enum": sorted({SAID.get(code, code) for code in CATALOGUE})}, title=TEXT, detail=TEXT),
    "Op": {"type": "object", "description": "One entry of a node: section 3 of the protocol.",
           "properties": {"n": {"type": "integer", "minimum": 1}, "t": {"type": "integer"}, "kind": TEXT, "id": TEXT,
                          "set": {"type": "object"}, "base": {"type": "object"}, "by": TEXT}},
    "Verdict": _object("n", "verdict", n=COUNT, verdict={"enum": ["quarantined", "conflict", "newer"]}),
    "Record": _object("id", "kind", "fields", id=TEXT, kind=TEXT, site=TEXT, fields={"type": "object"}, at=COUNT,
                      pos=COUNT),
    "Reply": _object("v", "epoch", "now", "have", "hash", "verdicts", "records", "gone", "notices", "more",
                     v={"const": 1}, epoch=TEXT, now=COUNT, have=COUNT, hash=TEXT, cursor=TEXT,
                     more={"type": "boolean"},
                     wipe={"type": "boolean", "description": "The node was withdrawn: it erases what it read."},
                     verdicts={"type": "array", "items": _ref("Verdict")}, gone={"type": "array", "items": TEXT},
                     records={"type": "array", "items": _ref("Record")},
                     notices={"type": "array", "items": {"type": "object"}}),
    "Enrolment": _object("node", code=TEXT, node={"type": "string", "description": "13 letters and digits, made by the "
                         "node"}, name=TEXT, token={"type": "string", "description": "Instead of a code: the node's "
                         "old token; empty: the one of the cookie."}, hub={"type": "boolean"}),
    "Enrolled": _object("token", "node", "person", "site", "role", "epoch", "schema", "key", token=TEXT, node=TEXT,
                        person=TEXT, site=TEXT, role={"enum": list(ROLES)}, epoch=TEXT, schema=COUNT, key=TEXT),
    "Have": HAVE,
}

# By endpoint: what is sent, by its media type.
TAKES = {
    "sync.sync": {LINES: {"type": "string", "description": "The first line is a Header, each further one an Op; every "
                          "line ends in a newline.", "x-first-line": _ref("Header"), "x-line": _ref("Op")}},
    "sync.enrol_node": {JSON: _ref("Enrolment")},
    "bundles.bundles": {BUNDLE: {"type": "string", "format": "binary", "description": "A bundle: section 9."}},
    "hubs.hub": {JSON: _ref("Hub")},
}
# By endpoint: status → what it says, by its media type.
GIVES = {
    "sync.sync": {200: {JSON: _ref("Reply")}},
    "sync.enrol_node": {201: {JSON: _ref("Enrolled")}},
    "sync.show_registry": {200: {JSON: {"type": "object"}}, 304: {}},
    "bundles.bundles": {200: {JSON: _ref("Have"), RECEIPT: {"type": "object"}}},
    "hubs.hub": {200: {LINES: TEXT}},
    "_healthz": {200: {JSON: _object("status", "now", status={"const": "ok"}, now=COUNT)}},
    "_readyz": {200: {JSON: _object("status", status={"const": "ready"})},
                503: {JSON: _object("status", "reason", status={"const": "not ready"}, reason=TEXT)}},
    "_metrics": {200: {"text/plain": TEXT}},
}
# By endpoint: what opens it, one or another; {}: nothing is needed. Pages open by either cookie.
TOKEN, DEVICE, DESK = {"token": []}, {"device": []}, {"desk": []}
KEYS = {"sync.sync": [TOKEN, DEVICE], "hubs.hub": [TOKEN], "bundles.bundles": [{}, TOKEN],
        "sync.enrol_node": [{}, TOKEN], "sync.show_registry": [{}, TOKEN, DEVICE], "_healthz": [{}], "_readyz": [{}],
        "_metrics": [{}, TOKEN]}
PAGES = [{}, DEVICE, DESK]
SCHEMES = {"token": {"type": "http", "scheme": "bearer"},
           "device": {"type": "apiKey", "in": "cookie", "name": "lianfang"},
           "desk": {"type": "apiKey", "in": "cookie", "name": "lianfang_session"}}
