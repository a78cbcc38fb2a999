"""Sheets of paper that were printed, and which of their rows have been typed in."""

import peewee

from models.database import database


class PaperSheet(peewee.Model):
    """One printed sheet. `id`: also that of the node as which it writes: it is a device that was away.

    `name`: of `models.papers`; `head`: field → value that its head says, `lines`: id of the record that each row names,
    of rows that name one, both JSON; `day`: for which it was printed, `total`: how many rows. `at`: ms since 1970.
    """

    id = peewee.TextField()
    site = peewee.IntegerField()
    person = peewee.TextField()
    name = peewee.TextField()
    head = peewee.TextField()
    lines = peewee.TextField()
    day = peewee.TextField()
    total = peewee.IntegerField()
    at = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "paper"
        primary_key = peewee.CompositeKey("site", "id")
        indexes = ((("site", "at"), False),)


class PaperRow(peewee.Model):
    """A row that was typed in: its number on the sheet, and the op that it became on which record."""

    site = peewee.IntegerField()
    paper = peewee.TextField()
    nr = peewee.IntegerField()
    dot = peewee.TextField()
    record = peewee.TextField()

    class Meta:
        database = database
        table_name = "paper_row"
        primary_key = peewee.CompositeKey("site", "paper", "nr")
