"""What is counted of the records of each site and day. A cache, kept by `sync.figures`."""

import peewee

from models.database import database


class FigureCount(peewee.Model):
    """How much a figure (`models.figures`) comes to at one site.

    `day`: `2020-02-08`; empty for what belongs to no day. `hour`: of the day, from its first; -1 for the day as a
    whole, -2 for the week that begins with it, a Monday. `reason`: why what is told here is left out of the figure, a
    word of `sync.figures.LEFT_OUT`; empty for what counts. `n`: of a sum of numbers with decimals its smallest parts.
    """

    site = peewee.IntegerField()
    hour = peewee.SmallIntegerField()
    day = peewee.TextField()
    name = peewee.TextField()
    reason = peewee.TextField()
    n = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "figure"
        primary_key = peewee.CompositeKey("site", "hour", "day", "name", "reason")


COLUMNS = ("site", "hour", "day", "name", "reason", "n")


class Measured(peewee.Model):
    """What one `subject` adds to a figure that is more than a count of records (`models.figures.GROUPED`), on one `day`
    (as above); see `sync.grouped`. `subject`: the value by which records go together, or the id of a record."""

    site = peewee.IntegerField()
    name = peewee.TextField()
    subject = peewee.TextField()
    day = peewee.TextField()
    reason = peewee.TextField()
    n = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "measured"
        primary_key = peewee.CompositeKey("site", "name", "subject", "day")
