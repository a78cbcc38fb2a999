"""What entries cost, by day, kind and field; of each node the last of its tellings that was counted."""

from models.migrations.dialect import make


def up() -> None:
    """Add the table and the column."""
    make("""
    CREATE TABLE effort (site INTEGER NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL,
        number BIGINT NOT NULL, ms BIGINT NOT NULL, PRIMARY KEY (site, day, kind, field));
    ALTER TABLE node ADD COLUMN metered TEXT
    """)
