"""Reports that somebody has frozen: what they said, whom and when."""

from models.migrations.dialect import make


def up() -> None:
    """Add the table."""
    make("""
    CREATE TABLE sheet (id TEXT NOT NULL PRIMARY KEY, site INTEGER NOT NULL, at BIGINT NOT NULL, by TEXT NOT NULL,
        body TEXT NOT NULL, hash TEXT NOT NULL);
    CREATE INDEX sheet_site_at ON sheet (site, at)
    """)
