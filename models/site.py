"""Sites: compounds and the levels above them. Everything belongs to one."""

import peewee

from models.database import database, rows

LEVELS = ("district", "subdistrict", "community", "compound")


class Site(peewee.Model):
    """A place. `code` is its name in the protocol; `parent` the id of the site above, or null; `closed`: since when
    nobody works there any more (ms), or null. `copied`: 1 where a hub has only what is published there (`sync.copies`):
    nobody writes there, and no op founds what stands there."""

    code = peewee.TextField(unique=True)
    name = peewee.TextField()
    level = peewee.TextField(default="compound")
    parent = peewee.IntegerField(null=True, index=True)
    closed = peewee.BigIntegerField(null=True)
    copied = peewee.SmallIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "site"


class Counter(peewee.Model):
    """One row a site, locked by whoever writes there, until commit.

    `pos`: the last place given out in the site's feed. `swept`: ms since 1970 up to which vain waiting was ended.
    `forgot`: the place in the feed up to which something was last erased.
    """

    site = peewee.IntegerField(primary_key=True)
    pos = peewee.BigIntegerField(default=0)
    swept = peewee.BigIntegerField(default=0)
    forgot = peewee.BigIntegerField(default=0, constraints=[peewee.SQL("DEFAULT 0")])

    class Meta:
        database = database
        table_name = "counter"


class Setting(peewee.Model):
    """A fact about this database as a whole, such as its epoch."""

    name = peewee.TextField(primary_key=True)
    value = peewee.TextField()

    class Meta:
        database = database
        table_name = "setting"


def setting(name: str) -> str | None:
    """The value of a Setting, or None."""
    found = Setting.get_or_none(Setting.name == name)
    return found.value if found else None


def set_setting(name: str, value: str) -> None:
    """Keep a fact about this database."""
    Setting.insert(name=name, value=value).on_conflict(
        conflict_target=[Setting.name], update={Setting.value: value}).execute()


def above(site: int) -> list[int]:
    """The ids of the sites above `site`, nearest first."""
    found: list[int] = []
    here = Site.get_by_id(site)
    while here.parent is not None and here.parent not in found:
        found.append(here.parent)
        here = Site.get_by_id(here.parent)
    return found


def has_below(site: int) -> bool:
    """Whether any site is under this one."""
    return Site.select().where(Site.parent == site).exists()


def below(site: int) -> list[int]:
    """The ids of `site` and of every site under it."""
    # Where somebody has put a place under itself, UNION comes to its end all the same.
    found = {id for id, in rows("WITH RECURSIVE tree (id) AS (SELECT CAST(? AS INTEGER) UNION SELECT site.id FROM site "
                                "JOIN tree ON site.parent = tree.id) SELECT id FROM tree", site)}
    return [site, *sorted(found - {site})]
