"""The numbered changes of the tables stand alone: they make today's tables, from nothing and from an older version's.

`upgrades/` holds a database of each released version on each engine: two compounds, a home whose name two phones have
written without seeing each other, three at the gate, and an errand that was not valid.
"""

import ast
import importlib
import json
import pkgutil
import re
import sqlite3
from collections import Counter
from pathlib import Path

import peewee
import psycopg
import pytest

import models
from models import database, migrations, registry, starting
from models.record import Record
from sync.secret import digest
from tests import postgres
from tests.clocks import DAY, Wall
from tests.collector import Collector
from tests.device import Device
from tests.network import Network
from tests.store import Store

OLD = Path(__file__).parent / "upgrades"
ALIKE = {"BIGINT": "INTEGER", "SMALLINT": "INTEGER"}
TAKEN_TWICE = ["0006"]
VERSIONS = sorted({path.name.rpartition("-")[0] for path in OLD.glob("*.sql")})
of_each_version = pytest.mark.parametrize("version", VERSIONS)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request, tmp_path, clock):
    """`fresh("name")`: the URL of an empty database on each engine in turn."""
    if request.param == "sqlite":
        yield lambda name: f"sqlite:///{tmp_path / name}.db"
        return
    server = request.getfixturevalue("postgres_server")
    with postgres.database(server) as one, postgres.database(server) as other:
        free, urls = [one, other], {}
        yield lambda name: urls[name] if name in urls else urls.setdefault(name, free.pop())


def tables_of_facts():
    """Today's models of everything but the kinds."""
    for found in pkgutil.walk_packages(models.__path__, "models."):
        importlib.import_module(found.name)
    return [model for model in peewee.Model.__subclasses__()
            if model.__module__.startswith("models.") and model is not Record]


def made(table):
    """The columns and indexes of a table, by name and in words that do not depend on who wrote them."""
    # SQLite lets a key of one column be nothing where nobody has said NOT NULL; nothing is written so.
    columns = {one.name: (ALIKE.get(one.data_type.upper(), one.data_type.upper()), one.primary_key or one.null,
                          one.primary_key or one.default) for one in database.database.get_columns(table)}
    indexes = {one.name: (one.columns, one.unique, re.sub(r'["()\s]', "", one.sql.partition(" WHERE ")[2]).lower())
               for one in database.database.get_indexes(table) if one.sql}
    return columns, indexes


def declared(url):
    """Table → what today's models make of it, in a database of their own."""
    database.bind(url)
    starting.make()
    facts = tables_of_facts()
    database.database.create_tables([*facts, *registry.KINDS.values()])
    return ({model._meta.table_name: made(model._meta.table_name) for model in facts},
            {kind: made(kind) for kind in registry.KINDS})


def restore(url, version):
    """Put the database of an older version at the URL."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as line:
            line.executescript((OLD / f"{version}-sqlite.sql").read_text())
        line.close()
        return
    with psycopg.connect(url) as line:
        line.execute((OLD / f"{version}-postgresql.sql").read_text())


def test_from_nothing_they_make_what_the_models_say(fresh):
    facts, kinds = declared(fresh("models"))
    collector = Collector(fresh("migrated"))
    collector.tell("init")

    assert {table: made(table) for table in facts} == facts
    assert {kind: made(kind) for kind in kinds} == kinds


def test_every_released_version_is_among_them():
    """The first that the change log names is this very one."""
    this, *released = re.findall(r"^## (\d+\.\d+\.\d+)$", (OLD.parent.parent / "CHANGELOG.md").read_text(),
                                 re.MULTILINE)
    # 0.1.0 had no migrations yet.
    assert this not in VERSIONS
    assert set(released) - set(VERSIONS) <= {"0.1.0"}


@of_each_version
def test_an_older_database_is_brought_to_the_same(fresh, version):
    facts, kinds = declared(fresh("models"))
    restore(fresh("older"), version)
    collector = Collector(fresh("older"))
    collector.tell("init")

    assert migrations.pending() == []
    assert {table: made(table) for table in facts} == facts
    for kind, (columns, indexes) in kinds.items():
        # What a kind no longer has, or had in another type, stays beside them.
        assert made(kind)[0].items() >= columns.items()
        assert made(kind)[1].items() >= indexes.items()


@of_each_version
def test_an_older_database_has_lost_nothing(fresh, version):
    restore(fresh("older"), version)
    collector = Collector(fresh("older"))
    collector.tell("init")

    rows = collector.records()
    assert Counter(row["kind"] for row in rows.values()) == {"gate_entry": 3, "household": 1}
    home = next(row for row in rows.values() if row["kind"] == "household")
    assert home["conflicts"] == ["name"]
    assert database.row("SELECT COUNT(*) FROM op")[0] == 7
    assert database.row("SELECT COUNT(*) FROM op WHERE verdict > 0")[0] == 1
    assert collector.sound()


def of_that_time(collector, node):
    """The phone of that version as it is after seven days in a drawer: what it wrote, and its token."""
    secret = f"the token of {node}"
    with database.writing():
        database.execute("INSERT INTO token (hash, node, created) VALUES (?, ?, 0)", digest(secret), node)
    phone = Device(Network(collector.carry), Wall(collector.clock))
    phone.store = Store(node, secret, "xh", wall_seen=collector.clock())
    for line, in database.rows("SELECT line FROM op WHERE node = ? ORDER BY n", node):
        op = json.loads(bytes(line))
        phone.store.append(op, op.get("base", {}))
    phone.store.have = phone.store.seen = phone.store.settled = phone.store.last
    phone.store.epoch, = database.row("SELECT value FROM setting WHERE name = 'epoch'")
    return phone


@of_each_version
def test_phones_of_an_older_version_go_on_where_they_were(fresh, clock, version):
    """Both bring what they wrote without a network; one of them settles what they had written differently."""
    restore(fresh("older"), version)
    collector = Collector(fresh("older"), clock)
    collector.tell("init")
    clock.tick(7 * DAY)
    leads, n = database.row("SELECT node, n FROM op WHERE kind = 'household' AND record IS NULL")
    gates, = database.row("SELECT other.id FROM node AS mine JOIN node AS other ON other.site = mine.site "
                          "AND other.id <> mine.id AND other.desk = 0 WHERE mine.id = ?", leads)
    lead, gate, home = of_that_time(collector, leads), of_that_time(collector, gates), f"{leads}.{n}"
    entries = [phone.write("gate_entry", {"direction": "out", "unit": "3-1502"}) for phone in (lead, gate)]
    for phone in (gate, lead):
        assert phone.sync(), phone.trouble
    lead.edit(home, {"name": "王家"})
    assert lead.sync(), lead.trouble

    rows = collector.records()
    assert set(entries) <= set(rows)
    assert (rows[home]["fields"]["name"], rows[home]["conflicts"]) == ("王家", [])
    assert not [op for op in lead.store.verdicts.values() if op["verdict"] == "quarantined"]
    assert collector.sound()


def test_a_change_reads_nothing_of_today():
    ours = {"models.database", "models.migrations.dialect", "models"}
    for name in migrations.NUMBERED:
        tree = ast.parse((Path(migrations.__path__[0]) / f"{name}.py").read_text())
        read = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        assert all(isinstance(node, ast.ImportFrom) and node.module in ours for node in read), name
        assert all(node.module != "models" or [one.name for one in node.names] == ["database"] for node in read), name


def test_a_number_is_taken_once():
    taken = Counter(name[:4] for name in migrations.NUMBERED)

    assert sorted(number for number, times in taken.items() if times > 1) == TAKEN_TWICE
    assert migrations.NUMBERED[5:7] == ["0006_doubles", "0006_filters"]
