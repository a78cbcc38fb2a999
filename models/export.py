"""Exports that were made: who took what out, when, and for which purpose. Never a value of what was taken."""

import peewee

from models.database import database


class Export(peewee.Model):
    """One file that was asked for.

    `person`: id; `what`: a kind, or `board`; `filter`: the question as in the address; `rows`: how many went out, null
    while it runs or where it broke off; `at`: ms since 1970.
    """

    site = peewee.IntegerField()
    at = peewee.BigIntegerField()
    person = peewee.TextField()
    what = peewee.TextField()
    form = peewee.TextField()
    filter = peewee.TextField()  # type: ignore[assignment]  # nobody here asks Model.filter
    purpose = peewee.TextField()
    rows = peewee.IntegerField(null=True)

    class Meta:
        database = database
        table_name = "export"
        indexes = ((("site", "at"), False),)
