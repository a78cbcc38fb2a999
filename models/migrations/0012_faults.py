"""What was stored and could not be put in its place."""

from models.database import database
from models.fault import Fault


def up() -> None:
    """Create the table."""
    database.create_tables([Fault])
