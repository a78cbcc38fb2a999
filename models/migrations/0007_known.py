"""What was known at an earlier moment is found by the ops that have changed records since; large files are jobs."""

from models.migrations.dialect import make


def up() -> None:
    """Create the index and the table."""
    make("""
    CREATE INDEX op_edits ON op (site, kind, arrived, record) WHERE record IS NOT NULL;
    CREATE TABLE job (id TEXT NOT NULL PRIMARY KEY, site INTEGER NOT NULL, person TEXT NOT NULL,
        export INTEGER NOT NULL, what TEXT NOT NULL, form TEXT NOT NULL, "filter" TEXT NOT NULL, name TEXT NOT NULL,
        state TEXT NOT NULL, reason TEXT, total INTEGER NOT NULL, "rows" INTEGER NOT NULL, size BIGINT NOT NULL,
        began BIGINT NOT NULL, ended BIGINT);
    CREATE INDEX job_site_person_began ON job (site, person, began);
    CREATE INDEX job_site_export ON job (site, export)
    """)
