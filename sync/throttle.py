"""Tries that may fail, at passwords and codes: whoever fails often waits longer and longer, and nobody is locked out.

A try is counted before it is looked at, in the database: tries of the same moment and of other processes count too.
"""

import hashlib
import ipaddress
from typing import NamedTuple

from models import database as db
from sync import clock
from sync.problems import Problem

FIRST, LONGEST = 30 * 1000, 15 * 60 * 1000
FORGOTTEN = 60 * 60 * 1000


class Source(NamedTuple):
    """Where tries come from, and how many may fail at once before the waiting begins.

    `shared`: whether others may try from there too, so that one who gets in says nothing about the rest.
    """

    name: str
    free: int
    shared: bool = False

    @property
    def who(self):
        """Its name in the table, which tells nobody whose it is."""
        return hashlib.sha256(self.name.encode()).hexdigest()


def place(address: str) -> str:
    """What counts as one address: an IPv6 network, since whoever has one address of it has all."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address


def wait(count: int, free: int) -> int:
    """For how long, in ms, nobody may try after so many failures."""
    return 0 if count < free else min(FIRST << min(count - free, 20), LONGEST)


def take(*sources: Source) -> None:
    """Count a try at each of its sources. Raises Problem `too_many`, and counts nothing, where one has to wait."""
    now = clock.now()
    with db.writing(durable=False):
        for source in sorted(sources, key=lambda source: source.who):
            count, until = _locked(source.who, now)
            # A moment that far ahead comes of a clock that was wrong.
            if now < until <= now + LONGEST:
                raise Problem("too_many", headers={"Retry-After": str(-(-(until - now) // 1000))})
            count = 1 if until < now - FORGOTTEN else count + 1
            db.execute("UPDATE tries SET count = ?, until = ? WHERE who = ?", count, now + wait(count, source.free),
                       source.who)


def give_back(*sources: Source) -> None:
    """What was counted last got in: it was no failure."""
    now = clock.now()
    with db.writing(durable=False):
        for source in sorted(sources, key=lambda source: source.who):
            left = "count - 1" if source.shared else "0"
            db.execute(f"UPDATE tries SET count = {left}, until = ? WHERE who = ? AND count > 0", now, source.who)


def _locked(who, now):
    """The row of a source, held until commit; `(count, until)`."""
    if db.execute("INSERT INTO tries (who, count, until) VALUES (?, 0, 0) ON CONFLICT (who) DO NOTHING", who):
        db.execute("DELETE FROM tries WHERE until BETWEEN 1 AND ?", now - FORGOTTEN)
    return db.row("SELECT count, until FROM tries WHERE who = ?" + ("" if db.is_sqlite() else " FOR UPDATE"), who)
