"""The pages of the field, one file a noun. `blueprint` holds them all."""

from views.field import (
    close,
    enter,
    entry,
    errand,
    errands,
    fever,
    find,
    gate,
    hand_over,
    install,
    mine,
    more,
    outside,
    phone,
    shop,
    who,
)
from views.field.blueprint import blueprint
from views.pages import alike, due, flow, forms, lines, lists, records

__all__ = ["alike", "blueprint", "close", "due", "enter", "entry", "errand", "errands", "fever", "find", "flow",
           "forms", "gate", "hand_over", "install", "lines", "lists", "mine", "more", "outside", "phone",
           "records", "shop", "who"]
