"""What is counted of each site and day is kept; the next start fills it from the records."""

from models import database as db


def up() -> None:
    """Create the table, in the order of its key where the engine can."""
    ordered = " WITHOUT ROWID" if db.is_sqlite() else ""
    db.execute("CREATE TABLE figure (site INTEGER NOT NULL, hour SMALLINT NOT NULL, day TEXT NOT NULL, "
               "name TEXT NOT NULL, reason TEXT NOT NULL, n BIGINT NOT NULL, "
               f"PRIMARY KEY (site, hour, day, name, reason)){ordered}")
