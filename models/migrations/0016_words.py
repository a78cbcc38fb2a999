"""The directory is made anew: rooms, names and pass numbers are found by more words."""

from models.database import execute


def up() -> None:
    """Forget what is known; it fills itself."""
    execute("DELETE FROM directory_key")
    execute("DELETE FROM directory_mark")
