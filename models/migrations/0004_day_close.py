"""Day close: phones that went on as another node, closed days that miss something, exports that were made."""

from models import database as db
from models.database import database
from models.export import Export
from models.op import Unfinished


def up() -> None:
    """Add the column where 0001 has not made it already, and create the tables."""
    if "moved" not in {column.name for column in database.get_columns("node")}:
        db.execute("ALTER TABLE node ADD COLUMN moved BIGINT")
    database.create_tables([Unfinished, Export])
