"""What a hub knows of the collectors above it: how far they have each node, and what is only copied from them."""

from models.migrations.dialect import make


def up() -> None:
    """Add the columns."""
    make("""
    ALTER TABLE node ADD COLUMN passed BIGINT;
    ALTER TABLE site ADD COLUMN copied SMALLINT NOT NULL DEFAULT 0
    """)
