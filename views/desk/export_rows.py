"""The records of a list as rows of a file: all that answer its question, batch by batch, by key and never by offset."""

from flask_babel import gettext as _

from sync.times import local
from views.desk import conditions, listing, people, table, values
from views.desk.rows import by_name
from views.desk.source import Source

BATCH = 2_000


def source(model, site, asked):
    """The Source of a list of records of a kind."""
    return Source(_(model.about.label), _head(model), lambda: _count(model, site, asked),
                  lambda: _batches(model, site, asked), asked.order not in listing.ORDERS)


def _count(model, site, asked):
    """How many rows answer, or None for a text: it would have to be looked for in every record first."""
    return None if asked.text else _question(model, site, asked).select("COUNT(*)")[0][0]


def _head(model):
    return [_("Happened"), *(_(f.label) for f in model.declared().values()), _("State"), _("Record")]


def _question(model, site, asked):
    """The whole question of a list, without the window that a page looks through."""
    return conditions.by_row(conditions.by_index(model, site, asked), model.declared(), asked)


def _batches(model, site, asked):
    """Lists of rows, in an order of time: another one would have to sort everything for each batch."""
    order = listing.ORDERS.get(asked.order, listing.ORDERS["newest"])
    whole, after, names = _question(model, site, asked), None, people.names(site)
    columns = (*listing.COMMON, *model.declared(), *(["same_as"] if model.about.once else []))
    quoted = ", ".join(f'"{name}"' for name in columns)
    while True:
        part = whole.also(order.beyond(), *after) if after else whole
        rows = by_name(columns, part.select(quoted, f"{order.sql} LIMIT {BATCH}"))
        if rows:
            yield _cells(model, site, rows, names)
            after = rows[-1][order.by], rows[-1]["id"]
        if len(rows) < BATCH:
            return


def _cells(model, site, rows, names):
    names = values.with_references(names, site, model.declared(), rows)
    said = [(name, _saying(f, names)) for name, f in model.declared().items()]
    return [[local(row["at"]).isoformat(" ", "seconds")[:19], *(say(row[name]) for name, say in said), _state(row),
             row["id"]] for row in rows]


def _state(row):
    plain = not (row["review"] or row["void"] or row["waiting"] or row.get("same_as"))
    return "" if plain else _(", ").join(state["word"] for state in table.states(row))


def _saying(f, names):
    """What makes a cell of a value of the field: numbers stay numbers."""
    words = {word: _(label) for word, label in f.words.items()} if f.type == "choice" else {}
    if f.limits.get("unit") == "fen":
        return lambda value: None if value is None else value / 100
    return {
        "choice": lambda value: words.get(value, value),
        "boolean": lambda value: None if value is None else values.shown(f, value, names),
        "list": lambda value: value and values.shown(f, value, names),
        "person": lambda value: value and names.person(value),
        "record": lambda value: value and names.record(value),
    }.get(f.type, lambda value: value)
