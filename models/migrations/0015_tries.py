"""Tries to get in are counted in one row for each place they come from; browsers that somebody has used are known."""

from models import database as db


def up() -> None:
    """Create the tables; what was counted before is forgotten."""
    db.execute("DROP TABLE IF EXISTS attempt")
    db.execute("CREATE TABLE tries (who TEXT PRIMARY KEY, count INTEGER NOT NULL, until BIGINT NOT NULL)")
    db.execute("CREATE INDEX tries_until ON tries (until)")
    db.execute("CREATE TABLE browser (hash TEXT PRIMARY KEY, person TEXT NOT NULL, created BIGINT NOT NULL)")
    db.execute("CREATE INDEX browser_person ON browser (person)")
