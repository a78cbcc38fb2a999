"""When somebody first signed in: from then on the days count after which an administrator needs a second step."""

from models.migrations.dialect import columns, make


def up() -> None:
    """Add the column; of those who are there the next time counts."""
    if "signed" not in columns("person"):
        make("ALTER TABLE person ADD COLUMN signed BIGINT")
