"""How many of the places of records are taken, such as of a shift: in words behind what a list says of them."""

from collections import Counter

from flask_babel import gettext as _

from views.auth import Who
from views.pages import query

MOST = 2_000


def counts(who: Who, book: dict, kind: dict, ids: list[str]) -> dict[str, int]:
    """How many have taken a place, by the record."""
    said = kind["listing"]["taken"]
    where = {said["field"]: ids, **{name: list(words) for name, words in said["where"].items()}}
    rows = query.listed(who, said["kind"], where, "", "oldest", 0, MOST) if ids and said["kind"] in book else []
    return Counter(row["fields"][said["field"]] for row in rows)


def told(who: Who, book: dict, kind: dict, records: list[dict], rows: list[dict]) -> list[dict]:
    """The `rows` of a list, each with how many of its places are taken. `records`: the plain records that they show."""
    if not kind["listing"]["taken"]:
        return rows
    found, needed = counts(who, book, kind, [one["id"] for one in records]), kind["listing"]["taken"]["needed"]
    return [row | {"facts": [*row["facts"], said(found.get(one["id"], 0), one["fields"].get(needed))]}
            for one, row in zip(records, rows, strict=True)]


def said(taken: int, needed: int | None) -> str:
    """Such as "1 of 2 taken"."""
    return _("%(n)s taken", n=taken) if needed is None else _("%(n)s of %(total)s taken", n=taken, total=needed)
