"""How many records there are of a kind, and a sum over them. A cache beside `change`."""

import peewee

from models.database import database


class Tally(peewee.Model):
    """What stands in the feed of a site of one kind, as `sync.tallies` adds it up.

    `node`: empty for all of it; the maker's id for those of its records that it knows from its own ops alone. `number`:
    how many; `total`: the sum over them as they stand; `names`: the sum over their ids. No kind: the site is counted.
    """

    site = peewee.IntegerField()
    kind = peewee.TextField()
    node = peewee.TextField()
    number = peewee.BigIntegerField()
    total = peewee.BigIntegerField()
    names = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "tally"
        primary_key = peewee.CompositeKey("site", "kind", "node")
