"""Saved filters of the inbox: what a person looks at again and again."""

from models.migrations.dialect import make


def up() -> None:
    """Create its table."""
    make("""
    CREATE TABLE "filter" (site INTEGER NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, asked TEXT NOT NULL,
        PRIMARY KEY (site, person, name))
    """)
