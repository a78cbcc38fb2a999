"""The inbox: what waits for a person, and how many there are."""

from models.database import database
from models.item import Item, ItemCount
from models.op import Op


def up() -> None:
    """Create its tables, which `rebuild` fills, and find ops with an uncertain time without reading the others."""
    database.create_tables([Op, Item, ItemCount])
