"""Entries tell of one event at whichever gate, unless somebody turned between: duplicates are looked for again."""

from models.site import set_setting, setting


def up() -> None:
    """What the registry was is forgotten, so that `prepare` fills all caches again."""
    if setting("registry"):
        set_setting("registry", "before 0006")
