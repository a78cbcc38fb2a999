"""Whether a device has been answered by the centre's own pages: one that never sent anything keeps nothing itself."""

from models import database as db
from models.database import database


def up() -> None:
    """Add the column where 0001 has not made it already."""
    if "served" not in {column.name for column in database.get_columns("node")}:
        db.execute("ALTER TABLE node ADD COLUMN served BIGINT")
