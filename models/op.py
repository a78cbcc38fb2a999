"""The log: every op that arrived, its exact bytes, and the facts about it. Nothing here is ever changed but by erasure.

What follows from other ops (rivals, other kinds, waiting) are caches beside it.
"""

import peewee

from models.database import database


class Op(peewee.Model):
    """One op.

    `record`: the id that it names, null where it creates a record under its own dot. `t`: the node's clock; `at`:
    happened; `arrived`: all ms since 1970. `verdict`: as in `sync.judge`. `hash`: chain hash of this op, empty within
    an erased run. `erased`: null of an op that is whole; else `*`, or the names of the fields whose values were erased,
    with commas between.
    """

    site = peewee.IntegerField()
    node = peewee.TextField()
    n = peewee.BigIntegerField()
    kind = peewee.TextField()
    record = peewee.TextField(null=True)
    t = peewee.BigIntegerField()
    at = peewee.BigIntegerField()
    uncertain = peewee.SmallIntegerField()
    arrived = peewee.BigIntegerField()
    verdict = peewee.SmallIntegerField()
    line = peewee.BlobField()
    hash = peewee.TextField()
    erased = peewee.TextField(null=True)

    class Meta:
        database = database
        table_name = "op"
        primary_key = peewee.CompositeKey("site", "node", "n")


Op.add_index(Op.index(Op.site, Op.record, name="op_record", where=Op.record.is_null(False)))
Op.add_index(Op.index(Op.site, Op.kind, Op.arrived, Op.record, name="op_edits", where=Op.record.is_null(False)))
Op.add_index(Op.index(Op.site, Op.verdict, Op.arrived, name="op_verdict", where=Op.verdict > 0))
Op.add_index(Op.index(Op.site, Op.node, Op.at, name="op_uncertain", where=Op.uncertain > 0))

COLUMNS = ("site", "node", "n", "kind", "record", "t", "at", "uncertain", "arrived", "verdict", "line", "hash")


class Verdict(peewee.Model):
    """What is to be told of an op that is not plainly valid.

    `verdict`: `quarantined`, `newer` or `conflict`; `detail`: JSON, of a quarantined one its errors, of a conflict the
    names of the parts. `folded`: 1 where it follows from other ops; such rows are a cache.
    """

    site = peewee.IntegerField()
    node = peewee.TextField()
    n = peewee.BigIntegerField()
    record = peewee.TextField(null=True)
    verdict = peewee.TextField()
    detail = peewee.TextField()
    folded = peewee.SmallIntegerField()

    class Meta:
        database = database
        table_name = "verdict"
        primary_key = peewee.CompositeKey("site", "node", "n")
        indexes = ((("site", "record"), False), (("site", "verdict", "node"), False))


class Awaited(peewee.Model):
    """A dot that a record's ops name and that has not arrived. A cache.

    `since`, `until`: arrival of the first and the last op that names it.
    """

    site = peewee.IntegerField()
    record = peewee.TextField()
    kind = peewee.TextField()
    node = peewee.TextField()
    n = peewee.BigIntegerField()
    since = peewee.BigIntegerField()
    until = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "awaited"
        primary_key = peewee.CompositeKey("site", "record", "node", "n")


class Released(peewee.Model):
    """An op that a coordinator of the site has found to be valid. A cache of the `release` ops."""

    site = peewee.IntegerField()
    node = peewee.TextField()
    n = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "released"
        primary_key = peewee.CompositeKey("site", "node", "n")


class Evidence(peewee.Model):
    """What a forked node sent: kept once, never folded. `hash`: SHA-256 of its op lines."""

    node = peewee.TextField()
    hash = peewee.TextField()
    at = peewee.BigIntegerField()
    body = peewee.BlobField()

    class Meta:
        database = database
        table_name = "evidence"
        primary_key = peewee.CompositeKey("node", "hash")


class Once(peewee.Model):
    """A form that was sent: its `key` made by the page, the digest of its `content`, the dots that it wrote as JSON.

    One key may have been sent with several contents: corrected after an answer that was lost. `content` is empty for
    what was written before contents were kept.
    """

    site = peewee.IntegerField()
    key = peewee.TextField()
    content = peewee.TextField()
    dot = peewee.TextField()
    at = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "once"
        primary_key = peewee.CompositeKey("site", "key", "content")


class Unfinished(peewee.Model):
    """A closed day that still misses something: who closed it is told when all is here. `record`: its day close."""

    site = peewee.IntegerField()
    record = peewee.TextField()
    date = peewee.TextField()

    class Meta:
        database = database
        table_name = "unfinished"
        primary_key = peewee.CompositeKey("site", "record")


class Notice(peewee.Model):
    """Something to tell the people of a node.

    `pos`: its place in the feed of the site; `text`: code and values, JSON.
    """

    site = peewee.IntegerField()
    node = peewee.TextField()
    id = peewee.TextField()
    about = peewee.TextField()
    text = peewee.TextField()
    pos = peewee.BigIntegerField()
    at = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "notice"
        primary_key = peewee.CompositeKey("site", "node", "id")
        indexes = ((("site", "node", "pos"), False),)
