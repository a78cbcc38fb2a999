"""What else says something of people: what was typed into searches, what was taken out, files that wait, evidence."""

from urllib.parse import parse_qsl, urlencode

from models import database as db
from models.record import Retention
from sync import effort, jobs, nodes
from sync.sheets import store as sheets
from sync.times import DAY

DAYS = Retention().days
# What an address may say for long: what was looked at, never what was typed.
WORDS = ("kind", "id", "type", "level", "state", "date", "day", "since", "until", "from", "to", "known", "lo", "hi")
ASKED = {"export": "filter", "job": "filter"}


def old(site, now):
    """Forget what such traces say, and files, once their time is over."""
    with db.writing():
        until = now - DAYS * DAY
        for asked in _looks(site, "at <= ? AND what <> 'record'", until):
            _look(site, asked, plain(asked[3]))
        for table, when in (("export", "at"), ("job", "began")):
            for id, asked in db.rows(f"SELECT id, filter FROM {table} WHERE site = ? AND {when} <= ?", site, until):
                if plain(asked) != asked:
                    db.execute(f"UPDATE {table} SET filter = ? WHERE id = ?", plain(asked), id)
        db.execute("DELETE FROM notice WHERE site = ? AND at <= ?", site, until)
        db.execute("DELETE FROM once WHERE site = ? AND at <= ?", site, now - nodes.ONCE_DAYS * DAY)
        db.execute("DELETE FROM held WHERE site = ? AND at <= ?", site, until)
        db.execute("DELETE FROM evidence WHERE at <= ? AND node IN (SELECT id FROM node WHERE site = ?)", until, site)
        effort.forget(site, now)
    jobs.drop(site, now - DAY)
    sheets.forget(site)


def plain(asked):
    """A question as in an address, without what somebody has typed."""
    return urlencode([(name, value) for name, value in parse_qsl(asked) if name in WORDS])


def of(site, texts, now):
    """Forget what says one of these texts, wherever somebody may have typed it; and all files that wait."""
    texts = {text for text in texts if len(text) > 1}
    if not texts:
        return
    for asked in _looks(site, "what <> 'record'"):
        if _says(asked[3], texts):
            _look(site, asked, plain(asked[3]))
    for table in ("export", "job"):
        for id, asked in db.rows(f"SELECT id, filter FROM {table} WHERE site = ?", site):
            if _says(asked, texts):
                db.execute(f"UPDATE {table} SET filter = ? WHERE id = ?", plain(asked), id)
    for id, purpose in db.rows("SELECT id, purpose FROM export WHERE site = ?", site):
        if any(text in purpose for text in texts):
            db.execute("UPDATE export SET purpose = '' WHERE id = ?", id)
    for person, name, asked in db.rows("SELECT person, name, asked FROM filter WHERE site = ?", site):
        if _says(asked, texts) or any(text in name for text in texts):
            db.execute("DELETE FROM filter WHERE site = ? AND person = ? AND name = ?", site, person, name)
    db.execute("DELETE FROM once WHERE site = ?", site)
    for node, first, hash, body in db.rows("SELECT node, first, hash, body FROM held WHERE site = ?", site):
        if any(text.encode() in bytes(body) for text in texts):
            db.execute("DELETE FROM held WHERE site = ? AND node = ? AND first = ? AND hash = ?", site, node, first,
                       hash)
    for node, hash, body in db.rows("SELECT node, hash, body FROM evidence WHERE node IN (SELECT id FROM node "
                                    "WHERE site = ?)", site):
        if any(text.encode() in bytes(body) for text in texts):
            db.execute("DELETE FROM evidence WHERE node = ? AND hash = ?", node, hash)
    jobs.drop(site, now)
    sheets.forget(site, every=True)


def _says(asked, texts):
    told = " ".join(value for _, value in parse_qsl(asked, keep_blank_values=True))
    return any(text in told for text in texts)


def _looks(site, condition, *values):
    return db.rows(f"SELECT slot, person, what, asked, at FROM look WHERE site = ? AND asked <> '' AND {condition}",
                   site, *values)


def _look(site, look, asked):
    slot, person, what, before, at = look
    if asked != before:
        db.execute("DELETE FROM look WHERE site = ? AND slot = ? AND person = ? AND what = ? AND asked = ?", site, slot,
                   person, what, before)
        db.execute("INSERT INTO look (site, slot, person, what, asked, at) VALUES (?, ?, ?, ?, ?, ?) "
                   "ON CONFLICT DO NOTHING", site, slot, person, what, asked, at)
