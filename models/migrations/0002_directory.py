"""The directory: by what a resident can be found."""

from models.database import database
from models.directory import DirectoryKey, DirectoryMark


def up() -> None:
    """Create its tables; they fill themselves."""
    database.create_tables([DirectoryKey, DirectoryMark])
