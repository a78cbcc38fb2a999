"""Who looked at what at the desk."""

from models.migrations.dialect import make


def up() -> None:
    """Create the table."""
    make("""
    CREATE TABLE look (site INTEGER NOT NULL, slot INTEGER NOT NULL, person TEXT NOT NULL, what TEXT NOT NULL,
        asked TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (site, slot, person, what, asked));
    CREATE INDEX look_site_asked_at ON look (site, asked, at)
    """)
