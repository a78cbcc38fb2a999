"""Nodes: the writers, what the collector has of each, and when it last heard them."""

import peewee

from models.database import database


class Node(peewee.Model):
    """A phone's browser profile, or the web desk of one site.

    `have`: ops 1 … have are durably here; `hash`: chain hash of op `have`; `claimed`: the most it ever said to have
    written; `contacts`: how many contacts it had; `jumps`: how many times its clock went back; `heard`: arrival of the
    last contact, `skew`: its clock minus ours then, in ms; `brought`: the mark of the body that brought its last ops;
    `moved`: when its phone went on as another node; `served`: when the centre first answered a page for it;
    `doubted`: how many of its contacts came while our own clock was wrong; `held`: 1 where bodies of it wait that came
    before what they follow on; `hub`: 1 for a building's hub; `via`: the hub that let it in; `passed`: at a hub,
    how many ops of it the last collector above is known to have, else null. `desk` is 2 for the web
    desk of another collector, 3 for a hub, which writes nothing. `healed`: when it last had something put right that it
    held otherwise than it is, `healings`: how many records in all; `metered`: the last that it
    told of what entries cost, as `sync.effort` names it. Times: ms since 1970.
    """

    id = peewee.TextField(primary_key=True)
    site = peewee.IntegerField(index=True)
    person = peewee.TextField()
    desk = peewee.SmallIntegerField(default=0)
    enrolled = peewee.BigIntegerField()
    revoked = peewee.BigIntegerField(null=True)
    wiped = peewee.BigIntegerField(null=True)
    have = peewee.BigIntegerField(default=0)
    hash = peewee.TextField(default="")
    claimed = peewee.BigIntegerField(default=0)
    contacts = peewee.BigIntegerField(default=0)
    jumps = peewee.IntegerField(default=0)
    heard = peewee.BigIntegerField(null=True)
    skew = peewee.BigIntegerField(null=True)
    app = peewee.TextField(null=True)
    schema = peewee.IntegerField(null=True)
    brought = peewee.TextField(null=True)
    moved = peewee.BigIntegerField(null=True)
    served = peewee.BigIntegerField(null=True)
    doubted = peewee.BigIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    held = peewee.SmallIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    hub = peewee.SmallIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    via = peewee.TextField(null=True)
    passed = peewee.BigIntegerField(null=True)
    healed = peewee.BigIntegerField(null=True)
    healings = peewee.IntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    metered = peewee.TextField(null=True)

    class Meta:
        database = database
        table_name = "node"


class Member(peewee.Model):
    """A person enrolled on a node. `site`: the node's; `role`: the person's, which is for life."""

    node = peewee.TextField()
    person = peewee.TextField()
    site = peewee.IntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    role = peewee.TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])

    class Meta:
        database = database
        table_name = "member"
        primary_key = peewee.CompositeKey("node", "person")


class Token(peewee.Model):
    """What lets a node in. `hash`: SHA-256 of the token; `dead`: when it stopped to, or null; `site`: the node's."""

    hash = peewee.TextField(primary_key=True)
    node = peewee.TextField(index=True)
    created = peewee.BigIntegerField()
    dead = peewee.BigIntegerField(null=True)
    site = peewee.IntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "token"


class Contact(peewee.Model):
    """A request of a node whose header was accepted. Times: ms since 1970; `now` and `heard` are the node's word.

    `doubtful`: 1 where our own clock was wrong when it came, as later contacts show; a cache. `via`: the hub that had
    it, `theirs` its arrival by that hub's clock; or `file`, whose own time nobody knows. Empty: it was ours.
    `site`: the node's.
    """

    node = peewee.TextField()
    nr = peewee.BigIntegerField()
    arrival = peewee.BigIntegerField()
    now = peewee.BigIntegerField()
    heard = peewee.BigIntegerField()
    claimed = peewee.BigIntegerField()
    doubtful = peewee.SmallIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    via = peewee.TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    theirs = peewee.BigIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])
    site = peewee.IntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "contact"
        primary_key = peewee.CompositeKey("node", "nr")
        indexes = ((("node", "claimed", "arrival"), False), (("node", "heard"), False))
