"""Equal values have one form in the records, whichever way they came: all caches are filled again."""

from models.site import set_setting, setting


def up() -> None:
    """What the registry was is forgotten, so that `prepare` fills all caches again."""
    if setting("registry"):
        set_setting("registry", "before 0009")
