"""Who looked at people's data at the desk: kept beside the page, so that nobody waits for it.

A page must not stand in the queue of the phones that write at the day's end. A process that is killed may lose the
looks of its last moment; one that is stopped keeps them.
"""

import logging
import os
from concurrent.futures import ThreadPoolExecutor

import peewee

from models import database as db
from models.database import database
from models.look import SLOT, Look
from sync import clock

SHOWN = 100
KEPT = 400 * 86_400_000
MOST_ASKED = 300
OPENED, OPEN_FOR, DAY = "opened", 30 * 60_000, 86_400_000
_log = logging.getLogger("lianfang")
_keepers = {}


def keep(site, person, what, asked):
    """Keep that a person looks at a page now; returns at once."""
    return _keeper().submit(_keep, site, person, what, asked[:MOST_ASKED], clock.now())


def last(site, record=None, before=None):
    """The latest looks of a site, or at one record, before the moment `before`, as dicts, the newest first."""
    asked = [Look.site == site]
    asked += [Look.what == "record", Look.asked == record] if record else []
    asked += [Look.slot <= before // SLOT, Look.at < before] if before else []
    order = (Look.at.desc(),) if record else (Look.slot.desc(), Look.at.desc())
    return list(Look.select().where(*asked).order_by(*order).limit(SHOWN).dicts())


def open(site, person, record, reason):
    """Keep that somebody opens a record that is not for their role, and why; on disk before it is shown."""
    at = clock.now()
    with db.writing():
        Look.insert(site=site, slot=at // SLOT, person=person, what=OPENED, asked=f"{record} {reason}"[:MOST_ASKED],
                    at=at).on_conflict_ignore().execute()


def is_open(site, person, record):
    """Whether a record was opened by somebody a moment ago."""
    at = clock.now()
    return any(asked.startswith(f"{record} ") for asked, in db.rows(
        "SELECT asked FROM look WHERE site = ? AND slot >= ? AND person = ? AND what = ? AND at > ? AND at <= ?", site,
        (at - OPEN_FOR) // SLOT, person, OPENED, at - OPEN_FOR, at))


def opened(site, person):
    """How many records others than this person have opened in that way within a day."""
    at = clock.now()
    return db.row("SELECT COUNT(*) FROM look WHERE site = ? AND slot >= ? AND what = ? AND person <> ?", site,
                  (at - DAY) // SLOT, OPENED, person)[0]


def settled():
    """Wait until all that was looked at in this process is kept."""
    if os.getpid() in _keepers:
        _keeper().submit(int).result()


def _keeper():
    """The one thread of this process that keeps looks; a forked process has its own."""
    return _keepers.get(os.getpid()) or _keepers.setdefault(os.getpid(), ThreadPoolExecutor(1, "looks"))


def _keep(site, person, what, asked, at):
    try:
        with database.connection_context(), db.writing(durable=False):
            Look.insert(site=site, slot=at // SLOT, person=person, what=what, asked=asked,
                        at=at).on_conflict_ignore().execute()
            Look.delete().where(Look.site == site, Look.slot < (at - KEPT) // SLOT).execute()
    except (peewee.PeeweeException, db.Busy):
        _log.exception("a look could not be kept")
