"""Who looked at what at the desk."""

from models.database import database
from models.look import Look


def up() -> None:
    """Create the table."""
    database.create_tables([Look])
