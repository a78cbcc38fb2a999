"""People who write, and what lets them in. Secrets are kept as hashes, but for the one that both sides must know."""

import peewee

from models.database import database

ROLES = ("gate", "runner", "lead", "counsellor", "supply", "coordinator", "officer", "observer", "administrator")
# In whose name homes write on their own pages: nobody is invited as one, and nobody signs in.
RESIDENT = "resident"
EVERYWHERE = 0
DESK_ROLES = ("coordinator", "officer", "observer", "administrator")
MANAGERS = ("coordinator", "administrator")
PHONE, ACCOUNT = "phone", "account"


class Person(peewee.Model):
    """Somebody with one role in one site, or EVERYWHERE. `login` and `password` only where they sign in by password.

    `since`, `until`: the first and the last day of the role, such as `2020-02-08`; `ended`: when somebody ended it;
    `signed`: when they first signed in by password, or first since they were let in again without a second step (ms).
    """

    id = peewee.TextField(primary_key=True)
    site = peewee.IntegerField(index=True)
    name = peewee.TextField()
    role = peewee.TextField()
    login = peewee.TextField(null=True, unique=True)
    password = peewee.TextField(null=True)
    created = peewee.BigIntegerField()
    since = peewee.TextField(null=True)
    until = peewee.TextField(null=True)
    ended = peewee.BigIntegerField(null=True)
    signed = peewee.BigIntegerField(null=True)

    class Meta:
        database = database
        table_name = "person"


class Session(peewee.Model):
    """A browser signed in by password. `hash`: SHA-256 of its cookie; `half`: 1 as long as the second step is to come.
    """

    hash = peewee.TextField(primary_key=True)
    person = peewee.TextField()
    created = peewee.BigIntegerField()
    expires = peewee.BigIntegerField(index=True)
    half = peewee.SmallIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "session"


class Second(peewee.Model):
    """What a person's app makes six digits of, for the second step of signing in. `secret`: in base 32.

    `since`: when it was first proved right, null before; `used`: the time step (30 s) of the last code that was taken.
    """

    person = peewee.TextField(primary_key=True)
    secret = peewee.TextField()
    since = peewee.BigIntegerField(null=True)
    used = peewee.BigIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "second"


class Spare(peewee.Model):
    """A code for the day on which the app is not at hand, good once. `hash`: SHA-256 of it."""

    person = peewee.TextField()
    hash = peewee.TextField()

    class Meta:
        database = database
        table_name = "spare"
        primary_key = peewee.CompositeKey("person", "hash")


class Invitation(peewee.Model):
    """A code that lets somebody in once. `hash`: SHA-256 of the code.

    `way`: PHONE enrols one node for a role in a site, ACCOUNT lets a `person` choose a password. `name`: what the phone
    will be called; `person`: who is let in, where that is known; `replaces`: the node whose place the new one takes.
    """

    hash = peewee.TextField(primary_key=True)
    site = peewee.IntegerField(index=True)
    role = peewee.TextField()
    by = peewee.TextField(null=True)
    created = peewee.BigIntegerField()
    expires = peewee.BigIntegerField()
    node = peewee.TextField(null=True)
    way = peewee.TextField(default=PHONE, constraints=[peewee.SQL("DEFAULT 'phone'")])
    name = peewee.TextField(null=True)
    person = peewee.TextField(null=True, index=True)
    replaces = peewee.TextField(null=True)

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
