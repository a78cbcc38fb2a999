"""People who write, and what lets them in. Secrets are kept as hashes only."""

import peewee

from models.database import database

ROLES = ("gate", "runner", "lead", "counsellor", "supply", "coordinator", "officer", "observer", "administrator")
EVERYWHERE = 0
DESK_ROLES = ("coordinator", "officer", "observer", "administrator")


class Person(peewee.Model):
    """Somebody with one role in one site, or EVERYWHERE. `login` and `password` only where they sign in by password."""

    id = peewee.TextField(primary_key=True)
    site = peewee.IntegerField(index=True)
    name = peewee.TextField()
    role = peewee.TextField()
    login = peewee.TextField(null=True, unique=True)
    password = peewee.TextField(null=True)
    created = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "person"


class Session(peewee.Model):
    """A browser signed in by password. `hash`: SHA-256 of its cookie."""

    hash = peewee.TextField(primary_key=True)
    person = peewee.TextField()
    created = peewee.BigIntegerField()
    expires = peewee.BigIntegerField(index=True)

    class Meta:
        database = database
        table_name = "session"


class Invitation(peewee.Model):
    """A code that enrols one node for a role in a site. `hash`: SHA-256 of the code."""

    hash = peewee.TextField(primary_key=True)
    site = peewee.IntegerField(index=True)
    role = peewee.TextField()
    by = peewee.TextField(null=True)
    created = peewee.BigIntegerField()
    expires = peewee.BigIntegerField()
    node = peewee.TextField(null=True)

    class Meta:
        database = database
        table_name = "invitation"


class Browser(peewee.Model):
    """A browser in which a person has signed in before. `hash`: SHA-256 of its cookie."""

    hash = peewee.TextField(primary_key=True)
    person = peewee.TextField(index=True)
    created = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "browser"


class Filter(peewee.Model):
    """A way to narrow the inbox that a person has kept under a name. `asked`: the question as in the address."""

    site = peewee.IntegerField()
    person = peewee.TextField()
    name = peewee.TextField()
    asked = peewee.TextField()

    class Meta:
        database = database
        table_name = "filter"
        primary_key = peewee.CompositeKey("site", "person", "name")
