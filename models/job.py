"""Files that are being made for somebody, and those that wait to be fetched."""

import peewee

from models.database import database

MAKING, READY, STOPPED, FAILED = "making", "ready", "stopped", "failed"


class Job(peewee.Model):
    """One large file. `id`: a secret name, also that of the file on the server's disk.

    `export`: the entry that keeps who took what out, and what for. `name`: what the file is called where it is fetched.
    `total`: how many rows there are at most, `rows`: how many are made. `reason`: of a failed one, `room`, `disk` or
    `fault`. Times: ms since 1970.
    """

    id = peewee.TextField(primary_key=True)
    site = peewee.IntegerField()
    person = peewee.TextField()
    export = peewee.IntegerField()
    what = peewee.TextField()
    form = peewee.TextField()
    filter = peewee.TextField()  # type: ignore[assignment]  # nobody here asks Model.filter
    name = peewee.TextField()
    state = peewee.TextField()
    reason = peewee.TextField(null=True)
    total = peewee.IntegerField()
    rows = peewee.IntegerField(default=0)
    size = peewee.BigIntegerField(default=0)
    began = peewee.BigIntegerField()
    ended = peewee.BigIntegerField(null=True)

    class Meta:
        database = database
        table_name = "job"
        indexes = ((("site", "person", "began"), False), (("site", "export"), False))
