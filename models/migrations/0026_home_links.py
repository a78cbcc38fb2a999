"""What opens the page of a home: links that the desk gives out on a card."""

from models.migrations.dialect import make


def up() -> None:
    """Add the table."""
    make("""
    CREATE TABLE home_link (hash TEXT NOT NULL PRIMARY KEY, site INTEGER NOT NULL, household TEXT NOT NULL,
        by TEXT NOT NULL, made BIGINT NOT NULL, ended BIGINT);
    CREATE INDEX homelink_site_household ON home_link (site, household)
    """)
