"""Sheets of paper that were printed, and their rows that were typed in."""

from models.migrations.dialect import make


def up() -> None:
    """Create the tables."""
    make("""
    CREATE TABLE paper (id TEXT NOT NULL, site INTEGER NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL,
        head TEXT NOT NULL, lines TEXT NOT NULL, day TEXT NOT NULL, total INTEGER NOT NULL, at BIGINT NOT NULL,
        PRIMARY KEY (site, id));
    CREATE INDEX papersheet_site_at ON paper (site, at);
    CREATE TABLE paper_row (site INTEGER NOT NULL, paper TEXT NOT NULL, nr INTEGER NOT NULL, dot TEXT NOT NULL,
        record TEXT NOT NULL, PRIMARY KEY (site, paper, nr))
    """)
