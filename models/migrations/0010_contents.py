"""A key of a form stands for its content as well: one key may have been sent with several."""

from models import database as db
from models.database import database
from models.op import Once


def up() -> None:
    """Make the table anew, with what it held, where 0001 has not made it so already."""
    if "content" in {column.name for column in database.get_columns("once")}:
        return
    db.execute("ALTER TABLE once RENAME TO once_before")
    database.create_tables([Once])
    db.execute("INSERT INTO once (site, key, content, dot, at) SELECT site, key, '', dot, at FROM once_before")
    db.execute("DROP TABLE once_before")
