-- The user and the database: sudo -u postgres psql -v password="'CHANGE-ME'" -f deploy/postgresql.sql
-- The user owns its own database and nothing else.
CREATE ROLE lianfang LOGIN PASSWORD :password NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE lianfang OWNER lianfang ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE lianfang FROM PUBLIC;
ALTER ROLE lianfang SET statement_timeout = 0;
ALTER ROLE lianfang SET idle_in_transaction_session_timeout = '60s';
-- Connections: WORKERS x THREADS of each server, and a few for commands; see max_connections in postgresql.conf.
-- What was acknowledged must be on the disk: leave fsync, synchronous_commit and full_page_writes as they are (on).
