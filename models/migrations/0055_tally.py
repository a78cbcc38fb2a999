"""How much there is for a reader, so that a phone can see whether it holds all of it; when one had put that right."""

from models.migrations.dialect import make


def up() -> None:
    """Add the table, which is filled when it is first read, and the columns."""
    make("""
    CREATE TABLE tally (site INTEGER NOT NULL, kind TEXT NOT NULL, node TEXT NOT NULL, number BIGINT NOT NULL,
        total BIGINT NOT NULL, names BIGINT NOT NULL, PRIMARY KEY (site, kind, node));
    ALTER TABLE node ADD COLUMN healed BIGINT;
    ALTER TABLE node ADD COLUMN healings INTEGER NOT NULL DEFAULT 0
    """)
