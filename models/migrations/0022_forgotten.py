"""What is erased is known as erased: of ops, of records, of what they had counted for; and the certificates of it."""

from models.migrations.dialect import make


def up() -> None:
    """Add the columns and the tables."""
    make("""
    ALTER TABLE op ADD COLUMN erased TEXT;
    ALTER TABLE counter ADD COLUMN forgot BIGINT NOT NULL DEFAULT 0;
    CREATE TABLE forgotten (site INTEGER NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL, pos BIGINT NOT NULL,
        at BIGINT NOT NULL, PRIMARY KEY (site, record));
    CREATE INDEX forgotten_site_pos ON forgotten (site, pos);
    CREATE TABLE forgotten_figure (site INTEGER NOT NULL, hour SMALLINT NOT NULL, day TEXT NOT NULL,
        name TEXT NOT NULL, reason TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (site, hour, day, name, reason));
    CREATE TABLE certificate (id TEXT NOT NULL PRIMARY KEY, site INTEGER NOT NULL, household TEXT NOT NULL,
        person TEXT NOT NULL, reason TEXT NOT NULL, counts TEXT NOT NULL, pos BIGINT NOT NULL, at BIGINT NOT NULL);
    CREATE INDEX certificate_site_at ON certificate (site, at)
    """)
