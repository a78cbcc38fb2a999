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
    install,
    items,
    mine,
    money,
    more,
    new_errand,
    outside,
    phone,
    progress,
)
from views.field.blueprint import blueprint

__all__ = ["blueprint", "close", "enter", "entry", "errand", "errands", "fever", "find", "gate", "install", "items",
           "mine", "money", "more", "new_errand", "outside", "phone", "progress"]
