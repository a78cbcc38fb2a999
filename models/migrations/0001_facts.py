"""The tables of the first version: sites, people, nodes, the log of ops, and what is kept beside it."""

from models.migrations.dialect import make

SITES = """
CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE site (id SERIAL NOT NULL PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL,
    parent INTEGER);
CREATE UNIQUE INDEX site_code ON site (code);
CREATE INDEX site_parent ON site (parent);
CREATE TABLE counter (site INTEGER NOT NULL PRIMARY KEY, pos BIGINT NOT NULL, swept BIGINT NOT NULL)
"""

PEOPLE = """
CREATE TABLE person (id TEXT NOT NULL PRIMARY KEY, site INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
    login TEXT, password TEXT, created BIGINT NOT NULL);
CREATE INDEX person_site ON person (site);
CREATE UNIQUE INDEX person_login ON person (login);
CREATE TABLE session (hash TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL, created BIGINT NOT NULL,
    expires BIGINT NOT NULL);
CREATE INDEX session_expires ON session (expires);
CREATE TABLE invitation (hash TEXT NOT NULL PRIMARY KEY, site INTEGER NOT NULL, role TEXT NOT NULL, "by" TEXT,
    created BIGINT NOT NULL, expires BIGINT NOT NULL, node TEXT);
CREATE INDEX invitation_site ON invitation (site)
"""

NODES = """
CREATE TABLE node (id TEXT NOT NULL PRIMARY KEY, site INTEGER NOT NULL, person TEXT NOT NULL, desk SMALLINT NOT NULL,
    enrolled BIGINT NOT NULL, revoked BIGINT, wiped BIGINT, have BIGINT NOT NULL, hash TEXT NOT NULL,
    claimed BIGINT NOT NULL, contacts BIGINT NOT NULL, jumps INTEGER NOT NULL, heard BIGINT, skew BIGINT, app TEXT,
    "schema" INTEGER);
CREATE INDEX node_site ON node (site);
CREATE TABLE member (node TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (node, person));
CREATE TABLE token (hash TEXT NOT NULL PRIMARY KEY, node TEXT NOT NULL, created BIGINT NOT NULL, dead BIGINT);
CREATE INDEX token_node ON token (node);
CREATE TABLE contact (node TEXT NOT NULL, nr BIGINT NOT NULL, arrival BIGINT NOT NULL, now BIGINT NOT NULL,
    heard BIGINT NOT NULL, claimed BIGINT NOT NULL, PRIMARY KEY (node, nr));
CREATE INDEX contact_node_claimed_arrival ON contact (node, claimed, arrival);
CREATE INDEX contact_node_heard ON contact (node, heard)
"""

OPS = """
CREATE TABLE op (site INTEGER NOT NULL, node TEXT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, record TEXT,
    t BIGINT NOT NULL, at BIGINT NOT NULL, uncertain SMALLINT NOT NULL, arrived BIGINT NOT NULL,
    verdict SMALLINT NOT NULL, line BYTEA NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (site, node, n));
CREATE INDEX op_record ON op (site, record) WHERE record IS NOT NULL;
CREATE INDEX op_verdict ON op (site, verdict, arrived) WHERE verdict > 0;
CREATE TABLE verdict (site INTEGER NOT NULL, node TEXT NOT NULL, n BIGINT NOT NULL, record TEXT, verdict TEXT NOT NULL,
    detail TEXT NOT NULL, folded SMALLINT NOT NULL, PRIMARY KEY (site, node, n));
CREATE INDEX verdict_site_record ON verdict (site, record);
CREATE INDEX verdict_site_verdict_node ON verdict (site, verdict, node);
CREATE TABLE awaited (site INTEGER NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL, node TEXT NOT NULL,
    n BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, PRIMARY KEY (site, record, node, n));
CREATE TABLE released (site INTEGER NOT NULL, node TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (site, node, n));
CREATE TABLE evidence (node TEXT NOT NULL, hash TEXT NOT NULL, at BIGINT NOT NULL, body BYTEA NOT NULL,
    PRIMARY KEY (node, hash));
CREATE TABLE once (site INTEGER NOT NULL, "key" TEXT NOT NULL, dot TEXT NOT NULL, at BIGINT NOT NULL,
    PRIMARY KEY (site, "key"));
CREATE TABLE notice (site INTEGER NOT NULL, node TEXT NOT NULL, id TEXT NOT NULL, about TEXT NOT NULL,
    text TEXT NOT NULL, pos BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (site, node, id));
CREATE INDEX notice_site_node_pos ON notice (site, node, pos)
"""


def up() -> None:
    """Create them."""
    for tables in (SITES, PEOPLE, NODES, OPS):
        make(tables)
