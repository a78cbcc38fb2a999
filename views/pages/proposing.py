"""What a step proposes besides itself, and what is written of it."""

from typing import NamedTuple

from models.loops import THIS
from sync.intake import Draft
from views.auth import Who
from views.pages import acting, inputs, query

PREFIX = "propose."
MOST = 20


class Offer(NamedTuple):
    """One record that is proposed: `name` and `label` of its tick, its `kind` of the book, the `record` that is changed
    or None for a new one, the `fields` that are written; `names`: the field of the step's record that will name it."""

    name: str
    label: str
    kind: dict
    record: dict | None
    fields: dict
    names: str
    ticked: bool


def offers(who: Who, book: dict, kind: dict, step: dict, found: dict, said: dict | None = None) -> list[Offer]:
    """What a step of a plain record proposes now. `said`: what the step writes itself."""
    stands = {name: value for name, value in (found["fields"] | (said or {})).items() if value is not None}
    stands[THIS] = found["id"]
    return [offer for one in step["proposes"] if who.role in book.get(one["kind"], {"writers": ()})["writers"]
            and acting.holds(who, one["when"], stands) for offer in _offers(who, book[one["kind"]], kind, one, stands)]


def ticks(found: list[Offer], form: dict, opened: bool) -> list[dict]:
    """The offers as boxes of a form: `{name, label, on}`. `opened`: the form has come back with what is wrong."""
    return [{"name": PREFIX + one.name, "label": one.label, "on": PREFIX + one.name in form if opened else one.ticked}
            for one in found]


def chosen(found: list[Offer], form: dict) -> list[Offer]:
    """The offers that were left ticked."""
    return [one for one in found if PREFIX + one.name in form]


def drafts(who: Who, found: list[Offer]) -> tuple[list[Draft], dict]:
    """What is written of the offers after the step itself, and the fields of its record that name what they make."""
    return [_draft(who, one) for one in found], {one.names: f"+{n}" for n, one in enumerate(found, 1) if one.names}


def _draft(who, one):
    if one.record:
        return acting.edited(one.kind, one.record, one.fields, one.record["heads"])
    return Draft(one.kind["kind"], one.fields, acting.natural_id(who, one.kind, one.fields))


def _offers(who, kind, own, one, stands):
    if one["at"]:
        id = acting.source(who, own, one["at"], stands)
        rows = [row for row in [id and query.get(who, kind["kind"], id)] if row and not row["void"]
                and acting.holds(who, one["now"], row["fields"])]
    elif one["of"]:
        where = {name: acting.source(who, own, text, stands) for name, text in one["of"].items()}
        rows = [] if None in where.values() else query.listed(who, kind["kind"], where | one["now"], "", "oldest", 0,
                                                              MOST)
    else:
        return _new(who, kind, own, one, stands)
    fields = _fields(who, own, one, stands)
    return [_offer(one, kind, row, fields, f".{row['id']}") for row in rows]


def _new(who, kind, own, one, stands):
    fields = _fields(who, own, one, stands)
    filled = {name: value for name, value in fields.items() if value is not None}
    filled |= acting.copied(who, kind, filled)
    if any(filled.get(name) is None for name in _needed(kind)):
        return []
    there = acting.standing(who, kind, filled)
    if there and there["id"] == stands[THIS]:
        return []
    if there:
        changed = {name: value for name, value in (filled | fields).items() if name not in kind["fixed"]
                   and there["fields"].get(name) != value}
        return [_offer(one, kind, there, changed)] if changed and not there["void"] else []
    where = {name: filled.get(name) for name in one["unless"]}
    if where and query.counted(who, kind["kind"], where | one["now"]):
        return []
    starts = {name: inputs.meant(f["default"], who) for name, f in kind["fields"].items() if f["default"] is not None}
    return [_offer(one, kind, None, {name: value for name, value in (starts | filled).items() if value is not None})]


def _needed(kind):
    return [*kind["key"], *(name for name, f in kind["fields"].items() if f["required"])]


def _fields(who, own, one, stands):
    sets = {name: inputs.meant(value, who) for name, value in one["sets"].items()}
    return sets | one["says"] | {name: acting.source(who, own, text, stands) for name, text in one["copies"].items()}


def _offer(one, kind, record, fields, ending=""):
    label = one["label"] if not ending or not one["of"] else _called(one, kind, record)
    return Offer(one["name"] + ending, label, kind, record, fields, one["names"], one["ticked"])


def _called(one, kind, record):
    """Of several that are changed, each with the first of its names that says something."""
    said = [value for name in kind["title"] if isinstance(value := record["fields"].get(name), str)
            and kind["fields"][name]["type"] == "text"]
    return f"{one['label']}: {said[0]}" if said else one["label"]
