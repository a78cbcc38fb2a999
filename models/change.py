"""Which record stands where in the feeds, whatever its kind. A cache beside the tables of the kinds."""

import peewee

from models.database import database


class Change(peewee.Model):
    """The place of one record in the feed of its site: that of its last change.

    `mixed`: 1 where its author's device can't know it, or when it happened, from its own ops alone.
    """

    site = peewee.IntegerField()
    pos = peewee.BigIntegerField()
    kind = peewee.TextField()
    id = peewee.TextField()
    mixed = peewee.SmallIntegerField()

    class Meta:
        database = database
        table_name = "change"
        primary_key = peewee.CompositeKey("site", "pos")
