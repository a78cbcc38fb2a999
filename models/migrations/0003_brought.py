"""Another try of a request is known by the mark of the body that brought a node's last ops."""

from models import database as db
from models.database import database


def up() -> None:
    """Add the column where 0001 has not made it already."""
    if "brought" not in {column.name for column in database.get_columns("node")}:
        db.execute("ALTER TABLE node ADD COLUMN brought TEXT")
