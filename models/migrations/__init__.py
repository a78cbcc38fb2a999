"""Numbered, append-only changes of the tables that hold facts.

The tables of the kinds are caches: they follow the declarations and are filled again from the log (`sync.upkeep`).
"""

import importlib
import pkgutil

from models.database import database, execute, rows

NUMBERED = sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if name[:4].isdecimal())


def applied() -> list[str]:
    """The names of the migrations that this database has had; raises OperationalError where it has no such table."""
    if "migration" not in database.get_tables():
        return []
    return [row[0] for row in rows("SELECT name FROM migration ORDER BY name")]


def pending() -> list[str]:
    """The names of the migrations that are still to be applied, in order."""
    had = set(applied())
    return [name for name in NUMBERED if name not in had]


def migrate() -> list[str]:
    """Apply what is pending, each in a transaction of its own. Return the names."""
    if "migration" not in database.get_tables():
        execute("CREATE TABLE migration (name TEXT PRIMARY KEY)")
    names = pending()
    for name in names:
        with database.atomic():
            importlib.import_module(f"models.migrations.{name}").up()
            execute("INSERT INTO migration (name) VALUES (?)", name)
    return names
