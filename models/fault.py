"""What could not be put in its place although it was stored: a fault of this system, for its operator to see."""

import peewee

from models.database import database


class Fault(peewee.Model):
    """One record, or one step beside the records, that raised an error; none of it took effect.

    `about`: id of the record, or the name of the step. `error`: class of the error and where it was raised, never a
    value. `at`: ms since 1970.
    """

    site = peewee.IntegerField()
    about = peewee.TextField()
    error = peewee.TextField()
    at = peewee.BigIntegerField()

    class Meta:
        database = database
        table_name = "fault"
        primary_key = peewee.CompositeKey("site", "about")
