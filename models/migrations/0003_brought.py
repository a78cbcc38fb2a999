"""Another try of a request is known by the mark of the body that brought a node's last ops."""

from models.migrations.dialect import make


def up() -> None:
    """Add the column."""
    make("ALTER TABLE node ADD COLUMN brought TEXT")
