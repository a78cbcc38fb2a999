"""What an op is by itself: valid, quarantined (and why), or newer than this collector (PROTOCOL section 6).

`quick` says yes to the great majority with one typed decode; whatever it does not take goes to `examine`, which decides
with marshmallow and explains. A test holds the two to the same answers.
"""

import logging
import re
import unicodedata
from typing import NamedTuple

import msgspec
from msgspec import UNSET

from models import access, registry
from models.messages import Message
from models.shape import DOT, has_controls
from sync import idcards
from sync.natural import natural_id

# UNJUDGED: judging it raised an error. Nothing is known of it but its bytes, until it is judged again.
VALID, QUARANTINED, BROKEN, NEWER, UNJUDGED = range(5)
LONGEST, DEEPEST = 65_536, 8
# What is nested deeper than this nothing here looks into; of wrong names only so many are told.
FATHOMED, TOLD = 100, 20
# Of the control characters JSON escapes all but this one.
DELETE = b"\x7f"
KIND = re.compile(r"[a-z][a-z0-9_]{0,63}")
RECORD = re.compile(DOT[1:-1])
NATURAL = re.compile(r"[a-z][a-z0-9_]{0,63}:[0-9a-hj-km-np-tv-z]{26}")
KEYS = {"t", "kind", "id", "set", "base", "by"}
TIMES = 8_640_000_000_000_000

_log = logging.getLogger("lianfang")
astuple = msgspec.structs.astuple
_decode = registry.decoder().decode


def _asked_of(shape):
    """What every line of a kind is asked: `(Shape, how many values there are, (place, check) of the fields that have
    one beyond their type, whether there are no more rules)`."""
    checks = tuple((place, check) for place, name in enumerate(shape.fields) for named, check in shape.checks
                   if named == name)
    return shape, len(shape.fields), checks, not (shape.key or shape.required or shape.sealed)


_asked = {struct: _asked_of(registry.SHAPES[kind]) for kind, struct in registry.STRUCTS.items()}


class Writer(NamedTuple):
    """Who writes: the node, its site's code, the roles of the persons enrolled on it, its first person."""

    node: str
    site: str
    roles: dict
    first: str
    revoked: bool = False

    def may(self, shape, by):
        return access.may_write(shape.kind, self.roles.get(by))

    def closed(self, shape, by, names):
        """Those of the named fields that are not this person's to write."""
        role = self.roles.get(by)
        return [name for name in names if name in shape.sealed and not access.may_set(shape.kind, name, role)]


class Finding(NamedTuple):
    """What `examine` found. `record`: the id it names, None of a creating op. `errors`: part of the op → messages.

    `line`: what is to be stored. `kind` is empty where the line has none that can be read.
    """

    verdict: int
    errors: dict
    kind: str
    record: str | None
    t: int
    line: bytes
    doc: dict | None


def quick(line, n, writer, allowed):
    """`(op, shape, values)` of a line that is plainly valid, or None: let `examine` decide.

    `values`: what it sets, in the order of the kind's own columns and `void` last; UNSET where it sets nothing.
    `allowed`: the names of the kinds that the writer's first person may write.
    """
    try:
        op = _decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    shape, size, checks, plain = _asked[type(op)]
    values = astuple(op.set)
    if len(line) > LONGEST or values.count(UNSET) == size or values[-1] == "":
        return None
    for place, check in checks:
        value = values[place]
        if value is not UNSET and value is not None and not check(value):
            return None
    if (b"\\" in line or DELETE in line) and not _clean(values):
        return None
    if plain and op.id is UNSET and op.base is UNSET and op.by is UNSET:
        # Most are such: a record that anybody of the role may make, and nothing said but its values.
        return (op, shape, values) if shape.kind in allowed else None
    if not (shape.kind in allowed if op.by is UNSET else writer.may(shape, op.by)):
        return None
    if shape.sealed and writer.closed(shape, writer.first if op.by is UNSET else op.by, _set_by(op)):
        return None
    if op.base is not UNSET and not all(name in shape.parts for name in op.base):
        return None
    if op.id is not UNSET:
        return (op, shape, values) if _names(op, shape, n, writer) else None
    if shape.key or shape.required and any(getattr(op.set, name) is UNSET for name in shape.required):
        return None
    return op, shape, values


def _set_by(op):
    """The names of the fields that a decoded op sets."""
    return [name for name in op.set.__struct_fields__ if getattr(op.set, name) is not UNSET]


def _clean(values):
    """Whether the texts of a line with escapes hold nothing that only an escape could have hidden."""
    told = [value for value in values if value is not UNSET]
    return not any(map(has_controls, told)) and not idcards.within(msgspec.json.encode(told))


def _names(op, shape, n, writer):
    """Whether the id that an op names is one of its kind."""
    if not shape.key:
        return bool(RECORD.fullmatch(op.id)) and op.id != f"{writer.node}.{n}"
    values = [getattr(op.set, name) for name in shape.key]
    if all(value is UNSET for value in values):
        return bool(NATURAL.fullmatch(op.id)) and op.id.startswith(shape.kind + ":")
    if any(value is UNSET or value is None or not unicodedata.is_normalized("NFC", value) for value in values):
        return False
    return op.id == natural_id(writer.site, shape.kind, values)


def examined(line, n, writer):
    """The Finding of `examine`, or that it has raised an error: no line keeps its neighbours waiting."""
    try:
        return examine(line, n, writer)
    except Exception as failure:  # noqa: BLE001 – put aside with its bytes
        _log.error("an op could not be judged: %s", type(failure).__name__)
        return Finding(UNJUDGED, {"op": [Message("unjudged")]}, "", None, 0, idcards.blacken_bytes(line), None)


def examine(line, n, writer):
    """The Finding on one line; the whole truth, slowly."""
    doc, errors = _parse(line)
    if doc is None:
        return Finding(BROKEN, errors, "", None, 0, idcards.blacken_bytes(line), None)
    kind = doc["kind"] if _is_kind(doc.get("kind")) else ""
    record = doc.get("id") if isinstance(doc.get("id"), str) and _is_record(doc["id"]) else None
    if record == f"{writer.node}.{n}":
        record = None
    verdict, errors = _verdict(line, doc, record, kind, writer)
    clean = idcards.blacken(doc)
    if clean != doc:
        errors = {**errors, **_blackened(doc, clean)}
        verdict, line, doc = BROKEN if verdict == BROKEN else QUARANTINED, msgspec.json.encode(clean), clean
    if kind == "release" and verdict == QUARANTINED:
        verdict = BROKEN
    return Finding(verdict, errors, kind, record, _time(doc.get("t")), line, doc)


def _blackened(doc, clean):
    """Where an ID-card number was: the fields that held one, else the op as a whole."""
    before, after = doc.get("set"), clean.get("set")
    names = [name for name in before if after.get(name) != before[name]] if isinstance(before, dict) else []
    return {name: [Message("id_card")] for name in names or ["op"]}


def place(line):
    """The document of a stored line, for its place in the graph; None where it can't be read."""
    return _parse(line)[0]


def _parse(line):
    try:
        doc = msgspec.json.decode(line)
    except UnicodeDecodeError:
        return None, {"op": [Message("utf8")]}
    except (msgspec.MsgspecError, RecursionError):
        return None, {"op": [Message("json")]}
    if not isinstance(doc, dict):
        return None, {"op": [Message("json")]}
    # Every level opens with a bracket: without that many of them nothing has to be looked through.
    if line.count(b"{") + line.count(b"[") > FATHOMED and _depth(doc) > FATHOMED:
        return None, {"op": [Message("too_deep")]}
    return doc, {}


def _is_kind(value):
    return isinstance(value, str) and bool(KIND.fullmatch(value))


def _is_record(value):
    return bool(RECORD.fullmatch(value) or NATURAL.fullmatch(value))


def _time(value):
    return int(value) if _is_time(value) else 0


def _is_time(value):
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= TIMES


def _depth(value):
    deepest, todo = 0, [(value, 1)]
    while todo:
        value, depth = todo.pop()
        if isinstance(value, dict | list):
            deepest = max(deepest, depth)
            todo.extend((item, depth + 1) for item in (value.values() if isinstance(value, dict) else value))
    return deepest


def _verdict(line, doc, record, kind, writer):
    errors = _form(line, doc)
    if errors:
        return BROKEN, errors
    shape = registry.SHAPES.get(kind)
    if shape is None or any(name not in shape.fields for name in doc["set"]):
        return (QUARANTINED, {"op": [Message("revoked")]}) if writer.revoked else (NEWER, {"op": [Message("newer")]})
    errors = {**_base_names(doc, shape), **_record_id(doc, record, shape, writer)}
    errors.update(_misfits(doc, shape))
    if errors:
        return BROKEN, errors
    errors = {**wrong(doc["set"], shape), **_incomplete(doc, record, shape), **_who(doc, shape, writer)}
    return (QUARANTINED, errors) if errors else (VALID, {})


def _form(line, doc):
    errors = {key: [Message("unknown_key")] for key in sorted(doc.keys() - KEYS)[:TOLD]}
    if len(line) > LONGEST:
        errors["op"] = [Message("line_too_long")]
    if _depth(doc) > DEEPEST:
        errors["op"] = [Message("too_deep")]
    if not _is_time(doc.get("t")):
        errors["t"] = [Message("clock" if "t" in doc else "missing")]
    if not _is_kind(doc.get("kind")):
        errors["kind"] = [Message("text" if "kind" in doc else "missing")]
    if not isinstance(doc.get("set"), dict) or not doc["set"]:
        errors["set"] = [Message("missing")]
    if "id" in doc and not (isinstance(doc["id"], str) and _is_record(doc["id"])):
        errors["id"] = [Message("id")]
    if "by" in doc and not (isinstance(doc["by"], str) and len(doc["by"]) <= 64):
        errors["by"] = [Message("person")]
    if "base" in doc and not is_base(doc["base"]):
        errors["base"] = [Message("base")]
    return errors


def is_base(base):
    return isinstance(base, dict) and all(
        isinstance(dots, list) and all(isinstance(dot, str) and RECORD.fullmatch(dot) for dot in dots)
        for dots in base.values())


def part_names(kind):
    """The names of the parts of a kind; of one that is not known here, none."""
    return registry.SHAPES[kind].parts.keys() if isinstance(kind, str) and kind in registry.SHAPES else ()


def field_names(kind):
    """The names of the fields of a kind; of one that is not known here, none."""
    return registry.SHAPES[kind].fields.keys() if isinstance(kind, str) and kind in registry.SHAPES else ()


def _base_names(doc, shape):
    wrong = [name for name in doc.get("base", ()) if name not in shape.parts][:TOLD]
    return {"base": [Message("base_name", name=name) for name in wrong]} if wrong else {}


def _record_id(doc, record, shape, writer):
    if not shape.key:
        return {} if record is None or RECORD.fullmatch(record) else {"id": [Message("id")]}
    if record is None or not record.startswith(shape.kind + ":"):
        return {"id": [Message("id" if "id" in doc else "missing")]}
    values = [doc["set"].get(name) for name in shape.key]
    if all(name not in doc["set"] for name in shape.key):
        return {}
    if not all(isinstance(value, str) for value in values):
        return {"set": [Message("natural_key", fields=", ".join(shape.key))]}
    if any(not unicodedata.is_normalized("NFC", value) for value in values):
        return {"set": [Message("nfc")]}
    return {} if record == natural_id(writer.site, shape.kind, values) else {"id": [Message("natural_id")]}


def _misfits(doc, shape):
    """Values that no column could hold: such an op can't be released."""
    wrong = {name: value for name, value in doc["set"].items()
             if value is not None and not shape.fields[name].fits(value)}
    explained = shape.explain.validate(wrong)
    return {name: _messages(explained.get(name)) for name in wrong}


def wrong(fields, shape):
    """Field → Messages, of every value that is not valid for a kind."""
    return {name: _messages(messages) for name, messages in shape.explain.validate(fields).items()}


def _messages(messages):
    known = [message for message in messages or () if isinstance(message, dict)]
    return known or [Message("text")]


def _incomplete(doc, record, shape):
    if record is not None:
        return {}
    return {name: [Message("missing")] for name in shape.required if name not in doc["set"]}


def _who(doc, shape, writer):
    if writer.revoked:
        return {"op": [Message("revoked")]}
    by = doc.get("by", writer.first)
    if by not in writer.roles:
        return {"by": [Message("person")]}
    if not writer.may(shape, by):
        return {"kind": [Message("role")]}
    return {name: [Message("role_field")] for name in writer.closed(shape, by, doc["set"])}


def normal(doc, shape):
    """Field → normal value of what an op sets; of a value that fits no column, None."""
    return {name: _normal(shape.fields[name], value) for name, value in doc["set"].items() if name in shape.fields}


def _normal(field, value):
    return field.normal(value) if value is not None and field.fits(value) else None
