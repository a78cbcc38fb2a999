"""The pages of the field, one file a noun. `blueprint` holds them all."""

from views.field import (
    close,
    enter,
    entry,
    fever,
    find,
    gate,
    hand_over,
    install,
    mine,
    more,
    outside,
    phone,
    scan,
    who,
)
from views.field.blueprint import blueprint
from views.pages import alike, due, flow, former, forms, ledger, lines, lists, records, roster, view

__all__ = ["alike", "blueprint", "close", "due", "enter", "entry", "fever", "find", "flow", "former", "forms", "gate",
           "hand_over", "install", "ledger", "lines", "lists", "mine", "more", "outside", "phone", "records",
           "roster", "scan", "view", "who"]
