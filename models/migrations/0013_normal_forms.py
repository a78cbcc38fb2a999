"""Equal values have one form in the records, whichever way they came: all caches are filled again."""

from models.migrations.dialect import make


def up() -> None:
    """What the registry was is forgotten, so that `prepare` fills all caches again."""
    make("UPDATE setting SET value = 'before 0009' WHERE name = 'registry'")
