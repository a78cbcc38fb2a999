"""The base of all kinds of record: what every record has, and what a kind says about itself."""

from dataclasses import dataclass, field

import peewee

from models.database import database
from models.fields import Declared

# Two phones that tell of one event stand close in time: an index by time first, coarsely, then by subject, has what is
# looked for today on a few pages, however many years stand before it. A slot is 70 minutes.
SLOT_BITS = 22
VOLUNTEERS = ("gate", "runner", "lead", "supply", "coordinator", "administrator")


@dataclass(frozen=True)
class Group:
    """Fields that only make sense together; they have heads as if they were one field.

    `by` names the member that orders the group's states under the policy `furthest`.
    """

    fields: tuple
    label: str
    policy: str = "latest"
    review: object = "quiet"
    by: str | None = None


@dataclass(frozen=True)
class About:
    """What a kind says about itself beyond its fields.

    `key`: the fields of its natural key. `writers`: the roles that may write it; `readers`: those whose devices get it,
    everybody's where none is named. `keep_days`: how long its values are kept. `doubles`: the fields that tell probable
    duplicates apart: `(who, …)` and `(where to, …)`, see `sync.doubles`. `joined`: aliases make several one, see
    `sync.joined`. `title`: the fields that name a record in a list. `backdated`: the date of its key may be an earlier
    day. `upkeep`: keeps other records in order, and is no part of the day's work.
    """

    label: str
    writers: tuple = VOLUNTEERS
    readers: tuple = ()
    key: tuple = ()
    groups: dict = field(default_factory=dict)
    keep_days: int = 60
    doubles: tuple = ()
    joined: bool = False
    backdated: bool = False
    upkeep: bool = False
    title: tuple = ()

    @property
    def once(self):
        """Whether several records may be counted as one: the others then name it in `same_as`."""
        return self.joined or bool(self.doubles)


class Record(peewee.Model):
    """One merged record: a cache of the fold of its ops. Written by `sync` alone.

    `at`: ms since 1970 when it happened, by corrected time. `pos`: place in the feed of its site. `heads`,
    `conflicts`, `waiting`: JSON text as in a reply, or null where there is nothing to say. `review`: 0 nothing, 1 soft,
    2 hard. `mixed`: 1 where its author's device can't know it from its own ops alone.
    """

    about: About = None

    site = peewee.IntegerField()
    id = peewee.TextField()
    pos = peewee.BigIntegerField()
    at = peewee.BigIntegerField()
    uncertain = peewee.SmallIntegerField(constraints=[peewee.SQL("DEFAULT 0")])
    void = peewee.TextField(null=True)
    heads = peewee.TextField(null=True)
    conflicts = peewee.TextField(null=True)
    waiting = peewee.TextField(null=True)
    review = peewee.SmallIntegerField(constraints=[peewee.SQL("DEFAULT 0")])
    mixed = peewee.SmallIntegerField(constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        primary_key = peewee.CompositeKey("site", "id")
        legacy_table_names = False

    @classmethod
    def kind(cls):
        return cls._meta.table_name

    @classmethod
    def declared(cls):
        """The kind's own fields by name, in the order of declaration."""
        return {f.name: f for f in cls._meta.sorted_fields if isinstance(f, Declared)}


def add_indexes(kind):
    """The indexes that every kind's table has: its feed, its days, what a person must look at, and its duplicates."""
    kind.add_index(kind.index(kind.site, kind.pos, name=f"{kind.kind()}_feed"))
    kind.add_index(kind.index(kind.site, kind.at, name=f"{kind.kind()}_days"))
    kind.add_index(kind.index(kind.site, kind.review, kind.at, name=f"{kind.kind()}_review", where=kind.review > 0))
    for column in (kind.void, kind.waiting, *([kind.same_as] if kind.about.once else ())):
        where = column.is_null(False)
        kind.add_index(kind.index(kind.site, kind.at, name=f"{kind.kind()}_{column.name}", where=where))
    for name in kind.about.doubles[0] if kind.about.doubles else ():
        column, slot = getattr(kind, name), peewee.SQL(f"(at >> {SLOT_BITS})")
        kind.add_index(kind.index(kind.site, slot, column, kind.at, name=f"{kind.kind()}_beside_{name}",
                                  where=column.is_null(False)))
