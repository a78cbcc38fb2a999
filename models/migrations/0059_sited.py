"""Contacts, members and tokens say of which site they are; members, what they are.

Quick however many rows there are: `models.sited` fills them in a few at a time. Processes of an older version go on
writing meanwhile, and know nothing of it: what they leave out the database itself puts in.
"""

from models.database import execute, is_sqlite
from models.migrations.dialect import columns, make

OF_NODE = "(SELECT node.site FROM node WHERE node.id = NEW.node)"
ROLE = "(SELECT person.role FROM person WHERE person.id = NEW.person)"
TABLES = {"contact": ("NEW.node = {0}.node AND NEW.nr = {0}.nr", {"site": OF_NODE}),
          "member": ("NEW.node = {0}.node AND NEW.person = {0}.person", {"site": OF_NODE, "role": ROLE}),
          "token": ("NEW.hash = {0}.hash", {"site": OF_NODE})}


def up() -> None:
    """Add the columns, and what fills them in."""
    for table, (same, filled) in TABLES.items():
        if "site" not in columns(table):
            make(f"ALTER TABLE {table} ADD COLUMN site INTEGER NOT NULL DEFAULT 0")
        if "role" in filled and "role" not in columns(table):
            make(f"ALTER TABLE {table} ADD COLUMN role TEXT NOT NULL DEFAULT ''")
        if is_sqlite():
            sets = ", ".join(f"{name} = COALESCE({value}, {name})" for name, value in filled.items())
            execute(f"CREATE TRIGGER {table}_sited AFTER INSERT ON {table} WHEN NEW.site = 0 "
                    f"BEGIN UPDATE {table} SET {sets} WHERE {same.format(table)}; END")
            continue
        sets = " ".join(f"NEW.{name} := COALESCE({value}, NEW.{name});" for name, value in filled.items())
        execute(f"CREATE FUNCTION {table}_sited() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {sets} RETURN NEW; END $$")
        execute(f"CREATE TRIGGER {table}_sited BEFORE INSERT ON {table} FOR EACH ROW WHEN (NEW.site = 0) "
                f"EXECUTE FUNCTION {table}_sited()")
