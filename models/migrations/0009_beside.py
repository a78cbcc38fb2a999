"""Duplicates are looked for by subject: the kinds' tables that stand already get the indexes for it."""

from models.database import database
from models.registry import KINDS


def up() -> None:
    """Create what is missing of their indexes; a table that does not fit its kind any more is made anew anyhow."""
    existing = set(database.get_tables())
    for kind in KINDS.values():
        if kind.about.duplicates and kind.kind() in existing and _fits(kind):
            database.create_tables([kind])


def _fits(kind):
    return {column.name for column in database.get_columns(kind.kind())} == set(kind._meta.columns)
