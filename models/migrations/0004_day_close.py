"""Day close: phones that went on as another node, closed days that miss something, exports that were made."""

from models.migrations.dialect import make


def up() -> None:
    """Add the column, and create the tables."""
    make("""
    ALTER TABLE node ADD COLUMN moved BIGINT;
    CREATE TABLE unfinished (site INTEGER NOT NULL, record TEXT NOT NULL, date TEXT NOT NULL,
        PRIMARY KEY (site, record));
    CREATE TABLE export (id SERIAL NOT NULL PRIMARY KEY, site INTEGER NOT NULL, at BIGINT NOT NULL,
        person TEXT NOT NULL, what TEXT NOT NULL, form TEXT NOT NULL, "filter" TEXT NOT NULL, purpose TEXT NOT NULL,
        "rows" INTEGER);
    CREATE INDEX export_site_at ON export (site, at)
    """)
