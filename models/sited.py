"""Of which site contacts, members and tokens are: filled in where an earlier version did not know, a few at a time."""

from models import database as db

TABLES = {"contact": "", "member": ", role = (SELECT person.role FROM person WHERE person.id = member.person)",
          "token": ""}
NODES = 20  # whose rows one transaction fills in: some thousands


def fill() -> None:
    """Fill in what is not yet; nobody waits for more than a few nodes of it."""
    for table, also in TABLES.items():
        if not db.row(f"SELECT 1 FROM {table} WHERE site = 0 LIMIT 1"):
            continue
        for some in db.batches([id for id, in db.rows("SELECT id FROM node")], NODES):
            with db.writing():
                db.execute(f"UPDATE {table} SET site = (SELECT node.site FROM node WHERE node.id = {table}.node){also} "
                           f"WHERE site = 0 AND {db.one_of('node', len(some))}", *some)
