"""Entries tell of one event at whichever gate, unless somebody turned between: duplicates are looked for again."""

from models.migrations.dialect import make


def up() -> None:
    """What the registry was is forgotten, so that `prepare` fills all caches again."""
    make("UPDATE setting SET value = 'before 0006' WHERE name = 'registry'")
