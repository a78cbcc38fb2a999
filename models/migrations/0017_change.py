"""The feed is read from one table, whatever kinds there are: it is filled from the tables of those that stand."""

from models import database as db
from models.database import database

# What every table of a kind had then, and no other table.
OF_A_KIND = {"site", "id", "pos", "at", "uncertain", "void", "heads", "conflicts", "waiting", "review", "mixed"}


def up() -> None:
    """Make the table; of a kind whose table is made anew at the next start, `rebuild` fills it."""
    # In the order of the key there is no second tree to be kept.
    ordered = " WITHOUT ROWID" if db.is_sqlite() else ""
    db.execute("CREATE TABLE change (site INTEGER NOT NULL, pos BIGINT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, "
               f"mixed SMALLINT NOT NULL, PRIMARY KEY (site, pos)){ordered}")
    for table in database.get_tables():
        if {column.name for column in database.get_columns(table)} >= OF_A_KIND:
            db.execute("INSERT INTO change (site, pos, kind, id, mixed) SELECT site, pos, ?, id, "
                       f'CASE WHEN mixed + uncertain > 0 THEN 1 ELSE 0 END FROM "{table}" WHERE true '
                       "ON CONFLICT (site, pos) DO NOTHING", table)
