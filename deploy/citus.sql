-- One desk that outgrows a machine: the tables over several, by site (Citus 13; README, "Past one machine").
--   psql -v ON_ERROR_STOP=1 -f deploy/citus.sql lianfang
-- Once, on the coordinator, with the servers stopped, after `flask --app app init` of the version that runs. Its form is
-- tested here (tests/deploy/test_citus.py) with PostgreSQL and the rules that Citus has for keys; distributing itself was
-- tried by hand elsewhere, with an earlier version. First ask whether cells would do: docs/cells.md.
-- POOLER=1 where pgbouncer stands before the coordinator.
BEGIN;

-- What processes of an older version would need; distributed tables have no triggers.
DROP TRIGGER contact_sited ON contact;
DROP TRIGGER member_sited ON member;
DROP TRIGGER token_sited ON token;

-- A key of a distributed table names the site. These numbers are random or come one by one, so that no site's are
-- another's; what they would be mistaken for is looked up by the site too.
ALTER TABLE node DROP CONSTRAINT node_pkey, ADD PRIMARY KEY (site, id);
ALTER TABLE contact DROP CONSTRAINT contact_pkey, ADD PRIMARY KEY (site, node, nr);
ALTER TABLE member DROP CONSTRAINT member_pkey, ADD PRIMARY KEY (site, node, person);
ALTER TABLE export DROP CONSTRAINT export_pkey, ADD PRIMARY KEY (site, id);
ALTER TABLE job DROP CONSTRAINT job_pkey, ADD PRIMARY KEY (site, id);
ALTER TABLE sheet DROP CONSTRAINT sheet_pkey, ADD PRIMARY KEY (site, id);
ALTER TABLE certificate DROP CONSTRAINT certificate_pkey, ADD PRIMARY KEY (site, id);

-- Small, read by every request and written seldom: on every machine. By `token` and `person` it is found whose site it is.
SELECT create_reference_table('setting');
SELECT create_reference_table('migration');
SELECT create_reference_table('site');
SELECT create_reference_table('person');
SELECT create_reference_table('token');
SELECT create_reference_table('home_link');

-- Of the coordinator alone, since no phone's request touches them: session, browser, second, spare, invitation, evidence,
-- tries. They stay as they are.

-- By site, all in the same place as the counter whose lock orders what is written there.
SELECT create_distributed_table('counter', 'site');
SELECT create_distributed_table(name, 'site', colocate_with => 'counter') FROM unnest(ARRAY[
    'op', 'verdict', 'awaited', 'released', 'unfinished', 'once', 'notice', 'change', 'tally', 'held',
    'node', 'contact', 'member',
    'item', 'item_count', 'filter', 'figure', 'measured', 'fault', 'directory_key', 'directory_mark',
    'effort', 'forgotten', 'forgotten_figure', 'look', 'export', 'job', 'sheet', 'certificate',
    'imported', 'imported_row', 'paper', 'paper_row']::regclass[]) AS name;

-- Every kind of record: its table says where a record stands in the feed and what is its head.
SELECT create_distributed_table(of.oid::regclass, 'site', colocate_with => 'counter') FROM pg_class AS of
WHERE of.relkind = 'r' AND of.relnamespace = 'public'::regnamespace AND NOT EXISTS (
    SELECT 1 FROM unnest(ARRAY['site', 'id', 'pos', 'at', 'heads', 'conflicts', 'void']) AS needed WHERE NOT EXISTS (
        SELECT 1 FROM pg_attribute WHERE attrelid = of.oid AND attname = needed AND NOT attisdropped));

COMMIT;
