"""Contacts that came while the collector's own clock was wrong."""

from models import database as db
from models.database import database


def up() -> None:
    """Add the columns where 0001 has not made them already."""
    for table, column, kind in (("contact", "doubtful", "SMALLINT"), ("node", "doubted", "BIGINT")):
        if column not in {column.name for column in database.get_columns(table)}:
            db.execute(f'ALTER TABLE {table} ADD COLUMN {column} {kind} NOT NULL DEFAULT 0')
