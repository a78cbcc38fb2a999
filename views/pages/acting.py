"""What the pages of all kinds do: find the kind and the record, write, and say what became of it."""

from collections.abc import Sequence
from typing import Any

from flask import abort, request

from models import database as db
from models.pages import HERE, NOW, TODAY
from models.registry import SHAPES
from models.where import ABOVE
from sync import intake, natural
from sync.problems import Problem
from views.auth import Who
from views.field import asked, shown
from views.heads import stored
from views.pages import book, inputs, query


def kind_of(who: Who, name: str, writing: bool = False) -> tuple[dict, dict]:
    """The reader's book and the kind of this name in it. Aborts with 404 where they have no such kind.

    Raises Problem `forbidden` where they only may read what they want to write.
    """
    found = book.here(who)
    if name not in found:
        abort(404)
    if writing and who.role not in found[name]["writers"]:
        raise Problem("forbidden")
    return found, found[name]


def record_of(who: Who, id: str, writing: bool = False) -> tuple[dict, dict, dict]:
    """The book, the kind and the plain record of this id; as `kind_of` for what is not there or not theirs."""
    name = query.kind_of(who, id) or abort(404)
    found, kind = kind_of(who, name, writing)
    return found, kind, query.get(who, name, id) or abort(404)


def open_record(who: Who, id: str, writing: bool = False) -> tuple[dict, dict, dict]:
    """As `record_of`, without the fields that the pages of the record do not show now."""
    found, kind, record = record_of(who, id, writing)
    fields = {name: f for name, f in kind["fields"].items() if holds(who, f["shown_while"], record["fields"])}
    kind = kind | {"fields": fields}
    return found | {kind["kind"]: kind}, kind, record


def create(who: Who, kind: dict, fields: dict, gone: dict | None = None,
           below: Sequence[intake.Draft] = ()) -> tuple[str, str]:
    """Write a new record, and what is written `below` it; return its id and the dot of the op. Raises intake.Invalid.

    `gone`: the record that was taken back and has the same key: it counts again, with what is written now.
    """
    filled = {name: value for name, value in fields.items() if value is not None}
    if gone:
        return _anew(who, kind, fields, gone)
    id = natural_id(who, kind, filled)
    dot = intake.write_all(who, [intake.Draft(kind["kind"], filled, id), *below], asked.text("once"))[0]
    return id or dot, dot


def _anew(who, kind, fields, gone):
    stands = gone["fields"]
    said = {name: value for name, value in fields.items() if value is not None or name in stands} | {"void": None}
    base = shown.base(kind["kind"], gone["id"], said, gone["heads"])
    return gone["id"], intake.write(who, kind["kind"], said, id=gone["id"], base=base, once=asked.text("once"))


def standing(who: Who, kind: dict, fields: dict) -> dict | None:
    """The record that has the key of these fields already, whether it counts or not."""
    id = natural_id(who, kind, fields)
    return query.get(who, kind["kind"], id) if id else None


def natural_id(who: Who, kind: dict, fields: dict) -> str | None:
    """The id that follows from the key of a kind; None where it has none, or the fields leave it open."""
    values = [fields.get(name) for name in kind["key"]]
    if not values or not all(isinstance(value, str) for value in values):
        return None
    return natural.natural_id(who.site_code, kind["kind"], values)


def change(who: Who, kind: dict, record: dict, fields: dict) -> str:
    """Write an edit on top of what the form's page had shown; return the dot. Raises intake.Invalid.

    A group is written whole: its fields only make sense together.
    """
    return intake.write_all(who, [edited(kind, record, fields, request.form.get("heads"))], asked.text("once"))[0]


def edited(kind: dict, record: dict, fields: dict, heads: str | None) -> intake.Draft:
    """The op that sets fields of a record. `heads`: of the record, as they were shown."""
    whole = dict(fields)
    for members in kind["groups"].values():
        if any(name in fields for name in members):
            whole = {name: record["fields"].get(name) for name in members} | whole
    return intake.Draft(kind["kind"], whole, record["id"], shown.base(kind["kind"], record["id"], whole, heads))


def copied(who: Who, kind: dict, fields: dict) -> dict:
    """What the records that are named fill in, of the fields that copy from them and were left empty."""
    found = _copied(who, kind, fields)
    # What was filled in may in turn fill in another one.
    return found | _copied(who, kind, fields | found) if found else found


def _copied(who, kind, fields):
    found = {name: source(who, kind, f["copies"], fields) for name, f in kind["fields"].items()
             if f["copies"] and fields.get(name) is None}
    found |= {name: _found(who, f, fields) for name, f in kind["fields"].items()
              if f["found"] and fields.get(name) is None}
    found = {name: value for name, value in found.items() if value is not None}
    return found | _numbered(who, kind, fields | found)


def _numbered(who, kind, fields):
    """The numbers that are given where none was typed."""
    id = natural_id(who, kind, fields)
    return {name: natural.spoken(id, f["numbered"], numbers(who.site, kind["kind"], name))
            for name, f in kind["fields"].items() if id and f["numbered"] and fields.get(name) is None}


def numbers(site: int, kind: str, field: str) -> set[str]:
    """The values of a field at a site, of what was taken back too."""
    return {value for value, in db.rows(f'SELECT DISTINCT "{field}" FROM "{kind}" WHERE site = ?', site)}


def _found(who, f, fields):
    """The first record that has the same value in the field by which it is found."""
    value = fields.get(f["found"])
    rows = query.listed(who, f["of"], {f["found"]: value}, "", "oldest", 0, 1) if isinstance(value, str) else []
    return rows[0]["id"] if rows else None


def source(who: Who, kind: dict, copies: str, fields: dict) -> Any:
    """The value of the first source that has one: a field, or "field.far" of the record that a field names."""
    for one in copies.split():
        field, _dot, there = one.partition(".")
        value = fields.get(field)
        named = value and there and query.get(who, kind["fields"][field]["of"], value)
        if named:
            return named["fields"].get(there)
        if value and not there:
            return value
    return None


def fits(step: dict, record: dict, who: Who) -> bool:
    """Whether a step may be taken now, by whoever asks."""
    if record["void"] or (step["by"] and who.role not in step["by"]):
        return False
    return holds(who, step["when"], record["fields"]) and (not step["last"] or _spoke_last(who, step, record))


def _spoke_last(who, step, record):
    """Whether the last word on what a step sets is that of whoever asks, and no other stands beside it."""
    part = SHAPES[record["kind"]].part_of[next(iter(step["sets"]))]
    heads = stored(record["heads"]).get(part, [record["id"]])
    return len(heads) == 1 and query.writer(who, heads[0]) == who.person


def stands(who: Who, step: dict, record: dict) -> bool:
    """Whether a record holds what a step sets, as far as that is no moment."""
    sets = {name: value for name, value in step["sets"].items() if value not in (NOW, TODAY, HERE)}
    return bool(sets) and all(record["fields"].get(name) == inputs.meant(value, who) for name, value in sets.items())


def holds(who: Who, when: dict, fields: dict) -> bool:
    """Whether fields have the words of a condition of the book."""
    return all(_has(who, words, fields.get(name)) for name, words in when.items())


def _has(who, words, value):
    if words[0] == ABOVE:
        return value is not None and value > words[1]
    said = [inputs.meant(word, who) for word in words]
    return any(one in said for one in value) if isinstance(value, list) else value in said
