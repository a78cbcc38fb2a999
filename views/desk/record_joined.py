"""What a home or a person is one with, and what belongs to it: whichever of them the other records name."""

from flask import url_for
from flask_babel import gettext as _

from models import database
from models.registry import KINDS
from sync import joined
from views.desk import values
from views.desk.rows import by_name

SHOWN = 20
BLANK = {"one_with": [], "aliases": [], "beneath": []}


def shown(site, story, names, known=None):
    """`one_with`, `aliases` and `beneath` of a record page; nothing of them as of an earlier moment (`known`)."""
    kind = story.shape.kind
    if kind not in joined.KINDS or not story.row or known is not None:
        return BLANK
    ids, aliases = joined.members(site, kind, story.id)
    return {"one_with": _one_with(site, story, ids, names), "aliases": [_address(id) for id in aliases],
            "beneath": [found for pointing in POINTING[kind] if (found := _beneath(site, *pointing, ids, names))]}


def _one_with(site, story, ids, names):
    """The one that stands for this record; where that is itself, all the others."""
    stands = story.row["same_as"]
    others = [id for id in ids if id != story.id and stands in (None, id)][:SHOWN]
    # Each by its own name: `stands` of `titled` would call all of them alike.
    found = _own_titles(site, story.shape.kind, others, names)
    return [{"first": id == stands, "href": _address(id), "title": found[id]} for id in others if id in found]


def _own_titles(site, kind, ids, names):
    if not ids:
        return {}
    columns = ("id", *KINDS[kind].about.title)
    rows = by_name(columns, database.rows(
        f'SELECT {", ".join(columns)} FROM "{kind}" WHERE site = ? AND {database.one_of("id", len(ids))}', site, *ids))
    return {row["id"]: values.title(kind, row, names) or row["id"] for row in rows}


def _beneath(site, kind, field, ids, names):
    """The records of a kind that name one of `ids`, the newest first, as far as they count."""
    about = KINDS[kind].about
    columns = ("id", "at", *about.title)
    counted = "void IS NULL" + (" AND same_as IS NULL" if about.once else "")
    where = f"site = ? AND {database.one_of(field, len(ids))} AND {counted}"
    n = database.row(f'SELECT COUNT(*) FROM "{kind}" WHERE {where}', site, *ids)[0]
    # A bare `at` would make SQLite read all there are in the order of their days.
    rows = by_name(columns, database.rows(
        f'SELECT {", ".join(columns)} FROM "{kind}" WHERE {where} ORDER BY at + 0 DESC LIMIT {SHOWN}', site, *ids))
    names = values.with_references(names, site, KINDS[kind].declared(), rows)
    return rows and {"label": _(about.label), "n": n, "rows": [_row(kind, row, names) for row in rows]}


def _row(kind, row, names):
    return {"href": _address(row["id"]), "at": row["at"], "title": values.title(kind, row, names) or row["id"]}


def _address(id):
    return url_for("desk.record", id=id)


def _pointing(kind):
    """The kinds and fields that name records of a kind and that an index answers for."""
    return [(name, field) for name, model in KINDS.items() for field, f in model.declared().items()
            if f.limits.get("of") == kind and (("site", field), False) in model._meta.indexes]


POINTING = {kind: _pointing(kind) for kind in joined.KINDS}
