"""A pgbouncer in transaction mode before the tests' PostgreSQL."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg

from tests.server import free_port

PROGRAM = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MISSING = "pgbouncer is not installed here (Debian: apt install pgbouncer): nothing was tried behind a pooler"


@contextmanager
def before(url: str, folder: Path, connections: int = 4) -> Iterator[str]:
    """The URL by which the database at `url` is reached through a pooler with so few connections; ended on leaving."""
    parts, port = urlsplit(url), free_port()
    host = parse_qs(parts.query).get("host", [parts.hostname or "127.0.0.1"])[0]
    real = parts.port or parse_qs(parts.query).get("port", ["5432"])[0]
    name, user = unquote(parts.path.strip("/")), unquote(parts.username or "postgres")
    config = folder / "pgbouncer.ini"
    config.write_text(f"""[databases]
{name} = host={unquote(host)} port={real} dbname={name} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {connections}
max_client_conn = 500
client_login_timeout = 5
""")
    # It refuses to run as root, and must reach a socket that is its owner's alone.
    owner = {"user": Path(unquote(host)).stat().st_uid} if os.geteuid() == 0 and "/" in unquote(host) else {}
    with config.open() as read, (folder / "pgbouncer.log").open("wb") as log:
        run = subprocess.Popen([PROGRAM, "/dev/stdin"], stdin=read, stdout=log, stderr=log, **owner)
    pooled = f"postgresql://{user}@127.0.0.1:{port}/{name}"
    try:
        _await(pooled, folder / "pgbouncer.log")
        yield pooled
    finally:
        run.terminate()
        run.wait()


def _await(url, log):
    for _ in range(40):
        try:
            psycopg.connect(url, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise AssertionError(log.read_text())
