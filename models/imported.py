"""Sheets that somebody brings in: what was read of them, what each row comes to, and what it has written."""

import peewee

from models.database import database

# What a sheet is at: read, and looked at by whoever brought it; its rows being gone through; gone through.
READ, CHECKING, CHECKED, WRITING, WRITTEN, UNDOING, UNDONE = (
    "read", "checking", "checked", "writing", "written", "undoing", "undone")
# What a row comes to. ALIKE: new, and may be the same as one that is here; LEFT: nothing is written of it; KEPT: what
# it wrote could not be undone, since somebody has changed it.
NEW, CHANGED, SAME, ALIKE, WRONG, LEFT, KEPT = "new", "changed", "same", "alike", "wrong", "left", "kept"


class Imported(peewee.Model):
    """One file. `id`: a secret name.

    `name`: what the file is called; `heads`: the headings of its columns, `columns`: for each what it is, "" for
    nothing, both JSON; `read`: what is to be told of the reading, `options`: what was chosen, both JSON. `total`: rows,
    `done`: how many of them the state `state` is through with. `pos`: how far the site's feed had come when the rows
    were gone through: what was written later nobody has seen. Times: ms since 1970.
    """

    id = peewee.TextField()
    site = peewee.IntegerField()
    person = peewee.TextField()
    kind = peewee.TextField()
    name = peewee.TextField()
    state = peewee.TextField()
    heads = peewee.TextField()
    columns = peewee.TextField()
    read = peewee.TextField()
    options = peewee.TextField()
    total = peewee.IntegerField()
    done = peewee.IntegerField(default=0)
    pos = peewee.BigIntegerField(default=0)
    at = peewee.BigIntegerField()
    wiped = peewee.BigIntegerField(null=True)

    class Meta:
        database = database
        table_name = "imported"
        primary_key = peewee.CompositeKey("site", "id")
        indexes = ((("site", "at"), False),)


class ImportedRow(peewee.Model):
    """One row of a sheet. `nr`: its place among the rows, from 1; `line`: its line in the file.

    `cells`: JSON texts; `outcome`: one of the words above, null as long as nobody has looked; `told`: why, JSON. `key`,
    `home`: what it and the record that it brings along are known by within the sheet. `record`, `beside`: the ids of
    the two. `drafts`: how many ops it is about to write, `dots`: those that it wrote, JSON.
    """

    site = peewee.IntegerField()
    sheet = peewee.TextField()
    nr = peewee.IntegerField()
    line = peewee.IntegerField()
    cells = peewee.TextField(null=True)
    outcome = peewee.TextField(null=True)
    told = peewee.TextField(null=True)
    key = peewee.TextField(null=True)
    home = peewee.TextField(null=True)
    record = peewee.TextField(null=True)
    beside = peewee.TextField(null=True)
    drafts = peewee.IntegerField(null=True)
    dots = peewee.TextField(null=True)

    class Meta:
        database = database
        table_name = "imported_row"
        primary_key = peewee.CompositeKey("site", "sheet", "nr")
        indexes = ((("site", "sheet", "outcome", "nr"), False), (("site", "sheet", "key"), False),
                   (("site", "sheet", "home"), False), (("site", "sheet", "record"), False),
                   (("site", "sheet", "beside"), False))
