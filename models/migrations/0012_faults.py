"""What was stored and could not be put in its place."""

from models.migrations.dialect import make


def up() -> None:
    """Create the table."""
    make("""
    CREATE TABLE fault (site INTEGER NOT NULL, about TEXT NOT NULL, error TEXT NOT NULL, at BIGINT NOT NULL,
        PRIMARY KEY (site, about))
    """)
