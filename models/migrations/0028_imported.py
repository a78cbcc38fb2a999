"""Sheets that are brought in, row by row."""

from models.migrations.dialect import make


def up() -> None:
    """Create the tables."""
    make("""
    CREATE TABLE imported (id TEXT NOT NULL, site INTEGER NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL,
        name TEXT NOT NULL, state TEXT NOT NULL, heads TEXT NOT NULL, columns TEXT NOT NULL, read TEXT NOT NULL,
        options TEXT NOT NULL, total INTEGER NOT NULL, done INTEGER NOT NULL, pos BIGINT NOT NULL, at BIGINT NOT NULL,
        wiped BIGINT, PRIMARY KEY (site, id));
    CREATE INDEX imported_site_at ON imported (site, at);
    CREATE TABLE imported_row (site INTEGER NOT NULL, sheet TEXT NOT NULL, nr INTEGER NOT NULL, line INTEGER NOT NULL,
        cells TEXT, outcome TEXT, told TEXT, key TEXT, home TEXT, record TEXT, beside TEXT, drafts INTEGER, dots TEXT,
        PRIMARY KEY (site, sheet, nr));
    CREATE INDEX importedrow_site_sheet_outcome_nr ON imported_row (site, sheet, outcome, nr);
    CREATE INDEX importedrow_site_sheet_key ON imported_row (site, sheet, key);
    CREATE INDEX importedrow_site_sheet_home ON imported_row (site, sheet, home);
    CREATE INDEX importedrow_site_sheet_record ON imported_row (site, sheet, record);
    CREATE INDEX importedrow_site_sheet_beside ON imported_row (site, sheet, beside)
    """)
