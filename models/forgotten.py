"""What was forgotten: facts, never a value. Which records were, what they had counted for, and what was asked for."""

import peewee

from models.database import database


class Forgotten(peewee.Model):
    """A record of which no value is left. `pos`: its place in the feed of its site, by which phones are told; `at`: ms
    since 1970."""

    site = peewee.IntegerField()
    record = peewee.TextField()
    kind = peewee.TextField()
    pos = peewee.BigIntegerField()
    at = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "forgotten"
        primary_key = peewee.CompositeKey("site", "record")
        indexes = ((("site", "pos"), False),)


class ForgottenCount(peewee.Model):
    """How much of a figure is of records that were forgotten; columns as in `models.figure`."""

    site = peewee.IntegerField()
    hour = peewee.SmallIntegerField()
    day = peewee.TextField()
    name = peewee.TextField()
    reason = peewee.TextField()
    n = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "forgotten_figure"
        primary_key = peewee.CompositeKey("site", "hour", "day", "name", "reason")


class Certificate(peewee.Model):
    """What was erased because somebody asked for it. `id`: its number; `household`: the id of a home; `person`: who did
    it; `reason`: in their words; `counts`: kind → how many records, JSON; `pos`: the feed's place up to which."""

    id = peewee.TextField(primary_key=True)
    site = peewee.IntegerField()
    household = peewee.TextField()
    person = peewee.TextField()
    reason = peewee.TextField()
    counts = peewee.TextField()
    pos = peewee.BigIntegerField()
    at = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "certificate"
        indexes = ((("site", "at"), False),)
