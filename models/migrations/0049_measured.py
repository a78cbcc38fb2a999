"""What single groups of records add to a figure is kept, so that one that changes moves its figure.

The next start fills it from the records.
"""

from models import database as db


def up() -> None:
    """Create the table, in the order of its key where the engine can."""
    ordered = " WITHOUT ROWID" if db.is_sqlite() else ""
    db.execute("CREATE TABLE measured (site INTEGER NOT NULL, name TEXT NOT NULL, subject TEXT NOT NULL, "
               "day TEXT NOT NULL, reason TEXT NOT NULL, n BIGINT NOT NULL, "
               f"PRIMARY KEY (site, name, subject, day)){ordered}")
