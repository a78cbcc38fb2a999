"""A page of a list of records, by key and never by offset, at a cost that does not grow with the list.

What an index answers (site, time, state, place in the list) is asked of the index. What has to be looked at row by
row (text, chosen words, another order) is looked for among the next `WINDOW` rows only; the page then says how far back
it looked and offers to look further.
"""

from typing import NamedTuple

from models.database import table
from models.fields import Integer, Number
from sync import settled
from views.desk.records.conditions import by_index, by_row
from views.desk.rows import by_name

PAGE = 50
# Where a row stands in the order of its list; no field of a kind can be called so.
PLACE = "_place"
WINDOW = 5_000
COUNTED = 1_000
LEAST = -(10**16)

COMMON = ("id", "at", "pos", "uncertain", "void", "heads", "conflicts", "waiting", "review")


class Order(NamedTuple):
    """How a list is sorted: an expression, then the id. `timely`: an index has the rows in this order."""

    by: str
    way: str
    timely: bool = True

    @property
    def sql(self):
        return f"ORDER BY {self.by} {self.way}, id {self.way}"

    def beyond(self):
        """The condition for rows after a place in the list."""
        return f"({self.by}, id) {'<' if self.way == 'DESC' else '>'} (?, ?)"

    def within(self):
        """The condition for rows up to a place in the list."""
        return f"({self.by}, id) {'>=' if self.way == 'DESC' else '<='} (?, ?)"


ORDERS = {"newest": Order("at", "DESC"), "oldest": Order("at", "ASC"), "changed": Order("pos", "DESC")}


class Listing(NamedTuple):
    """A page of rows, as dicts. `after`: the place of the next page, None on the last.

    `total`: how many there are, and `exact` whether that is all of them or only as many as were counted.
    `edge`: the place where the looking stopped, when it stopped before the end of the list.
    """

    rows: list
    after: list | None
    total: int
    exact: bool
    edge: list | None = None


def page(model, site, asked, source=table):
    """The page of records of the kind `model` at `site` that answers `asked`. `source`: kind → what to select from."""
    order = order_of(model, asked.order)
    question = by_index(model, site, asked, source)
    if order.timely and not asked.narrowed:
        found = _straight(model, question, order, asked)
    else:
        found = _looked_for(model, site, question, order, asked)
    return found if asked.then is not None else found._replace(rows=as_settled(model, site, found.rows))


def as_settled(model, site, rows):
    """The rows, their `review` only where somebody has to look still."""
    levels = settled.levels(site, model.kind(), rows)
    return [{**row, "review": levels[row["id"]]} for row in rows]


def order_of(model, name):
    """The Order of that name: one of time, or by one of the kind's fields."""
    if name in ORDERS:
        return ORDERS[name]
    nothing = LEAST if isinstance(model.declared()[name], Number | Integer) else "''"
    return Order(f'COALESCE("{name}", {nothing})', "ASC", timely=False)


def _straight(model, question, order, asked):
    rows = _rows(model, _past(question, order, asked.after), order)
    total = len(question.select("1", f"LIMIT {COUNTED}"))
    return Listing(rows[:PAGE], _next(rows), total, total < COUNTED)


def _looked_for(model, site, question, order, asked):
    """Rows among the next `WINDOW`: from the last page's end in an order of time, else among the newest."""
    line = order if order.timely else ORDERS["newest"]
    start = _past(question, line, asked.after) if order.timely else question
    edge = start.select(f"{line.by}, id", f"{line.sql} LIMIT 1 OFFSET {WINDOW - 1}")
    found = by_row(start.also(line.within(), *edge[0]) if edge else start, site, model.kind(), asked)
    many = WINDOW if edge and not asked.narrowed else found.select("COUNT(*)")[0][0]
    total = many + (asked.shown if order.timely else 0)
    rows = _rows(model, found if order.timely else _past(found, order, asked.after), order)
    stopped = list(edge[0]) if edge and not (order.timely and _next(rows)) else None
    return Listing(rows[:PAGE], _next(rows) or (stopped if order.timely else None), total, not edge, stopped)


def _rows(model, question, order):
    own = (*model.declared(), *model.about.derived)
    columns = (*COMMON, *own, PLACE)
    quoted = ", ".join(f'"{name}"' for name in columns[:-1])
    found = question.select(f"{quoted}, {order.by}", f"{order.sql} LIMIT {PAGE + 1}")
    return by_name(columns, found)


def _next(rows):
    return [rows[PAGE - 1][PLACE], rows[PAGE - 1]["id"]] if len(rows) > PAGE else None


def _past(question, order, after):
    return question.also(order.beyond(), *after) if after else question
