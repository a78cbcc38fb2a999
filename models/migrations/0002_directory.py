"""The directory: by what a resident can be found."""

from models.migrations.dialect import make


def up() -> None:
    """Create its tables; they fill themselves."""
    make("""
    CREATE TABLE directory_key (site INTEGER NOT NULL, "key" BYTEA NOT NULL, resident TEXT NOT NULL,
        PRIMARY KEY (site, "key", resident));
    CREATE INDEX directorykey_site_resident ON directory_key (site, resident);
    CREATE TABLE directory_mark (site INTEGER NOT NULL PRIMARY KEY, residents BIGINT NOT NULL,
        households BIGINT NOT NULL)
    """)
