"""What was known at an earlier moment is found by the ops that have changed records since, and no others are read."""

from models.database import database
from models.op import Op


def up():
    """Create the index."""
    database.create_tables([Op])
