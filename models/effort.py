"""What entries cost those who write them. Measured, and not made again: no op says it."""

import peewee

from models.database import database


class Effort(peewee.Model):
    """How long the forms of a kind were filled in at a site on a day, as `sync.effort` adds it up.

    `field`: empty for the whole form; `number`: how many entries were measured; `ms`: for how long, of all together.
    """

    site = peewee.IntegerField()
    day = peewee.TextField()
    kind = peewee.TextField()
    field = peewee.TextField()
    number = peewee.BigIntegerField()
    ms = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "effort"
        primary_key = peewee.CompositeKey("site", "day", "kind", "field")
