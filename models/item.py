"""What waits for a person: one row an item, and how many there are. Caches, kept by `sync.inbox`."""

import peewee

from models.database import database


class Item(peewee.Model):
    """Something that a person should look at.

    `id` says what it is about: the same question has the same id wherever and in whatever order its ops arrived.
    `rank`: hard ones before soft ones, then by type (`sync.inbox.rank`). `other`: the second record of a pair.
    `cause`: what items that can be answered together share. `open`: 0 where a decision
    holds, 2 where a rule has answered, else 1. `at`: ms since 1970.
    """

    site = peewee.IntegerField()
    id = peewee.TextField()
    rank = peewee.SmallIntegerField()
    type = peewee.TextField()
    record = peewee.TextField()
    other = peewee.TextField(null=True)
    cause = peewee.TextField()
    at = peewee.BigIntegerField()
    open = peewee.SmallIntegerField()

    class Meta:
        database = database
        table_name = "item"
        primary_key = peewee.CompositeKey("site", "id")
        indexes = ((("site", "record"), False), (("site", "open", "rank", "cause", "at", "id"), False))


Item.add_index(Item.index(Item.site, Item.other, name="item_other", where=Item.other.is_null(False)))


class ItemCount(peewee.Model):
    """How many open items of one rank and cause a site has; under the empty cause, how many of that rank.

    What rules have answered is counted under ranks beyond those of the items (`sync.items.BY_RULE`).
    """

    site = peewee.IntegerField()
    rank = peewee.SmallIntegerField()
    cause = peewee.TextField()
    n = peewee.IntegerField()

    class Meta:
        database = database
        table_name = "item_count"
        primary_key = peewee.CompositeKey("site", "rank", "cause")
