"""Saved filters of the inbox: what a person looks at again and again."""

from models.database import database
from models.person import Filter


def up() -> None:
    """Create its table."""
    database.create_tables([Filter])
