"""The board of a kind at the desk: all its states beside each other, from the same cards as in the field."""

from flask import url_for

from sync.problems import Problem
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.field import asked
from views.pages import acting, flow, lists


@blueprint.get("/desk/flow/<kind>")
@desk
def board_of(who, kind):
    """A column for each state, what is late first."""
    book, one = acting.kind_of(who, kind)
    columns = flow.columns(who, one)
    if not columns:
        raise Problem("not_found")
    return show(who, "desk/flow/index.html", kind=lists.tile(one), once=asked.once(),
                list=url_for("desk.records", kind=kind), columns=[_column(who, book, one, each) for each in columns])


def _column(who, book, kind, column):
    cards = flow.placed(flow.in_column(who, book, kind, column), "desk.record", "desk.step")
    return column | {"cards": cards, "left": max(0, column["count"] - len(cards))}
