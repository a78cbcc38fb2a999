"""The filters of the inbox that a person has kept: theirs alone, no part of the truth."""

from models import database as db

MOST, LONGEST = 20, 40


def kept(who):
    """The filters of a person at a site, as dicts of `name` and `asked`, by name."""
    question = 'SELECT name, asked FROM "filter" WHERE site = ? AND person = ? ORDER BY name'
    found = db.rows(question, who.site, who.person)
    return [{"name": name, "asked": asked} for name, asked in found]


def keep(who, name, asked):
    """Keep a filter under a name, in the place of one of that name. Whether there was room for it."""
    with db.writing():
        names = {one["name"] for one in kept(who)}
        if name not in names and len(names) >= MOST:
            return False
        db.upsert("filter", ("site", "person", "name", "asked"), ("site", "person", "name"),
                  [(who.site, who.person, name, asked)])
    return True


def forget(who, name):
    """Keep it no longer."""
    with db.writing():
        db.execute('DELETE FROM "filter" WHERE site = ? AND person = ? AND name = ?', who.site, who.person, name)
