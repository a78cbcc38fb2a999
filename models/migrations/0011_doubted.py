"""Contacts that came while the collector's own clock was wrong."""

from models.migrations.dialect import make


def up() -> None:
    """Add the columns."""
    make("""
    ALTER TABLE contact ADD COLUMN doubtful SMALLINT NOT NULL DEFAULT 0;
    ALTER TABLE node ADD COLUMN doubted BIGINT NOT NULL DEFAULT 0
    """)
