"""What asks something of whoever looks: notices as long as they hold, and entries that were set aside."""

import json
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _

from models.messages import sentence
from models.registry import SHAPES
from sync import feed, notices
from sync.ids import ItemId, NoticeId
from sync.judge import RECORD

WORDS = ("unit", "person", "name", "plate", "title", "text", "note")


class Told(NamedTuple):
    """What the id of a notice names: of a value its item, record, part and dot; of a question that as `dot`."""

    code: str
    item: str
    record: str
    part: str
    dot: str


def told_of(id):
    """The Told of a notice's id; `dot` is empty where it names none."""
    code, item, dot = NoticeId.parse(id)
    record, part, _digest = ItemId.parse(item).rivals
    return Told(code, item, record, part, dot)


def readers(who):
    """Under which names the notices for somebody are kept."""
    return [who.person, *([who.node] if who.node else [])]


def listed(who):
    """What is for them, as the page shows it."""
    found = [_standing(who, id, text) for id, _about, text in notices.kept(who.site, readers(who))]
    told = sorted((one for one in found if one), key=lambda one: one["id"])
    return [*map(_notice, told), *(_aside(*one) for one in (feed.aside(who.site, who.node) if who.node else ()))]


def told(who, id):
    """A notice with what an answer to it needs; None for one that is settled or not theirs."""
    text = notices.one(who.site, readers(who), id)
    return text and _standing(who, id, text)


def _standing(who, id, text):
    readable = notices.readable(who.site, id, text, who.roles)
    told, notice = told_of(id), {"id": id, "text": notices.words(readable, _)}
    if readable == notices.SEALED:
        return notice
    if told.code == "asked":
        found = feed.one(who.site, told.dot)
        settled = found and (found["fields"].get("reply") or "void" in found["fields"])
        return None if settled else {**notice, "found": found, "replies": bool(found)}
    return _value(who, told, notice) if told.code in ("lost", "overruled") else notice


def _value(who, told, notice):
    found, set = feed.one(who.site, told.record), feed.written(who.site, told.dot)
    if not found or (told.part in found["conflicts"]) != (told.code == "lost"):
        return None
    restores, mine = bool(set) and not told.item.startswith("claims"), (set or {}).get(told.part)
    was = found["fields"].get(told.part)
    if restores and mine == was:
        return None
    return {**notice, "found": found, "mine": mine, "was": was, "restores": restores, "replies": True}


def _notice(one):
    heads = json.dumps(one["found"]["heads"]) if one.get("found") else ""
    return {"id": one["id"], "text": one["text"], "heads": heads, "restores": one.get("restores", False),
            "replies": one.get("replies", False)}


def _aside(dot, kind, record, at, errors, fields):
    fields = fields if isinstance(fields, dict) else {}
    return {"id": dot, "at": at, "text": _says(kind, fields), "replies": True,
            "why": [_why(kind, name, message) for name, messages in errors.items() for message in messages],
            "href": _again(kind, record, fields)}


def _why(kind, name, message):
    text = sentence(message, _)
    return f"{_(SHAPES[kind].fields[name].label)}: {text}" if name in _own(kind) else text


def _own(kind):
    return SHAPES[kind].own if kind in SHAPES else ()


def _says(kind, fields):
    shape = SHAPES.get(kind)
    told = [fields[name] for name in WORDS if isinstance(fields.get(name), str)
            and not (shape and name in shape.own and shape.fields[name].type == "record")]
    return " ".join([_(shape.about.label) if shape else kind, *told])


def _again(kind, record, fields):
    """Where it is to be written: what was to be a new record anew, what was to change one there."""
    if kind == "gate_entry":
        return url_for("field.entry", id=record) if record else url_for("field.enter", subject=_subject(fields))
    if kind == "errand":
        return url_for("field.errand", id=record) if record else url_for("field.new_errand")
    errand = fields.get("errand")
    return url_for("field.errand", id=errand) if isinstance(errand, str) and RECORD.fullmatch(errand) else ""


def _subject(fields):
    return fields["subject"] if isinstance(fields.get("subject"), str) else "visitor"
