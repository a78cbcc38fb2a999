"""The records of a list as rows of a file: all that answer its question, batch by batch, by key and never by offset."""

import json
from contextlib import contextmanager
from datetime import date

from flask_babel import gettext as _

from models import access, headings
from models.database import table as today
from sync import known_tables, times
from sync.times import local, zone
from views.desk.exports.source import Source
from views.desk.people import people
from views.desk.records import conditions, listing, table, values
from views.desk.rows import by_name

BATCH = 2_000


def source(model, site, asked):
    """The Source of a list of records of a kind."""
    return Source(_(model.about.label), _head(access.seen(model.kind(), *asked.roles)),
                  lambda: _count(model, site, asked), lambda: _batches(model, site, asked),
                  asked.order not in listing.ORDERS, bool(asked.text))


def _count(model, site, asked):
    """How many rows answer; with a text, which would have to be looked for in every record, at most as many."""
    with _source(site, asked) as source:
        if asked.text:
            return conditions.by_index(model, site, asked, source).select("COUNT(*)")[0][0]
        return _question(model, site, asked, source).select("COUNT(*)")[0][0]


@contextmanager
def _source(site, asked):
    """kind → what to select from, as of the moment that is asked for. Raises known_tables.TooMuch."""
    if asked.then is None:
        yield today
    else:
        with known_tables.tables(site, asked.then) as tables:
            yield tables.source


def _head(declared):
    # By the last two it is known as what it was, when somebody has changed the sheet and brings it in.
    return [_("Happened"), *(_(f.label) for f in declared.values()), _("To note"), _(headings.HEADS_LABEL),
            _(headings.RECORD_LABEL)]


def _question(model, site, asked, source):
    """The whole question of a list, without the window that a page looks through."""
    return conditions.by_row(conditions.by_index(model, site, asked, source), site, model.kind(), asked)


def _batches(model, site, asked):
    """Lists of rows, in an order of time: another one would have to sort everything for each batch."""
    with _source(site, asked) as source:
        whole, names = _question(model, site, asked, source), people.names(site, *asked.roles)
        for rows in _read(model, whole, listing.ORDERS.get(asked.order, listing.ORDERS["newest"])):
            rows = rows if asked.then is not None else listing.as_settled(model, site, rows)
            yield _cells(model, site, rows, names)


def _read(model, whole, order):
    """The rows of a question, as dicts, batch by batch."""
    columns = (*listing.COMMON, *model.declared(), *model.about.derived)
    quoted, after = ", ".join(f'"{name}"' for name in columns), None
    while True:
        part = whole.also(order.beyond(), *after) if after else whole
        rows = by_name(columns, part.select(quoted, f"{order.sql} LIMIT {BATCH}"))
        if rows:
            yield rows
            after = rows[-1][order.by], rows[-1]["id"]
        if len(rows) < BATCH:
            return


def _cells(model, site, rows, names):
    declared = access.seen(model.kind(), *names.roles)
    names = values.with_references(names, site, declared, rows)
    said = [(name, _saying(f, names)) for name, f in declared.items()]
    pointing = [name for name, f in declared.items() if f.type in ("record", "person")]
    made = ((row, {name: say(row[name]) for name, say in said}) for row in rows)
    return [[_here(local(row["at"])), *cells.values(), _state(row), _stood(row, pointing, cells), row["id"]]
            for row, cells in made]


def _stood(row, pointing, said):
    """What a sheet must know of a record to be brought in again: its heads, and who or what its names stand for."""
    meant = {f"={name}": [row[name], said[name]] for name in pointing if row[name]}
    return json.dumps(json.loads(row["heads"] or "{}") | meant, ensure_ascii=False, separators=(",", ":"))


def _here(moment):
    """A moment at the clock of the site, as spreadsheets have it: to the second, without a zone."""
    return moment.astimezone(zone()).replace(tzinfo=None, microsecond=0)


def _moment(text):
    """A moment of the calendar; a text that is none as it is."""
    ms = times.of_moment(text)
    return _here(local(ms)) if ms is not None and times.has(ms) else text


def _state(row):
    plain = not (row["review"] or row["void"] or row["waiting"] or row.get("same_as") or row.get("counted_in"))
    return "" if plain else _(", ").join(state["word"] for state in table.states(row))


def _saying(f, names):
    """What makes a cell of a value of the field: numbers stay numbers, dates dates, and moments moments."""
    words = {word: _(label) for word, label in f.words.items()} if f.type == "choice" else {}
    if f.limits.get("unit") == "fen":
        return lambda value: None if value is None else value / 100
    return {
        "choice": lambda value: words.get(value, value),
        "boolean": lambda value: None if value is None else values.shown(f, value, names),
        "date": lambda value: date.fromisoformat(value) if times.is_day(value) else value,
        "datetime": lambda value: value and _moment(value),
        "list": lambda value: value and values.shown(f, value, names),
        "person": lambda value: value and names.person(value),
        "record": lambda value: value and names.record(value),
    }.get(f.type, lambda value: value)
