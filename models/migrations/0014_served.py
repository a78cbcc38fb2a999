"""Whether a device has been answered by the centre's own pages: one that never sent anything keeps nothing itself."""

from models.migrations.dialect import make


def up() -> None:
    """Add the column."""
    make("ALTER TABLE node ADD COLUMN served BIGINT")
