"""`deploy/citus.sql` as far as it can be tried without the engine: on PostgreSQL, with the engine's rules for keys.

Citus refuses to part a table by a column that one of its unique keys lacks; so do the functions that stand in for it.
"""

import re

import psycopg
import pytest

from models import registry
from tests import postgres
from tests.collector import Collector
from tests.server import ROOT

SQL = (ROOT / "deploy" / "citus.sql").read_text()
STANDS_IN = """
CREATE SCHEMA told;
CREATE TABLE told.parted (name TEXT PRIMARY KEY, how TEXT, beside TEXT);
CREATE FUNCTION create_reference_table(one regclass) RETURNS void LANGUAGE sql AS
$$ INSERT INTO told.parted VALUES (one::text, '', '') $$;
CREATE FUNCTION create_distributed_table(one regclass, by text, distribution_type text DEFAULT 'hash',
    colocate_with text DEFAULT 'default') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_index WHERE indrelid = one AND (indisunique OR indisprimary) AND NOT EXISTS (
        SELECT 1 FROM pg_attribute WHERE attrelid = one AND attname = by AND attnum = ANY(indkey)))
    THEN RAISE EXCEPTION 'a unique key of % lacks %', one, by; END IF;
    IF EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = one AND NOT tgisinternal)
    THEN RAISE EXCEPTION '% has a trigger', one; END IF;
    INSERT INTO told.parted VALUES (one::text, by, colocate_with);
END $$
"""
COORDINATORS = set(re.search(r"touches them: (.*?)\. They", SQL.replace("\n-- ", " "))[1].split(", "))


@pytest.fixture
def own(postgres_server):
    """A database of its own, of which nothing comes back."""
    with postgres.database(postgres_server) as url:
        yield url


@pytest.fixture
def parted(own):
    """Table → `(column, beside)` as it was told, after the whole file ran."""
    Collector(own).tell("init")
    with psycopg.connect(own, autocommit=True) as line:
        line.execute(STANDS_IN)
        line.execute(SQL)
        return {name.strip('"'): tuple(told) for name, *told in line.execute("SELECT * FROM told.parted")}


def test_every_table_has_its_place(own, parted):
    with psycopg.connect(own) as line:
        there = {name for name, in line.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}

    assert there - set(parted) == COORDINATORS
    assert set(registry.KINDS) <= {name for name, (by, _) in parted.items() if by}


def test_all_of_a_site_is_in_one_place(parted):
    assert {told for name, told in parted.items() if told[0] and name != "counter"} == {("site", "counter")}


def test_phones_are_served_by_the_keys_that_it_makes(own, parted):
    collector = Collector(own)
    collector.tell("site", "add", "xh", "--name", "新华小区")
    lin, other = (collector.enrol("gate", name) for name in ("Lin", "Wang"))
    entry = lin.write("gate_entry", {"gate": "east", "direction": "out"})
    for phone in (lin, other):
        assert phone.sync(), phone.trouble
    lin.edit(entry, {"temperature": 36.5})
    assert lin.sync(), lin.trouble

    assert collector.records()[entry]["fields"]["temperature"] == 36.5
    collector.tell("check")
