"""The inbox: what waits for a person, and how many there are."""

from models.migrations.dialect import make


def up() -> None:
    """Create its tables, which `rebuild` fills, and find ops with an uncertain time without reading the others."""
    make("""
    CREATE INDEX op_uncertain ON op (site, node, at) WHERE uncertain > 0;
    CREATE TABLE item (site INTEGER NOT NULL, id TEXT NOT NULL, rank SMALLINT NOT NULL, type TEXT NOT NULL,
        record TEXT NOT NULL, other TEXT, cause TEXT NOT NULL, at BIGINT NOT NULL, open SMALLINT NOT NULL,
        PRIMARY KEY (site, id));
    CREATE INDEX item_site_record ON item (site, record);
    CREATE INDEX item_site_open_rank_cause_at_id ON item (site, open, rank, cause, at, id);
    CREATE INDEX item_other ON item (site, other) WHERE other IS NOT NULL;
    CREATE TABLE item_count (site INTEGER NOT NULL, rank SMALLINT NOT NULL, cause TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (site, rank, cause))
    """)
