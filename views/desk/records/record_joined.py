"""What a home or a person is one with, and what belongs to a record: the other records that name it."""

from flask import url_for
from flask_babel import gettext as _

from models import access, database
from models.registry import KINDS
from sync import joined
from views.desk.records import values
from views.desk.rows import by_name

SHOWN, LONG = 20, 120
BLANK = {"one_with": [], "aliases": [], "beneath": []}


def shown(site, story, names, known=None):
    """`one_with`, `aliases` and `beneath` of a record page; nothing of them as of an earlier moment (`known`)."""
    kind = story.shape.kind
    if not story.row or known is not None:
        return BLANK
    ids, aliases = joined.members(site, kind, story.id) if kind in joined.KINDS else ([story.id], [])
    one_with = _one_with(site, story, ids, names) if kind in joined.KINDS else []
    return {"one_with": one_with, "aliases": [_address(id) for id in aliases],
            "beneath": [found for other, field in POINTING[kind] if field in access.seen(other, *names.roles)
                        and (found := _beneath(site, other, field, ids, names))]}


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
    return {row["id"]: values.title(kind, row, names) or _(KINDS[kind].about.label) for row in rows}


def _beneath(site, kind, field, ids, names):
    """The records of a kind that name one of `ids`, the newest first, as far as they count."""
    about, declared = KINDS[kind].about, access.seen(kind, *names.roles)
    told = [*about.title, *(name for name, f in declared.items() if name not in (field, *about.title) and _brief(f))]
    columns = ("id", "at", *told)
    counted = "void IS NULL" + (" AND same_as IS NULL" if about.once else "")
    where = f"site = ? AND {database.one_of(field, len(ids))} AND {counted}"
    money = [name for name in told if declared[name].limits.get("unit") == "fen"]
    n, *sums = database.row(f'SELECT {", ".join(["COUNT(*)", *(f"SUM({name})" for name in money)])} FROM "{kind}" '
                            f"WHERE {where}", site, *ids)
    # A bare `at` would make SQLite read all there are in the order of their days.
    rows = by_name(columns, database.rows(
        f'SELECT {", ".join(columns)} FROM "{kind}" WHERE {where} ORDER BY at + 0 DESC LIMIT {SHOWN}', site, *ids))
    names = values.with_references(names, site, declared, rows)
    return rows and {"label": _(about.label), "n": n, "rows": [_row(kind, row, told, names) for row in rows],
                     "sums": [{"label": _(declared[name].label), "value": values.shown(declared[name], sum, names)}
                              for name, sum in zip(money, sums, strict=True) if sum is not None]}


def _brief(f):
    return f.limits.get("max_length", 0) <= LONG


def _row(kind, row, told, names):
    """A record in one line: what it is called, and what else it says."""
    declared, title = access.seen(kind, *names.roles), KINDS[kind].about.title
    said = [values.shown(declared[name], row[name], names) for name in told if name not in title]
    return {"href": _address(row["id"]), "at": row["at"], "facts": [text for text in said if text],
            "title": values.title(kind, row, names) or _(KINDS[kind].about.label)}


def _address(id):
    return url_for("desk.record", id=id)


def _pointing(kind):
    """The kinds and fields that name records of a kind and that an index answers for."""
    return [(name, field) for name, model in KINDS.items() for field, f in model.declared().items()
            if f.limits.get("of") == kind and f.indexed is True]


POINTING = {kind: _pointing(kind) for kind in KINDS}
