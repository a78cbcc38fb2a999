"""The floor's tables in SQLite. They stay as they are, like the floor itself."""

import fcntl
import sqlite3
import threading

GATE = "gate, direction, subject, person, unit, household, plate, temperature, mask, decision, purpose"
GATE += ", companions, note"
ERRAND = "title, household, unit, phone, needed_by, status, runner, outcome, note"
TABLES = f"""
PRAGMA journal_mode = WAL;
CREATE TABLE site (id INTEGER PRIMARY KEY, pos INTEGER NOT NULL);
CREATE TABLE log (node TEXT, n INTEGER, kind TEXT, t INTEGER, line BLOB, hash BLOB, PRIMARY KEY (node, n))
WITHOUT ROWID;
CREATE TABLE gate_entry (site INTEGER, id TEXT, pos INTEGER, at INTEGER, {GATE}, PRIMARY KEY (site, id)) WITHOUT ROWID;
CREATE TABLE errand (site INTEGER, id TEXT, pos INTEGER, at INTEGER, {ERRAND}, PRIMARY KEY (site, id)) WITHOUT ROWID;
"""
# An errand's op carries only what changes: what it leaves out stays.
KEPT = ", ".join(f"{name} = coalesce(excluded.{name}, errand.{name})" for name in ERRAND.split(", "))
ADD_LOG = "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)"
ADD_GATE = f"INSERT INTO gate_entry VALUES (?, ?, ?, ?{', ?' * 13})"
ADD_ERRAND = f"INSERT INTO errand VALUES (?, ?, ?, ?{', ?' * 9}) ON CONFLICT DO UPDATE SET pos = excluded.pos, {KEPT}"
SETTINGS = "PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000"
mine = threading.local()


def create(url: str, sites: int) -> None:
    """An empty database."""
    db = sqlite3.connect(url.removeprefix("sqlite:///"))
    db.executescript(TABLES)
    db.executemany("INSERT INTO site VALUES (?, 0)", [(i,) for i in range(1, sites + 1)])
    db.commit()
    db.close()


def connection(url: str) -> sqlite3.Connection:
    if not hasattr(mine, "db"):
        mine.db = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=30)
        mine.db.executescript(SETTINGS)
    return mine.db


def store(url: str, site: int, log: list, gate: list, errand: list) -> None:
    """Store a request's rows, on disk when this returns.

    Writers stand in a queue: left to itself SQLite sleeps and tries again, often past the moment when the lock is free.
    """
    db = connection(url)
    with open(url.removeprefix("sqlite:///") + ".queue", "w") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        transaction(db, site, log, gate, errand)


def transaction(db: sqlite3.Connection, site: int, log: list, gate: list, errand: list) -> None:
    db.execute("BEGIN IMMEDIATE")
    (end,) = db.execute("UPDATE site SET pos = pos + ? WHERE id = ? RETURNING pos", (len(log), site)).fetchone()
    db.executemany(ADD_LOG, log)
    db.executemany(ADD_GATE, placed(gate, site, end - len(log)))
    db.executemany(ADD_ERRAND, placed(errand, site, end - len(errand)))
    db.execute("COMMIT")


def placed(rows: list[tuple], site: int, taken: int) -> list[tuple]:
    """Rows as their table has them; positions follow those `taken`."""
    return [(site, id, pos, t, *fields) for pos, (id, t, fields) in enumerate(rows, taken + 1)]
