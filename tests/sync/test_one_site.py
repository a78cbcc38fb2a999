"""Every statement of a sync names one site, and every row that it touches has the site in its key: so the tables can be
parted by site over many machines. What does not is written down here, and the list may only become shorter."""

import re

import pytest

from models import database as db
from sync import enrol, feed
from tests.clocks import DAY, MINUTE
from tests.desk.tab import PASSWORD, DeskTab
from tests.field.tab import Tab
from tests.server import ROOT
from tests.sync.raw import Raw, entry

# Table → why statements of a sync on it name no site. All are small, and on every machine (`deploy/citus.sql`).
LEFT = {
    "setting": "the epoch: one row for all, read only",
    "site": "small, and read only at run time",
    "person": "small, on every machine; whether a role has ended",
    "token": "whoever comes says nothing but a token: which site it is of is what is asked",
}
# What pages and commands ask besides.
BESIDE = {"session": "who has signed in", "second": "their second step", "spare": "their second step",
          "tree": "what is below a place: of `site` alone", "browser": "where they did",
          "migration": "whether the database is up to date"}
CITUS = (ROOT / "deploy" / "citus.sql").read_text()
REKEYED = set(re.findall(r"ALTER TABLE (\w+) DROP CONSTRAINT \w+, ADD PRIMARY KEY \(site,", CITUS))
NAMED = re.compile(r'\bsite"? (?:=|IN) |\(\s*"?site"?,')
TABLES = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE) (?:ONLY )?"?([a-z_]+)"?')


@pytest.fixture
def said(collector, monkeypatch):
    """The statements that reach the database from now on."""
    found, execute, many, insert = {}, db.database.obj.execute_sql, db.many, db.insert

    def note(sql):
        found[" ".join(sql.split())] = True

    monkeypatch.setattr(db.database.obj, "execute_sql", lambda sql, params=None: note(sql) or execute(sql, params))
    monkeypatch.setattr(db, "many", lambda sql, values: note(sql) or many(sql, values))
    monkeypatch.setattr(db, "insert", lambda table, columns, values: note(
        f'INSERT INTO "{table}" ({", ".join(columns)})') or insert(table, columns, values))
    return found


def a_day(collector, clock):
    """Everything that phones send on a day: entries, homes, rivals, what is wrong and let count, a closed day."""
    raw, other, lead = Raw(collector), Raw(collector), Raw(collector, "lead")
    return raw, other, lead, [
        *[entry(clock.tick(10)) for _ in range(3)], entry(clock(), kind="errand", set={"title": "rice"}),
        entry(clock(), kind="household", set={"unit": "1-0101"}), entry(clock(), kind="resident", set={"name": "林"}),
        entry(clock(), set={"gate": "x", "temperature": 99}), entry(clock(), kind="nothing_known", set={})]


def test_every_statement_of_a_sync_names_its_site(collector, clock, said, monkeypatch):
    raw, other, lead, day = a_day(collector, clock)
    said.clear()
    raw.say(*day)
    other.ask()
    for n, node in enumerate((raw, other)):
        node.say({"t": clock.tick(MINUTE), "kind": "errand", "id": raw.dot(4), "set": {"title": f"t{n}"},
                  "base": {"title": [raw.dot(4)]}})
    other.say({"t": clock(), "kind": "clock_jump", "set": {"before": clock() + DAY, "after": clock()}})
    other.say(entry(clock(), kind="release", set={"op": raw.dot(7)}))
    lead.say(entry(clock(), kind="day_close", set={"date": "2020-02-08", "state": "closed"}))
    raw.ask()
    monkeypatch.setattr(feed, "LOOKED_AT", 1)
    other.read()
    assert len(said) > 60

    homeless = {sql: set(TABLES.findall(sql)) for sql in said if not NAMED.search(sql)}
    touched = set().union(*homeless.values())
    assert touched - set(LEFT) == set(), [sql for sql, tables in homeless.items() if tables - set(LEFT)]
    writes = [sql for sql in homeless if re.match("UPDATE|DELETE", sql)]
    assert not writes, writes


def test_every_table_that_a_sync_touches_has_the_site_in_its_key(collector, clock, said):
    raw, other, _lead, day = a_day(collector, clock)
    said.clear()
    raw.say(*day)
    other.read()
    tables = {table for sql in said for table in TABLES.findall(sql)} & set(db.database.get_tables())

    keyless = {table for table in tables if "site" not in db.database.get_primary_keys(table)}
    assert keyless - set(LEFT) <= REKEYED
    for table in keyless - {"setting", "site"}:
        assert "site" in {column.name for column in db.database.get_columns(table)}, table


def test_every_statement_of_a_page_names_its_site(collector, clock, said):
    raw, other, lead, day = a_day(collector, clock)
    raw.say(*day)
    enrol.add_coordinator(1, "Cai", "cai", PASSWORD)
    desk, field = DeskTab(collector, "cai").sign_in(), Tab(collector, "gate", "Lin")
    said.clear()
    for page in ("/desk/", "/desk/records?kind=gate_entry", "/desk/inbox", f"/desk/record/{raw.dot(4)}"):
        assert desk.get(page).status == 200, page
    for page in ("/field/gate", "/field/errands", "/field/phone"):
        assert field.get(page).page.status_code == 200, page
    assert len(said) > 40

    assert_named(said, {*LEFT, *BESIDE})


def test_every_statement_of_a_command_names_its_site(collector, clock, said):
    raw, *_others, day = a_day(collector, clock)
    raw.say(*day)
    said.clear()
    for words in (("check",), ("rebuild",), ("export", "--site", "xh")):
        collector.tell(*words)
    assert len(said) > 40

    assert_named(said, {*LEFT, *BESIDE})


def assert_named(said, free):
    """No statement that names no site asks for more than the tables that are free to it."""
    homeless = {sql: set(TABLES.findall(sql)) for sql in said if not NAMED.search(sql)}
    assert {table for tables in homeless.values() for table in tables} - free == set(), [
        sql for sql, tables in homeless.items() if tables - free]
