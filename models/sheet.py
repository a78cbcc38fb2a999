"""Reports that were frozen: a copy that says for ever what was known when it was made."""

import peewee

from models.database import database


class Sheet(peewee.Model):
    """A frozen report of a place with everything below it. `at`: as of when it was known, ms; `by`: the person's id;
    `body`: JSON as `sync.frozen` writes it; `hash`: SHA-256 of it, in hex."""

    id = peewee.TextField(primary_key=True)
    site = peewee.IntegerField()
    at = peewee.BigIntegerField()
    by = peewee.TextField()
    body = peewee.TextField()
    hash = peewee.TextField()

    class Meta:
        database = database
        table_name = "sheet"
        indexes = ((("site", "at"), False),)
