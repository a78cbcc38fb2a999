"""PostgreSQL: a server that may be started again under our feet."""

import select
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

import peewee
import psycopg

from models.faults import LINE

# s, s, s and ms: a server that has gone without a word is given up within half a minute, not after hours.
PATIENT: dict[str, Any] = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10,
                           "tcp_user_timeout": 30_000}
LOCK_TIMEOUT = "20s"
# Behind a pooler in transaction mode two transactions may be on two connections, and one connection serves many: what
# is said to it holds for a transaction, and nothing is prepared.
POOLED: dict[str, Any] = {"prepare_threshold": None}


class Served(peewee.PostgresqlDatabase):
    """A connection that the server has ended is given up when it is taken; a read that met its end is tried once more.

    A write is not: nobody knows whether it was done. It is `busy` for whoever asked, and sent again. `pooled`: a pooler
    in transaction mode stands in between.
    """

    # Peewee's own, of which its stubs say nothing: this thread's connection.
    _state: Any

    def __init__(self, url, pooled=False):
        named, self.pooled = parse_qs(urlsplit(url).query), pooled
        options = {k: v for k, v in PATIENT.items() if k not in named} | (POOLED if pooled else {})
        super().__init__(url, prefer_psycopg3=True, **options)

    def cursor(self, *args: Any, **options: Any) -> Any:
        if not self.in_transaction() and not self._state.closed and _hung_up(self._state.conn):
            self.drop()
        return super().cursor(*args, **options)

    def begin(self, *args: Any, **options: Any) -> None:
        self._again(self._begin_pooled if self.pooled else super().begin, *args, **options)

    def _begin_pooled(self):
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]  # not in the stubs
            self.cursor().execute(f"BEGIN; SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")

    @contextmanager
    def beside(self) -> Iterator[psycopg.Connection]:
        """A connection of its own in one transaction until the block ends, whatever this thread does meanwhile."""
        connection = self._connect()  # type: ignore[attr-defined]  # not in the stubs
        try:
            connection.execute("BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0")
            yield connection
        finally:
            connection.close()

    def commit(self) -> None:
        """End a transaction where it began: another connection would gladly commit nothing."""
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]  # not in the stubs
            self._state.conn.cursor().execute("COMMIT")

    def rollback(self) -> None:
        """What a connection had begun ends with it; that it has ended must still be seen by whoever began it."""
        if not self.lost():
            with peewee.__exception_wrapper__:  # type: ignore[attr-defined]  # not in the stubs
                self._state.conn.cursor().execute("ROLLBACK")

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        if self.in_transaction() or sql.lstrip()[:6].upper() != "SELECT":
            return super().execute_sql(sql, params)
        return self._again(super().execute_sql, sql, params)

    def _again(self, ask, *args, **options):
        try:
            return ask(*args, **options)
        except LINE:
            if not self.lost():
                raise
        self.drop()
        return ask(*args, **options)

    def lost(self) -> bool:
        """Whether this thread had a connection that has ended."""
        return not self._state.closed and self._state.conn.closed

    def drop(self) -> None:
        """Give this thread's connection up; the next statement opens another."""
        connection = self._state.conn
        self._state.reset()
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()

    def _initialize_connection(self, connection):
        if not self.pooled:
            connection.execute(f"SET lock_timeout = '{LOCK_TIMEOUT}'")


def _hung_up(connection):
    """Whether the server has ended the connection. It says so unasked: where nothing waits to be read, it has not."""
    if connection.closed:
        return True
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN | select.POLLHUP | select.POLLERR)
    if not poll.poll(0):
        return False
    with suppress(psycopg.Error):
        connection.execute("SELECT 1")
    return connection.closed
