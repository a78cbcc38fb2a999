"""Values of records in words: what a field holds, what a record is called, what it points at."""

import json

from flask_babel import format_number
from flask_babel import gettext as _

from models import access, database
from models.registry import KINDS
from sync import times
from views import moments
from views.desk import headings
from views.desk.rows import by_name

LONGEST = 2_000
# Under which the id stands of the record that counts for another; no field of a kind can be called so.
STANDS = "_stands"


class Names:
    """The names of people, and of the records that a page points at: asked for once a page, not once a row.

    Of those that aliases make one, the one that stands for all is named: `stands` says its id. `roles`: of who reads
    them; of what these may not read nothing is named.
    """

    def __init__(self, people, records=None, stands=None, roles=()):
        self.people, self.records, self.stands, self.roles = people, records or {}, stands or {}, roles

    def person(self, id):
        """The person's name; in words where nobody of that id is known here."""
        return self.people.get(id) or _("somebody unknown")

    def record(self, id):
        return self.records.get(id) or _("a record")


def shown(declared, value, names):
    """The value of a field as text; empty for nothing."""
    if value is None or value == "":
        return ""
    return SHOW.get(declared.type, _plain)(declared, value, names)


def as_written(declared, value, names):
    """A value that an op carries: in words where its field can hold it, else as it was written. `declared`: or None."""
    plain = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    fits = declared is not None and declared.type not in ("datetime", "date") and value is not None
    return shown(declared, value, names) if fits and declared.fits(value) else plain[:LONGEST]


def title(kind, fields, names):
    """What a record of `kind` is called in a sentence, from the fields that its kind names for that; may be empty."""
    # What somebody has only written they are shown as their own; what it is called then stands in `fields`.
    declared = access.asked(kind, *names.roles)
    words = (shown(declared[name], fields.get(name), names) for name in KINDS[kind].about.title if name in declared)
    # What two fields say alike, as the name and the spot of a gate, is said once.
    return " ".join(dict.fromkeys(word for word in words if word))


def with_references(names, site, declared, rows):
    """The names, and those of all records that the rows point at: one question for each kind that is pointed at."""
    wanted = {}
    for name, f in declared.items():
        if f.type == "record" and f.limits.get("of") and access.may_read(f.limits["of"], *names.roles):
            wanted.setdefault(f.limits["of"], set()).update(row[name] for row in rows if row.get(name))
    found, stands = {}, {}
    for kind, ids in wanted.items():
        for row in titled(kind, site, sorted(ids), names) if ids else ():
            found[row["id"]], stands[row["id"]] = row["title"], row[STANDS]
    return Names(names.people, {**names.records, **found}, {**names.stands, **stands}, names.roles)


def titled(kind, site, ids, names):
    """For each of these records its `id`, under STANDS the id of the one that stands for it, and the `title` of that
    one."""
    words = KINDS[kind].about.title
    stands = "COALESCE(told.same_as, told.id)" if KINDS[kind].about.mergeable else "told.id"
    told = ", ".join(f'first."{name}"' for name in words)
    found = database.rows(
        f'SELECT told.id, first.id, {told} FROM "{kind}" AS told JOIN "{kind}" AS first ON first.site = told.site '
        f"AND first.id = {stands} WHERE told.site = ? AND {database.one_of('told.id', len(ids))}", site, *ids)
    rows = by_name(("id", STANDS, *words), found)
    # A title may name another record in turn, as that of a check its resident.
    pointing = {name: f for name, f in KINDS[kind].declared().items() if name in words and f.type == "record"}
    names = with_references(names, site, pointing, rows) if pointing else names
    return [{**row, "title": title(kind, row, names) or headings.kind(kind)} for row in rows]


def _plain(declared, value, names):
    named = CODES.get((declared.model.kind(), declared.name)) if getattr(declared, "model", None) else None
    return named(value) if named else str(value)


def _choice(declared, value, names):
    return _(declared.words[value]) if value in declared.words else str(value)


def _yes_no(declared, value, names):
    return _("yes") if value else _("no")


def _number(declared, value, names):
    if declared.limits.get("unit") == "fen":
        return f"¥{value / 100:,.2f}"
    if declared.limits.get("unit") == "ms":
        return moments.exact(value) if times.has(value) else f"{value} ms"
    # What is measured is told as exactly as it is measured; how much there is of something, as it was said.
    places = declared.limits.get("decimals") if declared.limits.get("unit") else None
    text = format_number(value) if places is None else f"{value:.{places}f}"
    return f"{text} {declared.limits.get('unit', '')}".strip()


def _list(declared, value, names):
    words = declared.from_column(value) if isinstance(value, str) else value
    return _(", ").join(_(declared.words[word]) if word in declared.words else word for word in words)


def _moment(declared, value, names):
    # One that was let count although it is none, or that lies beyond the calendar, is shown as it was written.
    ms = times.of_moment(value)
    return moments.when(ms) if ms is not None and times.has(ms) else str(value)


# Texts that are words of the code.
CODES = {("alias", "kind_of"): headings.kind, ("decision", "item"): headings.matter,
         ("question", "item"): headings.matter, ("rule", "covers"): headings.matter}
SHOW = {
    "choice": _choice,
    "boolean": _yes_no,
    "number": _number,
    "integer": _number,
    "list": _list,
    "datetime": _moment,
    "person": lambda declared, value, names: names.person(value),
    "record": lambda declared, value, names: names.record(value),
}
