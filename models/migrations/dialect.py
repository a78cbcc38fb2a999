"""SQL that both engines take, as migrations write it. What comes of a text never changes: it may have run already."""

import re

from models.database import database, execute, is_sqlite

# PostgreSQL's words for types, and what SQLite calls what it keeps them as.
SQLITE = {"BYTEA": "BLOB", "SERIAL": "INTEGER", "BIGINT": "INTEGER", "SMALLINT": "INTEGER"}


def make(text: str) -> None:
    """Carry out statements that are parted by semicolons."""
    for statement in filter(None, map(str.strip, text.split(";"))):
        execute(_own(statement) if is_sqlite() else statement)


def columns(table: str) -> set[str]:
    """The names of the columns that a table has; of one that is not there, none."""
    return {column.name for column in database.get_columns(table)}


def _own(statement):
    return re.sub(r"\b[A-Z]+\b", lambda word: SQLITE.get(word[0], word[0]), statement)
