"""People have roles from one day to another and a second step, invitations a name and a purpose, places an end."""

from models.migrations.dialect import columns, make


def up() -> None:
    """Add the columns and tables; whoever was let in before stays so."""
    added = {"person": ("since TEXT", "until TEXT", "ended BIGINT"), "session": ("half SMALLINT NOT NULL DEFAULT 0",),
             "invitation": ("way TEXT NOT NULL DEFAULT 'phone'", "name TEXT", "person TEXT", "replaces TEXT"),
             "site": ("closed BIGINT",)}
    for table, wanted in added.items():
        there = columns(table)
        for column in wanted:
            if column.partition(" ")[0] not in there:
                make(f"ALTER TABLE {table} ADD COLUMN {column}")
    make("""
    CREATE INDEX invitation_person ON invitation (person);
    CREATE TABLE second (person TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL, since BIGINT,
        used BIGINT NOT NULL DEFAULT 0);
    CREATE TABLE spare (person TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (person, hash))
    """)
