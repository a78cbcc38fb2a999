"""Plain records as lists and pages show them: what a record is called, its values in words, its state with a sign."""

from typing import Any

from flask_babel import gettext as _

from models import registry
from views.auth import Who
from views.desk.people import people
from views.desk.records import values

ODD = ("amber", "list")


def names(who: Who, book: dict, records: list[dict]) -> values.Names:
    """The names of the people and records that these records point at, as far as the reader's book has their kinds."""
    site, found = who.site, people.names(who.site, *who.roles)
    for kind in {one["kind"] for one in records}:
        declared = registry.KINDS[kind].declared()
        declared = {name: f for name, f in declared.items() if f.limits.get("of") in (None, *book)}
        rows = [one["fields"] for one in records if one["kind"] == kind]
        found = values.with_references(found, site, declared, rows)
    return found


def row(book: dict, record: dict, names: values.Names) -> dict:
    """A record as one line: `{id, kind, sign, title, state, facts, at, uncertain, void, conflicted, reviewed}`.

    `conflicted`: something has several values; `reviewed`: a person will look at them.
    """
    kind = book[record["kind"]]
    leading = leads(kind)
    said = [fact(kind["fields"][name], record["fields"].get(name), names) for name in kind["listing"]["shows"]
            if name != leading]
    return {"id": record["id"], "kind": record["kind"], "sign": kind["sign"], "title": title(book, record, names),
            "state": state(kind, leading, record["fields"].get(leading)), "facts": [one for one in said if one],
            "at": record["at"], "uncertain": record["uncertain"], "void": record["void"],
            "conflicted": bool(record["conflicts"]),
            "reviewed": any(part in (*kind["reviewed"], "void") for part in record["conflicts"])}


def title(book: dict, record: dict, names: values.Names) -> str:
    """What a record is called; its kind where nothing says it."""
    return values.title(record["kind"], record["fields"], names) or book[record["kind"]]["label"]


def brief(book: dict, record: dict, names: values.Names) -> str:
    """What a record is called where there is little room: by the first of its names."""
    kind = book[record["kind"]]
    said = (shown(kind["fields"][name], record["fields"].get(name), names) for name in kind["title"])
    return next((one for one in said if one), kind["label"])


def fact(f: dict, value: Any, names: values.Names) -> str:
    """A value as one line of a list says it: with its label where it would say nothing alone."""
    said = shown(f, value, names)
    alone = f["type"] in ("boolean", "integer", "number", "date", "datetime") and not f["unit"]
    return _("%(field)s: %(value)s", field=f["label"], value=said) if said and alone else said


def shown(f: dict, value: Any, names: values.Names) -> str:
    """The value of a field of the book in words; empty for nothing."""
    declared = registry.KINDS[f["kind"]].declared()[f["name"]]
    return values.shown(declared, value, names)


def leads(kind: dict) -> str:
    """The field whose state a record shows with a sign: the first Choice that has looks."""
    return next((name for name, f in kind["fields"].items() if f["looks"]), "")


def state(kind: dict, name: str, value: Any) -> dict | None:
    """`{colour, sign, word}` of a state."""
    if not name or value is None:
        return None
    f = kind["fields"][name]
    colour, sign = f["looks"].get(value, ODD)
    return {"colour": colour, "sign": sign, "word": f["words"].get(value, value)}


def facts(book: dict, record: dict, names: values.Names) -> list[dict]:
    """Label and text of every value of a record, in the order in which the kind asks for them."""
    kind = book[record["kind"]]
    found = [(name, kind["fields"][name], record["fields"].get(name)) for name in order(kind, record["fields"])]
    return [{"name": name, "label": f["label"], "text": said, "long": f["widget"] == "area",
             "state": state(kind, name, value) if f["looks"] else None,
             "rival": (f["group"] or name) in record["conflicts"],
             "call": value if f["widget"] == "phone" else "",
             "href_of": value if f["type"] == "record" and f["of"] in book and value in names.records else ""}
            for name, f, value in found if f["widget"] != "hidden" and (said := shown(f, value, names))]


def order(kind: dict, fields: dict) -> list[str]:
    """The names of the fields of a record: those that its variant asks first, then the rest."""
    variants = kind["variants"]
    asked = [variants["by"], *asks(kind, fields.get(variants["by"]))] if variants else []
    return [*asked, *(name for name in kind["fields"] if name not in asked)]


def asks(kind: dict, word: str | None) -> list[str]:
    """The fields that a form asks of one variant; of a kind without variants all but those that steps alone set."""
    variants = kind["variants"]
    if variants:
        return list(dict.fromkeys((*variants["asks"].get(word, ()), *variants["always"])))
    found = [name for name, f in kind["fields"].items() if f["widget"] != "hidden" and name not in stepped(kind)]
    first = first_of(kind)
    return [*(name for name in first if name in found), *(name for name in found if name not in first)]


def first_of(kind: dict) -> list[str]:
    """What a form of a kind asks first, its fields and the kinds inside it; nothing where all stands alike."""
    return list(kind["form"]["asks"]) if kind["form"] else []


def stepped(kind: dict) -> set[str]:
    """The fields that steps set: a form leaves them to the buttons."""
    return {name for step in kind["steps"] for name in step["sets"]}

