"""What a bundle brings: contacts by another way, bodies that wait for what comes before them, hubs and their nodes."""

from models.migrations.dialect import make

COLUMNS = """
ALTER TABLE contact ADD COLUMN via TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN theirs BIGINT NOT NULL DEFAULT 0;
ALTER TABLE node ADD COLUMN held SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE node ADD COLUMN hub SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE node ADD COLUMN via TEXT;
CREATE TABLE held (site INTEGER NOT NULL, node TEXT NOT NULL, first BIGINT NOT NULL, hash TEXT NOT NULL,
    at BIGINT NOT NULL, body BYTEA NOT NULL, PRIMARY KEY (site, node, first, hash))
"""


def up() -> None:
    """Add the columns and the table."""
    make(COLUMNS)
