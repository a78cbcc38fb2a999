"""Who looked at what at the desk, and when. Never a value of what was seen."""

import peewee

from models.database import database

SLOT = 10 * 60_000


class Look(peewee.Model):
    """One person's look at one page; looking again within the same ten minutes is the same look.

    `slot`: ms since 1970 // `SLOT`; `person`: id; `what`: the page, such as `record`; `asked`: the record's id, or the
    question as in the address.
    """

    site = peewee.IntegerField()
    slot = peewee.IntegerField()
    person = peewee.TextField()
    what = peewee.TextField()
    asked = peewee.TextField()
    at = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "look"
        primary_key = peewee.CompositeKey("site", "slot", "person", "what", "asked")
        indexes = ((("site", "asked", "at"), False),)
