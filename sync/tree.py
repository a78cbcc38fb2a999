"""The tree of places: a place keeps its code and its records for good; its name and what it stands under may change."""

import re

from pypinyin import lazy_pinyin

from models import database as db
from models.node import Node
from models.person import Invitation
from models.site import Counter, Site
from sync import clock, nodes

MOST_NAME, MOST_CODE = 60, 40


def is_code(text: str) -> bool:
    """Whether a place can have this code."""
    return re.fullmatch(r"[0-9a-z][0-9a-z-]{0,39}", text.lower()) is not None


def add(name: str, level: str, parent: int | None, code: str = "", once: str = "") -> Site:
    """Add a place; without a code it gets one that sounds like its name. The same `once` adds one place.

    Raises IntegrityError for a code that is taken.
    """
    with db.writing():
        db.execute("UPDATE setting SET value = value WHERE name = 'epoch'")
        said = f"{name} {level} {parent} {code}"
        if known := nodes.written_once(NOWHERE, once, said):
            return Site.get_by_id(known[0])
        site = Site.create(code=code or _free(name), name=name, level=level, parent=parent)
        Counter.create(site=site.id)
        nodes.remember_once(NOWHERE, once, said, [site.id], clock.now())
    return site


# Under this number stands what is of no place yet.
NOWHERE = 0


def change(site: int, name: str, parent: int | None) -> None:
    """Give a place another name, or hang it under another one."""
    with db.writing():
        Site.update(name=name, parent=parent).where(Site.id == site).execute()


def close(site: int) -> None:
    """Nobody works there any more: what was written stays to be read, invitations let nobody in."""
    with db.writing():
        now = clock.now()
        Site.update(closed=now).where(Site.id == site, Site.closed.is_null()).execute()
        Invitation.update(expires=now).where(Invitation.site == site, Invitation.node.is_null(),
                                             Invitation.expires > now).execute()


def reopen(site: int) -> None:
    """Somebody works there again."""
    with db.writing():
        Site.update(closed=None).where(Site.id == site).execute()


def open_below(site: int) -> bool:
    """Whether a place that is not closed stands right under this one."""
    return Site.select().where(Site.parent == site, Site.closed.is_null()).exists()


def phones(site: int) -> int:
    """How many phones may still write there."""
    return Node.select().where(Node.site == site, Node.desk == 0, Node.revoked.is_null()).count()


def _free(name):
    """A code that nobody has, of the sounds of a name."""
    sounds = "".join(lazy_pinyin(name, errors="default")).lower()
    plain = re.sub(r"[^0-9a-z]+", "-", sounds).strip("-")[:MOST_CODE - 4].strip("-") or "place"
    taken = {code for code, in db.rows("SELECT code FROM site")}
    return next(code for code in [plain, *(f"{plain}-{n}" for n in range(2, 999))] if code not in taken)
